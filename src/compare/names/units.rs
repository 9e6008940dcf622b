//! The names of a passage, one by one, with what each may stand for.

use super::heard::{self, Ear, Word};
use super::known;
use crate::align::{Pair, Side};
use crate::extract::name::{Mention, Names};
use crate::meaning::lexicon;
use crate::name;
use crate::name::gazetteer::{Hit, Kind};
use crate::source::{Span, head, tail};

/// How many characters after a name the quotation ends that is a title.
const TITLE: usize = 20;

/// What a name names, as far as its form or a table tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Place,
    Organisation,
    Person,
    /// A name of nobody knows what: an unknown word.
    Any,
}

/// A name of the source.
#[derive(Clone, Debug)]
pub(super) struct Ours<'p> {
    pub(super) span: Span,
    pub(super) class: Class,
    pub(super) hit: Option<&'p Hit>,
    pub(super) mention: Option<Mention>,
    /// The words of a name that no table has.
    pub(super) words: Vec<Word<'p>>,
    /// Whether more than its look says that it is a name.
    pub(super) evident: bool,
}

impl Ours<'_> {
    /// Returns whether it is a person's name in full: 코조 안수, 방유나.
    pub(super) fn is_full(&self, pair: &Pair) -> bool {
        match self.words.as_slice() {
            [] => false,
            [word] => word.is_korean_name() && self.mention.is_some_and(|m| is_full(pair, m.person)),
            _ => true,
        }
    }

    /// Returns whether it says something that it sounds like a name elsewhere: two syllables of an unknown word do by chance.
    pub(super) fn is_telling(&self) -> bool {
        self.evident
            || self.class == Class::Person
            || self.words.iter().any(|word| word.text.chars().count() > 2)
    }
}

/// A name of the translation.
#[derive(Clone, Debug)]
pub(super) struct Theirs<'p> {
    pub(super) span: Span,
    pub(super) text: &'p str,
    pub(super) class: Class,
    pub(super) hit: Option<&'p Hit>,
    pub(super) mention: Option<Mention>,
    /// Whether it surely is a name that could stand in another's place.
    pub(super) evident: bool,
}

impl<'p> Theirs<'p> {
    /// Returns its words that may be heard.
    pub(super) fn words(&self) -> impl Iterator<Item = &'p str> {
        self.text.split([' ', '-']).filter(|word| word.chars().count() > 1)
    }

    /// Returns its last word, which of a person is the surname.
    pub(super) fn last(&self) -> &'p str {
        self.text.split(' ').rfind(|word| word.chars().count() > 1).unwrap_or(self.text)
    }

    pub(super) fn is_full(&self) -> bool {
        self.text.contains(' ')
    }
}

/// Returns what a known name names.
fn class_of(hit: &Hit) -> Class {
    match hit.kind() {
        Kind::Country | Kind::Place => Class::Place,
        Kind::Organisation => Class::Organisation,
    }
}

/// Returns whether a known name is named for itself, and not inside a person's name.
fn is_apart(text: &str, names: &Names, hit: &Hit) -> bool {
    names.mentions_in(hit.span).iter().all(|mention| is_body(mention.span.of(text)))
}

/// Returns whether a name is that of a body, by one of its words: Syria Times, Jinju City Waterworks.
fn is_body(name: &str) -> bool {
    name.split(' ').any(|word| known::BODIES.contains(&word.to_lowercase().as_str()))
}

