//! The one test binary: corpora, the command line, properties, and the rules of the house.

#![expect(clippy::unwrap_used, reason = "a test fails by unwrapping")]

mod attribution;
mod cli;
mod corpus;
mod docs;
mod extract;
mod formats;
mod glossary;
mod page;
mod project;
mod properties;
mod readme;
mod releases;
mod snapshots;
mod spellers;
mod tidy;
mod time_spellers;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use daejo::{Checked, Document, Lang, Options, Selection, SourceFile, check};

/// Returns a path below the project's root.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Returns the insta settings of all snapshots.
fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Checks two texts with the given rules, all where there are none.
fn checked(ko: &str, en: &str, only: &[&str]) -> Checked {
    // A text with comments for daejo is Markdown.
    let ending = if ko.contains("<!--") || en.contains("<!--") { "md" } else { "txt" };
    let document = |name: &str, text: &str, lang| {
        let name = format!("{name}.{ending}");
        Document::whole(Arc::new(SourceFile::new(&name, text.as_bytes().to_vec()).expect("text")), lang)
    };
    let only: Vec<String> = only.iter().map(|r| (*r).to_owned()).collect();
    let selection = Selection::new(&only, &[]).expect("known rules");
    check(document("ko", ko, Lang::Ko), document("en", en, Lang::En), &Options { selection, date: None })
}

/// Returns the text report without colours.
fn report(checked: &Checked) -> String {
    anstream::adapter::strip_str(&daejo::report::text(checked)).to_string()
}
