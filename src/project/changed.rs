//! Which pairs have changed, as git tells.

use std::collections::BTreeSet;
use std::process::Command;

use super::{NAME, Pair, Project, ProjectError};

/// Keeps the pairs of which a file has changed since `revision` (since the two went apart), or is new.
///
/// Where the configuration or a table that it names has changed, that is every pair.
pub(crate) fn changed(
    project: &Project,
    revision: &str,
    pairs: Vec<Pair>,
) -> Result<Vec<Pair>, ProjectError> {
    if revision.starts_with('-') {
        return Err(ProjectError::Git { reason: format!("`{revision}` is no revision") });
    }
    let mut paths =
        ask(project, &["diff", "--name-only", "--relative", "-z", "--merge-base", revision, "--"])?;
    paths.extend(ask(project, &["ls-files", "--others", "--exclude-standard", "-z"])?);
    let config = &project.config;
    let mut tables = config.glossary.iter().chain(&config.lexicon).map(String::as_str).chain([NAME]);
    if tables.any(|name| paths.contains(name)) {
        return Ok(pairs);
    }
    let is_changed = |pair: &Pair| {
        pair.paths().any(|path| paths.contains(path)) || paths.contains(&project.snapshot_path(pair))
    };
    Ok(pairs.into_iter().filter(is_changed).collect())
}

/// Returns the paths that a command of git lists, relative to the project.
fn ask(project: &Project, arguments: &[&str]) -> Result<BTreeSet<String>, ProjectError> {
    let fault = |reason: String| ProjectError::Git { reason };
    let mut git = Command::new("git");
    if !project.root.as_os_str().is_empty() {
        git.arg("-C").arg(&project.root);
    }
    let output = git.args(arguments).output().map_err(|error| fault(crate::source::reason(&error)))?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        let line = told.lines().find(|line| !line.trim().is_empty()).unwrap_or("it failed");
        let line = line.trim_start_matches("fatal: ").trim_start_matches("error: ");
        let shallow = ["merge base", "revision", "bad object"].iter().any(|word| line.contains(word));
        let hint = if shallow { " (in CI, fetch the whole history)" } else { "" };
        return Err(fault(format!("{line}{hint}")));
    }
    let paths = output.stdout.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    Ok(paths.map(|path| String::from_utf8_lossy(path).into_owned()).collect())
}
