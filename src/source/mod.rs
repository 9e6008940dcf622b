//! Stage 1: files to documents, each of one language, with a way back to positions in the file.

mod comment;
pub(crate) mod decode;
mod markdown;
pub(crate) mod position;
mod read;
pub(crate) mod script;
mod span;

use std::sync::Arc;

pub(crate) use comment::Comment;
pub use position::Position;
pub(crate) use read::{bytes, read, reason};
pub use span::Span;
pub(crate) use span::{char_at, char_before, head, tail};

use markdown::Prose;
use position::PositionMap;

use crate::Date;

/// A language that daejo reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Lang {
    /// Korean, the source.
    Ko,
    /// English, the target.
    En,
}

impl Lang {
    /// Returns the ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// Returns the English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ko => "Korean",
            Self::En => "English",
        }
    }
}

/// Why a text cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The file could not be opened or read.
    #[error("cannot read {name}: {reason}")]
    Unreadable {
        /// The file as the user named it.
        name: String,
        /// What the operating system said.
        reason: String,
    },
    /// A folder was given.
    #[error("{name} is a directory: name a text file")]
    Directory {
        /// The folder as the user named it.
        name: String,
    },
    /// The file holds no text.
    #[error("{name} is not a text file: convert it to plain text (UTF-8) first")]
    Binary {
        /// The file as the user named it.
        name: String,
    },
    /// The bytes fit no encoding.
    #[error("{name} is not valid {encoding} (line {line}, byte {offset}), nor CP949: save it as UTF-8")]
    Undecodable {
        /// The file as the user named it.
        name: String,
        /// The encoding that came closest.
        encoding: &'static str,
        /// Line of the first bad byte, from 1.
        line: usize,
        /// Offset of the first bad byte.
        offset: usize,
    },
    /// The file has no letters or digits at all.
    #[error("{name} is empty: it holds no text to check")]
    Empty {
        /// The file as the user named it.
        name: String,
    },
    /// A language is not there.
    #[error("{name} holds no {} text: {hint}", .lang.name())]
    LanguageMissing {
        /// The file as the user named it.
        name: String,
        /// The language that was looked for.
        lang: Lang,
        /// What to do.
        hint: &'static str,
    },
}

/// A file's text, composed (NFC), with the way back to byte positions in the file.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as the user gave it; `-` for standard input.
    pub name: String,
    /// The text, in which all spans are.
    pub text: String,
    /// The encoding that the file was decoded from, where that was not UTF-8.
    pub decoded_from: Option<&'static str>,
    /// The publication date that a Markdown file states in its front matter.
    pub date: Option<Date>,
    /// What the comments of a Markdown file say to daejo, in order; they stand in the text, and in no paragraph.
    pub(crate) comments: Vec<Comment>,
    map: PositionMap,
}

impl SourceFile {
    /// Reads `bytes` as the file `name`; what is markup in a Markdown file, which the name tells, is no text.
    ///
    /// # Errors
    ///
    /// Returns an error for a binary, for bytes that fit no encoding, and for a file without a letter or digit.
    pub fn new(name: &str, bytes: Vec<u8>) -> Result<Self, SourceError> {
        Self::decoded(name, decode::decode(name, bytes)?, markdown::is_markdown(name))
    }

    /// Takes `text`, which was a part of the file `name`.
    ///
    /// # Errors
    ///
    /// Returns an error for text without a letter or digit, or with NUL characters in it.
    pub fn of_text(name: &str, text: String) -> Result<Self, SourceError> {
        Self::decoded(name, decode::utf8(name, text)?, false)
    }

    /// Takes `text` as it stands, which [`SourceFile::is_plain`].
    #[must_use]
    pub fn of_plain(name: &str, text: String) -> Self {
        debug_assert!(Self::is_plain(&text));
        let map = PositionMap::in_step(decode::Encoding::Utf8, 0);
        Self { name: name.to_owned(), text, decoded_from: None, date: None, comments: Vec::new(), map }
    }

    /// Returns whether [`SourceFile::of_text`] takes `text` as it stands: composed, with a letter or digit in it.
    #[must_use]
    pub fn is_plain(text: &str) -> bool {
        !text.contains('\0')
            && !text.starts_with(decode::BYTE_ORDER_MARK)
            && position::is_composed(text)
            && has_text(text)
    }

    fn decoded(name: &str, decoded: decode::Decoded, markdown: bool) -> Result<Self, SourceError> {
        let decoded_from = decoded.encoding.note();
        let (text, map, prose) = if markdown {
            position::pick(decoded, markdown::read)
        } else {
            let (text, map) = position::compose(decoded);
            (text, map, Prose::default())
        };
        if !has_text(&text) {
            return Err(SourceError::Empty { name: name.to_owned() });
        }
        let Prose { date, comments } = prose;
        Ok(Self { name: name.to_owned(), text, decoded_from, date, comments, map })
    }

    /// Returns where the byte `offset` of [`SourceFile::text`] is in the file.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        self.map.position(&self.text, offset)
    }

    /// Returns where the text under `span` begins and ends in the file.
    #[must_use]
    pub fn range(&self, span: Span) -> (Position, Position) {
        let start = self.position(span.start);
        (start, if span.is_empty() { start } else { self.map.end(&self.text, span.end) })
    }

    /// Returns the lines that hold text, trimmed, without comments.
    fn paragraphs(&self) -> Vec<Span> {
        let mut all = paragraphs(&self.text);
        if !self.comments.is_empty() {
            all.retain(|line| !self.comments.iter().any(|comment| comment.span.contains(*line)));
        }
        all
    }
}

