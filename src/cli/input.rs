//! Reads what the user named: files, or standard input for `-`.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::source::{Document, Lang, SourceError, SourceFile, split_bilingual};

/// Reads a file, or standard input where `path` is `-`.
pub(super) fn read(path: &Path) -> Result<Arc<SourceFile>, SourceError> {
    let (name, bytes) = bytes(path)?;
    SourceFile::new(&name, bytes).map(Arc::new)
}

/// Returns the name and the bytes of a file.
pub(super) fn bytes(path: &Path) -> Result<(String, Vec<u8>), SourceError> {
    let name = path.to_string_lossy().into_owned();
    let unreadable = |name: &str, error: &std::io::Error| SourceError::Unreadable {
        name: name.to_owned(),
        reason: reason(error),
    };
    if name == "-" {
        let name = "standard input".to_owned();
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|e| unreadable(&name, &e))?;
        return Ok((name, bytes));
    }
    if path.is_dir() {
        return Err(SourceError::Directory { name });
    }
    let bytes = std::fs::read(path).map_err(|e| unreadable(&name, &e))?;
    Ok((name, bytes))
}

/// Returns what went wrong, without the operating system's error number.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// Reads a pair: two files, or one file that holds Korean and English.
pub(super) fn pair(source: &Path, target: Option<&Path>) -> anyhow::Result<(Document, Document)> {
    let Some(target) = target else {
        return Ok(split_bilingual(&read(source)?)?);
    };
    if source.as_os_str() == "-" && target.as_os_str() == "-" {
        anyhow::bail!(
            "standard input can be one of the two files only: name the other, or give both languages in one file"
        );
    }
    Ok((Document::new(read(source)?, Lang::Ko)?, Document::new(read(target)?, Lang::En)?))
}
