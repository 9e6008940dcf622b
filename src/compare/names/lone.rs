//! Names that one side has, and the other side does not.

use super::units::{self, Class, Ours, Theirs};
use super::{Bead, Judge, Lone, Question, heard, known};
use crate::align::Side;
use crate::extract::name::titles;
use crate::meaning::lexicon;
use crate::name;
use crate::name::gazetteer::{self, Hit, Kind};
use crate::source::{Span, tail};

impl<'p> Judge<'p, '_> {
    /// Finds names that one side has, and the whole other side does not.
    pub(super) fn lone(&self, beads: &[Bead<'p>]) -> Vec<Lone> {
        let mut found = Vec::new();
        let pair = self.pair;
        let target = Span::new(0, pair.target.text().len());
        for (index, bead) in beads.iter().enumerate().filter(|(_, bead)| bead.sure) {
            let (ours_at, theirs_at) = units::passages(pair, index);
            let own = pair.passage(Side::Source, index);
            for us in bead.left_ours().map(|i| &bead.ours[i]).filter(|us| own.contains(us.span)) {
                // Of a list, each name must be there.
                let listed = us.hit.is_some_and(|hit| self.may_be_listed(us, hit, bead))
                    && self.is_listed(us, &bead.ours, theirs_at);
                let missed = || match us
                    .hit
                    .filter(|hit| hit.entries.iter().all(|e| gazetteer::is_glossed(*e)))
                {
                    // The user says how the name is written.
                    Some(hit) => !hit.entries.iter().any(|e| gazetteer::in_english(*e, pair.target.text())),
                    None => self.is_missed(us) && !self.is_told(target, us, &[]),
                };
                if self.once(Question::Missed, pair.source.of(us.span), missed)
                    || (listed && !self.is_told(theirs_at, us, &[]))
                    || self.is_left_out(bead, us)
                {
                    found.push(Lone {
                        side: Side::Source,
                        span: us.mention.map_or(us.span, |m| m.span),
                        place: theirs_at,
                    });
                }
            }
            let own = pair.passage(Side::Target, index);
            for them in bead.left_theirs().map(|j| &bead.theirs[j]).filter(|them| own.contains(them.span)) {
                let new = || self.is_new(them) && !self.is_heard_anywhere(them);
                if self.once(Question::New, them.text, new) || self.is_misplaced(index, bead, them) {
                    found.push(Lone { side: Side::Target, span: them.span, place: ours_at });
                }
            }
        }
        found
    }

    /// Returns whether a name of the source, where nothing renders it, is one that a translation must have.
    fn is_missed(&self, us: &Ours<'p>) -> bool {
        let (source, target) = (&self.pair.source, &self.pair.target);
        let Some(hit) = us.hit else {
            let Some(person) = us.mention.and_then(|mention| source.names.people.get(mention.person)) else {
                return false;
            };
            // (이하 사조위) is short for a body.
            let short = ["이하 ", "이하 '", "이하 ‘"];
            if short.iter().any(|short| source.text().contains(&format!("{short}{}", person.full))) {
                return false;
            }
            // 문가람 is told by Moon.
            let surname = name::surname_of(&person.full).map(|(surname, _)| surname);
            let told = surname.is_some_and(|surname| {
                let latin = target.names.latin.iter().flat_map(|span| target.of(*span).split([' ', '-']));
                latin.into_iter().any(|word| name::surname_matches(surname, word))
            });
            // 양분의 양 is no person, though 양분의 has the form of a name.
            let particle = person
                .full
                .ends_with(['의', '은', '는', '이', '가', '에', '와', '과', '도', '만', '나', '인', '서']);
            let once = source
                .names
                .mentions
                .iter()
                .filter(|m| Some(m.person) == us.mention.map(|m| m.person))
                .count()
                < 2;
            // 가극단, 유소년 and 명장인 have the form of a name, and are words.
            let (_, given) = name::surname_of(&person.full).unwrap_or_default();
            let word = !given.is_empty() && lexicon::covers_korean(given);
            // 연구가 나왔다: no name holds a word of the language.
            let holds = lexicon::korean(&person.full, Span::new(0, person.full.len()))
                .iter()
                .any(|found| found.span.of(&person.full).chars().count() >= 2);
            // 지금쯤 주차장: what stands behind is no title, but another word.
            let own = us.mention.map_or("", |mention| source.of(mention.span));
            let title = own.rsplit(' ').next().filter(|last| *last != own).unwrap_or_default();
            let stem = titles::strip_particle(title);
            // 이틀째 중단되면서 관광객: a verb stands between.
            let verb = own.split(' ').any(|word| word.ends_with("면서") || word.ends_with("으며"));
            let untitled = verb
                || (!title.is_empty()
                    && !titles::is_korean_title(title)
                    && (lexicon::covers_korean(title) || lexicon::covers_korean(stem)));
            let other = told || word || holds || untitled || (particle && once);
            return us.evident && us.class == Class::Person && !other;
        };
        let text = source.of(us.span);
        let after = tail(source.text(), us.span.end);
        let mut english = hit.entries.iter().flat_map(|entry| gazetteer::english_names(*entry));
        // 창사 is Changsha, and a founding: two syllables are often another word.
        let definite = hit.kind() == Kind::Place
            && text.chars().count() > 2
            && !known::is_ambiguous(text)
            && !english.any(|name| known::is_home(name) || name.contains("Korea"));
        if !definite || after.starts_with(['어', '인', '계', '족', '산', '식']) {
            return false;
        }
        let within = target
            .names
            .known
            .iter()
            .any(|other| known::is_within(hit, other) || known::is_part(text, hit, other, ""));
        if within {
            return false;
        }
        // 부산항 is told by Busan, 캄보디아어 by Khmer.
        !(2..text.chars().count()).any(|count| {
            let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
            let head = Span::new(0, end);
            let mut latin = target.names.latin.iter().flat_map(|span| target.of(*span).split([' ', '-']));
            latin.any(|word| self.ear.score(head.of(text), word) >= name::SAME)
                || gazetteer::korean(head.of(text), head).iter().any(|inner| {
                    inner.span == head
                        && inner.entries.iter().any(|e| gazetteer::in_english(*e, target.text()))
                })
        })
    }

    /// Returns whether a place or a body is one that a list must not lose.
    fn may_be_listed(&self, us: &Ours<'p>, hit: &Hit, bead: &Bead<'p>) -> bool {
        let mut english = hit.entries.iter().flat_map(|entry| gazetteer::english_names(*entry));
        let text = self.pair.source.of(us.span);
        if hit.kind() == Kind::Organisation {
            // A body may have another English name, which would be left over.
            return !english.any(|name| known::is_general(hit, name))
                && text.chars().count() > 2
                && !bead.left_theirs().any(|j| bead.theirs[j].class != Class::Place);
        }
        !english.any(|name| name.contains("Korea"))
            && (hit.kind() == Kind::Country || !known::is_ambiguous(text))
    }

    /// Returns whether a known name stands in a list beside one of its kind that the translation has.
    fn is_listed(&self, us: &Ours<'p>, all: &[Ours<'p>], theirs: Span) -> bool {
        let source = &self.pair.source;
        all.iter().filter(|other| other.class == us.class && self.is_told(theirs, other, &[])).any(|other| {
            let gap = gap(other.span, us.span).filter(|gap| gap.len() < 8);
            other.hit.is_some() && gap.is_some_and(|gap| links(gap.of(source.text())))
        })
    }

    /// Returns whether a person of another language, in a list with one whom the translation names, is told nowhere in it.
    fn is_left_out(&self, bead: &Bead<'p>, us: &Ours<'p>) -> bool {
        let pair = self.pair;
        let target = Span::new(0, pair.target.text().len());
        let [.., last] = us.words.as_slice() else { return false };
        let person = us.hit.is_none() && us.class == Class::Person && us.words.len() > 1;
        let listed = || {
            bead.assigned().any(|(other, _)| {
                other.class == Class::Person
                    && gap(other.span, us.span).is_some_and(|gap| links(gap.of(pair.source.text())))
            })
        };
        person
            && listed()
            && !self.is_told(target, us, &[])
            && !pair
                .target
                .names
                .latin
                .iter()
                .flat_map(|span| pair.target.of(*span).split([' ', '-']))
                .any(|word| self.ear.likeness(last, word) >= heard::SOMEWHAT)
    }

    /// Returns whether the translation tells in full who the source does not name here, though it names others.
    fn is_misplaced(&self, index: usize, bead: &Bead<'p>, them: &Theirs<'p>) -> bool {
        let person = |us: &Ours<'_>| us.evident && us.class == Class::Person;
        // Noori Precision is no person.
        let body = || them.words().any(|word| lexicon::knows_english(&word.to_lowercase()));
        them.hit.is_none()
            && them.evident
            && them.class == Class::Person
            && them.is_full()
            && bead.assigned().any(|(us, _)| us.evident && us.hit.is_none())
            && !bead.left_ours().any(|i| person(&bead.ours[i]))
            && !body()
            && !self.is_heard(self.window(Side::Source, index), them)
            && self.is_heard_anywhere(them)
    }

    /// Returns whether a name of the translation, where the source has none like it, is one that nobody may add.
    fn is_new(&self, them: &Theirs<'p>) -> bool {
        let within = |hit| self.pair.source.names.known.iter().any(|other| known::is_within(other, hit));
        if !them.evident {
            return false;
        }
        let Some(hit) = them.hit else {
            let body = || them.words().any(|word| lexicon::knows_english(&word.to_lowercase()));
            return them.is_full() && them.mention.is_some() && !body();
        };
        hit.kind() != Kind::Organisation && !known::is_home(them.text) && !within(hit)
    }
}

/// Returns whether what stands between two names makes a list of them.
fn links(gap: &str) -> bool {
    matches!(gap.trim(), "," | "·" | "ㆍ" | "와" | "과" | "및" | "와," | "과,")
}

/// Returns what stands between two names, whichever comes first.
fn gap(a: Span, b: Span) -> Option<Span> {
    let (first, second) = if a < b { (a, b) } else { (b, a) };
    (first.end <= second.start).then(|| Span::new(first.end, second.start))
}
