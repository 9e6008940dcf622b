//! What a `daejo.toml` says, and what is wrong with one.

use std::collections::BTreeMap;

#[cfg(test)]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use toml::Spanned;

use super::pattern::Pattern;
use crate::finding::{FailOn, Level, Rule};

/// Which files `daejo check` compares, and what it says of their findings.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(title = "daejo.toml"))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Config {
    /// Sets of pairs, each found by patterns of paths.
    pub(crate) pairs: Vec<Pairs>,
    /// Files and folders to leave out, as in a .gitignore.
    pub(crate) exclude: Vec<String>,
    /// The severity from which findings fail a run.
    pub(crate) fail_on: FailOn,
    /// How bad a file without its counterpart is.
    pub(crate) unpaired: Level,
    /// Where the publication date is looked for, in this order, before a dateline in the text.
    pub(crate) date_from: Vec<DateFrom>,
    /// Files of your own names and terms.
    pub(crate) glossary: Vec<String>,
    /// Files of words that render each other, which help to align.
    pub(crate) lexicon: Vec<String>,
    /// The folder of the accepted reports.
    pub(crate) snapshots: String,
    /// How bad the findings of rules or categories are.
    pub(crate) severity: Severities,
    /// Other severities for some of the files.
    pub(crate) overrides: Vec<Override>,
    /// Findings that are right as they are.
    #[cfg_attr(test, schemars(with = "Vec<Allow>"))]
    pub(crate) allow: Vec<Spanned<Allow>>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            pairs: Vec::new(),
            exclude: Vec::new(),
            fail_on: FailOn::default(),
            unpaired: Level::Warning,
            date_from: vec![DateFrom::FrontMatter, DateFrom::FileName],
            glossary: Vec::new(),
            lexicon: Vec::new(),
            snapshots: "snapshots".to_owned(),
            severity: Severities::default(),
            overrides: Vec::new(),
            allow: Vec::new(),
        }
    }
}

/// A set of pairs: two patterns with the same places, or one of files that hold both languages.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Patterns")]
pub(crate) struct Pairs {
    /// The Korean files, or those that hold both languages.
    pub(crate) source: Pattern,
    /// Their translations; nothing where one file holds both languages.
    pub(crate) target: Option<Pattern>,
}

/// A set of pairs: `source` and `target`, or `file`.
#[derive(Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename = "Pairs"))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Patterns {
    /// The Korean files: `press/{name}.ko.md`. `{name}` stands for a part of a name, `{*path}` also for folders, `{date}` for a day.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    source: Option<Pattern>,
    /// Their translations, with the same places: `press/{name}.en.md`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    target: Option<Pattern>,
    /// Files that hold both languages: `press/{name}.txt`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    file: Option<Pattern>,
}

impl TryFrom<Patterns> for Pairs {
    type Error = String;

    fn try_from(patterns: Patterns) -> Result<Self, String> {
        match patterns {
            Patterns { source: Some(source), target: Some(target), file: None } => {
                for (ours, theirs, side, other) in
                    [(&source, &target, "source", "target"), (&target, &source, "target", "source")]
                {
                    if let Some(name) = ours.names().find(|name| theirs.names().all(|n| n != *name)) {
                        return Err(format!(
                            "`{{{name}}}` stands in `{side}` and not in `{other}`: both sides need the same places"
                        ));
                    }
                }
                if source.text() == target.text() {
                    return Err(
                        "`source` and `target` are the same: for files that hold both languages write `file`"
                            .to_owned(),
                    );
                }
                Ok(Self { source, target: Some(target) })
            }
            Patterns { source: None, target: None, file: Some(file) } => {
                Ok(Self { source: file, target: None })
            }
            _ => {
                Err("a set of pairs has `source` and `target`, or `file` for files that hold both languages"
                    .to_owned())
            }
        }
    }
}

#[cfg(test)]
impl JsonSchema for Pairs {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pairs".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Patterns::json_schema(generator)
    }
}

/// Where a publication date can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DateFrom {
    /// In the front matter of a Markdown file: `date: 2026-03-11`.
    FrontMatter,
    /// In the path: 2026-03-11, 20260311 or 2026/03/11.
    FileName,
}

/// Severities by the names of rules and categories.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Severities(BTreeMap<Named, Level>);

impl Severities {
    /// Returns what is said of a rule: by its own name, or else by its category.
    pub(crate) fn of(&self, rule: &Rule) -> Option<Level> {
        let by = |name: &str| self.0.iter().find(|(named, _)| named.0 == name).map(|(_, level)| *level);
        by(rule.name).or_else(|| by(rule.category))
    }
}

#[cfg(test)]
impl JsonSchema for Severities {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Severities".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let level = generator.subschema_for::<Level>();
        let names = generator.subschema_for::<Named>();
        json_schema!({
            "description": "Severities by the names of rules and categories.",
            "type": "object",
            "propertyNames": names,
            "additionalProperties": level,
        })
    }
}

/// The name of a rule or category.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Named(String);

impl Named {
    /// Returns whether it names the rule or its category.
    pub(crate) fn is(&self, rule: &Rule) -> bool {
        self.0 == rule.name || self.0 == rule.category
    }

