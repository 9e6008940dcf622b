//! `daejo review`: goes through what is new in the pairs of a project, and through what is gone.

use std::collections::BTreeSet;
use std::io::{BufRead, StdinLock};
use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use super::check::select;
use super::pairs::{bar, project};
use super::{Outcome, print, tell};
use crate::finding::{Finding, Severity};
use crate::project::{self, Answer, Ask, Block, Pair, Project};
use crate::{Checked, Glossaries, report};

/// Go through what the accepted reports do not hold, and accept it or not
///
/// Each finding that is new is shown, and each accepted one that is no longer there. What is accepted is written to the
/// report of its pair at once; what is rejected is to be mended in the text, and listed at the end. Answers are read from
/// standard input, one a line, so that a script can give them.
#[derive(Args)]
#[command(
    after_help = "Answers:\n  a  accept it: it is right as it is, or may go\n  r  reject it: the text is to be mended\n  s  skip it for now\n  \
                  e  open both files in $VISUAL or $EDITOR, then check them again\n  A  accept all that is left of this pair\n  q  quit\n\n\
                  Exit codes: 0 all is accepted, 1 something is left at or above fail-on, 2 a pair could not be checked.\n\n\
                  Examples:\n  daejo review\n  daejo review press/2026"
)]
pub(super) struct Review {
    /// Files and folders of pairs [default: all pairs that daejo.toml names]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The configuration, whose folder is the project [default: a daejo.toml here or above]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Review {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let project = project(self.config.as_deref())?;
        let pairs = select(&project, project.pairs()?, &self.paths, false)?;
        let mut tables = Glossaries::default();
        project.add_tables(&mut tables)?;
        tables.join();
        let mut walk = Walk {
            project: &project,
            input: std::io::stdin().lock(),
            accepted: 0,
            rejected: Vec::new(),
            skipped: 0,
            worst: None,
            failed: false,
        };
        let open = walk.look(&pairs)?;
        let mut quit = false;
        for (number, (pair, worst)) in open.iter().enumerate() {
            if quit {
                walk.worst = walk.worst.max(*worst);
                continue;
            }
            let (files, of) = (pair.paths().collect::<Vec<_>>().join(" "), open.len());
            print(&format!("{files}   pair {} of {of}\n\n", number + 1))?;
            quit = !walk.pair(pair)?;
        }
        walk.end(open.is_empty())
    }
}

/// What is decided about something that is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decision {
    Accept,
    AcceptAll,
    Reject,
    Skip,
    Edit,
    Quit,
}

/// The way through the pairs.
struct Walk<'p> {
    project: &'p Project,
    input: StdinLock<'static>,
    accepted: usize,
    /// What is to be mended.
    rejected: Vec<String>,
    skipped: usize,
    /// The worst of what is left.
    worst: Option<Severity>,
    failed: bool,
}

/// Something to decide on: a finding that is new, or an accepted one that is gone.
enum Thing {
    New(Finding),
    Gone(Block),
}

impl Thing {
    /// Returns what tells it from others of its pair.
    fn key(&self) -> String {
        match self {
            Self::New(finding) => finding.fingerprint(),
            Self::Gone(block) => format!("gone {}", block.fingerprint),
        }
    }
}

