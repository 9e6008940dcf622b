//! The releases of `corpus/releases/`: clean ones with all rules, and each with one planted error.

use std::fmt::Write;
use std::fs;

use crate::{checked, report, root, snapshots};

struct Release {
    id: String,
    ko: String,
    en: String,
    errors: Vec<(String, String, String)>,
}

fn releases() -> Vec<Release> {
    let mut all: Vec<Release> = fs::read_dir(root("corpus/releases"))
        .unwrap()
        .map(|entry| {
            let folder = entry.unwrap().path();
            let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
            let errors = read("errors.tsv")
                .lines()
                .filter(|l| !l.starts_with('#') && !l.is_empty())
                .map(|line| {
                    let cells: Vec<_> = line.split('\t').collect();
                    assert_eq!(cells.len(), 3, "{}: {line}", folder.display());
                    (cells[0].to_owned(), cells[1].to_owned(), cells[2].to_owned())
                })
                .collect();
            let id = folder.file_name().unwrap().to_string_lossy().into_owned();
            Release { id, ko: read("ko.txt"), en: read("en.txt"), errors }
        })
        .collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

#[test]
fn reports_of_the_clean_releases() {
    for release in releases() {
        let report = report(&checked(&release.ko, &release.en, &[]));
        snapshots().bind(|| insta::assert_snapshot!(format!("release-{}", release.id), report));
    }
}

/// The snapshot says of each planted error whether its own rule finds it, another one does, or none.
#[test]
fn planted_errors() {
    let mut all = String::new();
    let mut found = 0;
    let mut total = 0;
    for release in releases() {
        let clean: Vec<_> =
            checked(&release.ko, &release.en, &[]).findings.iter().map(daejo::Finding::fingerprint).collect();
        let _ = writeln!(all, "# {}\n", release.id);
        for (rule, before, after) in &release.errors {
            assert_eq!(release.en.matches(before.as_str()).count(), 1, "{}: `{before}`", release.id);
            assert!(daejo::rule(rule).is_ok(), "{}: {rule}", release.id);
            let edited = release.en.replacen(before.as_str(), after, 1);
            let checked = checked(&release.ko, &edited, &[]);
            let new: Vec<_> = checked
                .findings
                .iter()
                .filter(|f| !clean.contains(&f.fingerprint()))
                .map(|f| f.rule.name)
                .collect();
            let verdict = if new.contains(&rule.as_str()) {
                found += 1;
                "found".to_owned()
            } else if new.is_empty() {
                "missed".to_owned()
            } else {
                format!("found as {}", new.join(", "))
            };
            total += 1;
            let _ = writeln!(all, "{rule}: {verdict}\n  - {before}\n  + {after}\n");
        }
    }
    let _ = writeln!(all, "{found} of {total} found by their own rule");
    snapshots().bind(|| insta::assert_snapshot!("planted-errors", all));
}
