//! Comments that speak to daejo: `<!-- daejo allow number-changed: rounded on purpose -->`.

use super::Span;

/// A comment of a Markdown file that speaks to daejo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// Where it stands, on a line that is no paragraph.
    pub(crate) span: Span,
    /// The place in a paragraph that it speaks of; nothing where it speaks of the whole paragraph that follows.
    pub(crate) at: Option<usize>,
    /// The rules and categories that it allows; none where it is not understood.
    pub(crate) rules: Vec<String>,
    /// Why they are allowed; may be empty.
    pub(crate) reason: String,
}

/// Returns what a comment says, without its marks.
fn inside(tag: &str) -> &str {
    tag.trim_start_matches("<!--").trim_end_matches("-->").trim()
}

/// Returns whether a comment speaks to daejo.
pub(super) fn speaks(tag: &str) -> bool {
    tag.starts_with("<!--")
        && inside(tag)
            .strip_prefix("daejo")
            .is_some_and(|rest| rest.starts_with(char::is_whitespace) || rest.is_empty())
}

impl Comment {
    /// Reads a comment.
    pub(super) fn read(tag: &str, span: Span) -> Self {
        let said = inside(tag).strip_prefix("daejo").unwrap_or_default().trim();
        let allowed = said.strip_prefix("allow").filter(|rest| rest.starts_with(char::is_whitespace));
        let (rules, reason) = allowed.map_or(("", ""), |rest| rest.split_once(':').unwrap_or((rest, "")));
        let rules = rules.split([',', ' ', '\n', '\t']).map(str::trim).filter(|rule| !rule.is_empty());
        Self { span, at: None, rules: rules.map(str::to_owned).collect(), reason: reason.trim().to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_the_reason_are_read() {
        for (tag, rules, reason) in [
            (
                "<!-- daejo allow number-changed: rounded: on purpose -->",
                &["number-changed"][..],
                "rounded: on purpose",
            ),
            ("<!--daejo allow quote, money-->", &["quote", "money"], ""),
            ("<!-- daejo\nallow date-changed:\nas agreed -->", &["date-changed"], "as agreed"),
            ("<!-- daejo allow -->", &[], ""),
            ("<!-- daejo ignore number -->", &[], ""),
        ] {
            assert!(speaks(tag), "{tag}");
            let read = Comment::read(tag, Span::at(0));
            assert_eq!(
                (read.rules, read.reason.as_str()),
                (rules.iter().map(|r| (*r).to_owned()).collect(), reason)
            );
        }
        assert!(!speaks("<!-- daejong -->") && !speaks("<b>") && !speaks("<!-- a note -->"));
    }
}
