//! What Latin letters sound like in hangul: the table behind the alignment.
//!
//! A line is a group of letters and the sounds it may stand for, each with a
//! cost if it is not the usual one. `^` and `$` tie the letters to the start
//! and the end of a word, `>` lists the letters that must follow, and `-` is
//! silence. Sounds are written as in `phoneme`.

use std::sync::LazyLock;

use super::phoneme::{SOUND_COUNT, number};

const TABLE: &str = "
a ㅏ ㅔ ㅓ ㅗ1 ㅔㅣ ㅣ3 ㅡ2 ㅜ3 Yㅏ1
aa ㅏ ㅔ1
ae ㅔ ㅏㅔ ㅏㅣ1 ㅣ1
ah ㅏ ㅔ1
ai ㅔㅣ ㅔ ㅏㅣ ㅣ2 ㅓ2
aire ㅔㅓ ㅔㄹ
ais$ ㅔ
ait$ ㅔ
ang ㅏㅇ ㅔㅇ ㅓㅇ1
an ㅏㅇ2
aou ㅏㅜ ㅜ1
au ㅗ ㅏㅜ ㅓ1 ㅏ2 ㅗㅜ1
augh ㅗ
aw ㅗ ㅏㅜ ㅏW
ay ㅔㅣ ㅏㅣ ㅔ1 ㅣ2
b ㅂ P ㅃ1 ㅍ3
bt T ㅌ
c ㅋ K ㄱ2 ㄲ1 ㅊ1 ㅉ1
c>eiy ㅅ ㅆ ㅊ ㅈ2 ㅅY
cc ㅋ K ㅊ Kㅅ ㄲ1
ch ㅊ ㅋ K ㅎ1 ㅅ1 ㅅY1 ㅈ1 ㄱ2 ㅅㅣ1
chs ㅋㅅ Kㅅ
ci ㅅ ㅊ ㅅY
ck ㅋ K
cqu ㅋ K
cs ㅊ ㅅ2 Kㅅ
cz ㅊ ㅈ1 ㅅ2
d ㄷ T ㄸ1 ㅌ2 ㅈ3
dg ㅈ
dh ㄷ
dj ㅈ
ds$ ㅈ ㄷㅅ1 -3
dt T ㅌ
dz ㅈ ㅊ1
e ㅔ ㅣ ㅓ ㅡ1 ㅏ2 ㅗ3 ㅣㅓ2 ㅔㅣ1 Yㅔ1 Yㅓ2 Yㅗ2
ea ㅣ ㅔ ㅔㅣ ㅣㅓ ㅣㅏ ㅔㅏ ㅓ ㅏ
eau ㅗ
eaux$ ㅗ
ee ㅣ ㅔ2 ㅔㅣ1 ㅣㅓ1
ei ㅔㅣ ㅏㅣ ㅣ ㅔ
eigh ㅔㅣ
eir$ ㅔㅓ
en ㅏㅇ2 ㅔㅇ3
eo ㅣㅗ ㅔㅗ ㅓ ㅗ1 ㅣㅓ ㅣ2 ㅔ2 Yㅗ
er ㅓ ㅓㄹ ㅔㄹ ㅔㅡㄹ ㅡㄹ1 ㅏ1
es$ -1
et$ ㅔ
eu Yㅜ ㅜ1 ㅗㅣ ㅓ ㅔㅜ Wㅔ1 ㅡ
ew Yㅜ ㅜ ㅔㅜ
ey ㅣ ㅔㅣ ㅏㅣ ㅔ1
ez$ ㅔㅅ ㅔㅈ ㅔ1
f ㅍ ㅎ1 P1 ㅂ2
g ㄱ K ㄲ1 ㅎ2 ㅋ2 ㅈ6
g>eiy ㅈ ㅎ1 ㅅY2
ge$ ㅈㅣ ㅈ ㅅY1 ㅅㅣ1
gg ㄱ K ㅈ1
gh ㄱ -0 K1 ㅍ2 ㅎ1
ght T ㅌ
gi ㅈ
gl ㄹㄹY ㄹㄹ1 ㄹㄹㅣ
gli ㄹㄹㅣ ㄹㄹY ㄹㄹ
gn ㄴ ㄴY ㄴㅣ
gu ㄱ ㄱW
h ㅎ ㅋ4
hu Wㅏ4 W1
i ㅣ ㅏㅣ ㅓ1 ㅔ2 ㅡ2 Y ㅏ3
ia ㅣㅏ ㅣYㅏ Yㅏ ㅏㅣㅓ ㅣㅓ ㅣㅔ
ie ㅣ ㅏㅣ ㅣㅔ ㅣㅓ ㅣYㅔ ㅏㅣㅓ Yㅔ
igh ㅏㅣ
ille ㅣYㅡ ㅣYㅜ ㅣㄹ ㅣY2
in ㅏㅇ2 ㅔㅇ1
ing ㅣㅇ
io ㅣㅗ Yㅗ ㅏㅣㅗ ㅣㅓ ㅏㅣㅓ
iu ㅣㅜ Yㅜ ㅣㅓ
ire ㅏㅣㅓ ㅣㅓ
j ㅈ ㅎ1 Y1 ㅈY ㅊ2 ㅉ1 ㅅY3 ㅣ3
k ㅋ K ㄱ2 ㄲ1
kh ㅋ ㅎ K ㅎㅡ
^kn ㄴ
l ㄹ ㄹㄹ ㄴ4 W3
le$ ㄹ ㅡㄹ ㅓㄹ ㄹㄹㅔ ㄹㅡ
les$ ㅡㄹㅅ ㅓㄹㅅ ㄹ
ll ㄹ ㄹㄹ Y1 ㅈ3
m ㅁ
mb$ ㅁ
^mac ㅁㅔK ㅁㅔㅋ ㅁㅏㅋ ㅁㅓㅋ ㅁㅔKㄱ ㅁㅔKㅋ
^mc ㅁㅔK ㅁㅔㅋ ㅁㅏㅋ ㅁㅓㅋ ㅁㅔㄱ ㅁㅔ1 ㅁㅡ1 ㅁㅔKㅋ ㅁㅣㅋ2
^mck ㅁㅔㅋ ㅁㅔK ㅁㅓㅋ ㅁㅔKㅋ
^mcg ㅁㅔKㄱ ㅁㅔㄱ ㅁㅓㄱ
n ㄴ ㅇ4 ㅁ4
n>kgqxc ㅇ ㄴ
ng ㅇ ㅇㄱ ㄴㅈ ㄴㄱ ㄴ4
nge ㄴㅈ ㄴㅈㅣ ㅇㄱㅔ ㅇ1
nh ㄴY ㄴ ㄴㅎ
nk ㅇㅋ ㅇK
o ㅗ ㅏ1 ㅓ ㅜ1 ㅗㅜ1 ㅡ2 Wㅔ2 Wㅓ2 ㅔ4
oa ㅗ ㅗㅏ Wㅏ
oe ㅗ Wㅔ ㅜ ㅓ1 ㅗㅔ ㅔ1 ㅗㅣ1
oh ㅗ
oi ㅗㅣ Wㅏ ㅗ2
ois$ Wㅏ
oo ㅜ ㅗ ㅓ1
ou ㅜ ㅏㅜ ㅗ ㅓ Yㅜ2
ough ㅗ ㅓ ㅏㅜ ㅜ
oux$ ㅜ
ow ㅗ ㅏㅜ ㅗㅜ ㅗW
oy ㅗㅣ Wㅏㅣ1
p ㅍ P ㅂ2 ㅃ1
pf ㅍ
ph ㅍ P1 ㅂ2 ㅎ2
^ps ㅅ
pt T1 Pㅌ
q ㅋ K ㅊ ㄱ1 ㄲ1
qu ㅋ ㅋW ㅋㅜ ㅋㅣ K ㄲ1
r ㄹ
rh ㄹ
rgh ㅓ
rr ㄹ
re$ ㅓ ㄹ ㄹㅡ ㄹㅔ ㅡㄹ
s ㅅ ㅆ ㅈ ㅅY1 ㅅYㅜ1 ㅅㅣ2 T2 ㅊ4
sc ㅅ ㅆ ㅅY ㅅㅋ
sch ㅅ ㅅY ㅅYㅜ ㅅㅋ ㅅㅡㅋ ㅅㅡ
sh ㅅ ㅅY ㅅㅣ ㅅYㅜ
si ㅅ ㅅY ㅈ ㅅㅣ ㅈㅣ
sk ㅅㅡㅋ ㅅK
ss ㅅ ㅆ T1
ssi ㅅY ㅅㅣ
sz ㅅ ㅅY ㅅYㅜ ㅈ1
t ㅌ T ㄷ2 ㄸ1 ㅊ2 ㅅ5
tch ㅊ
th ㅅ ㄷ ㅌ T ㅆ ㄸ1 ㅈ3
ti ㅅY ㅊ ㅅㅣ ㅌㅣ
tj ㅊ
ts ㅊ ㅉ ㅅ ㅆ Tㅅ T1
tsch ㅊ
tt ㅌ T ㄸ1 ㄷ2
tu ㅊㅜ ㅊㅓ ㅌㅜ
ture ㅊㅓ
tz ㅊ ㅈ1 ㅉ ㅅ2
u ㅜ ㅓ Yㅜ ㅏ1 ㅡ1 ㅣ2 Wㅣ W ㅗ2
ue ㅜ ㅔ Yㅜ ㅜㅔ Wㅔ Wㅣ
ui ㅜㅣ Wㅣ ㅣ ㅏㅣ ㅜ
uo ㅜㅗ Wㅗ Wㅓ ㅗ
uy ㅏㅣ Wㅣ ㅜㅣ
v ㅂ P ㅍ W2 ㅜ2
w W ㅂ1 ㅜ ㅗ3 ㅍ1
wh W ㅎ ㅎW
wr ㄹ
wu ㅜ
woo ㅜ
x Kㅅ ㅋㅅ Kㅆ ㅅ ㅅY ㅈ ㅎ1 ㅊ3
x$ Kㅅ ㅋㅅ -2
xc Kㅅ
y Y ㅣ ㅏㅣ ㅡ3 Wㅣ1 ㅣY ㅜ3
yi ㅣ
you Yㅜ Yㅗ
z ㅈ ㅉ ㅊ1 ㅅ1 ㅆ1
zh ㅈ ㅅ2
ao ㅏㅗ ㅏㅜ ㅏㅇ1
em$ ㅔㅇ1 ㅔㅁ
im$ ㅣㅇ1 ㅣㅁ ㅔㅇ1
ow$ ㅗ ㅏㅜ ㅜㅍ ㅗㅍ ㅜㅂㅡ
^st$ ㅅㅔㅣㄴㅌㅡ ㅅㅔㅇ ㅅㅔㄴㅌㅡ ㅅㅏㄴ1 ㅅㅔㅇㅌㅡ ㅅㅡㅌㅡ
^mt$ ㅁㅏㅜㄴㅌㅡ
^dr$ ㄷㅏKㅌㅓ
^jr$ ㅈㅜㄴㅣㅓ
^mr$ ㅁㅣㅅㅡㅌㅓ
^ft$ ㅍㅗㅌㅡ
saint ㅅㅔㅇ ㅅㅔㅣㄴㅌ ㅅㅔㄴㅌ ㅅㅔㅇㅌ
gy ㅈ1
ds ㅈ ㅈ1
on ㅗㅇ2
om ㅗㅇ2 ㅗㅁ
am ㅏㅇ2 ㅏㅁ ㅔㅁ
un ㅓㅇ2 ㅏㅇ3
ain ㅔㅇ1 ㅔㅣㄴ
ein ㅔㅇ1 ㅏㅣㄴ
oin Wㅔㅇ1
ien ㅣㅔㅇ Yㅔㅇ ㅣㅔㄴ
zz ㅊ ㅈ Tㅊ Tㅈ ㅉ
";

