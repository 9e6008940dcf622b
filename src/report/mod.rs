//! Stage 7: findings to text. One file a format; nothing is decided here.

mod excerpt;
mod json;
mod summary;
mod text;

pub use json::{JSON_BEGINNING, RecordFinding, json, json_document};
pub use summary::Summary;
pub use text::{excerpts, finding, line, text};

use crate::source::Document;

/// Returns the name of a document's file as reports show it: as given, without the folders of an absolute path.
fn shown(document: &Document) -> String {
    let path = std::path::Path::new(&document.file.name);
    match path.file_name() {
        Some(name) if path.is_absolute() => name.to_string_lossy().into_owned(),
        _ => document.file.name.clone(),
    }
}
