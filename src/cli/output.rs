//! `--format FORMAT[=FILE]`: the reports of a run, each to its file or to standard output.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Args, Command};

use super::print;
use crate::report::{self, Format, Run};
use crate::source;

/// The reports that `check` writes.
#[derive(Args)]
pub(super) struct Reports {
    /// The form of the report, and a file for it; repeat it for more reports of one run
    ///
    /// Without a file the report goes to standard output, which takes one report: `--format sarif=out.sarif --format text`.
    #[arg(long = "format", value_parser = ReportParser, default_value = "text", value_name = "FORMAT[=FILE]")]
    all: Vec<Report>,
}

/// One report: its form, and where it goes if not to standard output.
#[derive(Clone, Debug)]
struct Report {
    format: Format,
    file: Option<PathBuf>,
}

/// Reads `FORMAT` or `FORMAT=FILE`.
#[derive(Clone)]
struct ReportParser;

impl TypedValueParser for ReportParser {
    type Value = Report;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Report, clap::Error> {
        let text = value.to_string_lossy();
        let (format, file) = text.split_once('=').map_or((&*text, None), |(f, file)| (f, Some(file)));
        if file == Some("") {
            let message = format!("`--format {text}` names no file: write it as --format {format}=FILE");
            return Err(cmd.clone().error(clap::error::ErrorKind::ValueValidation, message));
        }
        let format = EnumValueParser::<Format>::new().parse_ref(cmd, arg, OsStr::new(format))?;
        Ok(Report { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values: Vec<_> = EnumValueParser::<Format>::new().possible_values()?.collect();
        Some(Box::new(values.into_iter()))
    }
}

impl Reports {
    /// Says what cannot be written as asked, before anything is checked.
    pub(super) fn refuse_conflicts(&self) -> anyhow::Result<()> {
        if self.all.iter().filter(|report| report.file.is_none()).count() > 1 {
            anyhow::bail!(
                "standard output takes one report: give the others a file, as in --format sarif=out.sarif"
            );
        }
        for (index, report) in self.all.iter().enumerate() {
            if let Some(file) = &report.file
                && self.all.iter().take(index).any(|other| other.file.as_ref() == Some(file))
            {
                anyhow::bail!("two reports would go to {}: give each its own file", file.display());
            }
        }
        Ok(())
    }

    /// Returns the form of the report on standard output, where one goes there.
    pub(super) fn stdout(&self) -> Option<Format> {
        self.all.iter().find(|report| report.file.is_none()).map(|report| report.format)
    }

    /// Writes every report.
    pub(super) fn write(&self, run: &Run) -> anyhow::Result<()> {
        self.write_but(run, |_| false)
    }

    /// Returns whether a report is to be written as a whole, when all pairs are checked; standard output has text and JSON pair
    /// by pair.
    pub(super) fn has_whole(&self) -> bool {
        !self.all.iter().all(Report::is_by_pair)
    }

    /// Writes every report that is written as a whole.
    pub(super) fn write_whole(&self, run: &Run) -> anyhow::Result<()> {
        self.write_but(run, Report::is_by_pair)
    }

    fn write_but(&self, run: &Run, is_written: impl Fn(&Report) -> bool) -> anyhow::Result<()> {
        for report in self.all.iter().filter(|report| !is_written(report)) {
            let text = report::render(report.format, run)?;
            match &report.file {
                None => print(&text)?,
                Some(file) if report.format == Format::Text => {
                    write_file(file, &anstream::adapter::strip_str(&text).to_string())?;
                }
                Some(file) => write_file(file, &text)?,
            }
            if report.format == Format::Github {
                append_summary(run)?;
            }
        }
        Ok(())
    }
}

impl Report {
    /// Returns whether the report is printed pair by pair.
    fn is_by_pair(&self) -> bool {
        self.file.is_none() && matches!(self.format, Format::Text | Format::Json)
    }
}

fn write_file(file: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(file, text)
        .map_err(|error| anyhow::anyhow!("cannot write {}: {}", file.display(), reason(&error)))
}

/// Returns what went wrong with a file to be written.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => source::reason(error),
    }
}

/// Adds the report to the summary of the job, where GitHub Actions names a file for it.
fn append_summary(run: &Run) -> anyhow::Result<()> {
    let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|name| !name.is_empty()) else {
        return Ok(());
    };
    let file = PathBuf::from(file);
    let opened = std::fs::OpenOptions::new().create(true).append(true).open(&file);
    opened.and_then(|mut out| out.write_all(report::markdown(run).as_bytes())).map_err(|error| {
        anyhow::anyhow!("cannot write the job summary {}: {}", file.display(), reason(&error))
    })
}