/// One way in which letters become sounds.
#[derive(Debug)]
pub(super) struct Rule {
    /// The letters that the rule reads.
    pub(super) letters: Vec<char>,
    /// The sounds that it accounts for; empty if the letters are silent.
    pub(super) sounds: Vec<char>,
    /// How unusual it is.
    pub(super) cost: u32,
    at_start: bool,
    at_end: bool,
    followed_by: Vec<char>,
}

impl Rule {
    /// Tells whether the rule's letters stand at a place of a word.
    pub(super) fn reads(&self, word: &[char], at: usize) -> bool {
        let end = at + self.letters.len();
        word.get(at..end) == Some(self.letters.as_slice())
            && !(self.at_start && at.checked_sub(1).is_some_and(|k| word.get(k) != Some(&' ')))
            && !(self.at_end && word.get(end).is_some_and(|&c| c != ' '))
            && (self.followed_by.is_empty() || word.get(end).is_some_and(|c| self.followed_by.contains(c)))
    }
}

const LETTER_COUNT: usize = 26;
/// The bucket of rules without sounds.
const SILENT: usize = SOUND_COUNT;
const BUCKETS: usize = SOUND_COUNT + 1;

static RULES: LazyLock<Vec<Vec<Rule>>> = LazyLock::new(|| {
    let mut buckets: Vec<Vec<Rule>> = Vec::new();
    buckets.resize_with(LETTER_COUNT * BUCKETS, Vec::new);
    for line in TABLE.lines() {
        let mut columns = line.split(' ');
        let letters = columns.next().unwrap_or_default();
        for sounds in columns {
            let rule = rule(letters, sounds);
            let first = rule.letters.first().copied();
            let bucket = first.and_then(|c| bucket(c, rule.sounds.first().copied()));
            if let Some(bucket) = bucket.and_then(|b| buckets.get_mut(b)) {
                bucket.push(rule);
            }
        }
    }
    buckets
});

