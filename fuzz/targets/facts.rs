//! Any text, read as Korean and as English: what is read stands in the text, and facts stand side by side.

#![no_main]

use std::sync::Arc;

use daejo::probe::{Told, facts, names_and_quotes};
use daejo::{Document, Lang, SourceFile};
use libfuzzer_sys::fuzz_target;

/// An instant on an ordinary day, and the last that the calendar has.
const REFERENCES: [&str; 2] = ["2026-03-09T09:30:00+09:00", "9999-12-30T21:59:59-09:00"];

fuzz_target!(|text: &str| {
    let Ok(file) = SourceFile::of_text("fuzz", text.to_owned()) else { return };
    let file = Arc::new(file);
    for lang in [Lang::Ko, Lang::En] {
        let document = || Document::whole(Arc::clone(&file), lang);
        for reference in REFERENCES {
            let facts = facts(document(), reference);
            stand_in(&facts, &file.text);
            for two in facts.windows(2) {
                assert!(two[0].span.end <= two[1].span.start, "{two:?}");
            }
        }
        stand_in(&names_and_quotes(document()), &file.text);
    }
});

/// Asserts that all of `told` covers a part of `text`, on character borders.
fn stand_in(told: &[Told], text: &str) {
    for one in told {
        assert!(!one.span.is_empty() && !one.span.of(text).is_empty(), "{one:?}");
    }
}
