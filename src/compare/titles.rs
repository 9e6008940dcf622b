//! Titles that the translation gives to a person whom the source gives another one: 부사장 told as President.
//!
//! All titles that the source gives a person anywhere count. A title of the translation differs where its role tells none of
//! them, where it makes a deputy of the one for whom he stands in, or the reverse, or where it has another field.

use std::cell::LazyCell;

use super::names::{Replaced, Same, known};
use crate::align::Pair;
use crate::extract::name::roles::{self, Fields, Kind, Role};
use crate::extract::name::{Names, titles};
use crate::name;
use crate::name::gazetteer::{self, Hit};
use crate::source::{Span, head, tail};

/// A title of the source and another one that the translation has in its place.
#[derive(Clone, Debug)]
pub(crate) struct Retitled {
    pub(crate) source: Span,
    pub(crate) target: Span,
    /// What the source's title usually is in the translation's language.
    pub(crate) usual: &'static str,
}

/// How many words of the source may stand between a name and its title: the body that somebody heads.
const BETWEEN: usize = 4;
/// How many bytes stand between a name and its title at most.
const MOST_BETWEEN: usize = 80;
/// How many words of the translation a title has at most.
const WORDS: usize = 7;
/// Titles that say nothing of an office.
const HONORIFICS: &[&str] = &["씨", "박사", "님", "군", "양", "선생", "선생님", "여사", "옹"];
/// Words before an English title that are no part of it.
const STOPS: &[&str] = &[
    "the",
    "a",
    "an",
    "by",
    "with",
    "and",
    "or",
    "to",
    "for",
    "from",
    "as",
    "of",
    "in",
    "on",
    "at",
    "that",
    "when",
    "while",
    "where",
    "who",
    "whom",
    "but",
    "is",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "its",
    "his",
    "her",
    "their",
    "our",
    "under",
    "between",
    "than",
    "including",
];

/// Which of several with one title somebody is, in English and in Korean.
const RANKS: &[(&str, &str)] = &[("first", "제1"), ("second", "제2"), ("third", "제3")];

