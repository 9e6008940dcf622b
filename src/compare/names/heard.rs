//! Which Latin names are heard in which Korean words.
//!
//! No table has every person and place in the news, and Korean prose marks no name by a capital. But the translation does:
//! so each of its names is held against the words of the source, by sound.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use crate::align::{Pair, Side};
use crate::extract::name::titles;
use crate::meaning::lexicon;
use crate::name::gazetteer::{self, Hit};
use crate::name::{self, given_names};
use crate::source::{Span, head, script};

/// The likeness from which a word may be the name: enough to doubt that it is missing.
pub(super) const NEAR: u16 = 700;
/// The likeness from which two words may be one name in two spellings.
pub(super) const SOMEWHAT: u16 = 550;
/// The likeness from which a surname tells who somebody is, whatever the given name.
pub(super) const CERTAIN: u16 = 900;
/// What a word of two syllables must be liker than a longer one, to count as a name.
const SHORT: u16 = 80;

/// How many Latin letters a syllable stands for at most.
const LETTERS: usize = 5;

/// Last syllables of inflected words, which end few names.
const INFLECTED: [char; 26] = [
    '다', '고', '며', '한', '된', '할', '던', '는', '은', '게', '지', '면', '해', '히', '까', '요', '들',
    '을', '를', '의', '적', '인', '릴', '될', '함', '음',
];

/// A word of the source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'p> {
    /// The word without its particle.
    pub(super) span: Span,
    pub(super) text: &'p str,
    /// The word with its particle, which may be a syllable of the name: 하루토, 모리카와.
    pub(super) whole: &'p str,
    /// Whether it is a word of the language, a title or a number, which sounds like a name by chance.
    pub(super) ordinary: bool,
    /// Whether it is a given name of another language.
    pub(super) given: bool,
}

/// Particles, pronouns and the like, which no vocabulary of content has.
const FUNCTION: &[&str] = &[
    "그가",
    "그를",
    "그의",
    "그는",
    "그들",
    "그녀",
    "그것",
    "이것",
    "저것",
    "우리",
    "저희",
    "여러분",
    "부터",
    "까지",
    "에게",
    "에서",
    "으로",
    "이라",
    "라고",
    "이라고",
    "하며",
    "위해",
    "위한",
    "대해",
    "대한",
    "관해",
    "통해",
    "따라",
    "따르",
    "때문",
    "있다",
    "있는",
    "있던",
    "있었다",
    "있었",
    "없는",
    "없다",
    "하는",
    "하던",
    "했다",
    "했던",
    "됐다",
    "된다",
    "한다",
    "같은",
    "같이",
    "다른",
    "모든",
    "여러",
    "어떤",
    "이런",
    "그런",
    "저런",
    "이렇게",
    "그렇게",
    "그리고",
    "그러나",
    "하지만",
    "그러자",
    "그래서",
    "또한",
    "또는",
    "혹은",
    "이번",
    "지난",
    "다음",
    "오는",
    "이후",
    "이전",
    "당시",
    "현재",
    "매우",
    "아주",
    "가장",
    "더욱",
    "모두",
    "함께",
    "다시",
    "이미",
    "아직",
    "바로",
    "만약",
    "달러",
    "유로",
    "위안",
    "때와",
    "때의",
    "것이",
    "것은",
    "것을",
    "것으",
    "수가",
    "씨는",
    "씨가",
    "씨의",
    "씨를",
    "씨와",
    "씨에게",
    "씨도",
    "이는",
    "이를",
    "이에",
    "월요일",
    "화요일",
    "수요일",
    "목요일",
    "금요일",
    "토요일",
    "일요일",
];

impl Word<'_> {
    /// Returns whether it has the form of a Korean's full name.
    pub(super) fn is_korean_name(&self) -> bool {
        self.text.chars().count() == 3 && name::surname_of(self.text).is_some()
    }

    /// Returns whether it is long, and has a syllable that few words of the language have: 헤시피 has none, 트라브존 has.
    pub(super) fn looks_foreign(&self) -> bool {
        self.text.chars().count() > 2 && self.text.chars().any(sounds_foreign) && !self.is_inflected()
    }

    /// Returns whether `next` may be the next word of the same name: a given name has no particle, and one space after it.
    pub(super) fn leads_to(&self, next: &Self) -> bool {
        self.text == self.whole && self.span.end + 1 == next.span.start
    }

    /// Returns whether it ends in what is most often a particle.
    pub(super) fn ends_in_particle(&self) -> bool {
        self.text.ends_with(['는', '은', '를', '을', '의', '게', '며', '던', '들'])
    }

    /// Returns whether it ends as inflected words do.
    pub(super) fn is_inflected(&self) -> bool {
        self.text.ends_with(INFLECTED) || self.text.ends_with("면서")
    }
}

