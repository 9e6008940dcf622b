//! The prose of a Markdown file: a line for each heading, paragraph, item and row, with the way back to the file.
//!
//! What is markup (emphasis, links, code, front matter, tags) is no text; of the comments those that speak to daejo are
//! kept beside it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Span;
use super::comment::{self, Comment};
use super::position::Builder;
use crate::Date;

/// What a Markdown file holds for a reader.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// What speaks to daejo.
    pub(super) comments: Vec<Comment>,
    /// The date of the front matter.
    pub(super) date: Option<Date>,
}

/// Returns whether a file is Markdown, by its name.
pub(super) fn is_markdown(name: &str) -> bool {
    let ending = std::path::Path::new(name).extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        ["md", "markdown", "mdown", "mkd"].iter().any(|own| own.eq_ignore_ascii_case(ending))
    })
}

/// A part of a line.
enum Part {
    /// As it stands in the file.
    Keep(Range<usize>),
    /// A text for what stands in the file.
    Put(String, Range<usize>),
    /// Where a comment stands.
    Comment(Range<usize>),
}

/// What is read of a file so far.
struct Reader<'r> {
    raw: &'r str,
    out: Builder<'r>,
    line: Vec<Part>,
    comments: Vec<Comment>,
}

/// Reads the prose of `raw` into `out`.
pub(super) fn read<'r>(raw: &'r str, out: Builder<'r>) -> (Builder<'r>, Prose) {
    let mut reader = Reader { raw, out, line: Vec::new(), comments: Vec::new() };
    let mut date = None;
    // Strikethrough is left out: 3~5명, 10~20명 has none.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let (mut metadata, mut code) = (false, false);
    for (event, range) in Parser::new_ext(raw, options).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => metadata = false,
            Event::Text(text) if metadata => date = date.or_else(|| date_of(&text)),
            Event::Start(Tag::CodeBlock(_)) => {
                reader.flush();
                code = true;
            }
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(_) if code => {}
            Event::Start(Tag::HtmlBlock) => {
                reader.flush();
                reader.html(range);
            }
            Event::Start(Tag::Item) => {
                reader.flush();
                reader.line.push(Part::Put("- ".to_owned(), range.start..range.start + 1));
            }
            Event::Start(Tag::TableCell) if !reader.line.is_empty() => {
                reader.line.push(Part::Put(" | ".to_owned(), range.start..range.start));
            }
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::BlockQuote(_)
                | Tag::FootnoteDefinition(_),
            )
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow,
            )
            | Event::HardBreak
            | Event::Rule => reader.flush(),
            Event::Text(text) => reader.text(&text, range),
            Event::SoftBreak => reader.line.push(Part::Put(" ".to_owned(), range)),
            Event::InlineHtml(tag) => reader.tag(&tag, range),
            _ => {}
        }
    }
    reader.flush();
    (reader.out, Prose { comments: reader.comments, date })
}

