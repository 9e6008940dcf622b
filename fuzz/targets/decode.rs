//! Any bytes, read as a file: they are refused, or each place of the text leads back to a place in the file.

#![no_main]

use std::sync::Arc;

use daejo::{Document, Lang, SourceFile, Span, split_bilingual};
use libfuzzer_sys::fuzz_target;
use unicode_normalization::UnicodeNormalization;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(prose) = SourceFile::new("fuzz.md", bytes.to_vec()) {
        for (offset, c) in prose.text.char_indices() {
            let (start, end) = prose.range(Span::new(offset, offset + c.len_utf8()));
            assert!(start.byte <= end.byte && end.byte <= bytes.len(), "{start:?} {end:?}");
        }
    }
    let Ok(file) = SourceFile::new("fuzz", bytes.to_vec()) else { return };
    let file = Arc::new(file);
    // UTF-8 alone can be cut without decoding it again.
    let raw = if file.decoded_from.is_none() { std::str::from_utf8(bytes).ok() } else { None };
    let mut last = file.position(0);
    for (offset, _) in file.text.char_indices() {
        let at = file.position(offset);
        assert!(at.byte >= last.byte && (at.line, at.column) >= (last.line, last.column), "{last:?} {at:?}");
        assert!(raw.is_none_or(|raw| raw.is_char_boundary(at.byte)), "{at:?}");
        last = at;
    }
    let end = file.position(file.text.len());
    assert_eq!(end.byte, bytes.len());
    assert!(last <= end, "{last:?} {end:?}");
    let whole = Document::whole(Arc::clone(&file), Lang::Ko);
    for line in &whole.paragraphs {
        assert!(!line.of(&file.text).is_empty(), "{line:?}");
        let bytes = file.position(line.start).byte..file.position(line.end).byte;
        if let Some(raw) = raw {
            let cut: String = raw.get(bytes).expect("character borders").nfc().collect();
            assert_eq!(cut, line.of(&file.text));
        }
    }
    if let Ok((ko, en)) = split_bilingual(&file) {
        let mut both: Vec<_> = ko.paragraphs.iter().chain(&en.paragraphs).copied().collect();
        both.sort();
        assert_eq!(both, whole.paragraphs);
    }
});