/// Returns whether what has the form of a Korean's name is a word of the language all the same: 우승할, 한국인, 정치학, 나에게.
pub(super) fn is_no_name(word: &str) -> bool {
    /// Ends of verbs and adjectives before a noun, and particles, with which hardly any name ends.
    const INFLECTED: [char; 15] =
        ['할', '한', '된', '될', '는', '던', '릴', '를', '을', '며', '면', '히', '게', '돼', '로'];
    /// Makes of a word a kind of people, a field or a body.
    const SUFFIXES: [char; 26] = [
        '선', '동', '읍', '역', '항', '시', '학', '인', '족', '계', '형', '용', '식', '권', '급', '별', '화',
        '성', '적', '력', '률', '부', '국', '과', '팀', '태',
    ];
    let stem = word.strip_suffix(SUFFIXES).unwrap_or_default();
    let whole = Span::new(0, stem.len());
    // 주유엔 대사: the ambassador to the United Nations.
    let posted = word.strip_prefix(['주', '대', '방', '전', '현', '신']).unwrap_or_default();
    let place = Span::new(0, posted.len());
    word.ends_with(INFLECTED)
        || FUNCTION.contains(&word)
        || titles::is_korean_title(word)
        || gazetteer::korean(posted, place).iter().any(|hit| hit.span == place)
        || (!stem.is_empty()
            && (lexicon::covers_korean(stem)
                || gazetteer::korean(stem, whole).iter().any(|hit| hit.span == whole)))
}

/// Listens for the names of a pair.
pub(super) struct Ear<'p> {
    words: Vec<Word<'p>>,
    /// The parts of the names of the translation, each once.
    names: Vec<&'p str>,
    /// Its names of several words, each once.
    full: Vec<&'p str>,
    scores: RefCell<HashMap<(&'p str, &'p str), u16>>,
    /// Which Latin words the source has, and which words of it are a name of the translation.
    known: RefCell<HashMap<&'p str, bool>>,
}

impl<'p> Ear<'p> {
    /// Cuts the source into words.
    pub(super) fn new(pair: &'p Pair) -> Self {
        let reading = pair.reading(Side::Source);
        let text = reading.text();
        let mut words = Vec::new();
        for sentence in &reading.segmentation.sentences {
            let mut at = sentence.span.start;
            for piece in sentence.span.of(text).split(|c: char| !script::is_syllable(c)) {
                let start = at;
                at += piece.len();
                // The separator that ended the piece.
                at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                let given = given_names().contains(piece);
                if piece.chars().count() < 2 && !given {
                    continue;
                }
                let core = if given { piece } else { titles::strip_particle(piece) };
                let ordinary = !given
                    && (titles::is_korean_title(core)
                        || lexicon::covers_korean(core)
                        || is_word_with_particle(core)
                        || FUNCTION.contains(&core)
                        || FUNCTION.contains(&piece));
                words.push(Word {
                    span: Span::new(start, start + core.len()),
                    text: core,
                    whole: piece,
                    ordinary,
                    given,
                });
            }
        }
        let text = pair.target.text();
        let likely = pair.target.names.likely.iter();
        // A lone word at the beginning of a sentence may owe its capital to its place.
        let inside = |span: &&Span| {
            let before = head(text, span.start).trim_end_matches(' ');
            span.of(text).contains(' ') || before.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        };
        let mut names: Vec<&str> = likely
            .filter(inside)
            .flat_map(|span| span.of(text).split(' '))
            .filter(|part| part.len() > 3)
            .collect();
        names.sort_unstable();
        names.dedup();
        let mut full: Vec<&str> = pair.target.names.likely.iter().map(|span| span.of(text)).collect();
        full.retain(|name| name.contains([' ', '-']));
        full.sort_unstable();
        full.dedup();
        Self { words, names, full, scores: RefCell::default(), known: RefCell::default() }
    }

