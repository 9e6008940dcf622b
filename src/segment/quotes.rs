//! Quotation marks: straight, curly, corner brackets, unbalanced and mixed.

use crate::source::{Lang, Span, char_at, char_before, script, tail};

/// Which pair of marks encloses a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// “ ” or " ": speech, as a rule.
    Double,
    /// ‘ ’ or ' ': emphasis, names of things, thoughts, speech within speech.
    Single,
    /// 「 」, 『 』, 《 》, « »: titles of works and laws; speech in some releases.
    Bracket,
}

/// A quotation as its marks delimit it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quotation {
    /// The span with its marks.
    pub(crate) outer: Span,
    /// The span between the marks.
    pub(crate) inner: Span,
    pub(crate) mark: Mark,
    /// Whether the closing mark is there.
    pub(crate) closed: bool,
    /// Whether it goes on with the quotation before, which was left open at the end of its paragraph.
    pub(crate) continues: bool,
}

/// How far a closing single quotation mark is looked for, in bytes.
const SINGLE_REACH: usize = 400;

struct Scanner<'t> {
    text: &'t str,
    span: Span,
    lang: Lang,
    /// Whether the quotation before this paragraph was left open.
    carried: bool,
    double: Option<usize>,
    single: Option<usize>,
    brackets: Vec<(char, usize)>,
    found: Vec<Quotation>,
}

/// Finds the quotations of one paragraph, in order of their opening marks.
pub(super) fn scan(text: &str, paragraph: Span, lang: Lang, before: Option<&Quotation>) -> Vec<Quotation> {
    // Every mark begins with one of these bytes.
    let begins = |byte| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2 | 0xE3 | 0xEF);
    if !paragraph.of(text).bytes().fold(false, |marked, byte| marked | begins(byte)) {
        return Vec::new();
    }
    let carried = before.is_some_and(|q| !q.closed && q.mark == Mark::Double);
    let mut scanner = Scanner {
        text,
        span: paragraph,
        lang,
        carried,
        double: None,
        single: None,
        brackets: Vec::new(),
        found: Vec::new(),
    };
    for (i, c) in paragraph.of(text).char_indices() {
        scanner.see(paragraph.start + i, c);
    }
    if let Some(start) = scanner.double {
        scanner.push(Mark::Double, start, paragraph.end, false);
    }
    scanner.found.sort_by_key(|q| q.outer.start);
    scanner.found
}

