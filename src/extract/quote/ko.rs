//! Korean quotes: “…”라고 말했다, “…”라며 “…”고 덧붙였다, with the speaker as topic before or after.

use super::{Quote, Speaker, cues, in_title, paragraph_at, sentence_span};
use crate::extract::name::Names;
use crate::segment::{Mark, Quotation, Segmentation};
use crate::source::{Span, script, tail};

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
    "고 ",
    "다고",
    "이라고도",
];
/// Nouns for people and bodies that speak without a name.
const SPEAKERS: &[&str] = &[
    "관계자",
    "측",
    "당국자",
    "대변인",
    "담당자",
    "주민",
    "시민",
    "학생",
    "이용자",
    "상인",
    "직원",
    "전문가",
    "참석자",
    "관람객",
    "소비자",
    "업계",
    "연구진",
    "당국",
    "경찰",
    "검찰",
    "법원",
    "정부",
    "시",
    "부",
    "청",
    "원",
    "회",
    "사",
    "단",
    "처",
    "당",
    "군",
    "구",
    "도",
    "팀",
    "센터",
    "재단",
    "공사",
    "은행",
];

/// Finds the quotes of a Korean text.
pub(super) fn read(text: &str, segmentation: &Segmentation, names: &Names) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut topic = Topic { speaker: Speaker::Unknown, seen: 0 };
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
        topic.advance(text, segmentation, names, &quotes, sentence.start);
        let same_sentence = before > sentence.start;
        let (speaker, named) = if let Some(person) = topic_person(text, names, lead) {
            (Speaker::Person(person), true)
        } else if let Some(described) = described(text, lead) {
            (Speaker::Described(described), true)
        } else if same_sentence {
            quotes.last().map_or((Speaker::Unknown, false), |q| (q.speaker, q.named))
        } else if let Some(person) = topic_person(text, names, trail) {
            (Speaker::Person(person), true)
        } else {
            let near = quotes.last().is_none_or(|q| {
                paragraph_at(segmentation, quotation.outer.start)
                    <= paragraph_at(segmentation, q.outer.start) + 1
            });
            (if near { topic.speaker } else { Speaker::Unknown }, false)
        };
        if speaker != Speaker::Unknown {
            topic = Topic { speaker, seen: quotation.outer.end };
        }
        quotes.push(Quote {
            outer: quotation.outer,
            inner: quotation.inner,
            speaker,
            named,
            in_title: in_title(segmentation, quotation.outer.start),
        });
    }
    quotes
}

/// Whom the text was last about.
struct Topic {
    speaker: Speaker,
    /// Offset up to which the text was looked at.
    seen: usize,
}

impl Topic {
    /// Looks at the sentences up to `until` for a new topic.
    fn advance(
        &mut self,
        text: &str,
        segmentation: &Segmentation,
        names: &Names,
        quotes: &[Quote],
        until: usize,
    ) {
        let from = segmentation.sentences.partition_point(|s| s.span.start < self.seen);
        for sentence in segmentation.sentences.iter().skip(from).take_while(|s| s.span.end <= until) {
            let quoted = quotes.last().is_some_and(|q| q.outer.overlaps(sentence.span));
            if !quoted && let Some(person) = topic_person(text, names, sentence.span) {
                self.speaker = Speaker::Person(person);
            }
        }
        self.seen = self.seen.max(until);
    }
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

/// Returns the person who is topic (은, 는, 도) or else subject (이, 가, 께서) in `span`; the last one counts.
fn topic_person(text: &str, names: &Names, span: Span) -> Option<usize> {
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
        if is(&["은", "는", "도", "만은", "에"]) {
            topic = Some(mention.person);
        } else if is(&["이", "가", "께서", "이가", "께서는"])
            || rest.starts_with(',')
            || rest.trim_start().starts_with(':')
        {
            subject = Some(mention.person);
        }
    }
    topic.or(subject)
}

/// Returns the speaker who is described and not named: 부산시 관계자는.
fn described(text: &str, lead: Span) -> Option<Span> {
    let mut at = lead.start;
    let mut found = None;
    for word in lead.of(text).split_inclusive(char::is_whitespace) {
        let bare = word.trim_end().trim_end_matches(',');
        for particle in ["은", "는"] {
            if let Some(core) = bare.strip_suffix(particle)
                && core.chars().count() >= 2
                && SPEAKERS.iter().any(|s| core.ends_with(s))
            {
                found = Some(Span::new(at, at + core.len()));
            }
        }
        at += word.len();
    }
    found
}
