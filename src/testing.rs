//! The texts of the project's corpus, over which a test can show that what is passed over holds nothing.

use std::path::Path;

/// Returns the lines of all texts and pages of the corpus.
pub(crate) fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), &mut lines);
    assert!(lines.len() > 1000, "the corpus is there");
    lines
}

fn read(path: &Path, lines: &mut Vec<String>) {
    if path.is_dir() {
        let mut inside: Vec<_> = path.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
        inside.sort();
        for path in inside {
            read(&path, lines);
        }
    } else {
        let text = std::fs::read_to_string(path).unwrap();
        lines.extend(text.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    }
}
