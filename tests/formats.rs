//! The reports for other programs: each against the schema that its readers publish, and whole whatever the texts hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use quick_xml::events::Event;
use serde_json::{Value, json};

use crate::cli::{EN, Given, KO, given, given_pair, program, wrong};
use crate::{root, snapshots};

/// What no report may take for a sign of its own.
const HOSTILE: &str =
    "</script><script>alert(1)</script> ]]> --> & &amp; \" ' ` | * _ [a](b) $x$ @name #1 100% ::error::x";

/// Returns a pair whose texts try to break out of a report, with an error, a warning and a missing sentence.
fn hostile() -> Given {
    let ko = format!(
        "🌊 {KO}\n다온시는 {HOSTILE} 라고 밝혔고 주민 3,417명이 모였다.\n\n축제는 바닷가 광장에서 열린다.\n"
    );
    let en = wrong().replace(" 1,200 people", " people")
        + &format!("\nDaon City said {HOSTILE} and 9,999 residents came together.\n");
    given().file("보도 자료.ko.txt", ko).file("b,c%.en.txt", en)
}

/// Runs a check of the hostile pair.
pub(crate) fn check_hostile(more: &str) -> String {
    let folder = hostile();
    let mut command = program();
    command.args(["check", "보도 자료.ko.txt", "./b,c%.en.txt", "--fail-on", "never"]);
    command.args(more.split_whitespace()).current_dir(folder.path());
    let output = command.output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn schema(path: &str) -> Value {
    // One pattern of the schema of SARIF has a bracket that JavaScript takes for itself, and other languages refuse.
    let text = fs::read_to_string(root(path)).unwrap().replace("{2}]?$", r"{2}\\]?$");
    serde_json::from_str(&text).unwrap()
}

/// Expects `report` to be as `schema` says.
fn assert_valid(schema: &Value, report: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let faults: Vec<_> =
        validator.iter_errors(report).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{}\n{report:#}", faults.join("\n"));
}

/// Expects `report` not to be as `schema` says: a schema that takes everything proves nothing.
fn assert_invalid(schema: &Value, report: &Value) {
    assert!(!jsonschema::validator_for(schema).unwrap().is_valid(report), "{report:#}");
}

fn parsed(report: &str) -> Value {
    serde_json::from_str(report).unwrap()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

#[test]
fn one_run_writes_many_reports() {
    let pair = given_pair(KO, wrong());
    let text = pair.run("check ko.txt en.txt").exits_with(1).stdout;
    let formats = ["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html", "markdown"];
    let files: Vec<String> = formats.iter().map(|f| format!("--format {f}=out.{f}")).collect();
    let ran = pair.run(&format!("check ko.txt en.txt --format text {} --color always", files.join(" ")));
    assert_eq!(anstream::adapter::strip_str(&ran.exits_with(1).stdout).to_string(), text);
    for format in formats {
        let alone = pair.run(&format!("check ko.txt en.txt --format {format}")).exits_with(1).stdout;
        assert_eq!(String::from_utf8(pair.read(&format!("out.{format}"))).unwrap(), alone, "{format}");
        assert!(alone.ends_with('\n') && !alone.contains('\u{1b}'), "{format}");
    }
    let quiet = pair.run("check ko.txt en.txt --format html=out.html").exits_with(1);
    assert!(quiet.stdout.is_empty());
}

#[test]
fn reports_that_cannot_be_written_are_refused() {
    let pair = given_pair(KO, wrong());
    let mut all = String::new();
    for (formats, message) in [
        ("--format text --format json", "standard output takes one report"),
        ("--format sarif=a --format json=a", "give each its own file"),
        ("--format sarif=", "names no file"),
        ("--format sarif=none/a.sarif", "cannot write none/a.sarif: there is no such folder"),
        ("--format sarif=.", "cannot write .: it is a folder"),
        ("--format srif=a", "a similar value exists: 'sarif'"),
    ] {
        all += &pair.run(&format!("check ko.txt en.txt {formats}")).refuses_with(message).transcript();
    }
    snapshots().bind(|| insta::assert_snapshot!("cli-formats-refused", all));
}

#[test]
fn json_is_as_its_schema_says() {
    let whole = schema("schema/report-1.json");
    let mut line = whole.clone();
    let object = line.as_object_mut().unwrap();
    object.insert("$ref".into(), json!("#/$defs/pair"));
    for field in ["required", "properties", "type"] {
        object.remove(field);
    }
    let report = parsed(&check_hostile("--format json"));
    assert_valid(&whole, &report);
    let lines = check_hostile("--format jsonl");
    assert_eq!(lines.lines().count(), 1);
    assert_valid(&line, &parsed(&lines));
    assert_eq!(parsed(&lines), report["documents"][0]);
    assert_invalid(&whole, &parsed(&lines));
    assert_invalid(&line, &report);
    let mut broken = report;
    broken["documents"][0]["findings"][0]["severity"] = json!("fatal");
    assert_invalid(&whole, &broken);
}

#[test]
fn sarif_is_as_its_schema_says_and_shows_both_sides() {
    let schema = schema("tests/schema/sarif-2.1.0.json");
    let report = parsed(&check_hostile("--format sarif"));
    assert_valid(&schema, &report);
    assert_valid(&schema, &parsed(&given_pair(KO, EN).run("check ko.txt en.txt --format sarif").stdout));
    let run = &report["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = items(&run["tool"]["driver"]["rules"]);
    let files = BTreeMap::from([
        ("%EB%B3%B4%EB%8F%84%20%EC%9E%90%EB%A3%8C.ko.txt", "보도 자료.ko.txt"),
        ("b%2Cc%25.en.txt", "b,c%.en.txt"),
    ]);
    let folder = hostile();
    let lines = |uri: &str| String::from_utf8(folder.read(files[uri])).unwrap();
    assert!(items(&run["results"]).len() >= 3, "{report:#}");
    for result in items(&run["results"]) {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        let page = daejo::rule(rule["id"].as_str().unwrap()).unwrap().page;
        assert_eq!(rule["help"]["markdown"], page);
        assert!(page.starts_with(rule["help"]["text"].as_str().unwrap()));
        assert_eq!(result["partialFingerprints"]["daejo/v1"].as_str().unwrap().len(), 16);
        let [first] = items(&result["locations"]) else { panic!("{result:#}") };
        let places: Vec<_> = [first].into_iter().chain(items(&result["relatedLocations"])).collect();
        let named: BTreeSet<_> = places
            .iter()
            .map(|place| &place["physicalLocation"]["artifactLocation"]["uri"])
            .map(Value::to_string)
            .collect();
        assert_eq!(named.len(), 2, "{result:#}");
        assert_ne!(first["physicalLocation"]["region"]["snippet"]["text"], "", "{result:#}");
        for place in places {
            let place = &place["physicalLocation"];
            let text = lines(place["artifactLocation"]["uri"].as_str().unwrap());
            let number = |field: &str| usize::try_from(place["region"][field].as_u64().unwrap()).unwrap();
            assert_eq!(number("startLine"), number("endLine"));
            let line = text.lines().nth(number("startLine") - 1).unwrap();
            let (start, end) = (number("startColumn") - 1, number("endColumn") - 1);
            let cut: String = line.chars().skip(start).take(end - start).collect();
            assert_eq!(place["region"]["snippet"]["text"], cut);
        }
    }
    let mut broken = report;
    broken["runs"][0]["results"][0]["level"] = json!("fatal");
    assert_invalid(&schema, &broken);
}

#[test]
fn places_in_markdown_are_those_of_the_file() {
    let line = wrong().lines().next().unwrap().replace("55 billion won", "**55** billion [won](won.md)");
    let column = |text: &str| line.chars().count() - line.split_once(text).unwrap().1.chars().count() + 1;
    let [start, end] = [column("**"), column("[won")];
    let folder =
        given().file("a.ko.md", KO).file("a.en.md", format!("---\ndate: 2026-03-09\n---\n\n{line}\n"));
    let run = |format: &str| {
        let arguments = format!("check a.ko.md a.en.md --only amount-changed --format {format}");
        folder.run(&arguments).exits_with(1).stdout
    };
    let report = parsed(&run("sarif"));
    let region = &report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    let fields = ["startLine", "startColumn", "endLine", "endColumn"];
    assert_eq!(fields.map(|field| &region[field]), [5, start, 5, end], "{region:#}");
    let (_, properties, _) = command(run("github").trim_end());
    let fields = ["line", "col", "endLine", "endColumn"];
    assert_eq!(
        fields.map(|field| &properties[field]),
        [5, start, 5, end - 1].map(|n| n.to_string()).each_ref()
    );
    let lines = &parsed(&run("gitlab"))[0]["location"]["lines"];
    assert_eq!(lines, &json!({ "begin": 5, "end": 5 }));
    let place = &parsed(&run("json"))["documents"][0]["findings"][0]["target"][0];
    assert_eq!([&place["line"], &place["column"]], [5, start]);
    for (format, told) in
        [("html", "English, line 5"), ("markdown", ":5\n"), ("junit", "a.en.md:5"), ("text", "a.en.md:5")]
    {
        assert!(run(format).contains(told), "{format}");
    }
}

#[test]
fn sarif_names_the_encoding_of_each_file() {
    let (korean, ..) = encoding_rs::EUC_KR.encode(KO);
    let report = parsed(&given_pair(korean, EN).run("check ko.txt en.txt --format sarif").stdout);
    let encodings: Vec<_> =
        items(&report["runs"][0]["artifacts"]).iter().map(|file| &file["encoding"]).collect();
    assert_eq!(encodings, ["EUC-KR", "UTF-8"]);
}

/// Reads a workflow command back: its name, its properties and its message.
fn command(line: &str) -> (String, BTreeMap<String, String>, String) {
    let unescaped = |text: &str| {
        let text = text.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r");
        text.replace("%25", "%")
    };
    let rest = line.strip_prefix("::").unwrap();
    let (head, message) = rest.split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let properties = properties.split(',').map(|p| p.split_once('=').unwrap());
    let properties = properties.map(|(key, value)| (key.to_owned(), unescaped(value))).collect();
    (name.to_owned(), properties, unescaped(message))
}

#[test]
fn github_takes_every_finding_for_one_annotation() {
    let report = parsed(&check_hostile("--format json"));
    let findings = items(&report["documents"][0]["findings"]);
    let printed = check_hostile("--format github");
    assert_eq!(printed.lines().count(), findings.len());
    for (line, finding) in printed.lines().zip(findings) {
        let (name, properties, message) = command(line);
        let severity = if name == "notice" { "note" } else { name.as_str() };
        assert_eq!(finding["severity"], severity);
        assert_eq!(properties["title"], format!("daejo: {}", finding["rule"].as_str().unwrap()));
        assert!(message.starts_with(finding["message"].as_str().unwrap()), "{message}");
        let side = match properties["file"].as_str() {
            "b,c%.en.txt" => &finding["target"][0],
            "보도 자료.ko.txt" => &finding["source"][0],
            other => panic!("{other}"),
        };
        assert_eq!(properties["line"], side["line"].to_string());
        assert_eq!(properties["col"], side["column"].to_string());
        assert_ne!(side["text"], "");
    }
}

#[test]
fn github_gets_a_summary_where_it_asks_for_one() {
    let pair = given_pair(KO, wrong()).file("summary.md", "before\n");
    let run = |summary: &str, format: &str| {
        let mut command = program();
        command.args(["check", "ko.txt", "en.txt", "--format", format]).current_dir(pair.path());
        command.env("GITHUB_STEP_SUMMARY", summary).output().unwrap()
    };
    let markdown = pair.run("check ko.txt en.txt --format markdown").stdout;
    assert_eq!(run("summary.md", "github").status.code(), Some(1));
    assert_eq!(String::from_utf8(pair.read("summary.md")).unwrap(), format!("before\n{markdown}"));
    // Other formats leave it alone.
    assert_eq!(run("summary.md", "text").status.code(), Some(1));
    assert_eq!(pair.read("summary.md").len(), "before\n".len() + markdown.len());
    let failed = run("none/summary.md", "github");
    assert_eq!(failed.status.code(), Some(2));
    assert!(String::from_utf8(failed.stderr).unwrap().contains("cannot write the job summary"));
}

#[test]
fn gitlab_is_as_its_schema_says_and_every_issue_is_its_own() {
    let schema = schema("tests/schema/gitlab-code-quality.json");
    let report = parsed(&check_hostile("--format gitlab"));
    assert_valid(&schema, &report);
    assert!(items(&report).len() >= 3);
    let mut broken = report;
    broken[0]["severity"] = json!("error");
    assert_invalid(&schema, &broken);
    // The same slip twice is two issues.
    let twice = |text: &str| format!("{text}\n{text}");
    let pair = given_pair(twice(KO), twice(&wrong()));
    let report = parsed(&pair.run("check ko.txt en.txt --only money --format gitlab").stdout);
    let fingerprints: BTreeSet<_> =
        items(&report).iter().map(|issue| issue["fingerprint"].to_string()).collect();
    assert_eq!((items(&report).len(), fingerprints.len()), (2, 2), "{report:#}");
    let clean = given_pair(KO, EN).run("check ko.txt en.txt --format gitlab").exits_with(0);
    assert_eq!(parsed(&clean.stdout), json!([]));
}

/// Reads the elements of an XML text: their names with their attributes, and the text in each.
fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>, String)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut all: Vec<(String, BTreeMap<String, String>, String)> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = String::from_utf8(start.name().as_ref().into()).unwrap();
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = quick_xml::escape::unescape(&attribute.value);
                    (String::from_utf8(attribute.key.as_ref().into()).unwrap(), value.unwrap().into_owned())
                });
                all.push((name, attributes.collect(), String::new()));
            }
            Event::Text(text) => {
                if let Some((_, _, inside)) = all.last_mut() {
                    inside.push_str(&text);
                }
            }
            Event::Eof => return all,
            _ => {}
        }
    }
}