/// The titles that the source gives somebody.
#[derive(Debug, Default)]
struct Ours {
    /// The first of them, and its usual rendering.
    first: Option<(Span, &'static str)>,
    /// Each once, and whether it is a deputy's.
    titles: Vec<(String, bool)>,
    roles: Vec<Role>,
    fields: Fields,
    /// Which of several with one title somebody is: 제2 of 제2차관.
    rank: Option<&'static str>,
}

/// A title of the translation.
struct Told {
    span: Span,
    roles: Vec<Role>,
    fields: Fields,
}

/// Finds the people whom both sides name, and to whom they give different titles.
pub(super) fn compare(pair: &Pair, same: &[Same]) -> Vec<Retitled> {
    // A person is named again and again: what all the places tell is collected once.
    let known = LazyCell::new(|| everybody(pair));
    same.iter().filter_map(|same| retitled(pair, same, &known)).collect()
}

/// Returns the titles of each person of the source, those of all places.
fn everybody(pair: &Pair) -> Vec<Ours> {
    let text = pair.source.text();
    let mut all: Vec<Ours> = pair.source.names.people.iter().map(|_| Ours::default()).collect();
    for mention in &pair.source.names.mentions {
        // A mention holds the title: 한 시장.
        let length = mention.span.of(text).find(' ').unwrap_or(mention.span.len());
        if let Some(ours) = all.get_mut(mention.person) {
            ours.add(text, Span::new(mention.span.start, mention.span.start + length));
        }
    }
    all
}

fn retitled(pair: &Pair, same: &Same, known: &[Ours]) -> Option<Retitled> {
    let told = english(pair.target.text(), same.target)?;
    let mut ours = Ours::default();
    ours.add(pair.source.text(), same.source);
    let mentions = pair.source.names.mentions_in(same.source).iter();
    let mention = mentions.into_iter().find(|mention| mention.span.overlaps(same.source));
    if let Some(elsewhere) = mention.and_then(|mention| known.get(mention.person)) {
        ours.join(elsewhere);
    }
    let (first, usual) = ours.first?;
    let title = pair.target.of(told.span);
    let other = !told.roles.iter().any(|role| role.may_tell(&ours.roles))
        || ours.is_other_deputy(title)
        || ours.is_other_rank(title);
    let leads = told.roles.iter().all(|role| matches!(role.kind, Kind::Office | Kind::Head | Kind::Lead));
    (other || (leads && told.fields.differ(ours.fields))).then_some(Retitled {
        source: first,
        target: told.span,
        usual,
    })
}

impl Ours {
    /// Adds the titles that stand beside a name.
    fn add(&mut self, text: &str, name: Span) {
        let found = behind_korean(text, name).into_iter().chain(before_korean(text, name));
        let found: Vec<_> = found.filter(|(_, cut)| !HONORIFICS.contains(&cut.title)).collect();
        for (span, cut) in &found {
            let renderings = titles::renderings(cut.title).unwrap_or_default();
            if let Some(usual) = renderings.first() {
                self.first.get_or_insert((*span, usual));
            }
            self.title(cut.title, cut.prefix == "부");
            let before = head(text, span.start);
            let own = |(_, rank): &&(&str, &str)| before.ends_with(rank) || cut.title.starts_with(rank);
            self.rank = self.rank.or_else(|| RANKS.iter().find(own).map(|(_, rank)| *rank));
            self.fields = self.fields.join(Fields::korean(cut.prefix)).join(Fields::korean(cut.title));
        }
        // 외교통상부 차관: the body before the title.
        let behind = found.iter().map(|(title, _)| title.start).filter(|start| *start > name.end).min();
        if let Some(start) = behind.filter(|start| start - name.end < MOST_BETWEEN) {
            self.fields = self.fields.join(Fields::korean(Span::new(name.end, start).of(text)));
        }
        // 농림축산식품부 맹주원: the body before the name.
        let from = behind_last(head(text, name.start), &['\n', '.', ',', '”', '"']);
        for word in Span::new(from, name.start).of(text).trim_end().rsplit(' ').take(3) {
            self.fields = self.fields.join(Fields::korean(word));
        }
    }

    /// Adds a title, where it is a new one.
    fn title(&mut self, title: &str, deputy: bool) {
        if self.titles.iter().any(|(known, is_deputy)| known == title && *is_deputy == deputy) {
            return;
        }
        self.titles.push((title.to_owned(), deputy));
        let renderings = titles::renderings(title).unwrap_or_default();
        let roles = renderings.iter().flat_map(|english| roles::read(english));
        self.roles.extend(roles.map(|role| Role { deputy: role.deputy || deputy, ..role }));
    }

    /// Returns whether an English title makes a deputy of whom no rendering of the Korean titles does.
    fn is_other_deputy(&self, told: &str) -> bool {
        const DEPUTIES: &[&str] = &["deputy", "assistant"];
        let deputy = |text: &str| text.to_lowercase().split([' ', '-']).any(|word| DEPUTIES.contains(&word));
        let small = |title: &str| title.starts_with(['부', '차', '보']) || title.contains("대행");
        deputy(told)
            && !self.titles.is_empty()
            && self.titles.iter().all(|(title, is_deputy)| {
                let renderings = titles::renderings(title).unwrap_or_default();
                !is_deputy && !small(title) && !renderings.iter().any(|english| deputy(english))
            })
    }

    /// Returns whether an English title counts otherwise than the Korean one: 제2차관, "first vice minister".
    fn is_other_rank(&self, told: &str) -> bool {
        let lower = told.to_lowercase();
        let told = RANKS.iter().find(|(rank, _)| lower.split(' ').any(|word| word == *rank));
        told.is_some_and(|(_, rank)| self.rank.is_some_and(|own| own != *rank))
    }