impl Reader<'_> {
    /// Takes text, which may stand in the file in another way: `&amp;`.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.raw.get(range.clone()) != Some(text) {
            self.line.push(Part::Put(text.to_owned(), range));
            return;
        }
        match self.line.last_mut() {
            Some(Part::Keep(last)) if last.end == range.start => last.end = range.end,
            _ => self.line.push(Part::Keep(range)),
        }
    }

    /// Writes text of the file.
    ///
    /// Beside a Korean particle, two stars after a closing mark are no emphasis by the letter of the syntax, but meant so.
    fn keep(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for piece in self.raw.get(range).unwrap_or_default().split_inclusive("**") {
            let bare = piece.strip_suffix("**").map_or(piece, |bare| bare.trim_end_matches('*'));
            if !bare.is_empty() {
                self.out.keep(at..at + bare.len());
            }
            at += piece.len();
        }
    }

    /// Takes a tag or comment in a line.
    fn tag(&mut self, tag: &str, range: Range<usize>) {
        let is_break = tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"));
        if is_break {
            self.flush();
        } else if comment::speaks(tag) {
            self.line.push(Part::Comment(range));
        }
    }

    /// Takes a block of HTML: its text line by line, and its comments.
    fn html(&mut self, range: Range<usize>) {
        let block = self.raw.get(range.clone()).unwrap_or_default();
        let mut at = 0;
        while let Some(rest) = block.get(at..).filter(|rest| !rest.is_empty()) {
            let here = range.start + at;
            let length = if rest.starts_with("<!--") {
                let length = rest.find("-->").map_or(rest.len(), |end| end + 3);
                let tag = rest.get(..length).unwrap_or_default();
                if comment::speaks(tag) {
                    self.flush();
                    self.comment(tag, here..here + length, None);
                }
                length
            } else if rest.starts_with('<') {
                rest.find('>').map_or(rest.len(), |end| end + 1)
            } else if rest.starts_with('\n') {
                self.flush();
                1
            } else {
                let length = rest.find(['<', '\n']).unwrap_or(rest.len());
                self.line.push(Part::Keep(here..here + length));
                length
            };
            at += length;
        }
        self.flush();
    }

    /// Writes a comment, on a line of its own; it speaks of what stands at `at`, or else of the line that follows.
    fn comment(&mut self, tag: &str, range: Range<usize>, at: Option<usize>) {
        let start = self.out.len();
        self.out.keep(range);
        let span = Span::new(start, self.out.len());
        self.comments.push(Comment { at, ..Comment::read(tag, span) });
        let end = self.out.end();
        self.out.put("\n", end..end);
    }

    /// Writes the line, after the comments in it.
    fn flush(&mut self) {
        let parts = std::mem::take(&mut self.line);
        let first = self.comments.len();
        for part in &parts {
            if let Part::Comment(range) = part {
                let tag = self.raw.get(range.clone()).unwrap_or_default();
                self.comment(tag, range.clone(), Some(0));
            }
        }
        let mut next = first;
        let start = self.out.len();
        for part in parts {
            match part {
                Part::Keep(range) => self.keep(range),
                Part::Put(text, range) => self.out.put(&text, range),
                Part::Comment(_) => {
                    if let Some(comment) = self.comments.get_mut(next) {
                        comment.at = Some(self.out.len());
                    }
                    next += 1;
                }
            }
        }
        if self.out.len() > start {
            let end = self.out.end();
            self.out.put("\n", end..end);
        }
    }
}

