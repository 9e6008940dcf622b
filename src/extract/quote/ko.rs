//! Korean quotes: “…”라고 말했다, “…”라며 “…”고 덧붙였다, with the speaker as topic before or after.

use std::sync::LazyLock;

use super::{Quote, Speaker, cues, in_title, paragraph_at, sentence_span};
use crate::extract::name::{Names, titles};
use crate::meaning::lexicon;
use crate::segment::{Kind, Mark, Quotation, Segmentation};
use crate::source::{Span, script, tail};
use crate::table;

/// What follows the closing mark of speech.
const TAILS: &[&str] = &[
    "이라고",
    "라고",
    "이라며",
    "라며",
    "이라면서",
    "라면서",
    "고 ",
    "고도 ",
    "며 ",
    "면서 ",
    "며,",
    "고,",
    "면서,",
    "는 뜻",
    "는 말",
    "는 입장",
    "는 소감",
    "는 의지",
    "는 취지",
    "는 생각",
    "이라는",
    "라는",
    "란 ",
    "이란 ",
    "하고 ",
    "라 ",
    "이라 ",
    "다고",
];
/// Nouns for people and bodies that speak without a name, and the last syllables of bodies' names.
static SPEAKERS: LazyLock<Speakers> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../../data/speakers.tsv"));
    let mut speakers = Speakers { nouns: Vec::new(), endings: Vec::new() };
    for row in rows {
        if row[1] == "ending" { speakers.endings.push(row[0]) } else { speakers.nouns.push(row[0]) }
    }
    speakers
});

struct Speakers {
    nouns: Vec<&'static str>,
    /// 금바위시, 바다청. What ends in a word of the language is none: 중간배당.
    endings: Vec<&'static str>,
}

/// A title that alone is something else: the captain 주장, and a claim.
const CLAIM: &str = "주장";

/// Pronouns that mean whom the text was last about.
const PRONOUNS: &[&str] = &["그는", "그녀는", "그가", "그녀가", "이들은", "그들은"];
/// What looks like a topic and tells where, when or of what something is said.
const NO_TOPIC: &[&str] = &[
    "에는",
    "에서는",
    "에게는",
    "으로는",
    "까지는",
    "부터는",
    "보다는",
    "해서는",
    "관해선",
    "때는",
    "하는",
    "되는",
    "오늘은",
    "이날은",
    "올해는",
    "지금은",
    "내년은",
    "것은",
    "점은",
];

/// Finds the quotes of a Korean text, and its sentences that report speech without quoting it.
pub(super) fn read(text: &str, segmentation: &Segmentation, names: &Names) -> (Vec<Quote>, Vec<Quote>) {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut reports: Vec<Quote> = Vec::new();
    let mut topic = Topic { said: Said::UNKNOWN, at: 0, seen: 0 };
    let reader = Reader { text, segmentation, names };
    let all: Vec<&Quotation> =
        segmentation.quotations.iter().filter(|q| is_speech(text, segmentation, q)).collect();
    for (i, quotation) in all.iter().enumerate() {
        // Speech within speech belongs to the outer quote.
        if quotes.last().is_some_and(|q| q.outer.contains(quotation.outer)) {
            continue;
        }
        let sentence = sentence_span(segmentation, quotation.outer.start);
        let before = quotes.last().map_or(0, |q| q.outer.end);
        let lead = Span::new(sentence.start.max(before), quotation.outer.start);
        let closing = sentence_span(segmentation, quotation.outer.end.saturating_sub(1));
        let next = all
            .iter()
            .skip(i + 1)
            .map(|q| q.outer.start)
            .find(|s| *s >= quotation.outer.end)
            .unwrap_or(usize::MAX);
        let trail = Span::new(quotation.outer.end, closing.end.min(next).max(quotation.outer.end));
        reader.narrate(&mut topic, sentence.start, &quotes, &mut reports);
        let same_sentence = before > sentence.start;
        let carried = reader.carried(&topic, quotation.outer.start);
        let said = match reader.told(lead) {
            Told::By(speaker) => Said { speaker, named: true },
            Told::Pronoun => carried,
            Told::Nobody if same_sentence => quotes.last().map_or(Said::UNKNOWN, Quote::said),
            Told::Nobody => match topic_person(text, names, trail)
                .map(|(person, _)| person)
                .or_else(|| reader.told_after(quotation))
            {
                Some(person) => Said { speaker: Speaker::Person(person), named: true },
                None => carried,
            },
        };
        if said.speaker != Speaker::Unknown {
            topic = Topic { said, at: quotation.outer.start, seen: quotation.outer.end };
        }
        quotes.push(said.quote(
            quotation.outer,
            quotation.inner,
            in_title(segmentation, quotation.outer.start),
        ));
    }
    reader.narrate(&mut topic, text.len(), &quotes, &mut reports);
    (quotes, reports)
}

