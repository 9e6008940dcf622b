//! People and Latin strings in Korean text.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::brackets::{age_follows, bracketed_topic, glossed_topic, glosses, heads, is_persons};
use super::forms::{is_body, is_evident_name, is_full_name, is_inflected, is_short_name, is_unknown};
use super::titles::{self, Titled};
use super::{Mention, Names, Person};
use crate::extract::quote::cues;
use crate::name::{self, given_names};
use crate::segment::{Mark, Segmentation};
use crate::source::{Span, char_before, script, tail};

static LATIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[A-Za-zÀ-ž][A-Za-zÀ-ž0-9&.'’-]*(?: [A-Za-zÀ-ž][A-Za-zÀ-ž0-9&.'’-]*)*")
        .expect("a valid pattern")
});

/// Words that may stand between a name and its title, or before a name, and are no part of it.
const FILLERS: &[&str] = &[
    "이에",
    "대해",
    "대한",
    "위해",
    "따르면",
    "관해",
    "같은",
    "다른",
    "전",
    "현",
    "신임",
    "초대",
    "당시",
    "총괄",
    "수석",
    "선임",
    "부",
    "소속",
    "출신",
    "공동",
    "명예",
    "임시",
    "모",
    "이틀간",
    "사흘간",
    "나흘간",
    "닷새간",
    "열흘간",
];

/// The fewest syllables of a word between a Korean's name and a title that is a body's name and no foreign surname.
const BODY: usize = 4;

/// A word of a sentence, without the punctuation around it.
#[derive(Clone, Copy)]
struct Token<'t> {
    span: Span,
    text: &'t str,
    /// Whether punctuation separates it from the next word.
    breaks: bool,
    /// Whether a bracket follows it.
    glossed: bool,
    /// Whether the bracket has more or fewer characters of hanja than it has syllables, as of a Japanese name.
    foreign: bool,
}

/// Finds people, glosses and Latin strings, sentence by sentence.
pub(super) fn read(text: &str, segmentation: &Segmentation, names: &mut Names) {
    let mut roster = Roster::default();
    for sentence in &segmentation.sentences {
        glosses(text, sentence.span, names);
        let inside = sentence.span.of(text);
        names.latin.extend(
            LATIN
                .find_iter(inside)
                .map(|m| Span::new(sentence.span.start + m.start(), sentence.span.start + m.end())),
        );
        for (span, form, title) in heads(text, sentence.span) {
            let person = roster.resolve(form, title, names);
            names.mentions.push(Mention { span, person });
        }
        let tokens = tokens(text, sentence.span);
        for (i, token) in tokens.iter().enumerate() {
            // 마다솜(31)은: an age in brackets marks a name without a title.
            if (is_full_name(token.text) || is_short_name(token.text)) && age_follows(text, token.span.end) {
                let person = roster.resolve(token.text, "", names);
                names.mentions.push(Mention { span: token.span, person });
            }
            let Some(titled) = titles::cut(token.text) else { continue };
            if let Some((span, form)) = name_before(&tokens, i, &titled, names) {
                let person = roster.resolve(&form, titled.title, names);
                names.mentions.push(Mention { span, person });
            } else if let Some((span, form)) = name_after(&tokens, i, &titled, names) {
                let person = roster.resolve(&form, titled.title, names);
                names.mentions.push(Mention { span, person });
            }
        }
        let lead = speech_lead(text, segmentation, sentence.span);
        if let Some((span, form, title)) = who_speaks(text, &tokens, lead, names, &roster) {
            let person = roster.resolve(&form, title, names);
            names.mentions.push(Mention { span, person });
        }
    }
    bare_mentions(text, segmentation, names);
}

