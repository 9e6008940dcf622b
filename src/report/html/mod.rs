//! One HTML page that needs nothing beside it: both texts side by side, passage by passage, with the findings in them.

mod marks;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::marks::{Numbered, Row, rows};
use super::{Run, counted, extent, files, shown, tally};
use crate::finding::{Rule, Severity};
use crate::source::Span;
use crate::{Checked, Document};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// Nothing is fetched, and only the script of this page runs: the hash is that of `page.js`.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-19Y/T5lhiB7BZ3xrB5Nz8RR8wwIWrX9y3MQL3xxqojI='; base-uri 'none'; form-action 'none'";

/// Returns the page of a run.
pub(super) fn html(run: &Run) -> String {
    let checked = run.checked;
    let title = match checked {
        [pair] => files(pair, " → "),
        pairs => counted(pairs.len(), "pair"),
    };
    let rules: Vec<(&Rule, usize)> = crate::rules()
        .map(|rule| {
            let all = checked.iter().flat_map(|pair| &pair.findings);
            (rule, all.filter(|finding| finding.rule.name == rule.name).count())
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    let mut before = 0;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "daejo " (env!("CARGO_PKG_VERSION")) };
                title { "daejo: " (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { "daejo" }
                    p.tally { (tally(checked)) }
                    (controls(checked, &rules))
                }
                main {
                    @if !run.remarks.is_empty() {
                        ul.remarks {
                            @for remark in run.remarks {
                                li { b.(remark.severity().name()) { (remark.severity().name()) } ": " (remark.message) }
                            }
                        }
                    }
                    @if checked.len() > 1 { (contents(checked)) }
                    @for (index, pair) in (1..).zip(checked) {
                        (section(pair, index, before))
                        ({ before += pair.findings.len(); "" })
                    }
                    @if !rules.is_empty() { (explanations(&rules)) }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string() + "\n"
}

/// Returns the filters, which the script shows: without it they would do nothing.
fn controls(checked: &[Checked], rules: &[(&Rule, usize)]) -> Markup {
    let count = |severity| checked.iter().map(|pair| pair.count(severity)).sum::<usize>();
    html! {
        form.controls hidden {
            fieldset {
                legend { "Severity" }
                @for severity in Severity::ALL {
                    label { input type="checkbox" name="severity" value=(severity.name()) checked;
                        " " (severity.name()) " (" (count(severity)) ")" }
                }
            }
            label { "Rule "
                select name="rule" {
                    option value="" { "all" }
                    @for (rule, count) in rules { option value=(rule.name) { (rule.name) " (" (count) ")" } }
                }
            }
            label { input type="checkbox" name="found"; " only passages with findings" }
            label { "Colours "
                select name="theme" {
                    option value="" { "as the system" } option value="light" { "light" } option value="dark" { "dark" }
                }
            }
            span.move {
                button type="button" name="previous" title="Previous finding (k or p)" { "↑ " kbd { "k" } }
                button type="button" name="next" title="Next finding (j or n)" { "↓ " kbd { "j" } }
                output name="place" aria-live="polite" {}
            }
        }
    }
}

/// Returns the list of pairs.
fn contents(checked: &[Checked]) -> Markup {
    html! {
        nav aria-label="Pairs" { ol {
            @for (index, pair) in (1..).zip(checked) {
                li { a href={ "#p" (index) } { (files(pair, " → ")) } ": " (tally(std::slice::from_ref(pair))) }
            }
        } }
    }
}

/// Returns one pair; `before` findings are those of the pairs before it.
fn section(checked: &Checked, index: usize, before: usize) -> Markup {
    html! {
        section.pair id={ "p" (index) } {
            h2 { (files(checked, " → ")) }
            p { (extent(checked)) }
            table {
                colgroup { col.line; col; col.line; col; }
                thead { tr {
                    th scope="col" colspan="2" { "Korean: " (shown(&checked.source)) }
                    th scope="col" colspan="2" { "English: " (shown(&checked.target)) }
                } }
                @for row in rows(checked, before) {
                    tbody.bead {
                        (passage(&row))
                        @for finding in &row.findings { (card(checked, finding)) }
                    }
                }
            }
        }
    }
}

fn passage(row: &Row) -> Markup {
    html! {
        tr.texts {
            td.line { @if let Some(line) = row.lines[0] { (line) } }
            td lang="ko" { (row.texts[0]) }
            td.line { @if let Some(line) = row.lines[1] { (line) } }
            td lang="en" { (row.texts[1]) }
        }
    }
}

fn card(checked: &Checked, numbered: &Numbered) -> Markup {
    let Numbered { number, finding } = numbered;
    let severity = finding.severity.name();
    let line = |document: &Document, spans: &[Span]| {
        spans.first().map_or(1, |span| document.file.position(span.start).line)
    };
    html! {
        tr.finding.(severity) id={ "f" (number) } data-severity=(severity) data-rule=(finding.rule.name) tabindex="-1" {
            td colspan="4" {
                p { b.number { (number) } " " b.severity { (severity) } " "
                    a.rule href={ "#rule-" (finding.rule.name) } { (finding.rule.name) } ": " (finding.message) }
                @if !finding.notes.is_empty() {
                    ul { @for note in &finding.notes { li { (note) } } }
                }
                p.places { "see the "
                    a href={ "#s" (number) } { "Korean, line " (line(&checked.source, &finding.source)) } " and the "
                    a href={ "#t" (number) } { "English, line " (line(&checked.target, &finding.target)) } }
            }
        }
    }
}

/// Returns what the rules say that found something: what they find, why that matters, and what they do not find.
fn explanations(rules: &[(&Rule, usize)]) -> Markup {
    html! {
        section.rules {
            h2 { "Rules" }
            dl {
                @for (rule, _) in rules {
                    dt id={ "rule-" (rule.name) } { (rule.name) }
                    dd { p { (rule.summary()) }
                        @if let Some(reason) = rule.reason() { p { (reason) } }
                        p { code { "daejo explain " (rule.name) } " shows it with cases." } }
                }
            }
        }
    }
}