/// Reads one cell of the table.
fn rule(letters: &str, sounds: &str) -> Rule {
    let (letters, followed_by) = letters.split_once('>').unwrap_or((letters, ""));
    Rule {
        letters: letters.chars().filter(char::is_ascii_lowercase).collect(),
        sounds: sounds.chars().filter(|c| !c.is_ascii_digit() && *c != '-').map(merged).collect(),
        cost: sounds.chars().find_map(|c| c.to_digit(10)).unwrap_or(0),
        at_start: letters.starts_with('^'),
        at_end: letters.ends_with('$'),
        followed_by: followed_by.chars().collect(),
    }
}

/// Returns the one sound that stands for a vowel which Korean no longer tells apart.
fn merged(sound: char) -> char {
    if sound == 'ㅐ' { 'ㅔ' } else { sound }
}

/// Returns the place of the rules for a letter and a first sound.
fn bucket(letter: char, sound: Option<char>) -> Option<usize> {
    let letter = u32::from(letter).checked_sub(u32::from('a'))?;
    let letter = usize::try_from(letter).ok().filter(|&n| n < LETTER_COUNT)?;
    Some(letter * BUCKETS + sound.map_or(SILENT, number))
}

/// Returns the rules that begin with a letter and a sound, or with a letter and silence.
pub(super) fn rules(letter: char, sound: Option<char>) -> &'static [Rule] {
    bucket(letter, sound).and_then(|b| RULES.get(b)).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::phoneme::{is_consonant, is_vowel};

    #[test]
    fn table_is_well_formed() {
        for rule in RULES.iter().flatten() {
            assert!(!rule.letters.is_empty() && rule.cost < 9, "{rule:?}");
            for &sound in &rule.sounds {
                assert!(number(sound) < SOUND_COUNT - 1, "{rule:?}");
                assert!(is_vowel(sound) || is_consonant(sound) || "YW".contains(sound));
            }
        }
    }

    #[test]
    fn finds_rules() {
        assert!(rules('c', Some('ㅊ')).iter().any(|r| r.letters == ['c', 'h'] && r.cost == 0));
        assert!(rules('7', None).is_empty());
    }
}