/// Returns the names of the source inside `span`, in order.
pub(super) fn ours<'p>(pair: &'p Pair, ear: &Ear<'p>, span: Span) -> Vec<Ours<'p>> {
    let names = &pair.source.names;
    let mut units: Vec<Ours<'p>> = Vec::new();
    for hit in names.known_in(span).iter().filter(|hit| is_apart(pair.source.text(), names, hit)) {
        let class = class_of(hit);
        units.push(Ours {
            span: hit.span,
            class,
            hit: Some(hit),
            mention: None,
            words: Vec::new(),
            evident: true,
        });
    }
    let known = units.len();
    for (number, word) in ear.numbered(span) {
        let taken = units.get(..known).unwrap_or_default().iter().any(|unit| unit.span.overlaps(word.span));
        let mention = names.mentions_in(span).iter().find(|m| m.span.overlaps(word.span)).copied();
        // Of 도윤섭 프로그래머 the name alone.
        let person = mention.and_then(|m| names.people.get(m.person));
        let mention = mention.filter(|_| person.is_some_and(|p| p.full.contains(word.text)));
        let led =
            units.last().and_then(|last| last.words.last()).is_some_and(|w| w.given && w.leads_to(word));
        // 제프 플레이크: behind a given name, what looks like a loanword is a name.
        if (word.ordinary && mention.is_none() && !(led && word.looks_foreign())) || taken {
            continue;
        }
        let full = mention.filter(|m| is_full(pair, m.person));
        let glossed = names.glosses.iter().any(|g| g.span.overlaps(word.span));
        let named = full.is_some() || glossed || word.given || ear.is_name(word);
        // 나이절 패라지: a surname may end as a verb does, but hardly in a particle.
        let inflected = word.is_inflected() && !led || word.ends_in_particle();
        // 선사로 has the form of a name.
        let no_name = word.is_korean_name() && !led && heard::is_no_name(word.text);
        if !named && (inflected || no_name) {
            continue;
        }
        let evident = full.is_some() || glossed || led || (!word.given && ear.is_name(word));
        let joins = units.last().is_some_and(|last| {
            // 도윤섭 프로그래머: a Korean's name is one word.
            let whole =
                last.words.last().is_some_and(|w| w.is_korean_name() && !w.given && !w.looks_foreign());
            last.words.last().is_some_and(|before| before.leads_to(word)) && last.words.len() < 4 && !whole
        });
        let foreign = ear.is_foreign(number) || ear.is_foreign(number + 1);
        if joins && let Some(last) = units.last_mut() {
            last.span = last.span.cover(word.span);
            last.words.push(*word);
            last.evident |= evident;
            last.mention = last.mention.or(mention);
            if foreign || led || full.is_some() {
                last.class = Class::Person;
            }
            continue;
        }
        let class = if foreign || full.is_some() { Class::Person } else { Class::Any };
        units.push(Ours { span: word.span, class, hit: None, mention, words: vec![*word], evident });
    }
    // 배 국장: a surname of one syllable, which no word of the passage shows.
    for mention in names.mentions_in(span) {
        let short = mention.span.of(pair.source.text()).chars().nth(1) == Some(' ');
        if short && pair.links.target_of(mention.person).is_some() {
            units.push(Ours {
                span: mention.span,
                class: Class::Person,
                hit: None,
                mention: Some(*mention),
                words: Vec::new(),
                evident: true,
            });
        }
    }
    for unit in &mut units {
        let whole = unit.mention.map_or(unit.span, |mention| mention.span.cover(unit.span));
        if is_title_of_work(pair.source.text(), whole) {
            unit.evident = false;
        }
    }
    units.sort_by_key(|unit| unit.span);
    units
}

/// Returns whether the source surely names a person: a Korean's full name, or a foreign one with its Latin letters.
fn is_full(pair: &Pair, person: usize) -> bool {
    let people = &pair.source.names.people;
    people.get(person).is_some_and(|p| {
        let korean = p.full.chars().count() == 3 && name::surname_of(&p.full).is_some();
        p.latin.is_some() || (korean && !heard::is_no_name(&p.full))
    })
}

