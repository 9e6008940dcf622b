//! `daejo corpus`: checks many pairs, one JSON record a line.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;

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

#[derive(Deserialize)]
struct Record {
    source: String,
    target: String,
    #[serde(default)]
    date: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Findings { id: &'a Value, findings: Vec<RecordFinding<'a>> },
    Error { id: &'a Value, error: String },
}

impl Corpus {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let options = self.rules.options()?;
        let input: Box<dyn BufRead> = if self.input.as_os_str() == "-" {
            Box::new(std::io::stdin().lock())
        } else {
            let name = self.input.display();
            anyhow::ensure!(!self.input.is_dir(), "{name} is a directory: name a file of JSON records");
            Box::new(BufReader::new(File::open(&self.input).with_context(|| format!("cannot read {name}"))?))
        };
        let output: Box<dyn Write> = match &self.output {
            Some(path) => {
                Box::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?)
            }
            None => Box::new(std::io::stdout().lock()),
        };
        let worst = run(input, BufWriter::new(output), &options)?;
        Ok(self.rules.fail_on.outcome(worst))
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
    let value: Result<Value, _> = serde_json::from_slice(line);
    let id = value.as_ref().ok().and_then(|v| v.get("id")).cloned().unwrap_or(Value::Null);
    let mut worst = None;
    match checked(value, options) {
        Ok(checked) => {
            worst = checked.worst();
            let (source, target) = (&checked.source.file, &checked.target.file);
            let findings = checked.findings.iter().map(|f| RecordFinding::new(f, source, target)).collect();
            serde_json::to_writer(&mut *output, &Answer::Findings { id: &id, findings })?;
        }
        Err(error) => {
            serde_json::to_writer(
                &mut *output,
                &Answer::Error { id: &id, error: format!("line {number}: {error:#}") },
            )?;
        }
    }
    output.write_all(b"\n")?;
    Ok(worst)
}

fn checked(value: serde_json::Result<Value>, options: &Options) -> anyhow::Result<crate::Checked> {
    let record: Record =
        serde_json::from_value(value.context("not JSON")?).context("not a record with source and target")?;
    let date = match record.date.as_deref() {
        Some(text) => {
            Some(text.parse::<Date>().with_context(|| format!("`{text}` is not a date (YYYY-MM-DD)"))?)
        }
        None => options.date,
    };
    let document = |name: &str, text: String, lang| -> anyhow::Result<Document> {
        Ok(Document::whole(Arc::new(SourceFile::new(name, text.into_bytes())?), lang))
    };
    let source = document("source", record.source, Lang::Ko)?;
    let target = document("target", record.target, Lang::En)?;
    Ok(crate::check(source, target, &Options { date, ..options.clone() }))
}
