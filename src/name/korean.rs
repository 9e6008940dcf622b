//! Korean syllables against the many ways in which Koreans spell them.
//!
//! Every syllable must be spelled: onset, vowel and final consonant each have
//! a list of spellings with a cost, and the whole word must be used up. The
//! official spelling costs nothing, a habit little, a rare spelling more.

use super::hangul::Syllable;
use super::romanize::{neutral, nucleus_letters, onset_letters, pronounce};

const ALL_ONSETS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const ALL_NUCLEI: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const ALL_CODAS: &str = "ㄱㄴㄷㄹㅁㅂㅇ";

type Spelling = (&'static str, u16);

/// Returns the cost of reading a word as these syllables, as written or as
/// spoken; `None` if it cannot be read so.
pub(super) fn spelling_cost(syllables: &[Syllable], word: &[char]) -> Option<u16> {
    let written = read(syllables, word);
    if written == Some(0) || syllables.len() < 2 {
        return written;
    }
    let spoken = read(&pronounce(syllables), word);
    written.into_iter().chain(spoken).min()
}

/// Returns the cost of reading words as one syllable each.
pub(super) fn syllables_cost(syllables: &[Syllable], words: &[&[char]]) -> Option<u16> {
    if syllables.len() != words.len() {
        return None;
    }
    syllables.iter().zip(words).map(|(syllable, word)| read(std::slice::from_ref(syllable), word)).sum()
}

/// Reads a word as syllables, keeping the cheapest cost for each position.
fn read(syllables: &[Syllable], word: &[char]) -> Option<u16> {
    let mut costs: Vec<Option<u16>> = vec![None; word.len() + 1];
    if let Some(start) = costs.first_mut() {
        *start = Some(0);
    }
    let mut after_l = false;
    for syllable in syllables {
        let mut reached = vec![None; word.len() + 1];
        for (start, cost) in costs.iter().enumerate() {
            if let Some(cost) = cost {
                read_syllable(*syllable, after_l, word, start, &mut |end, more| {
                    better(&mut reached, end, cost + more);
                });
            }
        }
        after_l = syllable.coda.map(neutral) == Some('ㄹ');
        costs = reached;
    }
    costs.last().copied().flatten()
}

/// Reads one syllable from a position and reports each end with its cost.
fn read_syllable(
    syllable: Syllable,
    after_l: bool,
    word: &[char],
    start: usize,
    report: &mut dyn FnMut(usize, u16),
) {
    let vowels = nuclei(syllable.nucleus).iter().chain(nuclei_here(syllable));
    let codas = codas(syllable.coda);
    for &(onset, onset_cost) in onsets(syllable.onset) {
        let Some(at) = take(word, start, onset) else { continue };
        let onset_cost = onset_cost + onset_doubt(syllable, onset, after_l);
        for &(vowel, vowel_cost) in vowels.clone() {
            let vowel = if onset == "wh" { vowel.strip_prefix('w') } else { Some(vowel) };
            let Some(at) = vowel.and_then(|v| take(word, at, v)) else { continue };
            for &(coda, coda_cost) in codas {
                if let Some(end) = take(word, at, coda) {
                    report(end, onset_cost + vowel_cost + coda_cost);
                }
            }
        }
    }
}

/// Returns the extra cost of an onset's spelling before this vowel.
fn onset_doubt(syllable: Syllable, onset: &str, after_l: bool) -> u16 {
    let front = matches!(syllable.nucleus, 'ㅣ' | 'ㅑ' | 'ㅕ' | 'ㅛ' | 'ㅠ' | 'ㅖ' | 'ㅟ');
    match (syllable.onset, onset) {
        ('ㅅ', "sh") if front => 0,
        ('ㅅ' | 'ㅆ', "sh" | "ssh") => 3,
        ('ㄹ', "") if front && syllable.nucleus != 'ㅣ' => 2,
        ('ㄹ', "") => 20,
        ('ㄹ', "l") if after_l => 0,
        _ => 0,
    }
}

/// Records a cost for a position if it is the cheapest so far.
fn better(costs: &mut [Option<u16>], at: usize, cost: u16) {
    if let Some(slot) = costs.get_mut(at)
        && slot.is_none_or(|old| cost < old)
    {
        *slot = Some(cost);
    }
}

/// Returns where a spelling ends if it stands at this position.
fn take(word: &[char], start: usize, spelling: &str) -> Option<usize> {
    let mut at = start;
    for c in spelling.chars() {
        if word.get(at) != Some(&c) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Returns the spellings of an onset.
fn onsets(onset: char) -> &'static [Spelling] {
    match onset {
        'ㄱ' => &[("g", 0), ("k", 0)],
        'ㄲ' => &[("kk", 0), ("gg", 0), ("k", 1), ("g", 2)],
        'ㄴ' => &[("n", 0)],
        'ㄷ' => &[("d", 0), ("t", 0)],
        'ㄸ' => &[("tt", 0), ("dd", 0), ("t", 2), ("d", 2)],
        'ㄹ' => &[("r", 0), ("l", 1), ("n", 2), ("rh", 2), ("", 0)],
        'ㅁ' => &[("m", 0)],
        'ㅂ' => &[("b", 0), ("p", 0)],
        'ㅃ' => &[("pp", 0), ("bb", 0), ("p", 2), ("b", 2)],
        'ㅅ' => &[("s", 0), ("sh", 0), ("ss", 4)],
        'ㅆ' => &[("ss", 0), ("s", 1), ("ssh", 0), ("sh", 2)],
        'ㅈ' => &[("j", 0), ("ch", 1), ("z", 3), ("dj", 3)],
        'ㅉ' => &[("jj", 0), ("tch", 1), ("j", 2), ("ch", 2)],
        'ㅊ' => &[("ch", 0), ("tch", 3)],
        'ㅋ' => &[("k", 0), ("c", 3)],
        'ㅌ' => &[("t", 0), ("th", 2)],
        'ㅍ' => &[("p", 0), ("ph", 2)],
        'ㅎ' => &[("h", 0), ("wh", 2)],
        _ => &[("", 0)],
    }
}

/// Returns the spellings of a vowel.
fn nuclei(nucleus: char) -> &'static [Spelling] {
    match nucleus {
        'ㅏ' => &[("a", 0), ("ah", 1), ("aa", 3), ("ar", 4)],
        'ㅐ' => &[("ae", 0), ("ai", 2), ("ay", 2), ("e", 3), ("aeh", 1)],
        'ㅑ' => &[("ya", 0), ("yah", 1), ("ia", 4)],
        'ㅒ' => &[("yae", 0), ("ye", 2)],
        'ㅓ' => &[("eo", 0), ("u", 2), ("o", 3), ("uh", 2), ("ou", 3), ("eoh", 1), ("ur", 4)],
        'ㅔ' => &[("e", 0), ("eh", 1), ("ae", 2), ("ay", 4), ("ye", 4), ("ei", 3), ("ey", 3)],
        'ㅕ' => &[("yeo", 0), ("yu", 1), ("you", 1), ("yo", 2), ("yuh", 2), ("yeu", 4), ("ye", 4)],
        'ㅖ' => &[("ye", 0), ("yeh", 1), ("yae", 2)],
        'ㅗ' => &[("o", 0), ("oh", 1)],
        'ㅘ' => &[("wa", 0), ("oa", 2), ("wah", 1), ("ua", 4)],
        'ㅙ' => &[("wae", 0), ("wai", 2), ("we", 2), ("oae", 4)],
        'ㅚ' => &[("oe", 0), ("oi", 1), ("oy", 2), ("wae", 3), ("we", 3), ("wei", 3), ("ey", 4)],
        'ㅛ' => &[("yo", 0), ("yoh", 1), ("yeo", 6)],
        'ㅜ' => &[("u", 0), ("oo", 0), ("ou", 2), ("woo", 0), ("wu", 1)],
        'ㅝ' => &[("wo", 0), ("weo", 1), ("wu", 3), ("uo", 4), ("wou", 3)],
        'ㅞ' => &[("we", 0), ("wae", 3)],
        'ㅟ' => &[("wi", 0), ("wee", 1), ("ui", 2), ("we", 4)],
        'ㅠ' => &[("yu", 0), ("yoo", 0), ("you", 1), ("yuh", 3), ("iu", 4), ("ew", 4), ("yew", 4)],
        'ㅡ' => &[("eu", 0), ("u", 1), ("oo", 3), ("e", 4)],
        'ㅢ' => &[
            ("ui", 0),
            ("eui", 0),
            ("ee", 1),
            ("i", 1),
            ("uy", 3),
            ("eu", 4),
            ("yi", 2),
            ("e", 5),
            ("ie", 4),
        ],
        _ => {
            &[("i", 0), ("ee", 0), ("ea", 3), ("y", 3), ("yi", 2), ("ie", 4), ("ih", 2), ("e", 5), ("ii", 4)]
        }
    }
}

/// Returns the spellings that a vowel has only in some syllables.
fn nuclei_here(syllable: Syllable) -> &'static [Spelling] {
    match (syllable.onset, syllable.nucleus, syllable.coda) {
        (_, 'ㅡ', Some('ㅇ')) => &[("eo", 6), ("y", 5)],
        ('ㄱ' | 'ㅎ', 'ㅖ', _) => &[("e", 3), ("ae", 3), ("ey", 4)],
        _ => &[],
    }
}

