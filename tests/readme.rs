//! The README's examples, run: `$ daejo …` and what it prints; a line of `...` stands for any lines.
//!
//! `$ echo $?` and a number after an example give its exit code.

use std::fmt::Write;
use std::fs;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::cli::{program, subcommands};
use crate::root;

/// A command of the README and what it prints there.
#[derive(Debug, Default, PartialEq, Eq)]
struct Example {
    command: String,
    printed: Vec<String>,
    /// The exit code, where `$ echo $?` follows.
    code: Option<String>,
}

/// Reads the examples of the blocks whose language is `console`.
fn examples(readme: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut console = false;
    for event in Parser::new(readme) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(lang))) => console = &*lang == "console",
            Event::End(TagEnd::CodeBlock) => console = false,
            Event::Text(text) if console => {
                for line in text.lines() {
                    if let Some(command) = line.strip_prefix("$ daejo ") {
                        examples.push(Example { command: command.to_owned(), ..Example::default() });
                    } else if let Some(example) = examples.last_mut() {
                        match (&mut example.code, line) {
                            (None, "$ echo $?") => example.code = Some(String::new()),
                            (Some(code), _) => code.push_str(line.trim()),
                            (None, _) => example.printed.push(line.to_owned()),
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for example in &mut examples {
        // A blank line before the next command belongs to the page, not to the output.
        while example.printed.last().is_some_and(String::is_empty) {
            example.printed.pop();
        }
    }
    examples
}

/// Splits a command into its arguments, with single or double quotation marks around those that hold spaces.
fn arguments(command: &str) -> Vec<String> {
    let mut arguments = Vec::new();
    let mut quote = None;
    let mut current: Option<String> = None;
    for c in command.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                current.get_or_insert_default();
            }
            None if c == ' ' => arguments.extend(current.take()),
            _ => current.get_or_insert_default().push(c),
        }
    }
    arguments.extend(current);
    arguments
}

/// Returns whether `printed` is what `pattern` says.
fn fits(pattern: &[String], printed: &[&str]) -> bool {
    match pattern.split_first() {
        None => printed.is_empty(),
        Some((line, rest)) if line.trim() == "..." => {
            (0..=printed.len()).any(|skipped| fits(rest, &printed[skipped..]))
        }
        Some((line, rest)) => printed
            .split_first()
            .is_some_and(|(first, others)| line.trim_end() == first.trim_end() && fits(rest, others)),
    }
}

/// Runs the examples in the project's root and returns those that print something else.
fn faults(readme: &str) -> String {
    let mut faults = String::new();
    for example in examples(readme) {
        let mut command = program();
        command.args(arguments(&example.command)).current_dir(root(""));
        let output = command.output().unwrap();
        let stdout = String::from_utf8(output.stdout).unwrap();
        let mut printed: Vec<_> = stdout.lines().collect();
        while printed.last().is_some_and(|line| line.is_empty()) {
            printed.pop();
        }
        let code = output.status.code().map(|code| code.to_string());
        if !fits(&example.printed, &printed) || example.code.is_some() && example.code != code {
            let stderr = String::from_utf8_lossy(&output.stderr);
            let code = code.unwrap_or_default();
            let _ = writeln!(faults, "$ daejo {}\n{stdout}{stderr}[exit {code}]", example.command);
        }
    }
    faults
}

fn readme() -> String {
    fs::read_to_string(root("README.md")).expect("README.md")
}

#[test]
fn the_examples_print_what_the_readme_shows() {
    let readme = readme();
    assert!(examples(&readme).len() >= 3, "the README has fewer than three examples");
    let faults = faults(&readme);
    assert!(faults.is_empty(), "the README shows something else than:\n{faults}");
}

#[test]
fn the_readme_names_every_subcommand_and_exit_code() {
    let readme = readme();
    for command in subcommands() {
        let named = [format!("daejo {command}"), format!("`{command}`")];
        assert!(named.iter().any(|name| readme.contains(name)), "`{command}` is not in the README");
    }
    let section = readme.split('\n').skip_while(|l| !l.to_lowercase().contains("exit code"));
    let section = section.take(12).collect::<Vec<_>>().join("\n");
    for code in ["0", "1", "2"] {
        assert!(section.contains(code), "exit code {code} is not in the README");
    }
}

#[test]
fn examples_are_read_and_compared_as_written() {
    let page = "```console\n$ daejo explain 'number-changed'\n# number-changed\n...\n\n$ daejo explain none\n$ echo $?\n2\n$ daejo name 부산 Busan\nsame\n```\n\
                ```sh\n$ daejo check nothing\n```\n";
    let read = examples(page);
    assert_eq!(read.len(), 3);
    assert_eq!(arguments(&read[0].command), ["explain", "number-changed"]);
    assert_eq!(arguments("name '해 럴' \"\" b"), ["name", "해 럴", "", "b"]);
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(fits(&lines("a\n...\nc"), &["a", "b", "b", "c"]));
    assert!(fits(&lines("a\n..."), &["a"]));
    assert!(!fits(&lines("a\n...\nc"), &["a", "b"]));
    assert!(!fits(&lines("a"), &["a", "b"]));
    let faults = faults(page);
    assert!(!faults.contains("explain") && faults.contains("daejo name 부산 Busan"), "{faults}");
}