    /// Adds what is known from elsewhere.
    fn join(&mut self, other: &Self) {
        self.first = self.first.or(other.first);
        for (title, deputy) in &other.titles {
            self.title(title, *deputy);
        }
        self.fields = self.fields.join(other.fields);
    }
}

/// Finds the people whose offices the translation places elsewhere: 발렌시아 시장 told as "Incheon Mayor".
pub(super) fn displaced(pair: &Pair, same: &[Same]) -> Vec<Replaced> {
    same.iter()
        .filter_map(|same| {
            let (title, _) = behind_korean(pair.source.text(), same.source).pop()?;
            let told = before(pair.target.text(), same.target)?;
            // Between the name and the title: 카르멘 오르테가 발렌시아 시장.
            let ours = last_place(&pair.source.names, Span::new(same.source.end, title.end))?;
            let theirs = last_place(&pair.target.names, told.span)?;
            let one = known::are_one(ours, theirs) || known::is_within(ours, theirs);
            let alike = name::compare(pair.source.of(ours.span), pair.target.of(theirs.span)).same;
            (!one && !alike).then_some(Replaced {
                source: ours.span,
                target: theirs.span,
                known_as: None,
                sure: true,
            })
        })
        .collect()
}

/// Returns the place that a text names last.
fn last_place(names: &Names, span: Span) -> Option<&Hit> {
    names.known_in(span).iter().rfind(|hit| hit.kind() == gazetteer::Kind::Place && span.contains(hit.span))
}

/// Returns the titles that follow a name of the source: 차관, 공동대표 겸 최고재무책임자.
fn behind_korean(text: &str, name: Span) -> Vec<(Span, titles::Titled<'_>)> {
    let mut at = name.end;
    let mut rest = tail(text, at);
    // 세이프큐브의 대표: whose name has a particle is another.
    if !rest.starts_with([' ', '(']) {
        return Vec::new();
    }
    if rest.starts_with('(') {
        let Some(close) = rest.find(')') else { return Vec::new() };
        at += close + 1;
        rest = tail(text, at);
    }
    let rest = rest.split(['\n', ',', '.', '”', '"', '·', '(']).next().unwrap_or_default();
    let mut found = Vec::new();
    let mut left = BETWEEN + 1;
    for word in rest.split(' ') {
        if left == 0 {
            break;
        }
        left -= 1;
        let cut = titles::cut(word).filter(|cut| cut.title.chars().count() > 1);
        let ends = !word.is_empty() && titles::strip_particle(word) != word;
        if word == "겸" {
            left = left.max(2);
        } else if let Some(cut) = cut {
            let start = at + cut.prefix.len();
            // 인천항만공사 부사장이: what has no particle may belong to the body.
            let last = !cut.particle.is_empty();
            found.push((Span::new(start, start + cut.title.len()), cut));
            if last {
                break;
            }
        } else if ends {
            // 이 교수는 김 시장을: what has a particle is no part of the apposition.
            break;
        }
        at += word.len() + 1;
    }
    found
}

/// Returns the titles that stand right before a name of the source: 연구부장 양서린.
fn before_korean(text: &str, name: Span) -> Vec<(Span, titles::Titled<'_>)> {
    let mut found = Vec::new();
    let mut end = name.start;
    while let Some(open) = head(text, end).strip_suffix(' ') {
        // 심사위원장을 맡은 표인하, 단장인 표인하.
        let (open, charged) = open.strip_suffix(" 맡은").map_or((open, false), |open| (open, true));
        let start = behind_last(open, &[' ', '\n', '(', '“', '"', '‘']);
        let word = Span::new(start, open.len()).of(text);
        let Some(cut) = titles::cut(word)
            .filter(|cut| stands_before(cut.particle, charged) && cut.title.chars().count() > 1)
        else {
            break;
        };
        let from = start + cut.prefix.len();
        found.push((Span::new(from, from + cut.title.len()), cut));
        end = start;
    }
    found
}

/// Returns whether a title with a particle belongs to the name behind it.
fn stands_before(particle: &str, charged: bool) -> bool {
    match particle {
        "을" | "를" => charged,
        "" | "인" | "이자" => !charged,
        _ => false,
    }
}

/// Returns the offset behind the last one of `marks`; the beginning where there is none.
fn behind_last(text: &str, marks: &[char]) -> usize {
    text.char_indices().rev().find(|(_, c)| marks.contains(c)).map_or(0, |(at, c)| at + c.len_utf8())
}

/// Returns the title right before or behind a name of the translation.
fn english(text: &str, name: Span) -> Option<Told> {
    before(text, name).or_else(|| behind(text, name))
}

/// Reads "Vice Health Minister Jin Da-ul", "team captain Bin So-yul" and "Japan's environment minister, Satoko Miura".
fn before(text: &str, name: Span) -> Option<Told> {
    let mut open = head(text, name.start).trim_end_matches(' ');
    for honorific in ["Dr.", "Mr.", "Ms.", "Mrs."] {
        open = open.strip_suffix(honorific).unwrap_or(open).trim_end_matches(' ');
    }
    let (open, comma) = open.strip_suffix(',').map_or((open, false), |open| (open, true));
    let from = behind_last(open, &['.', ',', ';', ':', '“', '”', '"', '\n', '(']);
    let clause = Span::new(from, open.len()).of(text);
    let mut start = open.len();
    for (count, word) in clause.rsplit(' ').take(WORDS).enumerate() {
        let stops =
            STOPS.contains(&word) || (word.starts_with(char::is_lowercase) && !roles::is_modifier(word));
        if word.is_empty() || word.ends_with("'s") || word.ends_with("’s") || stops {
            break;
        }
        start = start.checked_sub(word.len() + usize::from(count > 0))?;
    }
    let span = Span::new(start, open.len());
    let lower = span.of(text).to_lowercase();
    let words: Vec<&str> = lower.split([' ']).collect();
    // The title ends in its role: Busan Mayor, not "Mayor Park's aide". Else what it is in charge of stands between.
    let Some(role) = roles::ending(&words) else { return in_charge(text, clause, from, comma) };
    let small = span.of(text).rsplit(' ').next()?.starts_with(char::is_lowercase);
    let office = matches!(role.kind, Kind::Office | Kind::Head);
    // "Executive Vice President and Chief Financial Officer" are two titles of one man.
    let mut roles = vec![role];
    let other = head(text, start).trim_end().strip_suffix(" and").map(|first| {
        let from = behind_last(first, &['.', ',', ';', ':', '“', '”', '"', '\n', '(']);
        Span::new(from, first.len()).of(text).to_lowercase()
    });
    if let Some(other) = &other {
        let words: Vec<&str> = other.trim().split(' ').collect();
        roles.extend(roles::ending(&words));
    }
    (!comma || (small && office)).then(|| Told { span, roles, fields: Fields::english(&words) })
}

/// Reads "Vice Minister of Environment" in a clause that a name follows; the clause begins at `from`.
fn in_charge(text: &str, clause: &str, from: usize, comma: bool) -> Option<Told> {
    const SMALL: &[&str] = &["and", "of", "the", "for"];
    let at = clause.rfind(" of ").or_else(|| clause.rfind(" for "))?;
    let field = tail(clause, at + 1);
    let named = |word: &str| word.starts_with(char::is_uppercase) || SMALL.contains(&word);
    if comma
        || !field.split(' ').all(|word| named(word.trim_end_matches(',')))
        || field.split(' ').count() > WORDS
    {
        return None;
    }
    let open = head(clause, at);
    let capital = open.rsplit(' ').take_while(|word| word.starts_with(char::is_uppercase));
    let length = capital.map(|word| word.len() + 1).sum::<usize>().checked_sub(1)?;
    let span = Span::new(from + open.len() - length, from + open.len());
    let lower = span.of(text).to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let role = roles::ending(&words)?;
    let told = Span::new(span.start, from + clause.len()).of(text).to_lowercase();
    Some(Told { span, roles: vec![role], fields: Fields::english(&told.split(' ').collect::<Vec<_>>()) })
}

/// Reads "Lasalle, governor of Marseille" and "Gam, co-CEO and chief financial officer".
fn behind(text: &str, name: Span) -> Option<Told> {
    let rest = tail(text, name.end).strip_prefix(", ")?;
    let clause = rest.split([',', '.', ';', '“', '”', '"', '\n', '(']).next()?;
    // What somebody was is told elsewhere.
    if ["a former ", "the former ", "former ", "then"].iter().any(|before| clause.starts_with(before)) {
        return None;
    }
    let article = ["the ", "a ", "an ", "its "];
    let skip = article.iter().filter(|a| clause.starts_with(**a)).map(|a| a.len()).max().unwrap_or_default();
    let clause = clause.get(skip..)?;
    let limit = clause.split(' ').take(WORDS * 2).map(|word| word.len() + 1).sum::<usize>();
    let clause = clause.get(..limit.min(clause.len()))?;
    let stop = [" who ", " at ", " in ", " said", " told", " from "];
    let end = stop.iter().filter_map(|stop| clause.find(stop)).min().unwrap_or(clause.len());
    let title = clause.get(..end)?;
    let lower = title
        .to_lowercase()
        .replace(" and a ", " and ")
        .replace(" and an ", " and ")
        .replace(" and the ", " and ");
    let mut roles: Vec<Role> = roles::read(&lower).collect();
    if roles.first()?.name.is_empty() {
        return None;
    }
    roles.retain(|role| !role.name.is_empty());
    // "of Technology" is a part of a body's name.
    let whole = !title.contains(" of ");
    let both = title.split(' ').zip(lower.split(' ')).enumerate();
    let own = both.filter(|(place, (word, _))| *place == 0 || whole || word.starts_with(char::is_lowercase));
    let words: Vec<&str> = own.map(|(_, (_, lower))| lower).collect();
    let start = name.end + ", ".len() + skip;
    let shown = title.split(" of ").next().unwrap_or(title).split(" for ").next().unwrap_or(title);
    Some(Told { span: Span::new(start, start + shown.len()), roles, fields: Fields::english(&words) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_before_or_behind_the_name() {
        let text = "Vice Health Minister Jin met Lasalle, the deputy mayor of Lyon, and Lim. \
                    \"Yes,\" said team captain Bin. “No,” said Vice Consul Ahn Ji-seok.";
        let of = |name: &str| {
            let at = text.find(name).unwrap_or_default();
            english(text, Span::new(at, at + name.len()))
                .map(|told| (told.span.of(text), told.roles[0].name, told.roles[0].deputy))
        };
        assert_eq!(of("Jin"), Some(("Vice Health Minister", "minister", true)));
        assert_eq!(of("Lasalle"), Some(("deputy mayor", "mayor", true)));
        assert_eq!(of("Lim"), None);
        assert_eq!(of("Bin"), Some(("team captain", "captain", false)));
        assert_eq!(of("Ahn Ji-seok"), Some(("Vice Consul", "vice consul", true)));
    }

    #[test]
    fn korean_titles_stand_before_and_behind_the_name() {
        let text = "단장인 방소율 감독은 심사위원장을 맡은 빈도하 감독을 만났다. 연구부장 양서린 박사와 감윤지 공동대표 겸 최고재무책임자는 웃었다";
        let of = |name: &str| {
            let at = text.find(name).unwrap_or_default();
            let name = Span::new(at, at + name.len());
            let all = before_korean(text, name).into_iter().chain(behind_korean(text, name));
            all.map(|(span, _)| span.of(text)).collect::<Vec<_>>()
        };
        assert_eq!(of("방소율"), ["단장", "감독"]);
        assert_eq!(of("빈도하"), ["심사위원장", "감독"]);
        assert_eq!(of("양서린"), ["부장", "박사"]);
        assert_eq!(of("감윤지"), ["공동대표", "최고재무책임자"]);
    }
}
