//! Where sentences fall into clauses: a clause that was left out, added or moved hides inside a sentence.
//!
//! The borders are found by form alone: Korean connective endings and quote tails, English conjunctions and
//! relative pronouns, and commas in both. A border too many does little harm, since what a clause says is compared
//! by meaning; so lists may fall apart where their parts are long enough.

use super::words;
use crate::source::{Lang, Span, char_before, script};

/// The fewest letters of a clause; a shorter one stays with its neighbour.
const fn least(lang: Lang) -> usize {
    match lang {
        Lang::Ko => 7,
        Lang::En => 18,
    }
}

/// Verb endings that join a clause to the next one, whatever follows.
const KO_ENDINGS: &[&str] = &[
    "지만",
    "면서",
    "는데",
    "은데",
    "인데",
    "한데",
    "므로",
    "니까",
    "는바",
    "거니와",
    "려고",
    "고자",
    "하여",
    "되어",
    "해서",
    "돼서",
    "아서",
    "어서",
    "여서",
    "으나",
    "는가",
    "든지",
    "도록",
    "자마자",
    "라며",
    "다며",
    "다가",
    "더니",
    "느라",
    "데다",
];
/// Words on 며 and 고 that are no verbs.
const KO_NOUNS: &[&str] = &[
    "사고",
    "최고",
    "재고",
    "광고",
    "보고",
    "창고",
    "신고",
    "경고",
    "참고",
    "예고",
    "권고",
    "제고",
    "국고",
    "원고",
    "피고",
    "냉장고",
    "금고",
    "고고",
    "학고",
    "중고",
    "그리고",
    "라고",
    "이라고",
    "다고",
    "냐고",
    "자고",
];
/// What follows 고 where the verb goes on: 하고 있다, 하고 싶다, 하고 나서.
const KO_AUXILIARIES: &[&str] = &["있", "싶", "나서", "나면", "말", "는"];
/// Words before which an English clause begins.
const EN_OPENERS: &[&str] = &[
    "and",
    "but",
    "or",
    "while",
    "whereas",
    "because",
    "although",
    "though",
    "which",
    "who",
    "whose",
    "whom",
    "where",
    "after",
    "before",
    "until",
    "unless",
    "since",
    "when",
    "if",
    "as",
    "so",
    "with",
    "including",
    "that",
    "by",
    "to",
    "for",
];
/// The openers that also begin phrases; they begin a clause only in long sentences.
const EN_WEAK: &[&str] = &["that", "by", "to", "for", "as", "or", "with"];
/// How long, in letters, both sides of a weak opener must be.
const EN_WEAK_LEAST: usize = 45;

/// How long, in letters, both sides of a comma before a participle must be.
const EN_PARTICIPLE_LEAST: usize = 13;

/// Cuts `sentence` into its clauses, in order and without gaps but for white space.
pub(crate) fn clauses(text: &str, sentence: Span, lang: Lang) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    let mut start = sentence.start;
    let whole = letters(text, sentence);
    let mut so_far = 0;
    for (at, weight) in borders(text, sentence, lang) {
        let piece = letters(text, Span::new(start, at));
        so_far += piece;
        let rest = whole.saturating_sub(so_far);
        if piece >= weight && rest >= weight {
            all.push(Span::new(start, at).trim(text));
            start = at;
        } else {
            so_far -= piece;
        }
    }
    all.push(Span::new(start, sentence.end).trim(text));
    all
}

fn letters(text: &str, span: Span) -> usize {
    let (hangul, latin) = script::letters(span.of(text));
    hangul + latin
}

/// Returns the places at which a clause may end, each with the letters that both sides must have.
fn borders(text: &str, sentence: Span, lang: Lang) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut words = words(text, sentence).peekable();
    while let Some(word) = words.next() {
        let Some(next) = words.peek() else { break };
        let bare = word.of(text).trim_end_matches(|c: char| !c.is_alphanumeric());
        let ends =
            char_before(text, word.end).is_some_and(|c| matches!(c, ',' | ';' | ':' | '—' | '–' | '”' | '"'));
        let least = least(lang);
        match lang {
            Lang::Ko if ends || ko_ends(bare, next.of(text)) => found.push((word.end, least)),
            Lang::En if ends => {
                let participle = char_before(text, word.end) == Some(',') && is_participle(next.of(text));
                found.push((word.end, if participle { EN_PARTICIPLE_LEAST } else { least }));
            }
            Lang::En => {
                let opener = next.of(text);
                if EN_WEAK.contains(&opener) {
                    found.push((word.end, EN_WEAK_LEAST));
                } else if EN_OPENERS.contains(&opener) {
                    found.push((word.end, least));
                }
            }
            Lang::Ko => {}
        }
    }
    found
}

/// Returns whether an English word looks like a participle, which begins a clause after a comma.
fn is_participle(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("ing") || word.ends_with("ed")) && !word.starts_with(char::is_uppercase)
}

/// Returns whether a Korean word ends a clause, given the word after it.
fn ko_ends(word: &str, next: &str) -> bool {
    if KO_ENDINGS.iter().any(|ending| word.ends_with(ending)) {
        return true;
    }
    let long = word.chars().count() >= 2;
    let noun = KO_NOUNS.iter().any(|noun| word.ends_with(noun));
    let goes_on = KO_AUXILIARIES.iter().any(|auxiliary| next.starts_with(auxiliary));
    long && !noun && (word.ends_with('며') || (word.ends_with('고') && !goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, lang: Lang) -> Vec<&str> {
        clauses(text, Span::new(0, text.len()), lang).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn korean_sentences_fall_apart_at_connective_endings() {
        assert_eq!(
            cut("시는 노후 상수관을 교체하고 내년부터 수질 정보를 공개하며, 민원 창구를 늘린다.", Lang::Ko),
            ["시는 노후 상수관을 교체하고", "내년부터 수질 정보를 공개하며,", "민원 창구를 늘린다."]
        );
        assert_eq!(
            cut("두 회사는 지난해부터 새로운 배터리를 함께 개발하고 있다고 밝혔다.", Lang::Ko).len(),
            1
        );
        assert_eq!(cut("공사장 안전사고 신고 건수가 크게 줄었다.", Lang::Ko).len(), 1);
    }

    #[test]
    fn english_sentences_fall_apart_at_conjunctions_and_commas() {
        assert_eq!(
            cut(
                "The city will replace its old pipes and publish data on water quality, which residents asked for.",
                Lang::En
            ),
            [
                "The city will replace its old pipes",
                "and publish data on water quality,",
                "which residents asked for."
            ]
        );
        assert_eq!(cut("Fish, rice and tea are sold.", Lang::En).len(), 1);
    }
}
