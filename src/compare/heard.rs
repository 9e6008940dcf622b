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
use crate::name;
use crate::source::{Span, script, tail};

/// The likeness from which a word may be the name: enough to doubt that it is missing.
pub(super) const NEAR: u16 = 700;
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
    whole: &'p str,
    /// Whether it is a word of the language, a title or a number, which sounds like a name by chance.
    pub(super) ordinary: bool,
}

impl Word<'_> {
    /// Returns whether it ends as inflected words do.
    pub(super) fn is_inflected(&self) -> bool {
        self.text.ends_with(INFLECTED)
    }
}

/// Listens for the names of a pair.
pub(super) struct Ear<'p> {
    words: Vec<Word<'p>>,
    /// The parts of the full names of the translation, each once.
    names: Vec<&'p str>,
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
                if piece.chars().count() < 2 {
                    continue;
                }
                let core = titles::strip_particle(piece);
                let ordinary = titles::is_korean_title(core) || lexicon::covers_korean(core);
                words.push(Word {
                    span: Span::new(start, start + core.len()),
                    text: core,
                    whole: piece,
                    ordinary,
                });
            }
        }
        let full = pair
            .target
            .names
            .likely
            .iter()
            .map(|span| pair.target.of(*span))
            .filter(|name| name.contains(' '));
        let mut names: Vec<&str> =
            full.flat_map(|name| name.split(' ')).filter(|part| part.len() > 3).collect();
        names.sort_unstable();
        names.dedup();
        Self { words, names, scores: RefCell::default(), known: RefCell::default() }
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
        // A given name has no particle, and one space after it.
        let foreign = |word: &Word<'_>| word.text.chars().any(sounds_foreign);
        name(word)
            && name(given)
            && (foreign(word) || foreign(given))
            && given.text == given.whole
            && given.span.end + 1 == word.span.start
    }

    /// Returns how much a word sounds like a Latin word, in permille.
    pub(super) fn likeness(&self, word: &Word<'p>, latin: &'p str) -> u16 {
        let own = self.score(word.text, latin);
        if word.whole == word.text { own } else { own.max(self.score(word.whole, latin)) }
    }

    fn score(&self, hangul: &'p str, latin: &'p str) -> u16 {
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

    /// Returns whether the words of `span` sound somewhat like a Latin name or its end.
    pub(super) fn resembles(&self, span: Span, latin: &'p str) -> bool {
        /// The likeness from which two words may be one name in two spellings.
        const SOMEWHAT: u16 = 550;
        let ends = latin.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| tail(latin, at + 1));
        let words = self.words_in(span);
        ends.chain([latin]).any(|end| words.iter().any(|word| self.likeness(word, end) >= SOMEWHAT))
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

    /// Returns whether a word of the source is a part of a full name that the translation has anywhere.
    pub(super) fn is_name(&self, word: &Word<'p>) -> bool {
        self.remember(word.whole, || self.names.iter().any(|part| self.likeness(word, part) >= name::SAME))
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

    /// Returns whether a Latin word is heard in `span`.
    pub(super) fn hears(&self, span: Span, latin: &'p str) -> bool {
        self.words_in(span).iter().any(|word| self.likeness(word, latin) >= NEAR)
    }
}

/// Returns whether a syllable is one that transliterations have, and few words of the language: 크, 르, 터, 캐.
fn sounds_foreign(syllable: char) -> bool {
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
