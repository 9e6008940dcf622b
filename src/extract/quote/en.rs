//! English quotes: “…,” said X; X said, “…”; “…,” she added, “…”; paragraphs of one quote.

use super::{Quote, Speaker, cues, in_title, paragraph_at, sentence_span};
use crate::extract::name::titles::is_english_title;
use crate::extract::name::{Mention, Names, is_pronoun};
use crate::segment::{Kind, Mark, Quotation, Segmentation};
use crate::source::{Span, head, tail};

/// Finds the quotes of an English text, and its sentences that report speech without quoting it.
pub(super) fn read(text: &str, segmentation: &Segmentation, names: &Names) -> (Vec<Quote>, Vec<Quote>) {
    let mut quotes: Vec<Quote> = Vec::new();
    let all: Vec<&Quotation> =
        segmentation.quotations.iter().filter(|q| is_speech(text, segmentation, q)).collect();
    for (i, quotation) in all.iter().enumerate() {
        if quotes.last().is_some_and(|q| q.outer.contains(quotation.outer)) {
            continue;
        }
        let reader = Reader { text, segmentation, names, quotes: &quotes };
        let next = all.iter().skip(i + 1).find(|q| q.outer.start >= quotation.outer.end);
        let Attribution { speaker, named } = reader.speaker(quotation, next.map(|q| q.outer.start));
        quotes.push(Quote {
            outer: quotation.outer,
            inner: quotation.inner,
            speaker,
            named,
            in_title: in_title(segmentation, quotation.outer.start),
        });
    }
    let reports = reports(text, segmentation, names, &quotes);
    (quotes, reports)
}

/// Finds the sentences that report what somebody says: She said that …; …, the mayor added.
fn reports(text: &str, segmentation: &Segmentation, names: &Names, quotes: &[Quote]) -> Vec<Quote> {
    let mut found = Vec::new();
    for sentence in segmentation.sentences.iter().filter(|s| s.kind == Kind::Body) {
        let before = quotes.partition_point(|q| q.outer.start < sentence.span.end);
        let quoted = quotes.get(..before).unwrap_or_default();
        if quoted.last().is_some_and(|q| q.outer.end > sentence.span.start) {
            continue;
        }
        let reader = Reader { text, segmentation, names, quotes: quoted };
        if let Some(Attribution { speaker, named }) = reader.reported(sentence.span) {
            let inner = sentence.span;
            found.push(Quote { outer: inner, inner, speaker, named, in_title: false });
        }
    }
    found
}

/// Who says a quote, and whether the attribution names him or her.
#[derive(Clone, Copy)]
struct Attribution {
    speaker: Speaker,
    named: bool,
}

impl Quote {
    const fn attribution(&self) -> Attribution {
        Attribution { speaker: self.speaker, named: self.named }
    }
}

impl Attribution {
    const UNKNOWN: Self = Self::implied(Speaker::Unknown);

    const fn named(speaker: Speaker) -> Self {
        Self { speaker, named: true }
    }

    /// Takes a speaker whom a pronoun or what stands before tells.
    const fn implied(speaker: Speaker) -> Self {
        Self { speaker, named: false }
    }
}

struct Reader<'r> {
    text: &'r str,
    segmentation: &'r Segmentation,
    names: &'r Names,
    quotes: &'r [Quote],
}

/// Returns whether a quotation is speech and not a name or emphasis.
fn is_speech(text: &str, segmentation: &Segmentation, quotation: &Quotation) -> bool {
    let inner = quotation.inner.of(text);
    let words = inner.split_whitespace().count();
    let ends = inner.ends_with([',', '.', '!', '?', '—', '…']);
    if is_work_title(inner) {
        return false;
    }
    match quotation.mark {
        Mark::Double => {
            let sentence = sentence_span(segmentation, quotation.outer.start);
            let whole = quotation.outer.len() + 2 >= sentence.len();
            words >= 4 || (ends && words >= 2) || (whole && words >= 2)
        }
        Mark::Single | Mark::Bracket => {
            let rest = tail(text, quotation.outer.end).trim_start();
            let before = head(text, quotation.outer.start).trim_end().trim_end_matches([',', ':']);
            let cued =
                cues::english_at(rest).is_some() || cues::english_before(before) || second_word_is_cue(rest);
            // ‘…,’ she said. ‘A sentence of its own.’
            let whole = inner.starts_with(char::is_uppercase)
                && inner.ends_with(['.', '!', '?'])
                && before.ends_with(['.', '!', '?', '’', '”']);
            words >= 3 && (ends || words >= 5) && (cued || (whole && words >= 4))
        }
    }
}

