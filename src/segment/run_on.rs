//! Where a headline runs on into the sentence after it: text that lost its line breaks on the way.
//!
//! No full stop marks such a border, so only plain signs count: in Korean a finite verb in the middle of a
//! sentence, in English a capitalised word that is no name. A border that is missed costs little, for beads may
//! hold several sentences; a false one would cut a sentence that is whole.

use std::sync::LazyLock;

use super::words;
use crate::source::script::{self, next_byte};
use crate::source::{Lang, Span, char_before, head, tail};
use crate::table::Forms;

/// The fewest words of a headline, and of the sentence that follows it.
const LEAST: usize = 4;
/// Capitalised English words that begin sentences and stand in no name without another capital after them.
static EN_STARTERS: LazyLock<Forms<()>> = LazyLock::new(|| {
    Forms::of(&[
        "The",
        "A",
        "An",
        "This",
        "These",
        "Those",
        "It",
        "He",
        "She",
        "They",
        "We",
        "In",
        "On",
        "At",
        "As",
        "But",
        "And",
        "However",
        "For",
        "From",
        "After",
        "Before",
        "When",
        "While",
        "If",
        "Since",
        "There",
        "Their",
        "His",
        "Her",
        "Our",
        "According",
        "Meanwhile",
        "Under",
        "Both",
        "More",
        "Some",
        "Such",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Dozens",
        "Hundreds",
        "Thousands",
        "Police",
        "Almost",
        "Nearly",
        "Over",
        "About",
        "Around",
        "Last",
        "Next",
        "Following",
        "Despite",
        "With",
        "By",
        "During",
    ])
});
/// Korean words on 다 that are no verbs, or are only half of one.
const KO_NO_VERBS: &[&str] = &["보다", "마다", "에다", "다다", "만다", "바다", "려다", "다가다", "모두다"];
/// What follows a verb on 다 that goes on.
const KO_GOES_ON: &[&str] = &[
    "고", "는", "며", "면", "보", "가", "말", "못", "시피", "라", "하더", "하지", "해도", "한들", "할", "싶",
    "치",
];

/// Cuts `sentence` where another one begins in it without a mark; `first` says whether it begins a paragraph.
pub(super) fn split(text: &str, sentence: Span, lang: Lang, first: bool, mut push: impl FnMut(Span)) {
    if !may_split(sentence.of(text), lang) {
        let whole = sentence.trim(text);
        if !whole.is_empty() {
            push(Span::new(whole.start, sentence.end));
        }
        return;
    }
    let words: Vec<Span> = words(text, sentence).collect();
    let mut start = 0;
    let mut depth = 0_i32;
    for (index, pair) in words.windows(2).enumerate() {
        let word = pair[0].of(text);
        let next = pair[1].of(text);
        depth += word.chars().map(quotation).sum::<i32>();
        let room = index + 1 - start >= LEAST && words.len() - index > LEAST;
        let begins = room
            && depth == 0
            && match lang {
                Lang::Ko => ko_ends(word, next, first && start == 0),
                Lang::En => {
                    let after = words.get(index + 2).map_or("", |w| w.of(text));
                    let headline = || words.get(start..=index).is_some_and(|w| is_headline(text, w));
                    en_begins(word, next, after, headline)
                }
            };
        if begins {
            push(Span::new(words[start].start, pair[0].end));
            start = index + 1;
        }
    }
    if let Some(head) = words.get(start) {
        push(Span::new(head.start, sentence.end));
    }
}

/// Returns whether another sentence may begin inside `sentence`: in Korean after a word on 다, in English with a starter.
fn may_split(sentence: &str, lang: Lang) -> bool {
    const LAST_OF_DA: u8 = "다".as_bytes()[2];
    let mut from = 0;
    let next = |from: usize| match lang {
        Lang::Ko => next_byte(sentence, from, |byte| byte == LAST_OF_DA),
        Lang::En => next_byte(sentence, from, |byte| byte.is_ascii_uppercase()),
    };
    while let Some(at) = next(from) {
        from = at + 1;
        let border = match lang {
            Lang::Ko => {
                tail(sentence, from).starts_with(char::is_whitespace) && head(sentence, from).ends_with('다')
            }
            Lang::En => {
                char_before(sentence, at).is_some_and(char::is_whitespace)
                    && tail(sentence, at).split_whitespace().next().is_some_and(is_starter)
            }
        };
        if border {
            return true;
        }
    }
    false
}

/// Returns whether an English word begins sentences.
fn is_starter(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && EN_STARTERS.prefixes(word).any(|(form, ())| form == word)
}

/// Returns how a quotation mark changes the depth of quotation; a straight one has no direction and counts for
/// nothing.
const fn quotation(c: char) -> i32 {
    match c {
        '“' | '「' | '『' | '(' => 1,
        '”' | '」' | '』' | ')' => -1,
        _ => 0,
    }
}

/// Returns whether nearly all of the words are capitalised.
fn is_headline(text: &str, words: &[Span]) -> bool {
    let capital = |word: &&Span| word.of(text).starts_with(|c: char| !c.is_lowercase());
    words.iter().filter(capital).count() * 10 >= words.len() * 7
}

/// Returns whether an English sentence begins at `next`, between `before` and `after`; `headline` says whether
/// capitals have no meaning in what stands before.
fn en_begins(before: &str, next: &str, after: &str, headline: impl FnOnce() -> bool) -> bool {
    if !is_starter(next) {
        return false;
    }
    let open = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '"'));
    let lower = |word: &str| word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    open && lower(after) && (lower(before) || next.len() > 2 || headline())
}

/// Returns whether a Korean sentence ends with `word`, before `next`; a dictionary form ends only headlines.
fn ko_ends(word: &str, next: &str, headline: bool) -> bool {
    let Some(stem) = word.strip_suffix('다') else { return false };
    let Some(last) = char_before(stem, stem.len()).filter(|c| script::is_syllable(*c)) else { return false };
    if KO_NO_VERBS.iter().any(|w| word.ends_with(w)) || KO_GOES_ON.iter().any(|w| next.starts_with(w)) {
        return false;
    }
    // The last consonant: ㅆ of a past tense, ㄴ of a present one; 니 of 습니다.
    let finite = matches!((u32::from(last) - 0xAC00) % 28, 20 | 4) || last == '니';
    finite || headline
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn what_may_not_split_has_no_border() {
        for text in testing::lines() {
            for lang in [Lang::Ko, Lang::En] {
                let words: Vec<&str> = text.split_whitespace().collect();
                let border = |at: usize| match lang {
                    Lang::Ko => ko_ends(words[at], words[at + 1], true),
                    Lang::En => {
                        en_begins(words[at], words[at + 1], words.get(at + 2).unwrap_or(&""), || true)
                    }
                };
                let any = (0..words.len().saturating_sub(1)).any(border);
                assert!(!any || may_split(&text, lang), "{text}");
            }
        }
    }
}
