//! `daejo align`: what was aligned with what.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::{Outcome, input, print};
use crate::align::{Bead, Pair, Side};

/// Show which passages render which
#[derive(Args)]
#[command(after_help = "Example: daejo align release.ko.txt release.en.txt --format json")]
pub(super) struct Align {
    /// The Korean text, or one file that holds Korean and English (`-` for standard input)
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
    /// The English translation
    #[arg(value_name = "TARGET")]
    target: Option<PathBuf>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Three columns: the source, the bead with its score, the translation
    #[default]
    Text,
    /// Byte spans of the passages: {"beads":[{"source","target","score"}]}
    Json,
}

#[derive(Serialize)]
struct Beads {
    beads: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    source: Option<Bytes>,
    target: Option<Bytes>,
    /// How much the two sides share, from 0 to 1.
    score: serde_json::Value,
}

#[derive(Serialize)]
struct Bytes {
    start: usize,
    end: usize,
}

impl Align {
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let (source, target) = input::pair(&self.source, self.target.as_deref())?;
        let pair = crate::pair(source, target, &crate::Options::default());
        match self.format {
            Format::Json => {
                let beads = pair.beads.iter().map(|bead| row(&pair, bead)).collect::<Result<_, _>>()?;
                print(&(serde_json::to_string(&Beads { beads })? + "\n"))?;
            }
            Format::Text => print(&text(&pair))?,
        }
        Ok(Outcome::Clean)
    }
}

fn row(pair: &Pair, bead: &Bead) -> serde_json::Result<Row> {
    let bytes = |side: Side| {
        let span = pair.segments(side).span(bead.run(side));
        let file = &pair.reading(side).document.file;
        (!span.is_empty()).then(|| {
            let (start, end) = file.range(span);
            Bytes { start: start.byte, end: end.byte }
        })
    };
    let score = serde_json::from_str(&decimal(bead.score))?;
    Ok(Row { source: bytes(Side::Source), target: bytes(Side::Target), score })
}

/// Writes a score in permille as a decimal.
fn decimal(score: u32) -> String {
    format!("{}.{:03}", score / 1000, score % 1000)
}

/// Width of a column of text, in terminal cells.
const COLUMN: usize = 48;
/// Width of the number of a line and the space around it.
const NUMBER: usize = 6;

/// Writes the beads in three columns: the source, the bead's shape and score, the translation.
fn text(pair: &Pair) -> String {
    let mut out = String::new();
    for bead in &pair.beads {
        let [source, target] = [Side::Source, Side::Target].map(|side| column(pair, side, bead));
        let score = if bead.is_gap() { "--".to_owned() } else { decimal(bead.score) };
        let moved = if bead.moved { "moved" } else { "" };
        let middle = [format!("{}-{}  {score}", bead.source.len(), bead.target.len()), moved.to_owned()];
        for line in 0..source.len().max(target.len()).max(1) {
            let left = source.get(line).map_or("", String::as_str);
            let middle = middle.get(line).map_or("", String::as_str);
            let right = target.get(line).map_or("", String::as_str);
            let space = " ".repeat((NUMBER + COLUMN).saturating_sub(left.width()));
            let row = format!("{left}{space}  {middle:<10}  {right}");
            let _ = writeln!(out, "{}", row.trim_end());
        }
        out.push('\n');
    }
    out
}

/// Returns the lines of a column: each segment with the number of its line in the file, wrapped.
fn column(pair: &Pair, side: Side, bead: &Bead) -> Vec<String> {
    let reading = pair.reading(side);
    let mut lines = Vec::new();
    for segment in bead.run(side) {
        let span = pair.segments(side).span(segment..segment + 1);
        let number = reading.document.file.position(span.start).line;
        for (index, line) in textwrap::wrap(reading.of(span), COLUMN).into_iter().enumerate() {
            let number = if index == 0 { number.to_string() } else { String::new() };
            lines.push(format!("{number:>4}  {line}"));
        }
    }
    lines
}