    /// Returns the name.
    pub(crate) fn name(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Named {
    type Error = crate::UnknownRule;

    fn try_from(name: String) -> Result<Self, crate::UnknownRule> {
        crate::check::known(&name)?;
        Ok(Self(name))
    }
}

#[cfg(test)]
impl JsonSchema for Named {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rule".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut names: Vec<&str> = crate::rules().flat_map(|rule| [rule.name, rule.category]).collect();
        names.sort_unstable();
        names.dedup();
        json_schema!({ "description": "The name of a rule or category.", "type": "string", "enum": names })
    }
}

/// Other severities for some of the files.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Override {
    /// The files, as in a .gitignore; a pair counts where one of its files does.
    pub(crate) paths: Vec<String>,
    /// How bad the findings of rules or categories are there.
    pub(crate) severity: Severities,
}

/// A finding that is right as it is.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Allow {
    /// The rule or category.
    pub(crate) rule: Named,
    /// The files, as in a .gitignore; a pair counts where one of its files does.
    pub(crate) paths: Vec<String>,
    /// Only the finding with this fingerprint.
    pub(crate) fingerprint: Option<String>,
    /// Only findings in passages that hold this text, on either side.
    pub(crate) text: Option<String>,
    /// Why it is right.
    pub(crate) reason: String,
    /// Where it stands in the file.
    #[serde(skip)]
    pub(crate) line: usize,
}

/// What is wrong with a `daejo.toml`.
#[derive(Debug, thiserror::Error)]
#[error("{name}:{line}:{column}: {fault}")]
pub(crate) struct ConfigError {
    name: String,
    line: usize,
    column: usize,
    fault: String,
}

/// Reads the text of the file `name`.
pub(crate) fn parse(name: &str, text: &str) -> Result<Config, ConfigError> {
    let line = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let mut config: Config = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or_default();
        ConfigError {
            name: name.to_owned(),
            line: line(start),
            column: before.rsplit('\n').next().unwrap_or_default().chars().count() + 1,
            fault: fault(error.message()),
        }
    })?;
    for allow in &mut config.allow {
        let at = allow.span().start;
        allow.get_mut().line = line(at);
    }
    Ok(config)
}

/// Returns what is wrong in one line, with the nearest of the names that are known here.
fn fault(message: &str) -> String {
    let message = message.lines().collect::<Vec<_>>().join(", ");
    for (kind, shown) in [("unknown field", "key"), ("unknown variant", "value")] {
        if message.starts_with(kind) {
            // Serde tells the unknown name and the known ones in backticks.
            let mut names = message.split('`').skip(1).step_by(2);
            let unknown = names.next().unwrap_or_default();
            let known: Vec<&str> = names.collect();
            let near = known
                .iter()
                .map(|name| (strsim::damerau_levenshtein(name, unknown), name))
                .filter(|(distance, name)| distance * 2 <= name.len())
                .min();
            return match near {
                Some((_, name)) => format!("unknown {shown} `{unknown}`: did you mean `{name}`?"),
                None => format!("unknown {shown} `{unknown}`: there is {}", known.join(", ")),
            };
        }
    }
    let missing = message.strip_prefix("missing field ");
    missing.map_or_else(
        || message.replace("expected a sequence", "expected a list"),
        |key| format!("the key {key} is missing"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_the_right_name() {
        for (text, told) in [
            ("glosary = []", "t:1:1: unknown key `glosary`: did you mean `glossary`?"),
            ("[[pairs]]\nsourc = 'a'", "t:2:1: unknown key `sourc`: did you mean `source`?"),
            ("colour = 1", "t:1:1: unknown key `colour`: there is pairs, exclude, "),
            ("fail-on = 'eror'", "t:1:11: unknown value `eror`: did you mean `error`?"),
            (
                "[severity]\nnumber-chnaged = 'off'",
                "t:2:1: there is no rule or category `number-chnaged`: did you mean `number-changed`?",
            ),
            ("[severity]\nnumber = 'of'", "t:2:10: unknown value `of`: did you mean `off`?"),
            (
                "[[pairs]]\nsource = '{a}.ko'\ntarget = '{b}.en'",
                "t:1:1: `{a}` stands in `source` and not in `target`",
            ),
            ("[[pairs]]\nsource = '{a}.ko'", "t:1:1: a set of pairs has `source` and `target`"),
            ("[[pairs]]\nsource = '{a'", "t:2:10: a brace is open"),
            ("[[allow]]\nrule = 'number'", "the key `paths` is missing"),
            ("exclude = 'a'", "t:1:11: invalid type"),
            ("a = ", "t:1:"),
        ] {
            let error = parse("t", text).unwrap_err().to_string();
            assert!(error.contains(told) && !error.contains('\n'), "{text}: {error}");
        }
    }

    #[test]
    fn the_nearer_name_counts() {
        let config = parse("t", "[severity]\nnumber = 'off'\nnumber-changed = 'note'").unwrap();
        let level = |rule: &str| config.severity.of(crate::rule(rule).unwrap());
        assert_eq!(level("number-changed"), Some(Level::Note));
        assert_eq!(level("number-missing"), Some(Level::Off));
        assert_eq!(level("quote-moved"), None);
    }

    /// `DAEJO_SCHEMA=write cargo test schema` writes it anew.
    #[test]
    fn the_schema_is_current() {
        let schema = serde_json::to_string_pretty(&schemars::schema_for!(Config)).unwrap() + "\n";
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("daejo.schema.json");
        if std::env::var_os("DAEJO_SCHEMA").is_some() {
            std::fs::write(&path, &schema).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == schema, "daejo.schema.json is not what config.rs says: `just schema` writes it anew");
    }
}