/// Returns what stands before the first words that a sentence quotes or reports.
fn speech_lead(text: &str, segmentation: &Segmentation, sentence: Span) -> Option<Span> {
    let from = segmentation.quotations.partition_point(|q| q.outer.start < sentence.start);
    let quotations = segmentation.quotations.iter().skip(from);
    let mut inside = quotations.take_while(|q| q.outer.start < sentence.end);
    let end = inside.find(|q| q.mark == Mark::Double).map(|q| q.outer.start)?;
    cues::korean_in(Span::new(end, sentence.end).of(text)).then(|| Span::new(sentence.start, end))
}

/// Finds the one who speaks, in the `lead` before a quote, and bears no title of the table: 이소백은 “…”, 양세림 바이어는 “…”, 마르셀 켈러는 “…”.
///
/// Returns the place, the name and what stands in the place of a title.
fn who_speaks<'t>(
    text: &str,
    tokens: &[Token<'t>],
    lead: Option<Span>,
    names: &Names,
    roster: &Roster,
) -> Option<(Span, String, &'t str)> {
    let end = lead.map_or(usize::MAX, |lead| lead.end);
    let inside = tokens.partition_point(|token| token.span.end <= end);
    let taken = |place: Span| names.mentions.iter().rev().take(6).any(|m| m.span.overlaps(place));
    for (i, token) in tokens.iter().enumerate().take(inside) {
        if lead.is_some()
            && let Some(gloss) = glossed_topic(text, token.span, names)
        {
            let place = Span::new(gloss.span.start, gloss.span.start + gloss.word.len());
            if !taken(place) {
                return Some((place, gloss.word.clone(), ""));
            }
        }
        if lead.is_some() && bracketed_topic(text, token.span) && !taken(token.span) {
            return Some((token.span, token.text.to_owned(), ""));
        }
        let core = titles::strip_particle(token.text);
        let topic = matches!(token.text.strip_prefix(core), Some("은" | "는" | "이" | "가"));
        let place = Span::new(token.span.start, token.span.start + core.len());
        if !topic || taken(place) {
            continue;
        }
        let before = i.checked_sub(1).map(|j| tokens[j]).filter(|before| !before.breaks && !before.glossed);
        if let Some(before) = before {
            let whole = before.span.cover(place);
            let free = !taken(whole);
            let known = roster.latest_by_surname.get(before.text).and_then(|bearers| bearers.last());
            let titled =
                known.is_some_and(|person| names.people[*person].titles.iter().any(|title| title == core));
            // A title that has been told goes with the surname everywhere: 양 바이어는.
            if free && (titled || (lead.is_some() && is_evident_name(before.text))) {
                return Some((whole, before.text.to_owned(), core));
            }
            if free
                && lead.is_some()
                && given_names().contains(before.text)
                && is_unknown(core)
                && !is_body(core)
            {
                return Some((whole, format!("{} {core}", before.text), ""));
            }
        }
        if lead.is_some() && is_evident_name(core) {
            return Some((place, core.to_owned(), ""));
        }
    }
    None
}

/// Splits a sentence into words; a bracketed gloss closes the word before it without breaking the phrase.
fn tokens(text: &str, span: Span) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = span.start;
    for word in span.of(text).split_inclusive(char::is_whitespace) {
        let whole = Span::new(at, at + word.len()).trim(text);
        at += word.len();
        let mut core = whole.of(text).trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = whole.end - core.len();
        if whole.of(text).starts_with(['“', '"'])
            && let Some(last) = tokens.last_mut()
        {
            let last: &mut Token<'_> = last;
            last.breaks = true;
        }
        let mut breaks = false;
        let glossed = core.contains('(');
        let hanja =
            tail(core, core.find('(').unwrap_or(core.len())).chars().filter(|c| script::is_hanja(*c)).count();
        if let Some(bracket) = core.find('(') {
            // 오르테가(Carmen: the gloss goes on in the next words, which hold no hangul name.
            core = core.get(..bracket).unwrap_or_default();
        } else {
            let bare = core.trim_end_matches(|c: char| !c.is_alphanumeric());
            let trailing = tail(core, bare.len());
            breaks = trailing.contains([',', '.', '?', '!', ';', '”', '"', '·']);
            core = bare;
        }
        if !core.is_empty() {
            tokens.push(Token {
                span: Span::new(start, start + core.len()),
                text: core,
                breaks,
                glossed,
                foreign: hanja > 0 && hanja != core.chars().count(),
            });
        }
    }
    tokens
}