/// Returns the names of the translation inside `span`, in order.
pub(super) fn theirs<'p>(pair: &'p Pair, ear: &Ear<'p>, span: Span) -> Vec<Theirs<'p>> {
    let names = &pair.target.names;
    let mut units: Vec<Theirs<'p>> = Vec::new();
    for hit in names.known_in(span).iter().filter(|hit| is_apart(pair.target.text(), names, hit)) {
        let text = pair.target.of(hit.span);
        let class = class_of(hit);
        let evident = !known::is_general(hit, text);
        units.push(Theirs { span: hit.span, text, class, hit: Some(hit), mention: None, evident });
    }
    let known = units.len();
    let from = names.likely.partition_point(|likely| likely.start < span.start);
    for likely in names.likely.iter().skip(from).take_while(|likely| likely.start < span.end) {
        if units.get(..known).unwrap_or_default().iter().any(|unit| unit.span.overlaps(*likely)) {
            continue;
        }
        let at = without_descriptions(pair.target.text(), *likely);
        let text = pair.target.of(at);
        let mention = names.mentions_in(*likely).iter().find(|m| m.span == *likely).copied();
        let person = mention.and_then(|m| names.people.get(m.person)).is_some_and(|p| p.full.contains(' '));
        let mut unit = Theirs { span: at, text, class: Class::Any, hit: None, mention, evident: false };
        let last = unit.last();
        if person || unit.is_full() {
            unit.class = Class::Person;
        }
        let linked = mention.is_some_and(|m| pair.links.source_of(m.person).is_some());
        let body = is_body(text) || text.contains(['\'', '’']);
        // Public Security, Cultural Heritage, Fear.
        let common = !linked
            && text
                .split(' ')
                .map(str::to_lowercase)
                .all(|word| FUNCTION.contains(&word.as_str()) || lexicon::knows_english(&word));
        // German Turks.
        let peoples = unit.is_full() && unit.words().all(known::is_people);
        // A surname alone beside a verb of saying: "Pham said".
        let alone = mention.is_some() && !unit.is_full() && last.len() > 2;
        unit.evident = !body
            && !common
            && !peoples
            && (alone || (person && (linked || last.len() > 3)) || (last.len() > 3 && ear.knows(last)));
        units.push(unit);
    }
    for unit in units.iter_mut().filter(|unit| is_title_of_work(pair.target.text(), unit.span)) {
        unit.evident = false;
    }
    units.sort_by_key(|unit| unit.span);
    units
}

/// Returns whether a name begins a quotation of a few words that does not end as a sentence does: “Knight of the North”.
fn is_title_of_work(text: &str, span: Span) -> bool {
    const MARKS: &[char] = &['‘', '’', '“', '”', '\'', '"', '《', '》', '「', '」', '『', '』', '<', '>'];
    let opens = head(text, span.start).ends_with(MARKS) && !head(text, span.start).ends_with(['’', '”']);
    let rest = tail(text, span.end);
    let close = rest.char_indices().take(TITLE).find(|(_, c)| MARKS.contains(c));
    opens
        && close.is_some_and(|(at, mark)| {
            let end = rest.get(..at).unwrap_or_default();
            // “Black Sea.”
            let end = if matches!(end, "." | ",") { "" } else { end };
            let after = tail(rest, at + mark.len_utf8());
            // In "Korea's growth" the mark is an apostrophe.
            let apostrophe = at == 0 && matches!(mark, '’' | '\'') && after.starts_with(char::is_alphabetic);
            !apostrophe && !end.contains(['.', ',', '?', '!', ';', ':', '…'])
        })
}

/// Words of headlines that are no names, and that no vocabulary of content has.
pub(super) const FUNCTION: &[&str] = &[
    "than", "ever", "more", "most", "less", "least", "not", "never", "only", "just", "even", "still", "yet",
    "also", "too", "very", "so", "as", "if", "or", "and", "but", "nor", "that", "this", "these", "those",
    "all", "any", "both", "each", "few", "many", "much", "some", "such", "own", "other", "another", "again",
    "once", "here", "there", "when", "where", "why", "how", "what", "who", "whom", "whose", "which", "while",
    "because", "until", "about", "above", "across", "after", "against", "along", "among", "around", "at",
    "before", "behind", "below", "between", "beyond", "by", "down", "during", "for", "from", "in", "into",
    "near", "of", "off", "on", "onto", "out", "over", "per", "since", "through", "to", "toward", "towards",
    "under", "up", "upon", "via", "with", "within", "without", "is", "are", "was", "were", "be", "been",
    "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must",
    "should", "its", "their", "his", "her", "our", "your", "my", "it", "they", "he", "she", "we", "you",
];

/// Cuts off the words before a name of two words that say what somebody is: Host Chris Wallace, Brexiteer Andrea Jenkyns.
fn without_descriptions(text: &str, span: Span) -> Span {
    let mut span = span;
    while let Some((first, rest)) = span.of(text).split_once(' ') {
        let known = lexicon::knows_english(&first.to_lowercase());
        if !rest.contains(' ') || !known {
            break;
        }
        span.start += first.len() + 1;
    }
    span
}

/// Returns the passages of both sides in a bead, with the sentence on either side of each that nothing renders.
///
/// Names help to align. A sentence of which the name was changed may stay alone: who it says that speaks.
pub(super) fn passages(pair: &Pair, bead: usize) -> (Span, Span) {
    (pair.with_neighbours(Side::Source, bead), pair.with_neighbours(Side::Target, bead))
}