/// Returns whether the words are written as the title of a work is: “Islands, Lighting Each Other.”
fn is_work_title(inner: &str) -> bool {
    let long: Vec<&str> = inner.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= 4).collect();
    let capital = long.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    long.len() >= 2 && capital == long.len()
}

fn second_word_is_cue(rest: &str) -> bool {
    rest.split_once(' ').is_some_and(|(first, after)| {
        (is_pronoun(first) || first.chars().next().is_some_and(char::is_uppercase))
            && cues::english_at(after).is_some()
    })
}

impl Reader<'_> {
    /// Finds who says the quotation; `next` is where the next one begins.
    fn speaker(&self, quotation: &Quotation, next: Option<usize>) -> Attribution {
        let last = self.quotes.last();
        if quotation.continues
            && let Some(last) = last
        {
            return last.attribution();
        }
        let opening = sentence_span(self.segmentation, quotation.outer.start);
        let closing = sentence_span(self.segmentation, quotation.outer.end.saturating_sub(1));
        let before = last.map_or(0, |q| q.outer.end);
        let lead = Span::new(opening.start.max(before), quotation.outer.start);
        let trail_end = closing.end.min(next.unwrap_or(usize::MAX)).max(quotation.outer.end);
        let trail = Span::new(quotation.outer.end, trail_end);
        if let Some(told) = self.after_quote(trail, quotation.outer.start).or_else(|| self.before_quote(lead))
        {
            return told;
        }
        let paragraph = paragraph_at(self.segmentation, quotation.outer.start);
        let same_paragraph = last.filter(|q| paragraph_at(self.segmentation, q.outer.start) == paragraph);
        // Between two quotes of one paragraph a sentence may bring in somebody else.
        if let Some(last) = same_paragraph {
            let between = Span::new(last.outer.end, quotation.outer.start);
            let introduced = self.subject(Span::new(
                sentence_span(self.segmentation, between.start).end.min(between.end),
                between.end,
            ));
            return introduced
                .map_or(last.attribution(), |person| Attribution::implied(Speaker::Person(person)));
        }
        let opens = lead.of(self.text).trim_end().ends_with(':');
        if lead.of(self.text).chars().any(char::is_alphanumeric) && !opens {
            // For Noh, the way home is “the only time I don’t have to talk.”
            let person = self.names.mentions_in(lead).last().map(|mention| mention.person);
            return person.map_or(Attribution::UNKNOWN, |who| Attribution::implied(Speaker::Person(who)));
        }
        // "Ok presented another goal: “…”"
        if let Some(person) =
            opens.then(|| self.subject(lead).or_else(|| self.described_first(lead))).flatten()
        {
            return Attribution::named(Speaker::Person(person));
        }
        // "Kim offered another reading. “…”": the sentence before introduces the speaker.
        let Some((sentence, mention)) = self
            .sentence_before(opening.start, paragraph)
            .and_then(|sentence| Some((sentence, self.subject_mention(sentence)?)))
        else {
            return Attribution::UNKNOWN;
        };
        let speaker = Speaker::Person(mention.person);
        let after = Span::new(mention.span.end, sentence.end).of(self.text).trim_start();
        if cues::english_at(after).is_some() {
            Attribution::named(speaker)
        } else {
            Attribution::implied(speaker)
        }
    }

    /// Returns who says what a sentence reports, where it says so beside a verb: X said that …; …, X added; according to X.
    fn reported(&self, sentence: Span) -> Option<Attribution> {
        let text = sentence.of(self.text);
        for cue in cues::english_all(text) {
            let at = sentence.start + cue;
            let verb = tail(text, cue);
            let length = cues::english_at(verb)?;
            if verb.starts_with("according to") || verb.starts_with("According to") {
                let told = self.named_or_pronoun(Span::new(at + length, sentence.end), sentence.start);
                return told.filter(|told| matches!(told.speaker, Speaker::Person(_)));
            }
            // The subject stands between the last border before the verb and the verb.
            let lead = head(text, cue);
            let open = lead.trim_end();
            let opened = open.rfind([',', ';', ':', '—']).map_or(0, |border| border + 1);
            // Yoon Tae-ho, head of the institute, said: an apposition is a part of the subject.
            for start in [opened, 0] {
                let subject = Span::new(sentence.start + start, at).trim(self.text);
                let words = subject.of(self.text);
                if words.is_empty() || subject.len() > 160 {
                    continue;
                }
                let first = words.split(' ').next().unwrap_or_default();
                if is_pronoun(first) && words.split(' ').count() <= 2 {
                    return Some(Attribution { named: false, ..self.pronoun(subject.start) });
                }
                if let Some(person) = self.described(subject).filter(|_| !words.contains(',')) {
                    return Some(Attribution::named(Speaker::Person(person)));
                }
                let mention = self.names.mentions_in(subject).first().filter(|mention| {
                    let lead = Span::new(subject.start, mention.span.start).of(self.text);
                    let between = Span::new(mention.span.end, subject.end).of(self.text).trim();
                    let titled =
                        lead.split_whitespace().count() <= 6 && !lead.contains(',') && !lead.ends_with("of ");
                    let beside = between.is_empty()
                        || (between.starts_with(',') && between.ends_with(','))
                        || matches!(between, "also" | "then" | "further" | "later");
                    titled && beside
                });
                if let Some(mention) = mention {
                    return Some(Attribution::named(Speaker::Person(mention.person)));
                }
            }
        }
        None
    }

    /// Returns the person whom the description means that begins a sentence: The director drew laughter with …
    fn described_first(&self, lead: Span) -> Option<usize> {
        let words = crate::segment::words(self.text, lead).take(4).skip(1);
        let mut phrases = words.map(|word| Span::new(lead.start, word.end));
        phrases.find_map(|phrase| self.described(phrase))
    }

    /// Returns the person whom a description means: the mayor, the first author. Nobody where it may mean several people.
    fn described(&self, span: Span) -> Option<usize> {
        let told = span.of(self.text).trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        let told = told.strip_prefix("and ").unwrap_or(&told);
        let phrase = told.strip_prefix("the ")?;
        let end = [" of ", " at ", ", ", " who ", " in "].iter().filter_map(|word| phrase.find(word)).min();
        let title = phrase.get(..end.unwrap_or(phrase.len()))?;
        let ends = |role: &String| {
            role == title || role.strip_suffix(title).is_some_and(|rest| rest.ends_with([' ', '-']))
        };
        let people = self.names.people.iter().enumerate();
        let mut bearers = people.filter(|(_, person)| person.titles.iter().any(ends)).map(|(i, _)| i);
        let bearer = bearers.next()?;
        let before = || self.names.mentions_in(Span::new(0, span.start)).iter().any(|m| m.person == bearer);
        (bearers.next().is_none() && before()).then_some(bearer)
    }

    fn sentence_before(&self, offset: usize, paragraph: usize) -> Option<Span> {
        let index = self.segmentation.sentences.partition_point(|s| s.span.start < offset);
        let sentence = self.segmentation.sentences.get(index.checked_sub(1)?)?;
        (sentence.paragraph == paragraph).then_some(sentence.span)
    }

    /// Reads an attribution that follows a quotation: “…,” said X; “…,” X, the mayor, said.
    fn after_quote(&self, trail: Span, quote_start: usize) -> Option<Attribution> {
        let text = trail.of(self.text);
        let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = trail.end - bare.len();
        if bare.is_empty()
            || ["and ", "but ", "while ", "as ", "in ", "during ", "to ", "at ", "on ", "for "]
                .iter()
                .any(|w| bare.starts_with(w))
        {
            return None;
        }
        if let Some(len) = cues::english_at(bare) {
            let rest = Span::new(start + len, trail.end);
            return self.named_or_pronoun(rest, quote_start);
        }
        let cue = *cues::english_all(bare).first()?;
        let subject = Span::new(start, start + cue);
        // A long way from the quotation to the verb is another clause.
        if subject.len() > 200 {
            return None;
        }
        self.named_or_pronoun(subject, quote_start)
    }

    /// Reads an attribution that precedes a quotation: X said, “…”; X, the mayor, noted that … and said, “…”.
    fn before_quote(&self, lead: Span) -> Option<Attribution> {
        let text = lead.of(self.text);
        let cues = cues::english_all(text);
        let cue = *cues.last()?;
        let before = Span::new(lead.start, lead.start + cue);
        let word = head(text, cue).trim_end().rsplit([' ', ',']).find(|w| {
            !matches!(*w, "" | "also" | "then" | "later" | "further" | "has" | "went" | "on" | "to")
        });
        if word.is_some_and(is_pronoun) {
            return Some(self.pronoun(before.end));
        }
        // "The minister praised talks between Kim and Lee and added": somebody else is the subject.
        if lead.of(self.text).trim_start().starts_with("The ")
            && self.subject(before).is_none()
            && !self.names.mentions_in(before).is_empty()
        {
            let bearer = self.described_first(lead).map(Speaker::Person);
            return Some(bearer.map_or(Attribution::UNKNOWN, Attribution::named));
        }
        if let Some(person) = self.nearest(before) {
            return Some(Attribution::named(Speaker::Person(person)));
        }
        // "Added Kim: “…”" puts the name after the verb; with a pronoun anywhere before, that speaks.
        let after = Span::new(lead.start + cue, lead.end);
        if let Some(mention) = self.names.mentions_in(after).first() {
            return Some(Attribution::named(Speaker::Person(mention.person)));
        }
        if text.split(|c: char| !c.is_alphabetic()).any(is_pronoun) {
            return Some(self.pronoun(before.end));
        }
        Some(self.by_description(before))
    }

    /// Returns the person named in `span`, or the one whom a pronoun there means.
    fn named_or_pronoun(&self, span: Span, quote_start: usize) -> Option<Attribution> {
        let text = span.of(self.text);
        let first = text.split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty())?;
        if is_pronoun(first) {
            return Some(self.pronoun(quote_start));
        }
        if let Some(mention) = self.bearers(span).next() {
            return Some(Attribution::named(Speaker::Person(mention.person)));
        }
        Some(self.by_description(span))
    }

    /// Returns the person whom a description means, or else the description.
    fn by_description(&self, span: Span) -> Attribution {
        let span = span.trim(self.text);
        let speaker = self.described(span).map_or(Speaker::Described(span), Speaker::Person);
        Attribution::named(speaker)
    }

    /// Returns the grammatical subject's person before a verb: the first one named in the clause, not an object.
    fn nearest(&self, before: Span) -> Option<usize> {
        self.subject(before).or_else(|| self.names.mentions_in(before).last().map(|m| m.person))
    }

    /// Returns the first person of `span` who does not hang on a preposition.
    fn subject(&self, span: Span) -> Option<usize> {
        self.subject_mention(span).map(|mention| mention.person)
    }

    /// Returns the mentions inside `span` that are no part of another's title: Federation president Kim is Kim.
    fn bearers(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let mentions = self.names.mentions_in(span);
        let titled = |at: usize| {
            let (Some(this), Some(next)) = (mentions.get(at), mentions.get(at + 1)) else { return false };
            let between = Span::new(this.span.end, next.span.start.max(this.span.end)).of(self.text).trim();
            let words = between.split(' ').count();
            words <= 3
                && between.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | '-'))
                && between.rsplit(' ').next().is_some_and(is_english_title)
        };
        mentions.iter().enumerate().filter(move |(at, _)| !titled(*at)).map(|(_, mention)| mention)
    }

    /// Returns the mention of the first person of `span` who does not hang on a preposition.
    fn subject_mention(&self, span: Span) -> Option<&Mention> {
        self.bearers(span).find(|m| {
            let before = Span::new(span.start, m.span.start).of(self.text).trim_end();
            let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
            let credited = word == "to" && before.to_lowercase().ends_with("according to");
            credited
                || !matches!(
                    word.as_str(),
                    "of" | "with"
                        | "to"
                        | "by"
                        | "for"
                        | "from"
                        | "met"
                        | "and"
                        | "including"
                        | "between"
                        | "among"
                        | "about"
                        | "against"
                        | "toward"
                        | "towards"
                )
        })
    }

    /// Returns whom a pronoun at `offset` means: the subject of the sentence before, or the last speaker, who is as sure
    /// as that attribution in its paragraph and the next.
    fn pronoun(&self, offset: usize) -> Attribution {
        let last = self.quotes.last();
        let since = last.map_or(0, |q| q.outer.end);
        let index = self.segmentation.sentences.partition_point(|s| s.span.start < offset);
        let from = index.saturating_sub(4);
        for sentence in self.segmentation.sentences.get(from..index).unwrap_or_default().iter().rev() {
            if sentence.span.end <= since {
                break;
            }
            let inside = Span::new(sentence.span.start.max(since), sentence.span.end.min(offset));
            // "The story of Ma was told, too. She had wished, she said, …": where a paragraph opens, anybody may be meant.
            let opens = last.is_some_and(|q| {
                paragraph_at(self.segmentation, q.outer.start) < sentence.paragraph
                    && sentence.paragraph == paragraph_at(self.segmentation, offset)
            });
            let other = || opens.then(|| self.names.mentions_in(inside).last().map(|m| m.person)).flatten();
            if let Some(person) = self.subject(inside).or_else(other) {
                let speaker = Speaker::Person(person);
                // "…," said Ye, the president. "…," she added: what stands between is the last attribution.
                return last
                    .filter(|q| q.speaker == speaker && sentence.span.start < since)
                    .map_or(Attribution::implied(speaker), Quote::attribution);
            }
        }
        let Some(last) = last else { return Attribution::UNKNOWN };
        let paragraph = |at| paragraph_at(self.segmentation, at);
        if paragraph(offset) <= paragraph(last.outer.start) + 1 {
            last.attribution()
        } else {
            Attribution::implied(last.speaker)
        }
    }
}
