//! Reads files from the disk, with an error that says what is wrong with one.

use std::path::Path;

use super::{SourceError, SourceFile};

/// Reads the file at `path`, which reports call `name`.
pub(crate) fn read(path: &Path, name: &str) -> Result<SourceFile, SourceError> {
    SourceFile::new(name, bytes(path, name)?)
}

/// Returns the bytes of the file at `path`, which errors call `name`.
pub(crate) fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, SourceError> {
    if path.is_dir() {
        return Err(SourceError::Directory { name: name.to_owned() });
    }
    std::fs::read(path)
        .map_err(|error| SourceError::Unreadable { name: name.to_owned(), reason: reason(&error) })
}

/// Returns what went wrong, without the operating system's error number.
pub(crate) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