/// Who says something, and whether the attribution names him or her.
#[derive(Clone, Copy)]
struct Said {
    speaker: Speaker,
    named: bool,
}

impl Said {
    const UNKNOWN: Self = Self { speaker: Speaker::Unknown, named: false };

    const fn quote(self, outer: Span, inner: Span, in_title: bool) -> Quote {
        Quote { outer, inner, speaker: self.speaker, named: self.named, in_title }
    }
}

impl Quote {
    const fn said(&self) -> Said {
        Said { speaker: self.speaker, named: self.named }
    }
}

/// Whom the text was last about.
struct Topic {
    said: Said,
    /// Where that was.
    at: usize,
    /// Offset up to which the text was looked at.
    seen: usize,
}

/// What stands before a quote tells of the speaker.
enum Told {
    By(Speaker),
    /// Whom the text was last about: 그는.
    Pronoun,
    Nobody,
}

struct Reader<'r> {
    text: &'r str,
    segmentation: &'r Segmentation,
    names: &'r Names,
}

impl Reader<'_> {
    /// Looks at the sentences up to `until` for a new topic, and for reports.
    fn narrate(&self, topic: &mut Topic, until: usize, quotes: &[Quote], reports: &mut Vec<Quote>) {
        let from = self.segmentation.sentences.partition_point(|s| s.span.start < topic.seen);
        for sentence in self.segmentation.sentences.iter().skip(from).take_while(|s| s.span.end <= until) {
            if sentence.kind == Kind::Title || quotes.last().is_some_and(|q| q.outer.overlaps(sentence.span))
            {
                continue;
            }
            let told = self.told(sentence.span);
            let carried = self.carried(topic, sentence.span.start);
            let said = match told {
                Told::By(speaker) => Said { speaker, named: true },
                Told::Pronoun => carried,
                Told::Nobody => Said { named: false, ..carried },
            };
            if let Some(inner) = self.reported(sentence.span) {
                reports.push(said.quote(sentence.span, inner, false));
            }
            let about = match told {
                Told::By(speaker) => Some(Said { speaker, named: true }),
                Told::Nobody => self.owner(sentence.span),
                Told::Pronoun => None,
            };
            if let Some(said) = about.filter(|said| said.speaker != Speaker::Unknown) {
                *topic = Topic { said, at: sentence.span.start, seen: topic.seen };
            }
        }
        topic.seen = topic.seen.max(until);
    }

    /// Returns the only person of a sentence, where it is about something of that one: 소 씨의 방식은 다르다.
    fn owner(&self, sentence: Span) -> Option<Said> {
        let mentions = self.names.mentions_in(sentence);
        let person = mentions.first()?.person;
        let owns = |end: usize| Span::new(end, sentence.end.max(end)).of(self.text).starts_with("의 ");
        let only = mentions.iter().all(|m| m.person == person) && mentions.iter().any(|m| owns(m.span.end));
        only.then_some(Said { speaker: Speaker::Person(person), named: false })
    }

    /// Returns whom the text was last about, who is as sure as that in the same paragraph and the next.
    fn carried(&self, topic: &Topic, offset: usize) -> Said {
        let apart =
            paragraph_at(self.segmentation, offset).saturating_sub(paragraph_at(self.segmentation, topic.at));
        match apart {
            0 => topic.said,
            1 => Said { named: false, ..topic.said },
            _ => Said::UNKNOWN,
        }
    }

    /// Returns what a sentence says that somebody said, without quoting it: …겠다고 밝혔다.
    fn reported(&self, sentence: Span) -> Option<Span> {
        const TAILS: &[&str] = &["다고", "라고", "자고", "냐고", "다는", "라는", "다며", "라며", "다면서"];
        let words = crate::segment::words(self.text, sentence);
        let tail = words.filter(|word| TAILS.iter().any(|tail| word.of(self.text).ends_with(tail))).last()?;
        cues::korean_in(Span::new(tail.end, sentence.end).of(self.text))
            .then(|| Span::new(sentence.start, tail.end))
    }

    /// Returns the person of whom the sentence behind a quotation says that the words are that one's: 마 씨가 적은 글이다.
    fn told_after(&self, quotation: &Quotation) -> Option<usize> {
        const ENDS: &[&str] = &[
            "말이다.",
            "글이다.",
            "글귀다.",
            "소감이다.",
            "설명이다.",
            "전언이다.",
            "호소다.",
            "당부다.",
            "다짐이다.",
            "이야기다.",
            "얘기다.",
        ];
        let index = self.segmentation.sentence_at(quotation.outer.start);
        let own = self.segmentation.sentences.get(index)?;
        let next =
            self.segmentation.sentences.get(index + 1).filter(|next| next.paragraph == own.paragraph)?;
        let whole = quotation.outer.len() + 2 >= own.span.len();
        let told = whole && ENDS.iter().any(|end| next.span.of(self.text).ends_with(end));
        told.then(|| self.names.mentions_in(next.span).last().map(|mention| mention.person)).flatten()
    }

    /// Returns what a lead tells of the speaker: the last topic in it, or else the last subject.
    fn told(&self, lead: Span) -> Told {
        let person = topic_person(self.text, self.names, lead);
        let mention = |person: usize| self.names.mentions_in(lead).iter().rfind(|m| m.person == person);
        let at = person.and_then(|(person, _)| mention(person)).map_or(lead.start, |m| m.span.end);
        let is_topic = person.is_some_and(|(_, topic)| topic);
        // 김 시장이 참석한 자리에서 주민들은: a topic behind the person is the speaker.
        if let Some((speaker, topic)) = self.described(Span::new(at, lead.end))
            && (topic || !is_topic)
        {
            return speaker;
        }
        person.map(|(person, _)| person).map_or(Told::Nobody, |person| Told::By(Speaker::Person(person)))
    }

    /// Returns the speaker who is described and not named: 부산시 관계자는.
    fn described(&self, lead: Span) -> Option<(Told, bool)> {
        let mut found = None;
        let words: Vec<Span> = crate::segment::words(self.text, lead).collect();
        for (i, word) in words.iter().enumerate() {
            let bare = word.of(self.text).trim_end_matches([',', ')']);
            if PRONOUNS.contains(&bare) {
                found = Some((Told::Pronoun, true));
                continue;
            }
            let last = i + 1 == words.len();
            // 응우옌 티 란 씨는: a name that could not be read.
            if matches!(bare, "씨는" | "씨가" | "씨도" | "군은" | "양은") && i > 0 {
                let name = words[..i].iter().rev().take(3).take_while(|w| modifies(w.of(self.text)));
                let whole =
                    name.fold(Span::new(word.start, word.start + "씨".len()), |all, word| word.cover(all));
                found = Some((Told::By(Speaker::Described(whole)), true));
                continue;
            }
            let Some((core, topic)) = topic_of(bare) else { continue };
            let noun = is_speaker(core) || (titles::is_korean_title(core) && core != CLAIM);
            if !(noun || (last && topic)) {
                continue;
            }
            if !topic && found.is_some() {
                continue;
            }
            let whole = Span::new(word.start, word.start + core.len());
            // 스님은: a title alone means its last bearer.
            let person = titles::is_korean_title(core) && !core.ends_with(['원', '부', '회', '단', '사']);
            let bearer = person.then(|| self.bearer(core, word.start)).flatten();
            let alone = i.checked_sub(1).is_none_or(|j| !modifies(words[j].of(self.text)));
            let speaker = match bearer.filter(|_| alone) {
                Some(person) => Speaker::Person(person),
                None => Speaker::Described(self.phrase(&words[..i], whole)),
            };
            found = Some((Told::By(speaker), topic));
        }
        found
    }

    /// Returns the last person before `offset` who bears a title.
    fn bearer(&self, title: &str, offset: usize) -> Option<usize> {
        let before = self.names.mentions_in(Span::new(0, offset)).iter().rev();
        before
            .map(|mention| mention.person)
            .find(|person| self.names.people[*person].titles.iter().any(|own| own.ends_with(title)))
    }

    /// Returns a described speaker with the words that belong to it: 시 교통과 관계자.
    fn phrase(&self, before: &[Span], core: Span) -> Span {
        let modifiers = before.iter().rev().take(2).take_while(|word| modifies(word.of(self.text)));
        modifiers.fold(core, |whole, word| word.cover(whole))
    }
}

