//! `daejo init`: writes a first configuration.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use anyhow::Context;
use clap::Args;

use super::{Outcome, print};
use crate::project::{NAME, init};

/// Write a daejo.toml with the pairs that are found here
///
/// Files whose paths differ only in the mark of a language (bridge.ko.md and bridge.en.md, ko/bridge.md and en/bridge.md)
/// are taken for pairs. Every other key stands in the file as a comment that explains it. A file that is there is never
/// overwritten.
#[derive(Args)]
#[command(
    after_help = "Example: daejo init && daejo check\n\nA set of pairs, as the file has it:\n  [[pairs]]\n  source = \"press/{name}.ko.md\"\n  \
                  target = \"press/{name}.en.md\""
)]
pub(super) struct Init {}

impl Init {
    #[expect(clippy::unused_self, reason = "all subcommands are run in one way")]
    pub(super) fn run(&self) -> anyhow::Result<Outcome> {
        let found = init::look();
        let mut file = match OpenOptions::new().write(true).create_new(true).open(NAME) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                anyhow::bail!("{NAME} is there already, and is left as it is")
            }
            Err(error) => return Err(error).with_context(|| format!("cannot write {NAME}")),
        };
        file.write_all(init::text(&found).as_bytes()).with_context(|| format!("cannot write {NAME}"))?;
        let pairs: usize = found.iter().map(|found| found.pairs).sum();
        let told = match pairs {
            0 => "no pairs were found: say in it where they are".to_owned(),
            1 => "one pair was found: `daejo check` checks it".to_owned(),
            pairs => format!("{pairs} pairs were found: `daejo check` checks them"),
        };
        print(&format!("wrote {NAME}; {told}\n"))?;
        Ok(Outcome::Clean)
    }
}
