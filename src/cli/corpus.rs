//! `daejo corpus`: checks many pairs, one JSON record a line.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Outcome, Rules};
use crate::finding::Severity;
use crate::report::RecordFinding;
use crate::source::{Document, Lang, SourceFile};
use crate::{Date, Options};

/// Check many pairs, one JSON record a line
///
/// Input records are {"id","source","target","date"?}: whole documents or sentence pairs. Output records are
/// {"id","findings":[…]} in input order, or {"id","error":"…"} where a record cannot be read.
#[derive(Args)]
#[command(
    after_help = "Example: daejo corpus pairs.jsonl --output findings.jsonl --only number,money,percent"
)]
pub(super) struct Corpus {
    /// The records (`-` for standard input)
    #[arg(value_name = "IN.jsonl")]
    input: PathBuf,
    /// Where to write [default: standard output]
    #[arg(long, short, value_name = "OUT.jsonl")]
    output: Option<PathBuf>,
    #[command(flatten)]
    rules: Rules,
}

/// How many bytes are read at once.
const BUFFER: usize = 1 << 16;

#[derive(Deserialize)]
struct Record<'r> {
    /// As it is written, for the answer.
    #[serde(borrow, default)]
    id: Option<&'r RawValue>,
    #[serde(borrow)]
    source: Cow<'r, str>,
    #[serde(borrow)]
    target: Cow<'r, str>,
    #[serde(borrow, default)]
    date: Option<Cow<'r, str>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a, I> {
    Findings { id: I, findings: Vec<RecordFinding<'a>> },
    Error { id: I, error: String },
}

impl Corpus {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let options = self.rules.options()?;
        let input: Box<dyn BufRead> = if self.input.as_os_str() == "-" {
            Box::new(std::io::stdin().lock())
        } else {
            let name = self.input.display();
            anyhow::ensure!(!self.input.is_dir(), "{name} is a directory: name a file of JSON records");
            Box::new(BufReader::with_capacity(
                BUFFER,
                File::open(&self.input).with_context(|| format!("cannot read {name}"))?,
            ))
        };
        let output: Box<dyn Write> = match &self.output {
            Some(path) => {
                Box::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?)
            }
            None => Box::new(std::io::stdout().lock()),
        };
        let worst = run(input, BufWriter::new(output), &options)?;
        Ok(super::outcome(self.rules.fail_on.unwrap_or_default(), worst))
    }
}

/// Checks record after record, holding one at a time, and returns the worst severity found.
fn run(
    mut input: impl BufRead,
    mut output: impl Write,
    options: &Options,
) -> anyhow::Result<Option<Severity>> {
    let mut worst = None;
    let mut line = Vec::new();
    let mut number = 0_usize;
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let severity = answer(&line, number, options, &mut output)?;
        worst = worst.max(severity);
    }
    output.flush()?;
    Ok(worst)
}

/// Checks one record and writes the answer to it.
fn answer(
    line: &[u8],
    number: usize,
    options: &Options,
    output: &mut impl Write,
) -> anyhow::Result<Option<Severity>> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let mut worst = None;
    if let Ok(record) = record(line) {
        let id = record.id;
        match checked(record, options) {
            Ok(checked) => {
                worst = checked.as_ref().and_then(crate::Checked::worst);
                let findings = checked.as_ref().map(findings).unwrap_or_default();
                serde_json::to_writer(&mut *output, &Answer::Findings { id, findings })?;
            }
            Err(error) => refuse(id, number, &error, output)?,
        }
    } else {
        let (id, error) = fault(line);
        refuse(&id, number, &error, output)?;
    }
    output.write_all(b"\n")?;
    Ok(worst)
}

/// Reads a record. That the whole line is UTF-8 is told at once; only where it is not, each string is looked at.
fn record(line: &[u8]) -> serde_json::Result<Record<'_>> {
    match simdutf8::basic::from_utf8(line) {
        Ok(line) => serde_json::from_str(line),
        Err(_) => serde_json::from_slice(line),
    }
}

/// Writes that the record on line `number` cannot be checked.
fn refuse(
    id: impl Serialize,
    number: usize,
    error: &anyhow::Error,
    output: &mut impl Write,
) -> serde_json::Result<()> {
    serde_json::to_writer(output, &Answer::Error { id, error: format!("line {number}: {error:#}") })
}

/// Returns the id of a line that is no record, where it has one, and what is wrong with it.
fn fault(line: &[u8]) -> (Value, anyhow::Error) {
    match serde_json::from_slice::<Value>(line) {
        Ok(mut value) => {
            let id = value.as_object_mut().and_then(|fields| fields.remove("id")).unwrap_or(Value::Null);
            let error = Record::deserialize(value).err().map_or_else(
                || anyhow::anyhow!("a field comes twice"),
                |error| anyhow::Error::from(error).context("not a record with source and target"),
            );
            (id, error)
        }
        Err(error) => (Value::Null, anyhow::Error::from(error).context("not JSON")),
    }
}

fn findings(checked: &crate::Checked) -> Vec<RecordFinding<'_>> {
    let (source, target) = (&checked.source.file, &checked.target.file);
    checked.findings.iter().map(|f| RecordFinding::new(f, source, target)).collect()
}

/// Checks a record; a glance is enough for many.
fn checked(record: Record<'_>, options: &Options) -> anyhow::Result<Option<crate::Checked>> {
    let date = match record.date.as_deref() {
        Some(text) => {
            Some(text.parse::<Date>().with_context(|| format!("`{text}` is not a date (YYYY-MM-DD)"))?)
        }
        None => options.date,
    };
    // Most texts need no copy of their own.
    let plain = SourceFile::is_plain(&record.source) && SourceFile::is_plain(&record.target);
    if plain && crate::finds_nothing(&record.source, &record.target, options) {
        return Ok(None);
    }
    let document = |name: &str, text: Cow<'_, str>, lang| -> anyhow::Result<Document> {
        let text = text.into_owned();
        let file = if plain { SourceFile::of_plain(name, text) } else { SourceFile::of_text(name, text)? };
        Ok(Document::whole(Arc::new(file), lang))
    };
    let source = document("source", record.source, Lang::Ko)?;
    let target = document("target", record.target, Lang::En)?;
    Ok(Some(crate::check(source, target, &Options { date, ..*options })))
}
