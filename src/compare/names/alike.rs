//! Whether a name of the source is one of the translation: by the tables, the rosters, a gloss, or the sound.

use super::units::{Class, Ours, Theirs};
use super::{Judge, heard, is_word, known};
use crate::name;
use crate::name::gazetteer::Kind;

/// How alike two Latin spellings of one word are at least, from 0 to 1: a slip of a letter in five.
const WRITTEN_ALIKE: f64 = 0.8;
/// How many words of a name are compared.
const MOST_WORDS: usize = 16;

impl<'p> Judge<'p, '_> {
    /// Returns how surely a name of the source is one of the translation, in permille; nothing where it is none.
    pub(super) fn likeness(&self, us: &Ours<'p>, them: &Theirs<'p>) -> u16 {
        let pair = self.pair;
        if let (Some(a), Some(b)) = (us.hit, them.hit) {
            if known::are_one(a, b) {
                return 1000;
            }
            if known::is_part(pair.source.of(a.span), a, b, them.text) {
                return 900;
            }
            if known::stands_for(a, b, &pair.source.names.known) {
                return 400;
            }
            // 청주 sounds like Chungju, which is 충주.
            let spelled = known::is_spelled(a) && known::is_spelled(b);
            if spelled || (a.kind() == Kind::Country && b.kind() == Kind::Country) {
                return 0;
            }
        }
        // 피재욱 is not Wi Jae-wook, whatever else they share.
        let strangers = || {
            let [word] = us.words.as_slice() else { return false };
            word.is_korean_name()
                && them.text.contains('-')
                && them.is_full()
                && !self.is_glossed(us)
                && !self.ear.bears(us.span, them.text)
                && self.ear.likeness(word, them.text) < name::SAME
        };
        if let (Some(a), Some(b)) = (us.mention, them.mention)
            && pair.links.are_namesakes(a.person, b.person)
            && !self.differ_in_surname(us, them)
            && !strangers()
        {
            return 990;
        }
        if let Some(gloss) = pair.source.names.glosses.iter().find(|gloss| gloss.span.overlaps(us.span)) {
            // The source says how the name is written.
            let alike = |a: &str, b: &str| strsim::normalized_levenshtein(a, b) >= WRITTEN_ALIKE;
            let parts: Vec<String> = gloss.latin.split([' ', '-']).map(str::to_lowercase).collect();
            let last = them.words().last().unwrap_or(them.text);
            if parts.iter().any(|part| alike(part, &last.to_lowercase())) {
                return 980;
            }
            if us.hit.is_none() && parts.len() > 1 && them.is_full() {
                return 0;
            }
        }
        if let [word] = us.words.as_slice()
            && word.is_korean_name()
            && them.text.contains('-')
            && them.is_full()
            && !self.ear.bears(us.span, them.text)
        {
            // 피재욱 is not Wi Jae-wook.
            let score = self.ear.likeness(word, them.text);
            return if score >= name::SAME { score } else { 0 };
        }
        // Byung-joo, where "So" was taken for a word.
        if let [word] = us.words.as_slice()
            && them.text.contains('-')
            && !them.is_full()
            && let Some((_, given)) = name::surname_of(word.text)
        {
            let score = name::compare(given, them.text).score;
            return if score >= heard::NEAR { score } else { 0 };
        }
        if let Some(hit) = us.hit {
            let own = pair.source.of(hit.span);
            let score = name::compare(own, them.text).score;
            // 헤시피 is not the "Heavy" that begins the sentence.
            let word = !them.evident && is_word(them.text);
            let least = if them.class == Class::Any && !word { heard::NEAR } else { name::SAME };
            return if score >= least { score } else { 0 };
        }
        self.sounds(us, them)
    }

    /// Returns whether both are full names, of another language's order, whose surnames have nothing in common.
    fn differ_in_surname(&self, us: &Ours<'p>, them: &Theirs<'p>) -> bool {
        us.words.len() > 1
            && us.words.first().is_some_and(|word| word.given)
            && them.is_full()
            && us.words.last().is_some_and(|last| self.ear.likeness(last, them.last()) < heard::SOMEWHAT)
    }

    /// Returns how much the words of a name of the source sound like one of the translation.
    fn sounds(&self, us: &Ours<'p>, them: &Theirs<'p>) -> u16 {
        // 골로 sounds like Gerrard by chance.
        let short = !us.evident && us.words.iter().all(|word| word.text.chars().count() < 3);
        let least = if short && them.evident { name::SAME } else { heard::NEAR };
        // 골로 is not Steven Gerrard, though it sounds like half of him.
        let word = us.class == Class::Any && us.mention.is_none() && us.words.len() == 1 && them.is_full();
        let least = if word && us.words.iter().all(|word| word.text.chars().count() < 3) {
            heard::CERTAIN
        } else {
            least
        };
        let mut pairs: Vec<(u16, usize, usize)> = Vec::new();
        let words: Vec<&'p str> = them.words().take(MOST_WORDS).collect();
        for (i, word) in us.words.iter().enumerate() {
            for (j, latin) in words.iter().enumerate() {
                let score = self.ear.likeness(word, latin);
                if score >= least {
                    pairs.push((score, i, j));
                }
            }
        }
        pairs.sort_unstable_by_key(|(score, i, j)| (std::cmp::Reverse(*score), *i, *j));
        let (mut taken_ours, mut taken_theirs, mut sum, mut count) = (0_u32, 0_u32, 0_u32, 0_u32);
        let mut last = false;
        let person = us.words.first().is_some_and(|word| word.given);
        for (score, i, j) in pairs {
            if (taken_ours >> i | taken_theirs >> j) & 1 == 0 {
                taken_ours |= 1 << i;
                taken_theirs |= 1 << j;
                sum += u32::from(score);
                count += 1;
                // A given name alone does not tell who somebody is.
                last |= j + 1 == words.len() && (i + 1 == us.words.len() || !person);
            }
        }
        // 폴 매너포트 is no Fear, though 폴 sounds so.
        let first = person && us.words.len() > 1 && !them.evident && taken_ours == 1;
        let single = !first && (us.words.len() == 1 || words.len() == 1);
        // 더브리스 is de Vries.
        let whole = || match us.words.last() {
            Some(word) if words.len() > 1 => self.ear.likeness(word, them.text),
            _ => 0,
        };
        if count > 0 && (single || last || count > 1) {
            return u16::try_from(sum / count).unwrap_or_default();
        }
        let whole = whole();
        if whole >= heard::NEAR { whole } else { 0 }
    }
}
