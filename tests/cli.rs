//! The command line as a user meets it: exit codes, messages, formats, encodings, and bad input of every kind.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use assert_cmd::Command;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::snapshots;

pub(crate) const KO: &str = "다온시는 새 도서관에 55억 원을 들인다고 2026년 3월 9일 밝혔다.\n\n\
                  도서관은 하루 1,200명을 맞으며 오전 9시 30분에 연다.\n";
pub(crate) const EN: &str = "Daon City said on March 9, 2026 that it would spend 5.5 billion won on a new library.\n\n\
                  The library receives 1,200 people a day and opens at 9:30 a.m.\n";

/// Returns the translation with an amount ten times too large, which is an error.
pub(crate) fn wrong() -> String {
    EN.replace("5.5 billion", "55 billion")
}

/// Returns the translation without a figure of the source, which is a warning.
pub(crate) fn incomplete() -> String {
    EN.replace(" 1,200 people", " people")
}

/// Returns the program with nothing of the surroundings that could change its output.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daejo"));
    for name in ["CLICOLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY", "NO_COLOR", "EDITOR", "VISUAL"] {
        command.env_remove(name);
    }
    command.env("COLUMNS", "100").timeout(Duration::from_mins(2));
    command
}

/// A folder of its own with the files that a test needs; it goes when the test ends.
pub(crate) struct Given {
    folder: PathBuf,
    input: Vec<u8>,
    variables: Vec<(String, String)>,
}

/// Begins a test: `given().file(..).run("check ..").exits_with(0)`.
pub(crate) fn given() -> Given {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    Given { folder, input: Vec::new(), variables: Vec::new() }
}

/// Begins a test with a source and a translation.
pub(crate) fn given_pair(ko: impl AsRef<[u8]>, en: impl AsRef<[u8]>) -> Given {
    given().file("ko.txt", ko).file("en.txt", en)
}