/// Expects `xml` to be as the schema of `JUnit` reports says, where `xmllint` is installed.
fn assert_junit(xml: &str) {
    let file = given().file("junit.xml", xml);
    let path = file.path().join("junit.xml");
    let schema = root("tests/schema/junit-10.xsd");
    let ran = Command::new("xmllint").arg("--noout").arg("--schema").args([&schema, &path]).output();
    if let Ok(output) = ran {
        assert!(output.status.success(), "{}\n{xml}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn junit_is_as_its_schema_says_and_fails_what_the_gate_fails() {
    let pair = given_pair(KO, wrong().replace(" 1,200 people", " people"));
    for (limit, failures) in [("never", 1), ("error", 1), ("warning", 2)] {
        let xml = pair.run(&format!("check ko.txt en.txt --format junit --fail-on {limit}")).stdout;
        assert_junit(&xml);
        let all = elements(&xml);
        let named = |name: &str| all.iter().filter(|(n, ..)| n == name).collect::<Vec<_>>();
        assert_eq!(named("failure").len(), failures, "{xml}");
        assert_eq!(named("failure").len() + named("system-out").len(), named("testcase").len());
        for (_, attributes, _) in named("testsuites").into_iter().chain(named("testsuite")) {
            assert_eq!(attributes["tests"], named("testcase").len().to_string());
            assert_eq!(attributes["failures"], failures.to_string());
        }
    }
    assert_junit(&check_hostile("--format junit"));
    let clean = given_pair(KO, EN).run("check ko.txt en.txt --format junit").exits_with(0);
    assert_junit(&clean.stdout);
    assert!(elements(&clean.stdout).iter().any(|(name, ..)| name == "testcase"));
    // XML has no way to write most control characters.
    let control = given_pair(KO, EN.replace("5.5 billion won", "55\u{1}\u{7f} billion won"));
    assert_junit(&control.run("check ko.txt en.txt --format junit --fail-on never").exits_with(0).stdout);
}

#[test]
fn markdown_fits_into_a_comment_and_takes_nothing_of_the_text_for_markup() {
    let markdown = check_hostile("--format markdown");
    let mut html = String::new();
    let options = pulldown_cmark::Options::all();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(&markdown, options));
    let tags: BTreeSet<_> =
        html.split('<').skip(1).filter_map(|t| t.split([' ', '>', '\n']).next()).collect();
    let known =
        ["!--", "/b", "/blockquote", "/h3", "/h4", "/li", "/p", "/span", "/strong", "/ul", "b", "blockquote"];
    let known: BTreeSet<_> =
        known.into_iter().chain(["br", "br/", "h3", "h4", "li", "p", "span", "strong", "ul"]).collect();
    assert!(tags.is_subset(&known), "{:?}\n{html}", tags.difference(&known));
    let many: [String; 2] = [KO.to_owned(), wrong()].map(|text| format!("{text}\n").repeat(400));
    let long = given_pair(&many[0], &many[1]);
    let run = |format: &str| long.run(&format!("check ko.txt en.txt --only money --format {format}")).stdout;
    let all = items(&parsed(&run("json"))["documents"][0]["findings"]).len();
    let comment = run("markdown");
    assert!(comment.chars().count() < 65_536, "{}", comment.len());
    let told = comment.matches("**amount-changed**").count();
    assert!(told > 50 && all > told, "{told} of {all}");
    assert!(comment.ends_with(&format!("There is no room here for {} more.\n", all - told)));
}

#[test]
fn reports_for_other_programs_are_kept() {
    let pair = given_pair(KO, wrong());
    for format in ["github", "gitlab", "junit", "markdown"] {
        let printed = pair.run(&format!("check ko.txt en.txt --format {format}")).exits_with(1).stdout;
        snapshots().bind(|| insta::assert_snapshot!(format!("format-{format}"), printed));
    }
}

#[test]
fn every_report_of_a_project_tells_what_could_not_be_checked() {
    let project = given()
        .file("daejo.toml", "[[pairs]]\nsource = \"{name}.ko.txt\"\ntarget = \"{name}.en.txt\"\n")
        .file("a.ko.txt", KO)
        .file("a.en.txt", wrong())
        .file("b.ko.txt", KO)
        .file("b.en.txt", EN)
        .file("c.ko.txt", KO)
        .file("d.ko.txt", "no Korean here")
        .file("d.en.txt", EN);
    let formats = ["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html", "markdown"];
    let files: Vec<String> = formats.iter().map(|f| format!("--format {f}=out.{f}")).collect();
    let json = project.run(&format!("check --format json {}", files.join(" "))).exits_with(2).stdout;
    let read = |format: &str| String::from_utf8(project.read(&format!("out.{format}"))).unwrap();
    assert_eq!(read("json"), json);
    assert_valid(&schema("schema/report-1.json"), &parsed(&json));
    for format in formats {
        assert!(read(format).contains("a.en.txt"), "{format}");
        for (told, file) in
            [("c.ko.txt has no translation", "c.ko.txt"), ("d.ko.txt holds no Korean", "d.ko.txt")]
        {
            assert!(format == "jsonl" || read(format).contains(told), "{format} does not tell of {file}");
        }
        let alone = project.run(&format!("check --format {format}")).exits_with(2).stdout;
        // Text ends with the numbers of the run there.
        assert!(format == "text" || alone == read(format), "{format}");
    }
    assert_eq!(read("jsonl").lines().count(), 2);
    assert_valid(&schema("tests/schema/gitlab-code-quality.json"), &parsed(&read("gitlab")));
    let sarif = parsed(&read("sarif"));
    assert_valid(&schema("tests/schema/sarif-2.1.0.json"), &sarif);
    assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
    assert_junit(&read("junit"));
    let failures = elements(&read("junit")).iter().filter(|(name, ..)| name == "failure").count();
    assert_eq!(failures, 2, "the error and the pair that cannot be read");
    for line in read("github").lines() {
        command(line);
    }
}
