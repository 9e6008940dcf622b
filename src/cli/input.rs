//! Reads what the user named: files, or standard input for `-`.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::source::{self, Document, Lang, SourceError, SourceFile, split_bilingual};

/// Reads a file, or standard input where `path` is `-`.
pub(super) fn read(path: &Path) -> Result<Arc<SourceFile>, SourceError> {
    let (name, bytes) = bytes(path)?;
    SourceFile::new(&name, bytes).map(Arc::new)
}

/// Returns the name and the bytes of a file.
pub(super) fn bytes(path: &Path) -> Result<(String, Vec<u8>), SourceError> {
    let name = path.to_string_lossy().into_owned();
    if name == "-" {
        let name = "standard input".to_owned();
        let mut bytes = Vec::new();
        return match std::io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => Ok((name, bytes)),
            Err(error) => Err(SourceError::Unreadable { name, reason: source::reason(&error) }),
        };
    }
    let bytes = source::bytes(path, &name)?;
    Ok((name, bytes))
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
