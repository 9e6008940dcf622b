//! The program `daejo`: maps the outcome of a command to an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    daejo::cli::run(std::env::args_os())
}