/// One language's text: the paragraphs of a file that are written in it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file that the paragraphs stand in.
    pub file: Arc<SourceFile>,
    /// The language.
    pub lang: Lang,
    /// Paragraphs (lines with text), in order, without white space around them.
    pub paragraphs: Vec<Span>,
}

impl Document {
    /// Takes every paragraph of `file` as text of `lang`, whatever it holds.
    #[must_use]
    pub fn whole(file: Arc<SourceFile>, lang: Lang) -> Self {
        let paragraphs = file.paragraphs();
        Self { file, lang, paragraphs }
    }

    /// Takes `file` as a document of `lang`.
    ///
    /// # Errors
    ///
    /// Returns [`SourceError::LanguageMissing`] where `file` holds no text of that language.
    pub fn new(file: Arc<SourceFile>, lang: Lang) -> Result<Self, SourceError> {
        let document = Self::whole(file, lang);
        let (hangul, latin) = script::letters(&document.file.text);
        // A Korean release may be full of Latin names, but an English one has few Hangul glosses.
        let (there, other) = match lang {
            Lang::Ko => (hangul > 0 && hangul * 8 >= latin, latin > 0),
            Lang::En => (latin > 0 && latin * 2 >= hangul, hangul > 0),
        };
        if there {
            return Ok(document);
        }
        let hint = match (lang, other) {
            (Lang::Ko, true) => "give the Korean file first and its English translation second",
            (Lang::En, true) => "give the English translation second, after the Korean file",
            _ => "it has no letters to read",
        };
        Err(SourceError::LanguageMissing { name: document.file.name.clone(), lang, hint })
    }

    /// Returns the place of the paragraph that holds `offset`, or of the last one before it.
    pub(crate) fn paragraph_at(&self, offset: usize) -> Option<usize> {
        self.paragraphs.partition_point(|paragraph| paragraph.start <= offset).checked_sub(1)
    }

    /// Returns the text in which all spans of this document are.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.file.text
    }
}

/// Splits a file that holds Korean and English, by the script of each paragraph.
///
/// # Errors
///
/// Returns [`SourceError::LanguageMissing`] where all paragraphs are of one language.
pub fn split_bilingual(file: &Arc<SourceFile>) -> Result<(Document, Document), SourceError> {
    let mut ko = Vec::new();
    let mut en = Vec::new();
    let mut last = Lang::Ko;
    for paragraph in file.paragraphs() {
        // A syllable of Hangul stands for two to three Latin letters; lines without letters follow the one before.
        let lang = match script::letters(paragraph.of(&file.text)) {
            (0, 0) => last,
            (hangul, latin) if hangul * 2 >= latin => Lang::Ko,
            _ => Lang::En,
        };
        last = lang;
        if lang == Lang::Ko { ko.push(paragraph) } else { en.push(paragraph) }
    }
    let document = |lang, paragraphs: Vec<Span>| {
        if paragraphs.iter().any(|p| p.of(&file.text).chars().any(char::is_alphabetic)) {
            Ok(Document { file: Arc::clone(file), lang, paragraphs })
        } else {
            let hint = "give the Korean file and the English file, or one file that holds both";
            Err(SourceError::LanguageMissing { name: file.name.clone(), lang, hint })
        }
    };
    Ok((document(Lang::Ko, ko)?, document(Lang::En, en)?))
}

/// Returns whether a text has a letter or digit.
fn has_text(text: &str) -> bool {
    text.chars().any(|c| script::is_syllable(c) || c.is_alphanumeric())
}

/// Returns the lines that hold text, trimmed.
fn paragraphs(text: &str) -> Vec<Span> {
    // What breaks a line begins with one of these bytes.
    let broken =
        text.bytes().fold(false, |broken, byte| broken | matches!(byte, b'\n' | b'\r' | 0xB | 0xC | 0xE2));
    if !broken {
        return Some(Span::new(0, text.len()).trim(text))
            .filter(|line| !line.is_empty())
            .into_iter()
            .collect();
    }
    let mut all = Vec::new();
    let mut start = 0;
    let breaks = ['\n', '\r', '\u{B}', '\u{C}', '\u{2028}', '\u{2029}'];
    for line in text.split_inclusive(breaks) {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            all.push(span);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Arc<SourceFile> {
        Arc::new(SourceFile::new("a.txt", text.as_bytes().to_vec()).unwrap())
    }

    #[test]
    fn splits_alternating_paragraphs_by_script() {
        let file = file("부산시는 IBM과 협약했다.\nBusan signed with IBM.\n\n2. 끝났다.\nIt ended (끝).\n");
        let (ko, en) = split_bilingual(&file).unwrap();
        assert_eq!((ko.paragraphs.len(), en.paragraphs.len()), (2, 2));
        assert_eq!(en.paragraphs[1].of(en.text()), "It ended (끝).");
    }

    #[test]
    fn says_which_language_is_missing() {
        let error = split_bilingual(&file("한국어만 있다.")).unwrap_err().to_string();
        assert!(error.contains("holds no English text"), "{error}");
        let error = Document::new(file("English only."), Lang::Ko).unwrap_err().to_string();
        assert!(error.contains("Korean file first"), "{error}");
        assert!(SourceFile::new("q", b"\"\" ''\n".to_vec()).is_err());
    }
}