/// Returns the spellings of a final consonant.
fn codas(coda: Option<char>) -> &'static [Spelling] {
    let Some(coda) = coda else { return &[("", 0)] };
    match neutral(coda) {
        'ㄱ' => &[("k", 0), ("g", 0), ("ck", 1), ("c", 3), ("kk", 3), ("ke", 3)],
        'ㄴ' => &[("n", 0), ("nn", 2), ("ne", 2), ("hn", 2)],
        'ㄹ' => &[("l", 0), ("r", 2), ("ll", 2), ("hl", 2), ("le", 3)],
        'ㅁ' => &[("m", 0), ("mm", 2), ("hm", 2), ("me", 3)],
        'ㅂ' => &[("p", 0), ("b", 0), ("pp", 2), ("bb", 2)],
        'ㅇ' => &[("ng", 0), ("hng", 2)],
        _ => &[("t", 0), ("d", 0), ("s", 1), ("tt", 2), ("j", 2), ("ch", 2)],
    }
}

/// Tells whether a word can be read as this many syllables, whatever they are.
pub(super) fn readable(word: &[char], count: usize) -> bool {
    let mut places = vec![0];
    for _ in 0..count {
        places = reached(word, &places, ALL_ONSETS.chars().flat_map(onsets));
        places = reached(word, &places, ALL_NUCLEI.chars().flat_map(nuclei));
        let closed = reached(word, &places, ALL_CODAS.chars().flat_map(|c| codas(Some(c))));
        places.extend(closed);
        places.sort_unstable();
        places.dedup();
    }
    places.contains(&word.len())
}