/// Returns whether a noun is for people or bodies that speak.
fn is_speaker(noun: &str) -> bool {
    let ends_in = |words: &[&str]| words.iter().any(|word| noun.ends_with(word));
    let ends_in_word = || {
        let words = lexicon::korean(noun, Span::new(0, noun.len()));
        words.iter().any(|word| word.span.end == noun.len() && word.span.of(noun).chars().count() >= 2)
    };
    ends_in(&SPEAKERS.nouns) || (ends_in(&SPEAKERS.endings) && !ends_in_word())
}

/// Returns whether a word may be a noun before a noun, as in 구 관계자.
fn modifies(word: &str) -> bool {
    word.chars().all(script::is_syllable)
        && titles::strip_particle(word) == word
        && !word.ends_with(['는', '은', '한', '던', '된', '며', '고', '서', '해', '면', '나', '로', '이'])
        && !matches!(
            word,
            "이어"
                | "또"
                | "다만"
                | "한편"
                | "특히"
                | "이날"
                | "반면"
                | "아울러"
                | "그러자"
                | "다른"
                | "그"
                | "이"
        )
}

/// Cuts a word that is a topic or subject; returns it without its particle, and whether it is a topic.
fn topic_of(word: &str) -> Option<(&str, bool)> {
    if NO_TOPIC.iter().any(|end| word.ends_with(end)) {
        return None;
    }
    let (particle, topic) = match word.chars().next_back()? {
        particle @ ('은' | '는') => (particle, true),
        particle @ ('이' | '가' | '도') => (particle, false),
        _ => return None,
    };
    let core = word.strip_suffix(particle)?;
    let closed = script::has_final(core.chars().next_back()?);
    let fits = particle != '도' && matches!(particle, '은' | '이') == closed;
    // 회사 측은: the one noun of one syllable that is somebody.
    let noun = core.chars().count() >= 2 || core == "측";
    (fits && noun && core.chars().all(script::is_syllable)).then_some((core, topic))
}