impl Given {
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(name, content);
        self
    }

    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.folder.join(name)).unwrap();
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.folder.join(name).exists()
    }

    /// Sets a variable of the surroundings.
    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Runs git in the folder.
    pub(crate) fn git(&self, arguments: &str) {
        assert!(self.try_git(arguments), "git {arguments}");
    }

    /// Runs git in the folder, and returns whether it succeeded.
    pub(crate) fn try_git(&self, arguments: &str) -> bool {
        let mut git = std::process::Command::new("git");
        git.args([
            "-c",
            "user.name=daejo",
            "-c",
            "user.email=daejo@example.org",
            "-c",
            "init.defaultBranch=main",
        ]);
        let output = git.args(arguments.split(' ')).current_dir(&self.folder).output().unwrap();
        output.status.success()
    }

    pub(crate) fn input(mut self, content: impl AsRef<[u8]>) -> Self {
        content.as_ref().clone_into(&mut self.input);
        self
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.join(name)).unwrap()
    }

    /// Runs the program in the folder; `arguments` are separated by spaces.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        self.run_in("", arguments)
    }

    /// Runs the program in a folder below the folder.
    pub(crate) fn run_in(&self, folder: &str, arguments: &str) -> Ran {
        let mut command = program();
        command.args(arguments.split_whitespace()).current_dir(self.folder.join(folder));
        command.envs(self.variables.iter().cloned());
        let output = command.write_stdin(self.input.clone()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran {
            command: format!("daejo {arguments}"),
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

impl Drop for Given {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Ran {
    command: String,
    code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    pub(crate) fn exits_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    pub(crate) fn prints(self, text: &str) -> Self {
        assert!(self.stdout.contains(text), "no `{text}` in {self:#?}");
        self
    }

    pub(crate) fn does_not_print(self, text: &str) -> Self {
        assert!(!self.stdout.contains(text), "`{text}` in {self:#?}");
        self
    }

    /// Expects exit code 2, nothing on standard output, and one sentence on standard error.
    pub(crate) fn refuses_with(self, text: &str) -> Self {
        let ran = self.exits_with(2);
        assert!(ran.stdout.is_empty() && ran.stderr.contains(text), "no `{text}` in {ran:#?}");
        ran
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {self:#?}"))
    }

    pub(crate) fn records(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    pub(crate) fn transcript(&self) -> String {
        let code = self.code.map_or_else(|| "a signal".to_owned(), |code| code.to_string());
        format!("$ {}\n{}{}[exit {code}]\n\n", self.command, self.stdout, self.stderr)
    }
}

#[test]
fn a_clean_pair_exits_with_0() {
    given_pair(KO, EN).run("check ko.txt en.txt").exits_with(0).prints("nothing found");
}

#[test]
fn findings_exit_with_1() {
    let ran = given_pair(KO, wrong()).run("check ko.txt en.txt").exits_with(1);
    snapshots().bind(|| insta::assert_snapshot!("cli-report", ran.transcript()));
}

#[test]
fn bad_usage_exits_with_2() {
    let pair = given_pair(KO, EN);
    let mut all = String::new();
    for arguments in [
        "",
        "chekc ko.txt en.txt",
        "check ko.txt en.txt --format xml",
        "check ko.txt en.txt --fail-on disaster",
        "check ko.txt en.txt --date yesterday",
        "check ko.txt en.txt --date 2026-02-30",
        "check ko.txt en.txt --only quote-misatributed",
        "check ko.txt en.txt --skip munny",
        "check ko.txt en.txt --only something-else",
        "check - -",
        "facts ko.txt",
        "facts --lang fr ko.txt",
        "name 해럴",
        "explain number-chnaged",
        "completions tcsh",
    ] {
        all += &pair.run(arguments).exits_with(2).transcript();
    }
    snapshots().bind(|| insta::assert_snapshot!("cli-usage", all));
}

#[test]
fn fail_on_moves_the_limit() {
    let warning = given_pair(KO, incomplete());
    for (limit, code) in [("error", 0), ("warning", 1), ("note", 1), ("never", 0)] {
        warning.run(&format!("check ko.txt en.txt --fail-on {limit}")).exits_with(code).prints("1 warning");
    }
    warning.run("check ko.txt en.txt").exits_with(0);
    let error = given_pair(KO, wrong());
    error.run("check ko.txt en.txt --fail-on never").exits_with(0).prints("1 error");
    let clean = given_pair(KO, EN);
    clean.run("check ko.txt en.txt --fail-on note").exits_with(0);
}

/// Every kind of file that cannot be checked, with what the user is told.
#[test]
fn bad_files_are_refused_in_one_sentence() {
    let mut broken = "첫째 줄이다.\n둘째 ".as_bytes().to_vec();
    broken.extend(b"\xFF\xFE");
    broken.extend("줄이다.\n".as_bytes());
    let folder = given_pair(KO, EN)
        .file("empty", "")
        .file("blank", " \n\r\n\u{feff}\n")
        .file("marks", "“”‘’\"'「」『』")
        .file("both.txt", format!("{KO}\n{EN}"))
        .file("image.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0")
        .file("broken.txt", broken);
    let mut all = String::new();
    for (arguments, message) in [
        ("check empty en.txt", "empty is empty"),
        ("check ko.txt empty", "empty is empty"),
        ("check blank en.txt", "blank is empty"),
        ("check marks en.txt", "marks is empty"),
        ("check ko.txt marks", "marks is empty"),
        ("check ko.txt", "no English"),
        ("check en.txt", "no Korean"),
        ("check ko.txt ko.txt", "no English"),
        ("check en.txt en.txt", "no Korean"),
        ("check en.txt ko.txt", "Korean file first"),
        ("check . en.txt", "is a directory"),
        ("check absent.txt en.txt", "absent.txt"),
        ("check ko.txt absent.txt", "absent.txt"),
        ("check image.png en.txt", "not a text file"),
        ("check broken.txt en.txt", "line 2"),
        ("align ko.txt absent.txt", "absent.txt"),
        ("facts --lang ko image.png", "not a text file"),
        ("facts --lang en ko.txt", "no English"),
        ("corpus absent.jsonl", "absent.jsonl"),
        ("corpus .", "is a directory"),
        ("name --pairs absent.tsv", "absent.tsv"),
    ] {
        let ran = folder.run(arguments).refuses_with(message);
        assert_eq!(ran.stderr.lines().count(), 1, "{ran:#?}");
        all += &ran.transcript();
    }
    snapshots().bind(|| insta::assert_snapshot!("cli-bad-files", all));
}

#[test]
fn a_whole_release_in_one_line_is_checked() {
    let ko = "다온시는 시민 1,200명에게 55억 원을 지원했다고 밝혔다. ";
    let en = "Daon City said it had given 5.5 billion won to 1,200 citizens. ";
    given_pair(ko.repeat(3_000), en).run("check ko.txt en.txt --fail-on never").exits_with(0);
    given_pair(ko.repeat(400), en.repeat(400)).run("check ko.txt en.txt").exits_with(0);
}

#[test]
fn ten_megabytes_are_checked() {
    const SIZE: usize = 10_000_000;
    let ko = "다온시는 시민 1,200명에게 55억 원을 지원했다고 밝혔다. ";
    let en = "Daon City said it had given 5.5 billion won to 1,200 citizens. ";
    let long = |text: &str| text.repeat(SIZE / text.len());
    for (ko, en) in [
        (long(ko), EN.to_owned()),
        ("도서관이 문을 열었다.".to_owned(), long(en)),
        (long("도서관“"), EN.to_owned()),
        (long("도서관이"), long("library")),
    ] {
        let pair = given_pair(ko, en);
        let ran = pair.run("check ko.txt en.txt --fail-on never");
        assert!(matches!(ran.code, Some(0 | 2)), "{:?} {}", ran.code, ran.stderr);
    }
}

/// Lines that have no spaces, no full stops or nothing but figures must not take time with the square of their length.
#[test]
fn monotonous_lines_are_checked() {
    for piece in ["가", "1", "1,", "1억", "십", "도서관“", "2026. 7. 22. "] {
        let ko = format!("도서관 {}", piece.repeat(100_000 / piece.len()));
        given_pair(ko, EN).run("check ko.txt en.txt --fail-on never").exits_with(0);
    }
}

/// Returns what the findings say, without positions.
fn meaning(report: &Value) -> Vec<String> {
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    findings.iter().map(|f| format!("{} {} {}", f["rule"], f["message"], f["fingerprint"])).collect()
}

/// Checks that every place of a report cuts its text out of the file, and counts its line and column rightly.
fn assert_places(report: &Value, side: &str, bytes: &[u8], decode: Decode) {
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    for place in findings.iter().flat_map(|f| f[side].as_array().unwrap()) {
        let number = |field: &str| usize::try_from(place[field].as_u64().unwrap()).unwrap();
        let (start, end) = (number("start"), number("end"));
        let cut: String = decode(&bytes[start..end]).nfc().collect();
        assert_eq!(place["text"].as_str().unwrap(), cut, "{side} {place}");
        let before = decode(&bytes[..start]);
        let before = before.trim_start_matches('\u{feff}');
        let line = before.rsplit('\n').next().unwrap();
        assert_eq!(number("line"), before.matches('\n').count() + 1, "{side} {place}");
        assert_eq!(number("column"), line.chars().count() + 1, "{side} {place}");
    }
}

/// Turns bytes of a file into text.
type Decode = fn(&[u8]) -> String;

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn cp949(bytes: &[u8]) -> String {
    encoding_rs::EUC_KR.decode_without_bom_handling(bytes).0.into_owned()
}

fn utf16_le(bytes: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
}

fn utf16_be(bytes: &[u8]) -> String {
    encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0.into_owned()
}

#[test]
fn every_encoding_gives_the_same_findings_at_the_places_of_its_own_file() {
    let le = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let be = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let with_emoji = format!("🌊 {KO}");
    let expected =
        given_pair(&with_emoji, wrong()).run("check ko.txt en.txt --format json").exits_with(1).json();
    assert!(!meaning(&expected).is_empty());
    let forms: [(Vec<u8>, Decode, Option<&str>); 8] = [
        (with_emoji.clone().into_bytes(), utf8, None),
        (format!("\u{feff}{with_emoji}").into_bytes(), utf8, None),
        (with_emoji.replace('\n', "\r\n").into_bytes(), utf8, None),
        (with_emoji.nfd().collect::<String>().into_bytes(), utf8, None),
        (encoding_rs::EUC_KR.encode(KO).0.into_owned(), cp949, Some("CP949")),
        (le(&format!("\u{feff}{with_emoji}")), utf16_le, Some("UTF-16")),
        (be(&format!("\u{feff}{with_emoji}")), utf16_be, Some("UTF-16")),
        (le(KO), utf16_le, Some("UTF-16")),
    ];
    for (bytes, decode, encoding) in forms {
        let pair = given_pair(&bytes, wrong());
        let report = pair.run("check ko.txt en.txt --format json").exits_with(1).json();
        assert_eq!(meaning(&report), meaning(&expected));
        assert_places(&report, "source", &bytes, decode);
        assert_places(&report, "target", wrong().as_bytes(), utf8);
        let told = report["documents"][0]["source"]["decoded_from"].as_str().unwrap_or_default();
        let text = pair.run("check ko.txt en.txt").exits_with(1);
        if let Some(encoding) = encoding {
            assert!(told.contains(encoding), "{report:#}");
            text.prints(&format!("ko.txt: decoded from {encoding}"));
        } else {
            assert!(told.is_empty(), "{report:#}");
            text.does_not_print("decoded from");
        }
    }
}

#[test]
fn both_languages_in_one_file_are_split_paragraph_by_paragraph() {
    let wrong = wrong();
    let (first, second) = (KO.split("\n\n"), wrong.split("\n\n"));
    let alternating: String = first.zip(second).fold(String::new(), |mut all, (ko, en)| {
        let _ = write!(all, "{ko}\n\n{en}\n\n");
        all
    });
    let expected = given_pair(KO, &wrong).run("check ko.txt en.txt --format json").json();
    for text in [alternating, format!("{KO}\n{wrong}"), format!("{wrong}\n{KO}")] {
        let given = given().file("both.txt", &text).input(&text);
        let report = given.run("check both.txt --format json").exits_with(1).json();
        assert_eq!(meaning(&report), meaning(&expected), "{text}");
        assert_places(&report, "source", text.as_bytes(), utf8);
        assert_places(&report, "target", text.as_bytes(), utf8);
        let piped = given.run("check - --format json").exits_with(1).json();
        assert_eq!(meaning(&piped), meaning(&expected));
    }
}

#[test]
fn standard_input_can_be_either_file() {
    given_pair(KO, EN).input(wrong()).run("check ko.txt -").exits_with(1).prints("amount-changed");
    given_pair(KO, wrong()).input(KO).run("check - en.txt").exits_with(1).prints("amount-changed");
    given_pair(KO, EN).input("").run("check ko.txt -").refuses_with("standard input is empty");
    given().input(KO).run("facts --lang ko -").exits_with(0).prints("5500000000 KRW");
}

#[test]
fn only_and_skip_take_rules_and_categories() {
    let english = wrong().replace(" 1,200 people", " people");
    let pair = given_pair(KO, english);
    let check = |more: &str| pair.run(&format!("check ko.txt en.txt --fail-on warning {more}"));
    check("").exits_with(1).prints("amount-changed").prints("number-missing");
    for only in ["--only money", "--only amount-changed", "--skip number", "--skip number-missing,quote"] {
        check(only).exits_with(1).prints("amount-changed").does_not_print("number-missing");
    }
    for only in ["--only number", "--skip amount-changed", "--only number --only date", "--only number,date"]
    {
        check(only).exits_with(1).does_not_print("amount-changed").prints("number-missing");
    }
    check("--only quote").exits_with(0).prints("nothing found");
    check("--only money,number --skip money,number").prints("nothing found");
}

#[test]
fn the_json_report_keeps_its_contract() {
    let pair = given_pair(KO, wrong());
    let ran = pair.run("check ko.txt en.txt --format json").exits_with(1);
    let report = ran.json();
    assert_eq!(report["schema"], "daejo.report/1");
    let document = &report["documents"][0];
    for (side, lang) in [("source", "ko"), ("target", "en")] {
        assert_eq!(document[side]["path"], format!("{lang}.txt"));
        assert_eq!(document[side]["lang"], lang);
    }
    for field in ["error", "warning", "note", "passages", "facts"] {
        assert!(document["summary"][field].is_u64(), "{field}");
    }
    let findings = document["findings"].as_array().unwrap();
    assert_eq!(document["summary"]["error"], 1);
    assert_eq!(findings.len(), 1);
    for field in ["rule", "category", "severity", "message", "fingerprint"] {
        assert!(findings[0][field].as_str().is_some_and(|s| !s.is_empty()), "{field}");
    }
    assert!(findings[0]["notes"].is_array());
    assert_places(&report, "source", KO.as_bytes(), utf8);
    assert_places(&report, "target", wrong().as_bytes(), utf8);
    snapshots().bind(|| insta::assert_snapshot!("cli-report-json", format!("{report:#}")));
}

/// The fingerprint outlives other positions and other wording, and changes with the facts.
#[test]
fn the_fingerprint_depends_on_facts_alone() {
    let fingerprint = |ko: &str, en: &str| {
        let report = given_pair(ko, en).run("check ko.txt en.txt --format json").json();
        report["documents"][0]["findings"][0]["fingerprint"].clone()
    };
    let known = fingerprint(KO, &wrong());
    assert!(known.is_string());
    assert_eq!(known, fingerprint(&format!("\n\n{KO}"), &wrong().replace("would spend", "is to spend")));
    assert_ne!(known, fingerprint(KO, &EN.replace("5.5 billion", "56 billion")));
}

#[test]
fn colours_come_when_asked() {
    let pair = given_pair(KO, wrong());
    let plain = pair.run("check ko.txt en.txt").does_not_print("\u{1b}[");
    let colours = pair.run("check ko.txt en.txt --color always").prints("\u{1b}[");
    assert_eq!(anstream::adapter::strip_str(&colours.stdout).to_string(), plain.stdout);
    pair.run("--color never check ko.txt en.txt").does_not_print("\u{1b}[");
}

#[test]
fn corpus_answers_every_record_in_order_and_goes_on_after_bad_ones() {
    let records = [
        r#"{"id":1,"source":"예산은 55억 원이다.","target":"The budget is 55 billion won."}"#,
        r"not a record",
        r#"{"id":"가","source":"예산은 55억 원이다."}"#,
        r#"{"id":{"file":["a",2]},"source":"예산은 55억 원이다.","target":"The budget is 5.5 billion won."}"#,
        r#"{"id":null,"source":"예산은 55억 원이다.","target":"The budget is 5.5 billion won.","date":null}"#,
        r#"{"id":true,"source":"3명이 왔다.","target":"Three came.","date":"2026-02-30"}"#,
        r#"{"id":2.50,"source":"","target":"Three came."}"#,
        r#"{"source":"3명이 왔다.","target":"Three came."}"#,
        r#"{"id":9,"source":"지난 9일 열었다.","target":"It opened on June 9.","date":"2026-06-10","more":1}"#,
    ];
    let given = given().file("in.jsonl", records.join("\n")).input(records.join("\r\n"));
    let ran = given.run("corpus in.jsonl --fail-on never").exits_with(0);
    let answers = ran.records();
    assert_eq!(answers.len(), records.len());
    let ids = ["1", "null", "\"가\"", r#"{"file":["a",2]}"#, "null", "true", "2.5", "null", "9"];
    for ((answer, id), bad) in answers.iter().zip(ids).zip([0, 1, 1, 0, 0, 1, 1, 0, 0]) {
        assert_eq!(answer["id"], serde_json::from_str::<Value>(id).unwrap());
        assert_eq!(answer["error"].is_string(), bad == 1, "{answer}");
        assert_eq!(answer["findings"].is_array(), bad == 0, "{answer}");
    }
    let again = given.run("corpus - --output out.jsonl --fail-on never").exits_with(0);
    assert!(again.stdout.is_empty());
    assert_eq!(utf8(&given.read("out.jsonl")), ran.stdout);
    let money = given.run("corpus in.jsonl --only amount-changed --fail-on warning").exits_with(1);
    assert_eq!(money.records()[0]["findings"][0]["rule"], "amount-changed");
    snapshots().bind(|| insta::assert_snapshot!("cli-corpus", ran.stdout));
}

#[test]
fn facts_answers_every_line() {
    let text = "예산은 55억 원이다.\n\n“”\n2026년 3월 9일 연다.\r\n끝";
    let given = given().input(text).file("ko.txt", text);
    let ran = given.run("facts --lang ko --format jsonl - --reference 2026-03-01").exits_with(0);
    let records = ran.records();
    assert_eq!(records.len(), 5);
    for (record, line) in records.iter().zip(text.split('\n')) {
        for fact in record["facts"].as_array().unwrap() {
            let at = |field: &str| usize::try_from(fact[field].as_u64().unwrap()).unwrap();
            assert_eq!(fact["text"], line.get(at("start")..at("end")).unwrap());
        }
    }
    assert_eq!(records[0]["facts"][0]["kind"], "money");
    assert_eq!(records[0]["facts"][0]["value"], "5500000000");
    assert_eq!(records[3]["facts"][0]["timex"], "2026-03-09");
    assert_eq!(records[3]["facts"][0]["resolved"]["from"], "2026-03-09");
    snapshots().bind(|| insta::assert_snapshot!("cli-facts", ran.stdout));
    given.run("facts --lang ko ko.txt").exits_with(0).prints("4:1      date      2026-03-09");
}

#[test]
fn facts_resolves_open_and_whole_stretches_of_time() {
    let lines =
        "They left after 2018.\nIt will be done within 3 days.\nSales rose in the last two quarters.\n";
    let given = given().file("en.txt", lines);
    let ran = given.run("facts --lang en --format jsonl en.txt --reference 2026-05-04").exits_with(0);
    let resolved: Vec<Value> =
        ran.records().iter().map(|record| record["facts"][0]["resolved"].clone()).collect();
    let interval = |from: &str, to: &str| serde_json::json!({"from": from, "to": to});
    assert_eq!(resolved[0], serde_json::json!({"from": "2019-01-01"}));
    assert_eq!(resolved[1], interval("2026-05-04", "2026-05-07"));
    assert_eq!(resolved[2], interval("2025-10-01", "2026-03-31"));
}

#[test]
fn align_gives_spans_in_order() {
    let ko = KO.nfd().collect::<String>().replace('\n', "\r\n");
    let pair = given_pair(&ko, EN);
    let ran = pair.run("align ko.txt en.txt --format json").exits_with(0).json();
    let beads = ran["beads"].as_array().unwrap();
    assert_eq!(beads.len(), 2);
    for (side, text) in [("source", ko.as_str()), ("target", EN)] {
        let mut last = 0;
        for place in beads.iter().map(|b| &b[side]).filter(|p| !p.is_null()) {
            let at = |field: &str| usize::try_from(place[field].as_u64().unwrap()).unwrap();
            let sentence = text.get(at("start")..at("end")).unwrap();
            assert!(at("start") >= last && sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
            last = at("end");
        }
    }
    assert!(beads.iter().all(|b| b["score"].is_number()));
    let text = pair.run("align ko.txt en.txt").exits_with(0);
    snapshots().bind(|| insta::assert_snapshot!("cli-align", text.stdout.nfc().collect::<String>()));
}

#[test]
fn name_compares_one_pair_or_many() {
    let given = given().file("pairs.tsv", "해럴\tHarrell\n김도윤\tLee Ha-eun\r\n\n부산\n");
    let one = given.run("name 해럴 Harrell").exits_with(0).prints("same").prints("haereol");
    let other = given.run("name 김도윤 Harrell").exits_with(0).prints("different");
    let many = given.run("name --pairs pairs.tsv").exits_with(0);
    let words: Vec<_> =
        many.stdout.lines().filter_map(|l| l.split_once('\t')).map(|(word, _)| word).collect();
    assert_eq!(words, ["same", "different", "different", "different"]);
    let all = one.transcript() + &other.transcript() + &many.transcript();
    snapshots().bind(|| insta::assert_snapshot!("cli-name", all));
}

#[test]
fn explain_lists_and_shows_the_rules() {
    let given = given();
    let list = given.run("explain").exits_with(0).stdout;
    for (rule, line) in daejo::rules().zip(list.lines()) {
        assert!(
            line.starts_with(&format!("{} ", rule.name)) && line.contains(rule.severity.name()),
            "{line}"
        );
        assert_eq!(given.run(&format!("explain {}", rule.name)).exits_with(0).stdout, rule.page);
    }
    assert_eq!(list.lines().count(), daejo::rules().count());
}

#[test]
fn help_version_manual_and_completions() {
    let given = given();
    given.run("--version").exits_with(0).prints(&format!("daejo {}\n", env!("CARGO_PKG_VERSION")));
    given.run("man").exits_with(0).prints(".TH daejo");
    given.run("man --directory man").exits_with(0);
    let mut all = given.run("--help").exits_with(0).transcript();
    for command in subcommands() {
        all += &given.run(&format!("{command} --help")).exits_with(0).transcript();
        assert!(given.folder.join(format!("man/daejo-{command}.1")).is_file(), "{command} has no page");
    }
    snapshots().bind(|| insta::assert_snapshot!("cli-help", all));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let mut script = given.run(&format!("completions {shell}")).exits_with(0);
        for command in subcommands() {
            script = script.prints(&command);
        }
    }
}

/// Returns the names of the subcommands as `--help` lists them.
pub(crate) fn subcommands() -> Vec<String> {
    let help = given().run("-h").exits_with(0).stdout;
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = list.lines().filter(|l| l.starts_with("  ") && !l.starts_with("   "));
    names.filter_map(|l| l.split_whitespace().next()).filter(|n| *n != "help").map(str::to_owned).collect()
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let given = given_pair(KO, wrong());
    for arguments in
        ["completions bash", "explain", "check ko.txt en.txt --fail-on never", "align ko.txt en.txt"]
    {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_daejo"))
            .args(arguments.split_whitespace())
            .current_dir(&given.folder)
            .stdout(writer)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments}: {output:?}");
        assert!(output.stderr.is_empty(), "{arguments}: {output:?}");
    }
}