/// Returns where any of `spellings` that begins at one of `places` ends.
fn reached<'s>(word: &[char], places: &[usize], spellings: impl Iterator<Item = &'s Spelling>) -> Vec<usize> {
    let ends =
        spellings.flat_map(|spelling| places.iter().filter_map(|place| take(word, *place, spelling.0)));
    let mut ends: Vec<usize> = ends.collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Tells in how many syllables a word can be read as official Romanization;
/// `None` if it cannot.
pub(super) fn official_syllables(word: &[char]) -> Option<usize> {
    let mut counts: Vec<Option<usize>> = vec![None; word.len() + 1];
    *counts.first_mut()? = Some(0);
    for start in 0..word.len() {
        let Some(count) = counts.get(start).copied().flatten() else { continue };
        for onset in ALL_ONSETS.chars() {
            let Some(at) = take(word, start, onset_letters(onset)) else { continue };
            for nucleus in ALL_NUCLEI.chars() {
                let Some(at) = take(word, at, nucleus_letters(nucleus)) else { continue };
                for coda in ["", "k", "n", "t", "l", "m", "p", "ng"] {
                    let Some(end) = take(word, at, coda) else { continue };
                    if let Some(slot) = counts.get_mut(end)
                        && slot.is_none_or(|old| count + 1 < old)
                    {
                        *slot = Some(count + 1);
                    }
                }
            }
        }
    }
    counts.last().copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(hangul: &str, latin: &str) -> Option<u16> {
        let syllables: Vec<Syllable> = hangul.chars().filter_map(Syllable::of).collect();
        spelling_cost(&syllables, &latin.chars().collect::<Vec<char>>())
    }

    #[test]
    fn accepts_habits() {
        for (hangul, latin) in [
            ("도윤", "doyoon"),
            ("형규", "hyungkyu"),
            ("영희", "younghee"),
            ("은경", "eunkyoung"),
            ("승혁", "seunghyuk"),
            ("철우", "chulwoo"),
            ("수진", "soojin"),
            ("환", "whan"),
            ("렬", "yul"),
            ("신라", "silla"),
            ("독립", "dongnip"),
            ("울산", "ulsan"),
            ("경주", "kyongju"),
        ] {
            assert!(
                cost(hangul, latin).is_some_and(|c| c <= 6),
                "{hangul} {latin} {:?}",
                cost(hangul, latin)
            );
        }
    }

    #[test]
    fn refuses_other_syllables() {
        for (hangul, latin) in [
            ("민수", "minji"),
            ("현준", "hyungjun"),
            ("도윤", "doyoo"),
            ("서연", "seoyeong"),
            ("진주", "jeonju"),
        ] {
            assert!(cost(hangul, latin).is_none_or(|c| c > 12), "{hangul} {latin} {:?}", cost(hangul, latin));
        }
    }

    #[test]
    fn counts_official_syllables() {
        let count = |s: &str| official_syllables(&s.chars().collect::<Vec<char>>());
        assert_eq!(count("gwangju"), Some(2));
        assert_eq!(count("haeundae"), Some(3));
        assert_eq!(count("smith"), None);
    }
}
