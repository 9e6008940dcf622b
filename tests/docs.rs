//! The book and the snippets for CI: every page is listed, no link is dead, and the README shows what the files hold.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::cli::given;
use crate::root;

fn read(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Returns the names of the pages of the book, except for those of the rules.
fn pages() -> BTreeSet<String> {
    let inside =
        fs::read_dir(root("docs")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    inside
        .filter(|name| Path::new(name).extension().is_some_and(|e| e == "md") && name != "SUMMARY.md")
        .collect()
}

/// Returns where the links of a page lead.
fn links(page: &str) -> Vec<String> {
    let link = |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    Parser::new(page).filter_map(link).collect()
}

/// Returns the code blocks of a language.
fn blocks(page: &str, lang: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut inside = false;
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(found))) if &*found == lang => {
                inside = true;
                blocks.push(String::new());
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(text) if inside => blocks.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    blocks
}

#[test]
fn the_summary_lists_every_page() {
    let listed: BTreeSet<_> = links(&read("docs/SUMMARY.md")).into_iter().collect();
    assert_eq!(listed, pages());
}

#[test]
fn no_link_of_a_page_is_dead() {
    let rules: Vec<String> = daejo::rules().map(|rule| format!("rules/{}.md", rule.name)).collect();
    for page in pages() {
        for link in links(&read(&format!("docs/{page}"))) {
            let path = link.split('#').next().unwrap();
            let there = path.contains("://")
                || rules.iter().any(|rule| rule == path)
                || root("docs").join(path).exists();
            assert!(there, "docs/{page}: {link}");
        }
    }
    for link in links(&read("README.md")) {
        let path = link.split('#').next().unwrap();
        assert!(path.contains("://") || root(path).exists(), "README.md: {link}");
    }
}

#[test]
fn the_readme_shows_the_snippets_as_they_are() {
    let files = ["github", "gitlab", "pre-commit"].map(|name| read(&format!("docs/ci/{name}.yml")));
    assert_eq!(blocks(&read("README.md"), "yaml"), files);
}

#[test]
fn every_format_is_in_the_book_and_in_the_help() {
    let help = given().run("check --help").exits_with(0).stdout;
    let page = read("docs/reports.md");
    let list =
        help.split("--format <").nth(1).and_then(|part| part.split("Possible values:").nth(1)).unwrap();
    let lines = list.lines().skip(1).map_while(|line| line.trim().strip_prefix("- "));
    let formats: Vec<_> = lines.filter_map(|line| line.split(':').next()).collect();
    assert_eq!(formats.len(), 9, "{help}");
    for format in formats {
        assert!(page.contains(&format!("| `{format}` |")), "{format}");
    }
}

#[test]
fn explain_tells_programs_every_rule() {
    let given = given();
    let report = |arguments: &str| -> serde_json::Value {
        serde_json::from_str(&given.run(arguments).exits_with(0).stdout).unwrap()
    };
    let all = report("explain --format json");
    assert_eq!(all["schema"], "daejo.rules/1");
    assert_eq!(all["rules"].as_array().unwrap().len(), daejo::rules().count());
    for (told, rule) in all["rules"].as_array().unwrap().iter().zip(daejo::rules()) {
        assert_eq!(told["name"], rule.name);
        assert_eq!(told["category"], rule.category);
        assert_eq!(told["severity"], rule.severity.name());
        assert_eq!(told["page"], rule.page);
        assert!(rule.page.contains(told["summary"].as_str().unwrap()));
        assert!(rule.reason().is_some_and(|reason| rule.explanation().contains(reason)), "{}", rule.name);
        assert!(
            !rule.explanation().contains("## Found")
                && rule.explanation().contains("## What it does not find")
        );
    }
    assert_eq!(report("explain number-changed --format json")["rules"][0]["name"], "number-changed");
}
