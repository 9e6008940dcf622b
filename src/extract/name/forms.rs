//! Which Korean words can be names, by their form.

use super::titles;
use crate::meaning::lexicon;
use crate::name;
use crate::source::Span;

/// Returns whether a word can be a Korean's full name, and is no word of the language.
pub(super) fn is_full_name(word: &str) -> bool {
    let length = word.chars().count();
    let shaped = match name::surname_of(word) {
        Some((surname, given)) => {
            given.chars().count() == 2
                || (surname.chars().count() == 2 && given.chars().count() <= 2)
                || (length == 2)
        }
        None => false,
    };
    shaped && (3..=4).contains(&length) && is_unknown(word) && !is_inflected(word) && !is_college(word)
}

/// Returns whether what has the form of a name is a syllable with a particle of two: 전까지, 이후부터.
pub(super) fn is_inflected(word: &str) -> bool {
    const PARTICLES: &[&str] =
        &["까지", "부터", "에서", "에게", "으로", "보다", "처럼", "마다", "조차", "밖에"];
    PARTICLES.iter().any(|particle| word.ends_with(particle))
}

/// Returns whether a word is a college by its field: 인문대, 공과대.
fn is_college(word: &str) -> bool {
    const FIELDS: &[&str] = &[
        "인문", "사회", "사범", "공과", "경영", "경상", "경제", "음악", "미술", "예술", "의과", "약학",
        "농생", "국제", "체육", "생활",
    ];
    word.strip_suffix('대').is_some_and(|field| FIELDS.contains(&field) || lexicon::covers_korean(field))
}

/// Returns whether a word can be a Korean's full name of two syllables, and is no word of the language: 최건.
pub(super) fn is_short_name(word: &str) -> bool {
    word.chars().count() == 2 && name::is_korean_name(word) && is_unknown(word) && !holds_word(word)
}

/// Returns whether a word is none of the vocabulary, the titles or the gazetteer.
pub(super) fn is_unknown(word: &str) -> bool {
    !titles::is_korean_title(word)
        && !lexicon::covers_korean(word)
        && name::gazetteer::korean(word, Span::new(0, word.len())).iter().all(|h| h.span.len() < word.len())
}

/// Returns whether a word looks like an office or body rather than a person.
pub(super) fn is_body(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "시",
        "도",
        "구",
        "군",
        "부",
        "청",
        "원",
        "처",
        "국",
        "과",
        "실",
        "팀",
        "단",
        "회",
        "사",
        "당",
        "대",
        "관",
        "소",
        "센터",
        "위원회",
        "공사",
        "공단",
        "은행",
        "그룹",
        "대학교",
        "대학",
        "병원",
        "재단",
        "협회",
        "연구소",
        "본부",
        "총괄",
        "담당",
        "법인",
        "전자",
        "정밀",
        "건설",
        "증권",
        "보험",
        "항공",
        "동",
        "읍",
        "면",
        "마을",
        "캐피털",
        "파트너스",
        "벤처스",
        "테크",
        "바이오",
        "모빌리티",
        "홀딩스",
        "코리아",
        "엔터테인먼트",
        "물산",
        "제약",
        "화학",
    ];
    word.chars().count() > 2 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// Returns whether a word has a word of the language in it.
fn holds_word(word: &str) -> bool {
    let words = lexicon::korean(word, Span::new(0, word.len()));
    words.iter().any(|found| found.span.of(word).chars().count() >= 2)
}

/// Returns whether a word can be a Korean's full name, and has no word of the language in it.
pub(super) fn is_evident_name(word: &str) -> bool {
    is_full_name(word)
        && !is_body(word)
        && !word.ends_with(['들', '측', '네', '앉', '않', '없', '많', '있'])
        && !holds_word(word)
}
