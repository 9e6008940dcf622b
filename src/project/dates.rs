//! The publication date that a path tells.

use std::sync::LazyLock;

use regex::Regex;

use crate::Date;

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^0-9])((?:19|20)[0-9]{2})([-_./]?)([0-9]{2})([-_./]?)([0-9]{2})(?:[^0-9]|$)")
        .expect("a pattern")
});

/// Returns the last full date in a path: `2026-03-11-bridge.md`, `20260311.md`, `2026/03/11/bridge.md`.
pub(super) fn in_path(path: &str) -> Option<Date> {
    let mut last = None;
    let mut at = 0;
    while let Some(found) = DAY.captures_at(path, at) {
        let part = |index: usize| found.get(index).map(|m| m.as_str()).unwrap_or_default();
        if part(2) == part(4)
            && let (Ok(year), Ok(month), Ok(day)) = (part(1).parse(), part(3).parse(), part(5).parse())
            && let Ok(date) = Date::new(year, month, day)
        {
            last = Some(date);
        }
        at = found.get(5).map_or(path.len(), |day| day.end());
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_a_full_date_only() {
        for (path, date) in [
            ("press/2026-03-11-bridge.ko.md", Some("2026-03-11")),
            ("press/20260311.ko.md", Some("2026-03-11")),
            ("2026/03/11/bridge.md", Some("2026-03-11")),
            ("2025-01-01/2026_03_11.md", Some("2026-03-11")),
            ("2026-03-11-2026-03-12.md", Some("2026-03-12")),
            ("2026-0311.md", None),
            ("2026-02-30.md", None),
            ("no-1202603110.md", None),
            ("2026-03.md", None),
        ] {
            assert_eq!(in_path(path).map(|date| date.to_string()).as_deref(), date, "{path}");
        }
    }
}