    /// Returns the words of the source.
    pub(super) fn words(&self) -> impl Iterator<Item = &Word<'p>> {
        self.words.iter()
    }

    /// Returns the words inside `span`.
    fn words_in(&self, span: Span) -> &[Word<'p>] {
        self.words.get(self.range(span)).unwrap_or_default()
    }

    /// Returns the numbers of the words inside `span`.
    fn range(&self, span: Span) -> Range<usize> {
        let before = |offset: usize| self.words.partition_point(|w| w.span.start < offset);
        before(span.start)..before(span.end)
    }

    /// Returns the words inside `span` with their numbers.
    pub(super) fn numbered(&self, span: Span) -> impl Iterator<Item = (usize, &Word<'p>)> {
        self.range(span).zip(self.words_in(span))
    }

    /// Returns whether the word of that number ends a name of two words that are none of the language: 피터 마틴.
    pub(super) fn is_foreign(&self, number: usize) -> bool {
        let (Some(word), Some(given)) =
            (self.words.get(number), number.checked_sub(1).and_then(|n| self.words.get(n)))
        else {
            return false;
        };
        let name = |word: &Word<'_>| {
            !word.ordinary && (2..=5).contains(&word.text.chars().count()) && !word.is_inflected()
        };
        let foreign = |word: &Word<'_>| word.text.chars().any(sounds_foreign);
        name(word) && name(given) && (foreign(word) || foreign(given)) && given.leads_to(word)
    }

    /// Returns how much a word sounds like a Latin word, in permille.
    pub(super) fn likeness(&self, word: &Word<'p>, latin: &'p str) -> u16 {
        let own = self.score(word.text, latin);
        if word.whole == word.text { own } else { own.max(self.score(word.whole, latin)) }
    }

    /// Returns how much a Korean word sounds like a Latin one, in permille; what was compared once is remembered.
    pub(super) fn score(&self, hangul: &'p str, latin: &'p str) -> u16 {
        if !may_sound_alike(hangul, latin) {
            return 0;
        }
        if let Some(score) = self.scores.borrow().get(&(hangul, latin)) {
            return *score;
        }
        let score = name::compare(hangul, latin).score;
        self.scores.borrow_mut().insert((hangul, latin), score);
        score
    }

    /// Returns whether a Korean of `span` bears the surname that a Latin name has at one of its ends.
    pub(super) fn bears(&self, span: Span, latin: &str) -> bool {
        let ends = [latin.split(' ').next(), latin.split(' ').next_back()];
        self.words_in(span).iter().filter(|word| !word.ordinary).any(|word| {
            let surname = name::surname_of(word.text).map(|(surname, _)| surname);
            surname.is_some_and(|surname| {
                ends.into_iter().flatten().any(|end| name::surname_matches(surname, end))
            })
        })
    }

    /// Returns whether a word of the source that is none of the language is the Latin word.
    pub(super) fn knows(&self, latin: &'p str) -> bool {
        self.remember(latin, || {
            self.words
                .iter()
                .filter(|word| !word.ordinary)
                .any(|word| self.likeness(word, latin) >= name::SAME)
        })
    }

    /// Returns whether a word of the source is a part of a name that the translation has anywhere.
    pub(super) fn is_name(&self, word: &Word<'p>) -> bool {
        // Two syllables sound like some name by chance.
        let least = if word.text.chars().count() > 2 { name::SAME } else { name::SAME + SHORT };
        self.remember(word.whole, || {
            (!word.is_inflected() && self.names.iter().any(|part| self.likeness(word, part) >= least))
                || (word.is_korean_name()
                    && self.full.iter().any(|full| self.likeness(word, full) >= name::SAME))
        })
    }

    /// Returns what was found out about a word, once.
    fn remember(&self, word: &'p str, find: impl FnOnce() -> bool) -> bool {
        if let Some(known) = self.known.borrow().get(word) {
            return *known;
        }
        let known = find();
        self.known.borrow_mut().insert(word, known);
        known
    }

    /// Returns the words of `span` that are none of the language, outside the names that are `known`.
    fn unknown_words(&self, span: Span, known: &[Hit]) -> impl Iterator<Item = &Word<'p>> {
        let free = |word: &&Word<'p>| !word.ordinary && !known.iter().any(|hit| hit.span.overlaps(word.span));
        self.words_in(span).iter().filter(free)
    }

    /// Returns whether such a word begins with a Latin one: 한빛문화재단 with Hanbit. What is `exact` is written by the rules of
    /// the language.
    pub(super) fn hears_within(&self, span: Span, latin: &'p str, known: &[Hit], exact: bool) -> bool {
        let least = if exact { CERTAIN } else { name::SAME };
        self.unknown_words(span, known).any(|word| {
            let ends = word.text.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
            ends.filter(|end| *end < word.text.len())
                .filter_map(|end| word.text.get(..end))
                .any(|begin| self.score(begin, latin) >= least)
        })
    }

    /// Returns whether such a word is surely the Latin one: 택시 is not Texas, and 오스트리아 no Australia.
    pub(super) fn hears_name(&self, span: Span, latin: &'p str, known: &[Hit]) -> bool {
        self.unknown_words(span, known).any(|word| self.likeness(word, latin) >= name::SAME)
    }

    /// Returns whether a Latin word is surely heard in `span`.
    pub(super) fn hears_surely(&self, span: Span, latin: &'p str) -> bool {
        self.words_in(span).iter().any(|word| self.likeness(word, latin) >= name::SAME)
    }
}

