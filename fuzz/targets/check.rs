//! A Korean and an English text with a NUL between: all findings stand in the texts, and a second check says the same.

#![no_main]

use std::sync::{Arc, LazyLock};

use daejo::report::{json, text};
use daejo::{Checked, Document, Lang, Options, Selection, SourceFile, Span, check};
use libfuzzer_sys::fuzz_target;

/// The rules that `RULES` names, with commas between; else those that need no meaning, for the sentence model is slow here.
static RULES: LazyLock<Selection> = LazyLock::new(|| {
    let list = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
    match std::env::var("RULES") {
        Ok(rules) => Selection::new(&list(&rules), &[]),
        Err(_) => Selection::new(&[], &list("quote,omission,addition")),
    }
    .expect("rules or categories")
});

fuzz_target!(|input: &str| {
    let Some((ko, en)) = input.split_once('\0') else { return };
    let (Some(ko), Some(en)) = (document(ko, Lang::Ko), document(en, Lang::En)) else { return };
    let options = Options { selection: *RULES, date: None };
    let checked = check(ko.clone(), en.clone(), &options);
    stand_in(&checked);
    assert_eq!(reports(checked), reports(check(ko, en, &options)));
});

fn document(text: &str, lang: Lang) -> Option<Document> {
    let file = SourceFile::of_text("fuzz", text.to_owned()).ok()?;
    Some(Document::whole(Arc::new(file), lang))
}

/// Asserts that each finding has a place, and that sentences follow one another.
fn stand_in(checked: &Checked) {
    let fits = |span: &Span, text: &str| text.get(span.start..span.end).is_some();
    let (source, target) = (checked.source.text(), checked.target.text());
    for finding in &checked.findings {
        assert!(!finding.source.is_empty() || !finding.target.is_empty(), "{finding:?}");
        assert!(finding.source.iter().all(|span| fits(span, source)), "{finding:?}");
        assert!(finding.target.iter().all(|span| fits(span, target)), "{finding:?}");
    }
    for (sentences, text) in [(&checked.source_sentences, source), (&checked.target_sentences, target)] {
        assert!(sentences.iter().all(|span| fits(span, text)), "{sentences:?}");
        assert!(sentences.windows(2).all(|two| two[0].end <= two[1].start), "{sentences:?}");
    }
}

fn reports(checked: Checked) -> (String, String) {
    (text(&checked), json(&[checked], "").expect("a report is JSON"))
}