/// Returns the date that a front matter states.
fn date_of(metadata: &str) -> Option<Date> {
    const KEYS: &[&str] = &["date", "published", "publishdate", "publish_date", "publish-date", "pubdate"];
    let dates = metadata.lines().filter_map(|line| {
        let (key, value) = line.split_once([':', '='])?;
        let key = key.trim().to_lowercase();
        let value = value.trim().trim_matches(['"', '\'']);
        let day = value.get(..10)?;
        // What follows is a time of the day.
        let whole = value.get(10..)?.chars().next().is_none_or(|c| !c.is_ascii_digit());
        (KEYS.contains(&key.as_str()) && whole).then(|| day.parse::<Date>().ok())?
    });
    dates.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::super::SourceFile;

    fn file(raw: &str) -> SourceFile {
        SourceFile::new("a.md", raw.as_bytes().to_vec()).unwrap()
    }

    /// Returns the lines of the prose, and checks that each character of it stands where the file has it.
    fn lines(raw: &str) -> Vec<String> {
        let file = file(raw);
        for (at, c) in file.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let (start, end) = file.range(super::Span::new(at, at + c.len_utf8()));
            let cut = raw.get(start.byte..end.byte).unwrap();
            assert!(cut == c.to_string() || cut.starts_with('&'), "{c} at {start:?}: {cut:?}");
        }
        file.paragraphs().iter().map(|line| line.of(&file.text).to_owned()).collect()
    }

    #[test]
    fn markup_is_no_prose() {
        for (raw, prose) in [
            ("# 제목\n\n본문 **55억 원**을\n쓴다.\n", &["제목", "본문 55억 원을 쓴다."][..]),
            ("제목\n====\n\n> 인용한\n> 말\n", &["제목", "인용한 말"]),
            (
                "- 하나\n- [둘](http://a.kr/2)\n  * 셋\n\n1. 넷\n2. 다섯\n",
                &["- 하나", "- 둘", "- 셋", "- 넷", "- 다섯"],
            ),
            ("a `code 5` b\n\n```\nno 7\n```\n\n    no 8\n", &["a  b"]),
            ("| 해 | 수 |\n|---|---|\n| 2025 | **3** |\n", &["해 | 수", "2025 | 3"]),
            ("3~5명, 10~20명 R&amp;D \\*별\\*\n", &["3~5명, 10~20명 R&D *별*"]),
            ("**‘55억 원(약 400만 달러)’**을 들인다.\n", &["‘55억 원(약 400만 달러)’을 들인다."]),
            ("<div class=\"a\">\n<p>55억 원</p>\n</div>\n\nx <b>y</b> z<br>w\n", &["55억 원", "x y z", "w"]),
            ("---\ntitle: 제목 3\ndate: 2026-03-11\n---\n\n본문\n", &["본문"]),
            ("+++\ndate = \"2026-03-11\"\n+++\n본문\n", &["본문"]),
            ("앞\n\n---\n\n뒤: 3\n\n---\n", &["앞", "뒤: 3"]),
            ("![사진 1](a.png) ![](b.png)\n\n<!-- 3 -->\n<http://a.kr>\n", &["사진 1", "http://a.kr"]),
            ("첫째 줄\\\n둘째 줄  \n셋째 줄\r\n넷째\r\n", &["첫째 줄", "둘째 줄", "셋째 줄 넷째"]),
            ("본문[^1]\n\n[^1]: 주석 3\n", &["본문", "주석 3"]),
        ] {
            assert_eq!(lines(raw), prose, "{raw}");
        }
    }

    #[test]
    fn a_span_ends_before_the_markup_that_follows_it() {
        let raw = "\u{feff}# 새 **도서관**에 _55억 원_\n";
        let file = file(raw);
        for word in ["도서관", "55억 원", "도서관에 55억"] {
            let at = file.text.find(word).unwrap();
            let (start, end) = file.range(super::Span::new(at, at + word.len()));
            let cut = raw.get(start.byte..end.byte).unwrap();
            assert!(cut == word || cut == "도서관**에 _55억", "{cut}");
        }
    }

    #[test]
    fn the_front_matter_tells_the_date() {
        for (raw, date) in [
            ("---\ndate: 2026-03-11\n---\n본문", Some("2026-03-11")),
            ("---\ntitle: a\npublishDate: '2026-03-11T09:00:00+09:00'\n---\n본문", Some("2026-03-11")),
            ("+++\ndate = 2026-03-11\n+++\n본문", Some("2026-03-11")),
            ("---\nupdated: 2026-03-11\n---\n본문", None),
            ("---\ndate: 2026-02-30\n---\n본문", None),
            ("date: 2026-03-11", None),
        ] {
            assert_eq!(file(raw).date.map(|date| date.to_string()).as_deref(), date, "{raw}");
        }
    }

    #[test]
    fn comments_stand_in_no_paragraph() {
        let raw = "하나\n\n<!-- daejo allow quote: 왜 -->\n둘은 <!-- daejo allow money --> 셋\n";
        let file = file(raw);
        assert_eq!(lines(raw), ["하나", "둘은  셋"]);
        let [first, second] = file.comments.as_slice() else { panic!("{:?}", file.comments) };
        assert_eq!(
            (first.at, first.rules.as_slice(), first.reason.as_str()),
            (None, &["quote".to_owned()][..], "왜")
        );
        assert_eq!(second.at, file.text.find(" 셋"));
        for (comment, start) in [(first, "<!-- daejo allow q"), (second, "<!-- daejo allow m")] {
            assert_eq!(file.range(comment.span).0.byte, raw.find(start).unwrap());
        }
    }
}