/// Returns whether a quotation is speech and not a name, a title of a work or emphasis.
fn is_speech(text: &str, segmentation: &Segmentation, quotation: &Quotation) -> bool {
    let rest = tail(text, quotation.outer.end);
    let tailed = TAILS.iter().any(|t| rest.starts_with(t));
    let inner = quotation.inner.of(text);
    let predicate = inner
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .ends_with(['다', '요', '까', '죠', '라', '자', '것', '길']);
    let long = inner.chars().count() >= 12;
    match quotation.mark {
        Mark::Double => {
            tailed && (predicate || long || cues::korean_in(sentence_rest(segmentation, quotation, text)))
                || (predicate && inner.contains(' '))
        }
        Mark::Single | Mark::Bracket => {
            tailed
                && predicate
                && inner.contains(' ')
                && cues::korean_in(sentence_rest(segmentation, quotation, text))
        }
    }
}

fn sentence_rest<'t>(segmentation: &Segmentation, quotation: &Quotation, text: &'t str) -> &'t str {
    let sentence = sentence_span(segmentation, quotation.outer.end.saturating_sub(1));
    Span::new(quotation.outer.end, sentence.end.max(quotation.outer.end)).of(text)
}

/// Returns the person who is topic (은, 는, 도) or else subject (이, 가, 께서) in `span`, and whether it is the topic; the last one
/// counts.
fn topic_person(text: &str, names: &Names, span: Span) -> Option<(usize, bool)> {
    let mut subject = None;
    let mut topic = None;
    for mention in names.mentions_in(span) {
        let mut rest = Span::new(mention.span.end, span.end.max(mention.span.end)).of(text);
        if rest.starts_with('(') {
            rest = rest.split_once(')').map_or(rest, |(_, after)| after);
        }
        // A role between the name and its particle: 한도윤 시장 당선인은.
        let word: String = rest.chars().take_while(|c| script::is_syllable(*c)).collect();
        let is = |particles: &[&str]| particles.contains(&word.as_str());
        if is(&["은", "는", "도", "만은"]) {
            topic = Some(mention.person);
        } else if is(&["이", "가", "께서", "이가", "께서는"])
            || rest.starts_with(',')
            || rest.trim_start().starts_with(':')
        {
            subject = Some(mention.person);
        }
    }
    topic.map(|person| (person, true)).or(subject.map(|person| (person, false)))
}
