//! `daejo align`: what was aligned with what.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Outcome, input, print};
use crate::align::{Bead, Pair};
use crate::reading::Reading;

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
    /// Passages one under the other, with scores
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
        let pair = crate::pair(source, target, None);
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
    let bytes = |reading: &Reading, range: &std::ops::Range<usize>| {
        let span = reading.sentences_span(range.clone());
        let file = &reading.document.file;
        (!range.is_empty())
            .then(|| Bytes { start: file.position(span.start).byte, end: file.position(span.end).byte })
    };
    let score = serde_json::from_str(&decimal(bead.score))?;
    Ok(Row { source: bytes(&pair.source, &bead.source), target: bytes(&pair.target, &bead.target), score })
}

/// Writes a score in permille as a decimal.
fn decimal(score: u32) -> String {
    format!("{}.{:03}", score / 1000, score % 1000)
}

fn text(pair: &Pair) -> String {
    let mut out = String::new();
    for bead in &pair.beads {
        let shape = format!("{}-{}", bead.source.len(), bead.target.len());
        let _ = writeln!(out, "{shape}  {}", decimal(bead.score));
        for (mark, reading, range) in [('-', &pair.source, &bead.source), ('+', &pair.target, &bead.target)] {
            for sentence in range.clone() {
                let span = reading.sentences_span(sentence..sentence + 1);
                let line = reading.document.file.position(span.start).line;
                let _ = writeln!(out, "  {mark} {line:>4}  {}", reading.of(span));
            }
        }
    }
    out
}
