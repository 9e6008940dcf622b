//! `daejo facts`: what was read, with values.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Outcome, input, print};
use crate::extract::Value;
use crate::extract::instant::{self, Reference};
use crate::extract::number::{Amount, Approx};
use crate::extract::quote::Speaker;
use crate::reading::Reading;
use crate::source::{Document, Lang, SourceFile, Span};

/// Show the facts that are read in a text, with their values
#[derive(Args)]
#[command(
    after_help = "Examples:\n  daejo facts --lang ko release.ko.txt\n  daejo facts --lang en --format jsonl lines.txt     one text a line in, one record a line out"
)]
pub(super) struct Facts {
    /// The text (`-` for standard input)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The language of the text
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Lang,
    /// The form of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// The instant from which relative times are resolved (ISO 8601)
    #[arg(long, value_name = "INSTANT", value_parser = str::parse::<Reference>)]
    reference: Option<Reference>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// A fact a line: place, kind, value, text
    #[default]
    Text,
    /// One record for each line of the file
    Jsonl,
    /// One record for the whole file
    Json,
}

#[derive(Serialize)]
struct Record {
    facts: Vec<Row>,
}

/// A fact in the JSON contract.
#[derive(Default, Serialize)]
struct Row {
    kind: &'static str,
    start: usize,
    end: usize,
    /// Line and column of the beginning, both from 1.
    #[serde(skip)]
    place: (usize, usize),
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timex: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved: Option<Resolved>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approx: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
}

#[derive(Serialize)]
struct Resolved {
    from: String,
    /// Not there where the range is open: after 2018.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

impl Facts {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let mut out = String::new();
        match self.format {
            Format::Jsonl => {
                for facts in self.lines()? {
                    let _ = writeln!(out, "{}", serde_json::to_string(&Record { facts })?);
                }
            }
            Format::Json => {
                let file = input::read(&self.file)?;
                let facts = rows(&Reading::new(Document::new(file, self.lang)?), self.reference);
                let _ = writeln!(out, "{}", serde_json::to_string(&Record { facts })?);
            }
            Format::Text => {
                let reading = Reading::new(Document::new(input::read(&self.file)?, self.lang)?);
                for row in rows(&reading, self.reference) {
                    let _ = writeln!(out, "{}", line(&row));
                }
            }
        }
        print(&out)?;
        Ok(Outcome::Clean)
    }

    /// Reads each line of the file as a text of its own, so that positions are those of the line.
    fn lines(&self) -> anyhow::Result<Vec<Vec<Row>>> {
        let (name, bytes) = input::bytes(&self.file)?;
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => SourceFile::new(&name, error.into_bytes())?.text,
        };
        let read = |line: &str| match SourceFile::new(&name, line.as_bytes().to_vec()) {
            Ok(line) => rows(&Reading::new(Document::whole(Arc::new(line), self.lang)), self.reference),
            // A line without a letter or digit states nothing.
            Err(_) => Vec::new(),
        };
        Ok(text.split_terminator('\n').map(read).collect())
    }
}

/// Returns a fact as a line for people.
fn line(row: &Row) -> String {
    let mut value =
        row.value.clone().or_else(|| row.timex.clone()).or_else(|| row.speaker.clone()).unwrap_or_default();
    if let (Some(from), Some(to)) = (&row.from, &row.to) {
        value = format!("{from}..{to}");
    }
    let unit = row.unit.map(|u| format!(" {u}")).unwrap_or_default();
    let approx = row.approx.filter(|a| *a != "exact").map(|a| format!(" ({a})")).unwrap_or_default();
    let place = format!("{}:{}", row.place.0, row.place.1);
    format!("{place:<8} {:<9} {value}{unit}{approx}\t{}", row.kind, row.text)
}

/// Returns all facts of a reading in order of position.
fn rows(reading: &Reading, reference: Option<Reference>) -> Vec<Row> {
    let row = |kind, span: Span| {
        let (start, end) = reading.document.file.range(span);
        Row {
            kind,
            start: start.byte,
            end: end.byte,
            place: (start.line, start.column),
            text: reading.of(span).to_owned(),
            ..Row::default()
        }
    };
    let mut rows: Vec<Row> = Vec::new();
    for (index, fact) in reading.facts.iter().enumerate() {
        let mut base = row(fact.value.kind(), fact.span);
        let resolved = reference.and_then(|reference| {
            instant::resolve(reading.document.text(), &reading.facts, index, reference)
        });
        base.resolved = resolved.map(|(from, to)| Resolved { from, to });
        rows.push(with_value(base, &fact.value));
    }
    for mention in &reading.names.mentions {
        let person = reading.names.people.get(mention.person).map(|p| p.full.clone());
        rows.push(Row { value: person, ..row("name", mention.span) });
    }
    for hit in &reading.names.known {
        rows.push(Row { value: Some(reading.of(hit.span).to_owned()), ..row("name", hit.span) });
    }
    for quote in &reading.quotes {
        let speaker = match quote.speaker {
            Speaker::Person(person) => reading.names.people.get(person).map(|p| p.full.clone()),
            Speaker::Described(span) => Some(reading.of(span).to_owned()),
            Speaker::Unknown => None,
        };
        rows.push(Row { speaker, ..row("quote", quote.inner) });
    }
    rows.sort_by_key(|r| (r.start, r.end));
    rows
}

fn with_value(mut row: Row, value: &Value) -> Row {
    let amount = |row: &mut Row, amount: &Amount| {
        let plain = |d: rust_decimal::Decimal| d.normalize().to_string();
        if let Some(to) = amount.to {
            row.from = Some(plain(amount.value));
            row.to = Some(plain(to));
        } else {
            // More than 3 is a range with an open end; the figure stands beside it.
            row.value = Some(plain(amount.value));
            match amount.approx {
                Approx::Over | Approx::AtLeast => row.from = Some(plain(amount.value)),
                Approx::Under | Approx::AtMost => row.to = Some(plain(amount.value)),
                Approx::Exact | Approx::About => {}
            }
        }
        row.approx = Some(amount.approx.name());
    };
    if let Some(figure) = value.amount() {
        amount(&mut row, figure);
    }
    match value {
        Value::Percent { points, .. } => row.unit = Some(if *points { "[pp]" } else { "%" }),
        Value::Money { currency, .. } => row.unit = Some(currency),
        Value::Quantity { unit, .. } => row.unit = Some(unit.ucum),
        Value::Date(date) => row.timex = Some(date.timex()),
        Value::Time(clock) => row.timex = Some(clock.timex()),
        Value::Duration(duration) => {
            // Three days ago is a time, told by a length.
            if row.resolved.is_some() {
                row.kind = if duration.counts_clock() { "time" } else { "date" };
            }
            row.timex = Some(duration.timex());
        }
        Value::Number(_) | Value::Ordinal(_) => {}
    }
    row
}