impl Scanner<'_> {
    fn see(&mut self, at: usize, c: char) {
        match c {
            '“' | '”' | '„' | '"' | '＂' | '〝' | '〞' => self.double(at, c),
            '‘' | '’' | '\'' => self.single(at, c),
            '「' | '『' | '《' | '«' | '〈' => self.brackets.push((closing(c), at)),
            '」' | '』' | '》' | '»' | '〉' => {
                if let Some(place) = self.brackets.iter().rposition(|(close, _)| *close == c) {
                    let (_, start) = self.brackets.swap_remove(place);
                    self.brackets.truncate(place);
                    self.push(Mark::Bracket, start, at + c.len_utf8(), true);
                }
            }
            _ => {}
        }
    }

    fn double(&mut self, at: usize, c: char) {
        let previous = self.before(at);
        let next = self.after(at, c);
        let opens_here = previous
            .is_none_or(|p| p.is_whitespace() || matches!(p, '(' | '[' | '‘' | ':' | ',' | '—' | '-'))
            && next.is_some_and(|n| !n.is_whitespace());
        match self.double {
            None => {
                // 15" is a measure; a closing mark without an opening one is passed over, unless one more follows.
                let inch = c == '"' && previous.is_some_and(|p| p.is_ascii_digit());
                let stray = c == '”' && !self.more_doubles(at + c.len_utf8());
                if !inch && !stray && next.is_some() {
                    self.double = Some(at);
                    self.single = None;
                }
            }
            Some(start) => {
                let reopens = match c {
                    '“' | '„' => opens_here,
                    '"' => {
                        opens_here && previous.is_some_and(char::is_whitespace) && !self.tail_follows(at + 1)
                    }
                    _ => false,
                };
                if reopens {
                    let end = Span::new(start, at).trim(self.text).end;
                    self.push(Mark::Double, start, end, false);
                    self.double = Some(at);
                } else {
                    self.push(Mark::Double, start, at + c.len_utf8(), true);
                    self.double = None;
                }
                self.single = None;
            }
        }
    }

    fn single(&mut self, at: usize, c: char) {
        let previous = self.before(at);
        let next = self.after(at, c);
        if let Some(start) = self.single {
            if self.closes_single(at, c) {
                self.push(Mark::Single, start, at + c.len_utf8(), true);
                self.single = None;
            }
            return;
        }
        let opens = c != '’'
            && previous.is_none_or(|p| !p.is_alphanumeric() || (c == '‘' && self.lang == Lang::Ko))
            && next.is_some_and(|n| !n.is_whitespace() && (!n.is_ascii_digit() || c == '‘'));
        if opens && self.single_closes_later(at + c.len_utf8()) {
            self.single = Some(at);
        }
    }

    /// Returns whether the mark at `at` closes a single quotation and is no apostrophe.
    fn closes_single(&self, at: usize, c: char) -> bool {
        let previous = self.before(at);
        let next = self.after(at, c);
        c != '‘'
            && previous.is_some_and(|p| !p.is_whitespace())
            && !self.is_plural_possessive(at, c)
            && !next.is_some_and(|n| {
                if self.lang == Lang::Ko { script::is_latin(n) } else { n.is_alphanumeric() }
            })
    }

    /// Returns whether the mark at `at` is the apostrophe of a plural in a quotation that closes later: parents’ leave won’t do,’.
    fn is_plural_possessive(&self, at: usize, c: char) -> bool {
        if self.lang != Lang::En || self.before(at) != Some('s') {
            return false;
        }
        let rest = Span::new(at + c.len_utf8(), self.span.end).of(self.text);
        let word = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_lowercase()));
        let next = rest.find('‘').unwrap_or(rest.len());
        let closes = [".’", ",’", "?’", "!’", ".'", ",'", "?'", "!'"];
        word && closes.iter().any(|close| rest.find(close).is_some_and(|place| place < next))
    }

    fn single_closes_later(&self, from: usize) -> bool {
        let limit = self.span.end.min(from + SINGLE_REACH);
        tail(self.text, from)
            .char_indices()
            .take_while(|(i, _)| from + i < limit)
            .any(|(i, c)| matches!(c, '’' | '\'') && self.closes_single(from + i, c))
    }

    fn more_doubles(&self, from: usize) -> bool {
        Span::new(from, self.span.end).of(self.text).contains(['”', '"'])
    }

    /// Returns whether a Korean quote tail stands at `from`, so that the mark before it closes.
    fn tail_follows(&self, from: usize) -> bool {
        let rest = tail(self.text, from);
        self.lang == Lang::Ko
            && ["라고", "이라고", "라며", "이라며", "고 ", "며 ", "면서", "라는", "이라는"]
                .iter()
                .any(|t| rest.starts_with(t))
    }

    fn before(&self, at: usize) -> Option<char> {
        if at > self.span.start { char_before(self.text, at) } else { None }
    }

    fn after(&self, at: usize, c: char) -> Option<char> {
        let next = at + c.len_utf8();
        if next < self.span.end { char_at(self.text, next) } else { None }
    }

    fn push(&mut self, mark: Mark, start: usize, end: usize, closed: bool) {
        let open = char_at(self.text, start).map_or(1, char::len_utf8);
        let close = if closed { char_before(self.text, end).map_or(0, char::len_utf8) } else { 0 };
        let inner = Span::new(start + open, (end - close).max(start + open)).trim(self.text);
        if inner.of(self.text).chars().any(char::is_alphanumeric) {
            let continues = self.carried && mark == Mark::Double && start == self.span.start;
            self.found.push(Quotation { outer: Span::new(start, end), inner, mark, closed, continues });
        }
    }
}

const fn closing(open: char) -> char {
    match open {
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        _ => '»',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(text: &str, lang: Lang) -> Vec<(String, bool)> {
        scan(text, Span::new(0, text.len()), lang, None)
            .iter()
            .map(|q| (q.inner.of(text).to_owned(), q.closed))
            .collect()
    }

    #[test]
    fn mixed_and_nested_marks_pair_up() {
        assert_eq!(
            quotes("그는 “좋은 기회가 될 것\"이라고 했다.", Lang::Ko),
            [("좋은 기회가 될 것".to_owned(), true)]
        );
        assert_eq!(quotes("\"‘그린도시’를 꿈꾼다”라고 했다", Lang::Ko).len(), 2);
        assert_eq!(quotes("'데이터센터’는 필수다", Lang::Ko), [("데이터센터".to_owned(), true)]);
        assert_eq!(quotes("「문을 연다」라고 『책』에 썼다", Lang::Ko).len(), 2);
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        assert!(quotes("The city’s mayor didn't go in ’24.", Lang::En).is_empty());
        assert_eq!(quotes("She said, \"It's the students' day.\"", Lang::En).len(), 1);
        assert!(quotes("’24년 1월에", Lang::Ko).is_empty());
    }

    #[test]
    fn an_unclosed_quotation_ends_where_the_next_begins() {
        let got = quotes("\"We won, he said. \"We will go on,\" she said.", Lang::En);
        assert_eq!(got, [("We won, he said.".to_owned(), false), ("We will go on,".to_owned(), true)]);
        assert_eq!(quotes("He said, “We go on.", Lang::En), [("We go on.".to_owned(), false)]);
    }
}
