//! The command line: what the user asked for, one file a subcommand.

mod align;
mod check;
mod corpus;
mod explain;
mod facts;
mod init;
mod input;
mod name;
mod output;
mod pairs;
mod review;
mod snapshot;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::ColorChoice;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::finding::{FailOn, Severity};
use crate::project::Ask;
use crate::{Date, Glossaries, Selection};

/// How a command ended, and with which exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing at or above the severity that `--fail-on` names: exit code 0.
    Clean,
    /// Findings at or above it: exit code 1.
    Findings,
    /// The check could not be made: exit code 2.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

#[derive(Parser)]
#[command(
    name = "daejo",
    version,
    about = "Checks a Korean press release against its English translation, fact by fact",
    long_about = "Checks a Korean press release against its English translation, fact by fact: numbers, money, percentages, \
                  dates, times, names, and quotes with who said them. It prints a diff-style report.",
    after_help = "Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 could not check.\n\
                  `daejo explain` lists the rules; `daejo help check` shows how to run a check.",
    disable_help_subcommand = false,
    max_term_width = 100
)]
struct Cli {
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    color: Colour,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, ValueEnum)]
enum Colour {
    /// On a terminal that has it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Init(init::Init),
    Snapshot(snapshot::Snapshot),
    Review(review::Review),
    Facts(facts::Facts),
    Align(align::Align),
    Name(name::Name),
    Corpus(corpus::Corpus),
    Explain(explain::Explain),
    /// Write a completion script for a shell
    #[command(
        after_help = "Example: daejo completions bash > ~/.local/share/bash-completion/completions/daejo"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual pages
    #[command(after_help = "Example: daejo man --directory man; man ./man/daejo.1")]
    Man {
        /// Write one page for each command into this directory, instead of the main page to standard output
        #[arg(long, value_name = "DIR")]
        directory: Option<PathBuf>,
    },
}

/// Returns how a run ended whose worst finding is of this severity.
fn outcome(fail_on: FailOn, worst: Option<Severity>) -> Outcome {
    if fail_on.fails(worst) { Outcome::Findings } else { Outcome::Clean }
}

/// What `check` and `corpus` have in common.
#[derive(Args)]
struct Rules {
    /// Run only these rules or categories (comma-separated or repeated)
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    only: Vec<String>,
    /// Leave out these rules or categories
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    skip: Vec<String>,
    /// Publication date, from which 지난 9일 and "last year" are reckoned [default: a dateline in the text]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    date: Option<Date>,
    /// Your own names and terms: Korean, tab, English, and perhaps tab and person, place, organisation or term
    #[arg(long, value_name = "FILE")]
    glossary: Option<PathBuf>,
    /// Exit with code 1 from this severity on [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
}

impl Rules {
    fn options(&self) -> anyhow::Result<crate::Options> {
        let selection = Selection::new(&self.only, &self.skip)?;
        self.tables()?.join();
        Ok(crate::Options { selection, date: self.date })
    }

    /// Returns whether some rules are left out.
    fn narrows(&self) -> bool {
        !self.only.is_empty() || !self.skip.is_empty()
    }

    /// Returns what is asked for besides what a configuration says.
    fn ask(&self) -> anyhow::Result<Ask> {
        Selection::new(&self.only, &self.skip)?;
        Ok(Ask { only: self.only.clone(), skip: self.skip.clone(), date: self.date })
    }

    /// Reads the glossary that is named.
    fn tables(&self) -> anyhow::Result<Glossaries> {
        let mut tables = Glossaries::default();
        if let Some(path) = &self.glossary {
            tables.add(&path.to_string_lossy(), &input::read(path)?.text, false)?;
        }
        Ok(tables)
    }
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a date: write it as YYYY-MM-DD".to_owned())
}

/// Runs the program with the given arguments, the first of which is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Outcome::Failed } else { Outcome::Clean }.into();
        }
    };
    match cli.color {
        Colour::Auto => ColorChoice::Auto,
        Colour::Always => ColorChoice::AlwaysAnsi,
        Colour::Never => ColorChoice::Never,
    }
    .write_global();
    let outcome = match &cli.command {
        Command::Check(command) => command.run(),
        Command::Init(command) => command.run(),
        Command::Snapshot(command) => command.run(),
        Command::Review(command) => command.run(),
        Command::Facts(command) => command.run(),
        Command::Align(command) => command.run(),
        Command::Name(command) => command.run(),
        Command::Corpus(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "daejo", &mut script);
            print(&String::from_utf8_lossy(&script)).map(|()| Outcome::Clean)
        }
        Command::Man { directory } => man(directory.as_deref()),
    };
    match outcome {
        Ok(outcome) => outcome,
        // A reader that has seen enough closes the pipe; that is no failure.
        Err(error)
            if error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) =>
        {
            Outcome::Clean
        }
        Err(error) => {
            tell(&format!("{error:#}"));
            Outcome::Failed
        }
    }
    .into()
}

fn man(directory: Option<&std::path::Path>) -> anyhow::Result<Outcome> {
    if let Some(directory) = directory {
        std::fs::create_dir_all(directory)?;
        clap_mangen::generate_to(Cli::command(), directory)?;
    } else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command()).render(&mut page)?;
        print(&String::from_utf8_lossy(&page))?;
    }
    Ok(Outcome::Clean)
}

/// Tells the user something on standard error.
fn tell(text: &str) {
    let _ = writeln!(anstream::stderr(), "daejo: {text}");
}

/// Writes to standard output, without colours where they are not wanted.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
