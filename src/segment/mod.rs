//! Stage 2: documents to sentences and quotations.
//!
//! Quotation marks are found first and never decide alone where a sentence ends, so an unbalanced mark costs
//! one quotation and not the rest of the paragraph. A quotation of three sentences is three sentences.

pub(crate) mod boilerplate;
mod clauses;
mod en;
mod ko;
mod quotes;
mod run_on;

use crate::source::script::{Chars, next_byte};
use crate::source::{Document, Lang, Span, char_at, char_before, tail};
use crate::table::begins;

pub(crate) use clauses::clauses;
pub(crate) use quotes::{Mark, Quotation};

/// What part a sentence plays on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A headline, subtitle or release header.
    Title,
    /// Running text.
    Body,
    /// An item of an outline or list.
    Item,
    /// A line of a contact box.
    Contact,
}

/// A sentence, without the marker of a list item before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    /// Index of the paragraph in the document.
    pub(crate) paragraph: usize,
    pub(crate) kind: Kind,
}

/// The sentences of a document and, where they are asked for, its quotations, each in order of position.
#[derive(Debug, Default)]
pub(crate) struct Segmentation {
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) quotations: Vec<Quotation>,
}

impl Segmentation {
    /// Returns the index of the sentence that holds `offset`, or of the last one before it.
    pub(crate) fn sentence_at(&self, offset: usize) -> usize {
        self.sentences.partition_point(|s| s.span.start <= offset).saturating_sub(1)
    }
}

/// Returns the words of a sentence with the marks around them.
pub(crate) fn words(text: &str, sentence: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = sentence.start;
    sentence.of(text).split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let word = Span::new(at, at + piece.len()).trim(text);
        at += piece.len();
        (!word.is_empty()).then_some(word)
    })
}

/// How many paragraphs at the top may be headlines and header lines.
const HEADERS: usize = 7;

/// Finds the quotations of `document`.
pub(crate) fn quotations(document: &Document) -> Vec<Quotation> {
    let mut all: Vec<Quotation> = Vec::new();
    for span in &document.paragraphs {
        all.extend(quotes::scan(document.text(), *span, document.lang, all.last()));
    }
    all
}

/// Splits `document` into sentences; its quotations are found where names are read.
pub(crate) fn segment(document: &Document) -> Segmentation {
    let text = document.text();
    let mut all = Segmentation::default();
    let mut before_prose = true;
    for (paragraph, span) in document.paragraphs.iter().enumerate() {
        let (start, marker) = skip_marker(text, *span, document.paragraphs.len() == 1);
        let body = Span::new(start, span.end);
        let kind = if is_contact(body.of(text)) {
            Kind::Contact
        } else if before_prose
            && paragraph < HEADERS
            && marker.is_none_or(|m| m == '-')
            && !ends_sentence(body.of(text))
        {
            Kind::Title
        } else if marker.is_some() {
            Kind::Item
        } else {
            Kind::Body
        };
        before_prose &= matches!(kind, Kind::Title | Kind::Contact);
        let first = all.sentences.len();
        split(text, body, document.lang, |sentence| {
            run_on::split(text, sentence, document.lang, sentence.start == body.start, |span| {
                all.sentences.push(Sentence { span, paragraph, kind });
            });
        });
        if all.sentences.len() == first {
            all.sentences.push(Sentence { span: body, paragraph, kind });
        }
    }
    all
}

/// Calls `push` with each sentence of `body`.
fn split(text: &str, body: Span, lang: Lang, mut push: impl FnMut(Span)) {
    let mut start = body.start;
    let mut at = body.start;
    while let Some((offset, mark)) = next_mark(text, Span::new(at, body.end)) {
        if is_item_mark(mark) {
            if offset > start {
                push(Span::new(start, offset).trim(text));
            }
            start = offset + mark.len_utf8();
            at = start;
            continue;
        }
        let end = end_of_marks(text, offset, body.end);
        let before = Span::new(start, offset);
        let after = Span::new(end, body.end);
        let ends = match lang {
            Lang::Ko => ko::ends_here(text, before, mark, after),
            Lang::En => en::ends_here(text, before, mark, after),
        };
        if ends {
            push(Span::new(start, end).trim(text));
            start = end;
        }
        at = end;
    }
    let rest = Span::new(start, body.end).trim(text);
    if !rest.is_empty() {
        push(rest);
    }
}

/// Returns the next character that may end a sentence or begin an item inside a line.
fn next_mark(text: &str, span: Span) -> Option<(usize, char)> {
    // Each of these characters begins with one of these bytes, and no character goes on with one.
    let begins = |byte: u8| {
        let is = |first: u8| byte == first;
        is(b'.') | is(b'!') | is(b'?') | is(0xE2) | is(0xE3) | is(0xEF)
    };
    let inside = span.of(text);
    let mut from = 0;
    while let Some(at) = next_byte(inside, from, begins) {
        let c = char_at(inside, at)?;
        let first = || char_before(inside, at).is_none_or(char::is_whitespace);
        if is_terminator(c) || (is_item_mark(c) && first()) {
            return Some((span.start + at, c));
        }
        from = at + c.len_utf8();
    }
    None
}

/// Returns whether `c` begins an item of an outline also in the middle of a line.
const fn is_item_mark(c: char) -> bool {
    matches!(c, '□' | '○' | '※' | '◦' | '❍' | '■' | '●')
}

const fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

const fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '」' | '』' | ')' | ']' | '»' | '）' | '＂')
}

/// Returns the offset past all terminators and closing marks that follow `offset` without a gap.
fn end_of_marks(text: &str, offset: usize, limit: usize) -> usize {
    let marks = Span::new(offset, limit).of(text).chars().take_while(|c| is_terminator(*c) || is_closing(*c));
    offset + marks.map(char::len_utf8).sum::<usize>()
}

/// Returns whether what stands before a full stop is the number of an item, as in "1. Overview", and no sentence.
fn is_list_number(before: &str) -> bool {
    const LONGEST: usize = 16;
    before.len() <= LONGEST && !before.contains(char::is_alphabetic)
}

/// Returns whether a paragraph closes as running text does.
fn ends_sentence(paragraph: &str) -> bool {
    let bare = paragraph.trim_end_matches(is_closing);
    bare.ends_with(is_terminator)
}

/// Returns where the text begins after a list marker, and the marker; `only` says whether there is no other paragraph.
fn skip_marker(text: &str, span: Span, only: bool) -> (usize, Option<char>) {
    let mut at = span.start;
    let mut found = None;
    while let Some(c) = char_at(text, at) {
        let next = char_at(text, at + c.len_utf8());
        let marker = match c {
            '□' | '○' | '◦' | '❍' | '■' | '●' | '◆' | '◇' | '▶' | '▷' | '※' | '✓' | '•' | '―' | '—' | '☐'
            | '◈' | '❏' => true,
            '▲' | '△' => !next.is_some_and(|n| n.is_ascii_digit()),
            // No list has a single line: the figure is negative.
            '-' if only && tail(text, at + 1).trim_start().starts_with(|c: char| c.is_ascii_digit()) => false,
            '-' | '–' | '*' | '·' | 'ㅇ' | '∙' | 'o' | '>' => next.is_some_and(char::is_whitespace),
            _ => false,
        };
        if !marker || at >= span.end {
            break;
        }
        found = Some(c);
        at += c.len_utf8();
        at += tail(text, at).len() - tail(text, at).trim_start().len();
    }
    (at.min(span.end), found)
}

/// Returns whether a line belongs to a contact box: a role in the box's own words, a telephone number, an address.
fn is_contact(line: &str) -> bool {
    const ROLES: &[&str] = &[
        "담당부서",
        "담당 부서",
        "책임자",
        "담당자",
        "문의처",
        "연락처",
        "Contact:",
        "Media contact",
        "Press contact",
        "Inquiries:",
    ];
    static FIRSTS: Chars = Chars::of("담책문연CMPI");
    let mut at = 0;
    let mut marks = std::iter::from_fn(|| {
        let (place, mark) = FIRSTS.next(line, at)?;
        at = place + mark.len_utf8();
        Some((place, mark))
    });
    !ends_sentence(line)
        && line.chars().count() < 160
        && marks.any(|(at, mark)| mark == '☎' || ROLES.iter().any(|role| begins(tail(line, at), role)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::SourceFile;

    fn sentences(text: &str, lang: Lang) -> Vec<String> {
        let file = Arc::new(SourceFile::new("t", text.as_bytes().to_vec()).unwrap());
        let document = Document::whole(file, lang);
        segment(&document).sentences.iter().map(|s| s.span.of(document.text()).to_owned()).collect()
    }

    #[test]
    fn english_abbreviations_do_not_end_sentences() {
        for (text, expected) in [
            ("Mr. Kim met Dr. Lee at 9 a.m. on Aug. 13. They signed.", 2),
            ("The U.S. Navy bought No. 3 from Acme Inc. for $3.5 million. It sails in May.", 2),
            ("J. K. Moon of St. Mary's spoke. \"It is done. We won.\" He left.", 4),
            ("\"Is it safe?\" Han asked. \"Yes!\" she said.", 2),
            ("He works for Acme Corp. The firm is old.", 2),
            ("Doors open at 7 p.m. The show starts at 8.", 2),
            ("He waited... and waited.", 1),
        ] {
            let got = sentences(text, Lang::En);
            assert_eq!(got.len(), expected, "{got:#?}");
        }
    }

    #[test]
    fn korean_quote_tails_and_dates_do_not_end_sentences() {
        for (text, expected) in [
            ("시장은 “반갑다. 고맙다.”라고 말했다. 이어 떠났다.", 3),
            ("2026. 7. 22.(수) 배포했다. 오는 8. 13. 연다.", 2),
            ("매출은 3.5배 늘었다.영업이익은 줄었다.", 2),
            ("「문이 열렸다.」라고 했다.", 1),
            ("그는 \"정말 그런가?\"라며 물었다. 답은 없었다.", 2),
        ] {
            let got = sentences(text, Lang::Ko);
            assert_eq!(got.len(), expected, "{got:#?}");
        }
    }

    #[test]
    fn outlines_lose_their_markers_only() {
        let text = "□ 시는 사업을 추진할 예정\n ○ 대상은 3개 구임\n   - 문의: 담당자 홍길동\n※ 자세한 내용은 누리집 참고\n△3.2% 감소";
        let got = sentences(text, Lang::Ko);
        assert_eq!(got[0], "시는 사업을 추진할 예정");
        assert_eq!(got[1], "대상은 3개 구임");
        assert_eq!(got[4], "△3.2% 감소");
    }
}