impl Walk<'_> {
    /// Returns the pairs in which there is something to decide, with the worst of what is new.
    fn look(&mut self, pairs: &[Pair]) -> anyhow::Result<Vec<(Pair, Option<Severity>)>> {
        let mut open = Vec::new();
        let bar = bar(pairs.len(), false);
        project::run(
            self.project,
            pairs,
            &Ask::default(),
            || bar.inc(1),
            |pair, answer| {
                let held = match answer {
                    Answer::Checked(mut checked) => self.project.snapshot(pair).map(|accepted| {
                        let gone = accepted.set_aside(&mut checked);
                        (!gone.is_empty() || !checked.findings.is_empty()).then(|| checked.worst())
                    }),
                    Answer::Failed(error) => {
                        self.failed = true;
                        bar.suspend(|| tell(&error.to_string()));
                        Ok(None)
                    }
                    Answer::Unpaired(_) => Ok(None),
                };
                match held {
                    Ok(Some(worst)) => open.push((pair.clone(), worst)),
                    Ok(None) => {}
                    Err(error) => {
                        self.failed = true;
                        bar.suspend(|| tell(&error.to_string()));
                    }
                }
                Ok(())
            },
        )?;
        bar.finish_and_clear();
        Ok(open)
    }

    /// Goes through a pair, and returns whether to go on; after the files were edited it begins anew.
    fn pair(&mut self, pair: &Pair) -> anyhow::Result<bool> {
        let mut decided = BTreeSet::new();
        loop {
            let mut checked = match self.project.check(pair, &Ask::default())? {
                Answer::Checked(checked) => checked,
                Answer::Failed(error) => {
                    self.failed = true;
                    tell(&error.to_string());
                    return Ok(true);
                }
                Answer::Unpaired(_) => return Ok(true),
            };
            let mut accepted = self.project.snapshot(pair)?;
            let gone = accepted.set_aside(&mut checked).into_iter().map(Thing::Gone);
            let new = std::mem::take(&mut checked.findings).into_iter().map(Thing::New);
            let things: Vec<Thing> =
                gone.chain(new).filter(|thing| !decided.contains(&thing.key())).collect();
            let mut all = false;
            let mut edited = false;
            for (index, thing) in things.iter().enumerate() {
                let decision = if all { Decision::Accept } else { self.decide(&checked, thing)? };
                match decision {
                    Decision::Accept | Decision::AcceptAll => {
                        all |= decision == Decision::AcceptAll;
                        self.accepted += 1;
                        match thing {
                            Thing::New(finding) => accepted.accept(Block::new(&checked, finding)),
                            Thing::Gone(block) => accepted.forget(block),
                        }
                        self.project.write_snapshot(pair, &accepted)?;
                        continue;
                    }
                    Decision::Reject => {
                        self.leave(thing);
                        if let Thing::New(finding) = thing {
                            self.rejected.push(place(&checked, finding));
                        }
                    }
                    Decision::Skip => {
                        self.leave(thing);
                        self.skipped += 1;
                    }
                    Decision::Edit => {
                        self.edit(pair, &checked, thing);
                        edited = true;
                        break;
                    }
                    Decision::Quit => {
                        let left = things.get(index..).unwrap_or_default();
                        for thing in left {
                            self.leave(thing);
                        }
                        self.skipped += left.len();
                        return Ok(false);
                    }
                }
                decided.insert(thing.key());
            }
            if !edited {
                return Ok(true);
            }
        }
    }

    /// Remembers how bad something is that is left.
    fn leave(&mut self, thing: &Thing) {
        if let Thing::New(finding) = thing {
            self.worst = self.worst.max(Some(finding.severity));
        }
    }

    /// Shows something, and reads what is decided about it; the end of the input quits.
    fn decide(&mut self, checked: &Checked, thing: &Thing) -> anyhow::Result<Decision> {
        match thing {
            Thing::New(finding) => print(&report::finding(checked, finding))?,
            Thing::Gone(block) => print(&format!("no longer found: {}", block.text()))?,
        }
        loop {
            print("accept, reject, skip, edit, Accept all of this pair, or quit? [a/r/s/e/A/q] ")?;
            let mut line = String::new();
            if self.input.read_line(&mut line)? == 0 {
                print("\n")?;
                return Ok(Decision::Quit);
            }
            print("\n")?;
            return Ok(match line.trim() {
                "a" | "accept" => Decision::Accept,
                "A" => Decision::AcceptAll,
                "r" | "reject" => Decision::Reject,
                "s" | "skip" => Decision::Skip,
                "e" | "edit" => Decision::Edit,
                "q" | "quit" => Decision::Quit,
                _ => continue,
            });
        }
    }

    /// Opens the files of a pair in the user's editor, the translation first.
    fn edit(&self, pair: &Pair, checked: &Checked, thing: &Thing) {
        /// Editors that go to a line which is given so: `+12`.
        const WITH_LINE: &[&str] = &["vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro"];
        let editor = ["VISUAL", "EDITOR"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|e| !e.trim().is_empty()));
        let Some(editor) = editor else {
            tell("set $EDITOR to the editor that is to open the files");
            return;
        };
        let mut words = editor.split_whitespace();
        let program = words.next().unwrap_or_default();
        let mut command = Command::new(program);
        command.args(words);
        let name = std::path::Path::new(program).file_name().and_then(|name| name.to_str());
        if let (Thing::New(finding), true) = (thing, name.is_some_and(|name| WITH_LINE.contains(&name))) {
            let start = finding.target.first().map_or(0, |span| span.start);
            command.arg(format!("+{}", checked.target.file.position(start).line));
        }
        let files: BTreeSet<&str> = pair.paths().collect();
        let mut files: Vec<&str> = files.into_iter().collect();
        files.sort_by_key(|file| *file == pair.source);
        command.args(files.into_iter().map(|file| self.project.path(file)));
        match command.status() {
            Ok(status) if status.success() => {}
            Ok(status) => tell(&format!("{program} has failed: {status}")),
            Err(error) => tell(&format!("cannot run {program}: {}", crate::source::reason(&error))),
        }
    }

    /// Says what was decided, and how the review ends.
    fn end(self, nothing: bool) -> anyhow::Result<Outcome> {
        let Self { accepted, rejected, skipped, worst, .. } = self;
        if nothing {
            print("nothing is new, and nothing is gone\n")?;
        } else {
            print(&format!("{accepted} accepted, {} rejected, {skipped} skipped\n", rejected.len()))?;
        }
        for place in &rejected {
            print(&format!("  to mend: {place}\n"))?;
        }
        if self.failed {
            return Ok(Outcome::Failed);
        }
        Ok(super::outcome(self.project.fail_on(), worst))
    }
}

/// Returns where a finding is in the translation, with its rule.
fn place(checked: &Checked, finding: &Finding) -> String {
    let file = &checked.target.file;
    let line = finding.target.first().map_or(1, |span| file.position(span.start).line);
    format!("{}:{line} {}", file.name, finding.rule.name)
}