/// Returns whether a word of two syllables is one of one syllable with a particle: 골로 is 골.
fn is_word_with_particle(word: &str) -> bool {
    let stem = word.strip_suffix(['로', '은', '는', '을', '를', '의', '에', '와', '과']).unwrap_or_default();
    stem.chars().count() == 1 && lexicon::covers_korean(stem)
}

/// Returns whether a syllable is one that transliterations have, and few words of the language: 크, 르, 터, 캐.
pub(super) fn sounds_foreign(syllable: char) -> bool {
    let Some(index) = u32::from(syllable).checked_sub(0xAC00).filter(|index| *index < 11_172) else {
        return false;
    };
    let (initial, vowel, last) = (index / 588, index % 588 / 28, index % 28);
    // ㅡ without a last consonant after ㄷ, ㄹ, ㅂ, ㅅ, ㅈ and the aspirates; ㅋ; ㅌ and ㅍ with ㅓ, ㅔ or ㅣ.
    (vowel == 18 && last == 0 && matches!(initial, 3 | 5 | 7 | 9 | 12 | 14..=17))
        || (initial == 15 && syllable != '쾌')
        || (matches!(initial, 16 | 17) && matches!(vowel, 4 | 5 | 20) && last != 1)
}

/// Returns whether two words can sound alike at all, by their lengths and first sounds: most pairs are told apart here.
fn may_sound_alike(hangul: &str, latin: &str) -> bool {
    let syllables = hangul.chars().count();
    let letters = latin.chars().filter(|c| c.is_alphabetic()).count();
    if letters < syllables || letters > syllables * LETTERS {
        return false;
    }
    let (Some(first), Some(letter)) = (hangul.chars().next(), latin.chars().find(|c| c.is_alphabetic()))
    else {
        return false;
    };
    let Some(initial) = u32::from(first).checked_sub(0xAC00).map(|index| index / 588) else { return true };
    let letter = letter.to_ascii_lowercase();
    // The letters with which a name may begin that Korean begins with this consonant.
    let letters = match initial {
        0 | 1 | 15 => "gkcqxj",
        2 => "nkgmp",
        3 | 4 | 16 => "dtj",
        5 => "rlw",
        6 => "m",
        7 | 8 | 17 => "bpvfwm",
        9 | 10 => "scztpxh",
        12..=14 => "jzcgtsdqyxk",
        18 => "hjwgfxkr",
        // 은와케메 for Nwakeme, 음웨시가 for Mwesiga.
        11 if matches!(first, '은' | '음' | '응') => "nmeiyu",
        _ => return "aeiouywhjäöüéáóåøæœ".contains(letter) || !letter.is_ascii(),
    };
    letters.contains(letter) || !letter.is_ascii()
}