/// Finds the name that precedes the title at token `i`: 한도윤 인천시장, 정현수 국가기술표준원 국장, 브루스 해럴 시장, 한 시장.
fn name_before(tokens: &[Token<'_>], i: usize, titled: &Titled<'_>, names: &Names) -> Option<(Span, String)> {
    // 우치카와 마사토(内川雅人) 가라쓰시장: with a name right before it, 가라쓰 is the place.
    let behind_name =
        i.checked_sub(1).map(|j| tokens[j]).is_some_and(|t| t.glossed && !t.breaks && is_unknown(t.text));
    if is_full_name(titled.prefix) && !behind_name {
        let start = tokens[i].span.start;
        return Some((
            Span::new(start, tokens[i].span.end - titled.particle.len()),
            titled.prefix.to_owned(),
        ));
    }
    let end = tokens[i].span.end - titled.particle.len();
    let mut foreign: Option<(usize, usize)> = None;
    for j in (i.saturating_sub(5)..i).rev() {
        let token = tokens[j];
        // 오미란 물관리국장은 공사: another one's title, and a topic.
        let topic = titles::cut(token.text).is_some_and(|told| matches!(told.particle, "은" | "는"));
        if token.breaks || topic {
            break;
        }
        // 한들중 2학년 학생회장: a number stands between no name and its title.
        if token.text.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        // 동아태 담당 차관보: what somebody is in charge of.
        if j + 1 < i && tokens[j + 1].text == "담당" {
            continue;
        }
        // 옥상호 전 감독: a former one, and no Jeon.
        let named = j.checked_sub(1).is_some_and(|k| !tokens[k].breaks && is_full_name(tokens[k].text));
        if named && matches!(token.text, "전" | "현" | "신임") {
            continue;
        }
        let adjacent = j + 1 == i && titled.prefix.is_empty();
        // 우다현 도 교통항공국장: behind a full name, 도 is the province.
        let behind = j.checked_sub(1).is_some_and(|k| !tokens[k].breaks && is_full_name(tokens[k].text));
        if behind && matches!(token.text, "도" | "시" | "군" | "구") && !titled.prefix.is_empty() {
            continue;
        }
        if token.text.chars().count() == 1
            && name::is_korean_surname(token.text)
            && (!(matches!(token.text, "시" | "도" | "군" | "구" | "국")
                || name::is_rare_surname(token.text))
                || is_borne(token.text, names))
            && (adjacent || (j + 1 == i && titles::is_korean_title(titled.title)))
        {
            return Some((Span::new(token.span.start, end), token.text.to_owned()));
        }
        // 차민도 새물결페리 대표: what stands between a full name and its title is a body, where it is long.
        let body = foreign.is_some_and(|(first, last)| {
            first == last && !tokens[last].glossed && tokens[last].text.chars().count() >= BODY
        });
        if is_full_name(token.text) && (foreign.is_none() || body) && !token.foreign {
            return Some((Span::new(token.span.start, end), token.text.to_owned()));
        }
        // 올리버 스미스(Oliver Smith) ABC 국장: what stands in Latin letters behind a name is a body.
        let named =
            behind || j.checked_sub(1).is_some_and(|k| named_there(names, tokens[k]) && !tokens[k].breaks);
        if !token.text.chars().any(script::is_hangul)
            && (named || names.glosses.iter().any(|g| g.span.overlaps(token.span)))
        {
            continue;
        }
        let glossed = named_there(names, token)
            && names.glosses.iter().any(|g| g.word.split(' ').next_back() == Some(token.text));
        // 리나 탐(Liina Tamm): a gloss makes a name of one syllable.
        let syllables =
            token.text.chars().all(script::is_syllable) && (token.text.chars().count() >= 2 || glossed);
        // Right before a title a last syllable such as 와 or 이 belongs to the name: 모리카와 씨.
        let joined = adjacent
            && !token.text.ends_with(['의', '을', '를', '은', '는', '에', '로', '한', '된', '인', '던']);
        // 염전에서 학생들이, 다섯 명은 배우다: where, and who.
        let who = !adjacent && token.text.chars().count() == 2 && token.text.ends_with(['은', '는']);
        let whole = joined || titles::strip_particle(token.text) == token.text;
        let bare = (glossed || (whole && !who)) && !is_inflected(token.text);
        // 요구한 트럼프 대통령: a verb before the name is no part of it.
        let modifies =
            token.text.ends_with(['한', '된', '던', '할', '온', '간', '낸', '진', '린']) && !glossed;
        let skip = FILLERS.contains(&token.text)
            || titles::is_korean_title(token.text)
            || is_body(token.text)
            || !is_unknown(token.text);
        match foreign {
            None if syllables && (glossed || (!skip && bare)) => foreign = Some((j, j)),
            // 라비 프라산(Ravi Prasan) 머웨이브 파트너: the gloss tells the name from the body.
            Some((_, last)) if glossed && last == i - 1 && !named_there(names, tokens[last]) => {
                foreign = Some((j, j));
            }
            None if skip => {}
            // Before a gloss, too: 우치카와 마사토(内川雅人).
            // 바다도예관의 모리타 유키(森田由紀): whose the name is.
            Some((_, last))
                if syllables
                    && !skip
                    && (bare || tokens[last].glossed)
                    && !modifies
                    && !(token.text.ends_with('의') && token.text.chars().count() > 3)
                    && last - j < 3 =>
            {
                foreign = Some((j, last));
            }
            _ => break,
        }
    }
    let (mut first, last) = foreign?;
    // A gloss says how many words the name has.
    if let Some(gloss) = names.glosses.iter().find(|g| g.span.overlaps(tokens[last].span)) {
        first = (last + 1).saturating_sub(gloss.word.split(' ').count()).max(first.min(last));
    }
    let form: Vec<&str> = tokens[first..=last].iter().map(|t| t.text).collect();
    Some((Span::new(tokens[first].span.start, end), form.join(" ")))
}

/// Returns whether somebody who was named in full has a surname: 시 관계자 is of a city, where nobody is called 시.
fn is_borne(surname: &str, names: &Names) -> bool {
    names.people.iter().any(|person| person.full.chars().count() > 1 && person.full.starts_with(surname))
}

/// Returns whether a gloss names the token.
fn named_there(names: &Names, token: Token<'_>) -> bool {
    names.glosses.iter().any(|g| g.span.overlaps(token.span))
}

/// Finds the name that follows a title: 배우 김나래는, 예술감독 사토 하루카(Haruka Sato).
fn name_after(tokens: &[Token<'_>], i: usize, titled: &Titled<'_>, names: &Names) -> Option<(Span, String)> {
    let next = tokens.get(i + 1).filter(|_| titled.particle.is_empty() && !tokens[i].breaks)?;
    let gloss = names.glosses.iter().rev().find(|gloss| gloss.span.start == next.span.start);
    if let Some(gloss) = gloss.filter(|gloss| is_persons(gloss)) {
        let place = Span::new(tokens[i].span.start, gloss.span.start + gloss.word.len());
        return Some((place, gloss.word.clone()));
    }
    let core = titles::strip_particle(next.text);
    // The name of another title's bearer is read from that title.
    let taken =
        tokens.get(i + 2).is_some_and(|t| titles::cut(t.text).is_some()) && !next.breaks && core == next.text;
    (!taken && is_full_name(core))
        .then(|| (Span::new(tokens[i].span.start, next.span.start + core.len()), core.to_owned()))
}

/// The people met so far, by the words of their names.
#[derive(Default)]
struct Roster {
    by_form: HashMap<String, usize>,
    latest_by_surname: HashMap<String, Vec<usize>>,
}

impl Roster {
    /// Returns the person whom `form` with `title` names, a new one where none fits.
    fn resolve(&mut self, form: &str, title: &str, names: &mut Names) -> usize {
        let short = form.chars().count() == 1
            || (self.latest_by_surname.contains_key(form) && name::is_korean_surname(form));
        let known = if short {
            let bearers = self.latest_by_surname.get(form).map_or(&[][..], Vec::as_slice);
            let same_title = bearers.iter().rev().find(|p| {
                names.people[**p].titles.iter().any(|t| t.ends_with(title) || title.ends_with(t.as_str()))
            });
            same_title.or(bearers.last()).copied()
        } else {
            self.by_form.get(form).copied()
        };
        let person = known.unwrap_or_else(|| {
            let latin = names.glosses.iter().find(|g| g.word == form).map(|g| g.latin.clone());
            names.people.push(Person { full: form.to_owned(), latin, titles: Vec::new() });
            names.people.len() - 1
        });
        self.learn(form, person);
        let bearer = &mut names.people[person];
        if !title.is_empty() && !bearer.titles.iter().any(|t| t == title) {
            bearer.titles.push(title.to_owned());
        }
        if form.chars().count() > bearer.full.chars().count() {
            form.clone_into(&mut bearer.full);
        }
        if bearer.latin.is_none() {
            bearer.latin = names.glosses.iter().find(|g| g.word == form).map(|g| g.latin.clone());
        }
        person
    }

    fn learn(&mut self, form: &str, person: usize) {
        self.by_form.entry(form.to_owned()).or_insert(person);
        for word in form.split(' ').filter(|w| w.chars().count() >= 2) {
            self.by_form.entry(word.to_owned()).or_insert(person);
        }
        let surname = name::surname_of(form).filter(|_| !form.contains(' ')).map(|(surname, _)| surname);
        // 동방우 may be 동방 우, and may be 동 방우.
        let first = surname
            .filter(|surname| surname.chars().count() > 1)
            .and_then(|surname| surname.char_indices().nth(1).and_then(|(end, _)| surname.get(..end)));
        let first = first.filter(|first| name::is_korean_surname(first));
        for surname in surname.or((form.chars().count() == 1).then_some(form)).into_iter().chain(first) {
            let bearers = self.latest_by_surname.entry(surname.to_owned()).or_default();
            bearers.retain(|p| *p != person);
            bearers.push(person);
        }
    }
}

/// The length of a name of two syllables, in bytes.
const SHORT: usize = "최건".len();

/// Returns whether a name of two syllables ends where `rest` begins, and is not the beginning of a word.
fn ends_short_name(rest: &str) -> bool {
    let particle: String = rest.chars().take_while(|c| script::is_syllable(*c)).collect();
    particle.is_empty()
        || matches!(
            particle.as_str(),
            "은" | "는" | "이" | "가" | "을" | "를" | "의" | "도" | "과" | "와" | "에게"
        )
}

/// Adds mentions of known people where the text has the name without a title.
fn bare_mentions(text: &str, segmentation: &Segmentation, names: &mut Names) {
    let mut forms: Vec<(String, usize)> = Vec::new();
    let told = |who: &Person| who.full.chars().count() >= 3 || is_short_name(&who.full);
    for (person, who) in names.people.iter().enumerate().filter(|(_, who)| told(who)) {
        forms.push((who.full.clone(), person));
        if let Some(last) =
            who.full.split(' ').next_back().filter(|w| who.full.contains(' ') && w.chars().count() >= 2)
        {
            forms.push((last.to_owned(), person));
        }
    }
    if forms.is_empty() {
        return;
    }
    let Ok(automaton) = aho_corasick::AhoCorasick::builder()
        .match_kind(aho_corasick::MatchKind::LeftmostLongest)
        .build(forms.iter().map(|(f, _)| f))
    else {
        return;
    };
    let taken: Vec<Span> = names.mentions.iter().map(|m| m.span).collect();
    for part in &segmentation.sentences {
        for found in automaton.find_iter(part.span.of(text)) {
            let span = Span::new(part.span.start + found.start(), part.span.start + found.end());
            let near = taken.partition_point(|t| t.end <= span.start);
            let free = !taken.iter().skip(near.saturating_sub(1)).take(3).any(|t| t.overlaps(span));
            let begins = !char_before(text, span.start).is_some_and(script::is_syllable);
            if free && begins && (found.len() > SHORT || ends_short_name(tail(text, span.end))) {
                names.mentions.push(Mention { span, person: forms[found.pattern().as_usize()].1 });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::source::{Document, Lang, SourceFile};

    fn people(text: &str) -> Vec<String> {
        let file = Arc::new(SourceFile::new("t", text.as_bytes().to_vec()).unwrap());
        let document = Document::whole(file, Lang::Ko);
        let mut segmentation = crate::segment::segment(&document);
        segmentation.quotations = crate::segment::quotations(&document);
        super::super::read(&document, &segmentation).people.into_iter().map(|p| p.full).collect()
    }

    #[test]
    fn brackets_tell_who_a_name_is() {
        assert_eq!(people("외야수 최건(27)을 보낸다. 최건은 웃었다."), ["최건"]);
        assert_eq!(people("외야수 최건을 보낸다."), Vec::<String>::new());
        assert_eq!(people("매듭을 지은 한도윤(무형유산 보유자)은 “끝났다”고 말했다."), ["한도윤"]);
        assert_eq!(people("지휘자 마리아 코르펠라(Maria Korpela)를 뽑았다."), ["마리아 코르펠라"]);
        assert_eq!(people("배급사 바다 필름(Bada Film)을 뽑았다."), Vec::<String>::new());
        assert_eq!(people("바다도예관의 모리타 하루카(森田春香) 관장은 웃었다."), ["모리타 하루카"]);
        assert_eq!(people("사람들이 한국 대표 린 칼손(Linn Carlsson)은 “끝났다”고 했다."), ["린 칼손"]);
    }

    #[test]
    fn names_are_found_beside_their_titles() {
        assert_eq!(
            people(
                "노하린 창원시장과 마리아 코르펠라(Maria Korpela) 탐페레 시장이 만났다. 노 시장은 웃었다. 코르펠라 시장도 웃었다."
            ),
            ["노하린", "마리아 코르펠라"]
        );
        assert_eq!(people("문서율 국립수산과학원 양식연구과장은 말했다."), ["문서율"]);
        assert_eq!(people("염전에서 학생들이 웃었다. 다섯 명은 홍콩 배우다."), Vec::<String>::new());
        assert_eq!(people("시 관계자는 웃었다. 도 대변인도 웃었다."), Vec::<String>::new());
        assert_eq!(people("도지은 대변인은 웃었다. 도 대변인은 떠났다."), ["도지은"]);
        assert_eq!(people("배우 강다온은 떠났다. 협의회 회장단이 참석했다."), ["강다온"]);
        assert_eq!(people("나르바공대의 리나 탐(Liina Tamm) 총장은 웃었다."), ["리나 탐"]);
        assert_eq!(people("우다현 도 교통항공국장은 말했다."), ["우다현"]);
        assert_eq!(people("루카 페랄타(Luca Peralta) ABC 국장은 말했다."), ["루카 페랄타"]);
        assert_eq!(people("바다청(청장 노하린)은 4일 알렸다. 노 청장은 웃었다."), ["노하린"]);
        assert_eq!(
            people("단장인 브라질의 루카 페랄타(Luca Peralta)는 “이제 끝났다”고 말했다."),
            ["루카 페랄타"]
        );
    }
}
