//! Projects of many pairs: what `daejo.toml` says, and which pairs are checked.

use serde_json::Value;

use crate::cli::{EN, Given, KO, given, incomplete, wrong};
use crate::snapshots;

const SETS: &str = "[[pairs]]\nsource = \"press/{name}.ko.txt\"\ntarget = \"press/{name}.en.txt\"\n";

/// Begins a test with a clean pair, one with an error, and one with a warning.
fn given_three(config: &str) -> Given {
    given()
        .file("daejo.toml", format!("{config}\n{SETS}"))
        .file("press/a.ko.txt", KO)
        .file("press/a.en.txt", EN)
        .file("press/b.ko.txt", KO)
        .file("press/b.en.txt", wrong())
        .file("press/c.ko.txt", KO)
        .file("press/c.en.txt", incomplete())
}

#[test]
fn all_pairs_are_checked_and_summed_up() {
    let three = given_three("");
    let ran = three.run("check").exits_with(1);
    snapshots().bind(|| insta::assert_snapshot!("project-report", ran.transcript()));
    assert_eq!(three.run_in("press", "check").exits_with(1).stdout, ran.stdout);
    let quiet = three.run("check --quiet").exits_with(1).does_not_print("pairs checked");
    assert!(ran.stdout.starts_with(&quiet.stdout));
    let statistics = three.run("check --statistics").exits_with(1);
    assert!(ran.stdout.ends_with(&statistics.stdout) && !statistics.stdout.contains("press/"));
    assert!([&ran, &quiet, &statistics].iter().all(|ran| ran.stderr.is_empty()));
}

#[test]
fn files_and_folders_choose_pairs() {
    let three = given_three("").file("other.ko.txt", KO).file("other.en.txt", wrong()).file("news/x", "");
    for (arguments, code, told) in [
        ("check press", 1, "3 pairs checked"),
        ("check press/a.ko.txt", 0, "1 pair checked, nothing found"),
        ("check ./press/a.en.txt", 0, "1 pair checked, nothing found"),
        ("check press/a.en.txt press/a.ko.txt", 0, "1 pair checked"),
        ("check press/a.en.txt press/b.en.txt", 1, "2 pairs checked"),
        ("check press/a.ko.txt press/b.en.txt press/c.ko.txt", 1, "3 pairs checked"),
        // Two files that are no pair are compared with each other.
        ("check press/a.ko.txt other.en.txt", 1, "press/a.ko.txt other.en.txt  ko -> en"),
        ("check other.ko.txt other.en.txt", 1, "other.ko.txt other.en.txt  ko -> en"),
        // With a configuration on the command line they are not.
        ("check --config daejo.toml press/b.ko.txt other.en.txt", 1, "1 pair checked"),
        ("check --config daejo.toml other.en.txt", 0, "0 pairs checked"),
        ("check news", 0, "0 pairs checked"),
    ] {
        let ran = three.run(arguments).exits_with(code).prints(told);
        let left_out = ran.stderr.contains("is in no pair of daejo.toml");
        assert_eq!(left_out, arguments.contains("--config") || arguments.contains("news"), "{ran:#?}");
    }
    three.run_in("press", "check a.ko.txt").exits_with(0).prints("1 pair checked");
    three
        .run("check press/none.ko.txt press/a.ko.txt press/a.en.txt")
        .refuses_with("press/none.ko.txt: there is no such file");
    three.run("check press .. other.ko.txt").refuses_with("lies outside the folder of daejo.toml");
    // What a hook passes on, before the first pair is there.
    let none = given().file("daejo.toml", SETS).file("other.en.txt", EN);
    none.run("check --config daejo.toml other.en.txt").exits_with(0).prints("0 pairs checked");
    none.run("check").refuses_with("no file is what the pairs of daejo.toml ask for");
}

#[test]
fn a_side_that_is_missing_is_reported() {
    for (config, code, told) in [
        ("", 0, "warning: press/d.ko.txt has no translation: press/d.en.txt is not there"),
        ("unpaired = 'error'", 1, "error: press/d.ko.txt has no translation"),
        ("unpaired = 'off'", 0, "1 pair checked, nothing found\n"),
        ("unpaired = 'warning'\nfail-on = 'warning'", 1, "; 2 files without a counterpart"),
    ] {
        let given = given()
            .file("daejo.toml", format!("{config}\n{SETS}"))
            .file("press/a.ko.txt", KO)
            .file("press/a.en.txt", EN)
            .file("press/d.ko.txt", KO)
            .file("press/e.en.txt", EN);
        given.run("check").exits_with(code).prints(told);
        let json = given.run("check --format json").exits_with(code).json();
        assert_eq!(json["documents"].as_array().map(Vec::len), Some(1));
        if !config.contains("off") {
            assert_eq!(json["unpaired"][0]["missing"], "target");
            assert_eq!(json["unpaired"][1]["missing"], "source");
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_stops_no_other() {
    let given = given_three("").file("press/b.ko.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0");
    let ran =
        given.run("check").exits_with(2).prints("press/c.ko.txt").prints("1 pair that could not be read");
    assert!(ran.stderr.starts_with("daejo: press/b.ko.txt is not a text file"), "{ran:#?}");
    assert_eq!(ran.stderr.lines().count(), 1);
    let json = given.run("check --format json").exits_with(2).json();
    assert_eq!(json["documents"].as_array().map(Vec::len), Some(2));
    assert_eq!(json["errors"][0]["source"], "press/b.ko.txt");
}

#[test]
fn the_json_report_of_many_pairs_is_that_of_one() {
    let given = given_three("");
    let many = given.run("check --format json").exits_with(1).json();
    assert_eq!(many["schema"], "daejo.report/1");
    let documents = many["documents"].as_array().unwrap();
    for (document, name) in documents.iter().zip(["a", "b", "c"]) {
        let one: Value = given.run(&format!("check press/{name}.ko.txt --format json")).json();
        assert_eq!(one["documents"][0], *document);
        assert_eq!(document["source"]["path"], format!("press/{name}.ko.txt"));
    }
}

#[test]
fn severities_are_those_of_the_configuration() {
    for (config, code, told) in [
        ("severity.money = 'warning'", 0, "2 warnings"),
        ("severity.money = 'off'", 0, "1 warning"),
        ("severity = { money = 'off', amount-changed = 'note' }", 0, "1 note"),
        ("severity.number = 'error'", 1, "2 errors"),
        ("severity.amount-changed = 'note'\nfail-on = 'note'", 1, "1 note"),
        ("fail-on = 'never'", 0, "1 error"),
        ("[[overrides]]\npaths = ['press/b.*']\nseverity.money = 'off'", 0, "1 warning\n"),
        ("[[overrides]]\npaths = ['press/']\nseverity.money = 'note'", 0, "1 note"),
        ("[[overrides]]\npaths = ['a.*', 'c.*']\nseverity.money = 'off'", 1, "1 error"),
        ("exclude = ['b.en.txt', 'b.ko.txt']", 0, "2 pairs checked"),
        ("exclude = ['press/']\n[[pairs]]\nfile = '{n}.txt'", 2, ""),
    ] {
        given_three(config).run("check").exits_with(code).prints(told);
    }
    let given = given_three("fail-on = 'never'\nseverity.number = 'off'");
    given.run("check --fail-on error").exits_with(1);
    given.run("check --only number").exits_with(0).prints("nothing found");
    given.run("check --skip money").exits_with(0).prints("nothing found");
}

#[test]
fn one_file_may_hold_both_languages() {
    let both = format!("{KO}\n{}", wrong());
    let given = given().file("daejo.toml", "[[pairs]]\nfile = 'all/{name}.txt'").file("all/a.txt", both);
    given.run("check").exits_with(1).prints("all/a.txt  ko -> en").prints("1 pair checked");
}

#[test]
fn the_date_is_that_of_the_path() {
    let (ko, en) = ("다온시는 지난 9일 도서관을 열었다.\n", "Daon City opened a library on May 9.\n");
    let config = "[[pairs]]\nsource = '{date}-{name}.ko.txt'\ntarget = '{date}-{name}.en.txt'";
    let on = |config: &str, day: &str| {
        let given = given().file("daejo.toml", config).file(&format!("{day}-a.ko.txt"), ko);
        given.file(&format!("{day}-a.en.txt"), en)
    };
    on(config, "2026-05-20").run("check").exits_with(0).prints("nothing found");
    on(config, "20260620").run("check").exits_with(1).prints("date-changed");
    on(config, "20260620").run("check --date 2026-05-20").exits_with(0);
    on(&format!("date-from = ['front-matter']\n{config}"), "20260620").run("check").exits_with(0);
}

#[test]
fn tables_of_the_project_join_those_of_the_program() {
    let ko = "다온시는 9일 라온솔루텍과 협약을 맺었다.\n";
    let en = "Daon signed an agreement with Raon Technologies on the 9th.\n";
    let given = given()
        .file(
            "daejo.toml",
            format!(
                "glossary = ['words/own.tsv']\nlexicon = ['words/more.tsv']\nfail-on = 'warning'\n{SETS}"
            ),
        )
        .file("press/a.ko.txt", ko)
        .file("press/a.en.txt", en)
        .file("words/own.tsv", "라온솔루텍\tLaon Solutech\n")
        .file("words/more.tsv", "협약\tAgreement\n");
    given.run_in("press", "check").exits_with(1).prints("the translation does not have the name 라온솔루텍");
    given.write("words/own.tsv", "# none\n");
    given.run("check").exits_with(0);
    given.write("words/more.tsv", "협약\n");
    given.run("check").refuses_with("words/more.tsv:1: a row is Korean, a tab, English");
    given.remove("words/more.tsv");
    given.run("check").refuses_with("cannot read words/more.tsv: there is no such file");
}

#[test]
fn a_faulty_configuration_is_told_with_the_right_name() {
    let mut all = String::new();
    for config in [
        "[[pair]]\nsource = 'a'",
        "[[pairs]]\nsource = 'a/{name}.ko.md'\ntraget = 'a/{name}.en.md'",
        "[[pairs]]\nsource = 'a/{name}.ko.md'\ntarget = 'a/{title}.en.md'",
        "[[pairs]]\nsource = 'a/{name}.ko.md'",
        "[[pairs]]\nsource = 'a/*.ko.md'\ntarget = 'a/*.en.md'",
        "[[pairs]]\nsource = '../{name}.ko.md'\ntarget = '../{name}.en.md'",
        "fail_on = 'error'",
        "fail-on = 'errors'",
        "[severity]\nnumber-chagned = 'off'",
        "[severity]\nnumber = 'ignore'",
        "[[overrides]]\npaths = ['{a']\nseverity = {}",
        "[[allow]]\nrule = 'number'\npaths = ['a']",
        "exclude = 'drafts'",
        "[[pairs]\n",
        "",
        "[[pairs]]\nsource = 'none/{name}.ko.md'\ntarget = 'none/{name}.en.md'",
        "[[pairs]]\nfile = 'a.{x}'",
    ] {
        let given = given().file("daejo.toml", config).file("a.txt", KO).file("a.md", KO);
        let ran = given.run("check").exits_with(2);
        all.extend([config, "\n", &ran.transcript()]);
    }
    all += &given().run("check").exits_with(2).transcript();
    all += &given().run("check --changed").exits_with(2).transcript();
    all += &given().run("check a b c").exits_with(2).transcript();
    all += &given().run("check --config none.toml").exits_with(2).transcript();
    snapshots().bind(|| insta::assert_snapshot!("project-faults", all));
}

#[test]
fn only_what_has_changed_is_checked() {
    let given = given_three("").file(".gitignore", "own.txt\n");
    given.git("init --quiet");
    given.git("add .");
    given.git("commit --quiet -m all");
    given.run("check --changed").exits_with(0).prints("0 pairs checked");
    given.write("press/c.en.txt", wrong());
    given.write("press/d.ko.txt", KO);
    given
        .run("check --changed")
        .exits_with(1)
        .prints("press/d.ko.txt has no translation")
        .prints("1 pair checked");
    given.run_in("press", "check --changed").exits_with(1).prints("1 pair checked");
    given.git("checkout --quiet -b work");
    given.git("add .");
    given.git("commit --quiet -m more");
    given.run("check --changed").exits_with(0).prints("0 pairs checked");
    given.run("check --changed main").exits_with(1).prints("1 pair checked");
    // What main has changed since is no change of ours.
    given.git("checkout --quiet main");
    given.write("press/a.en.txt", wrong());
    given.git("commit --quiet -a -m theirs");
    given.git("checkout --quiet work");
    given.run("check --changed main").exits_with(1).prints("1 pair checked").does_not_print("press/a");
    given.remove("press/b.en.txt");
    given.run("check --changed").exits_with(0).prints("press/b.ko.txt has no translation");
    given.write("daejo.toml", format!("fail-on = 'note'\n{SETS}"));
    given.run("check --changed").exits_with(1).prints("2 pairs checked");
    given.run("check --changed none").refuses_with("cannot ask git what has changed: ");
    given.run("check --changed=--output=x").refuses_with("is no revision");
}

#[test]
fn files_that_git_ignores_are_no_pairs() {
    let given = given_three("").file(".gitignore", "press/b.*\n");
    given.run("check").exits_with(0).prints("2 pairs checked");
}

#[test]
fn init_writes_what_is_there_and_never_overwrites() {
    let given = given().file("ko/x/a.txt", KO).file("en/x/a.txt", EN);
    given.run("init").exits_with(0).prints("wrote daejo.toml; one pair was found");
    let text = given.text("daejo.toml");
    assert!(text.contains("source = \"ko/{*path}.txt\"\ntarget = \"en/{*path}.txt\""), "{text}");
    given.run("check").exits_with(0).prints("1 pair checked");
    given.write("ko/x/b.txt", KO);
    given.run("init").refuses_with("daejo.toml is there already");
    assert_eq!(given.text("daejo.toml"), text);
    let empty = crate::cli::given();
    empty.run("init").exits_with(0).prints("no pairs were found");
    empty.run("check").refuses_with(
        "no file is what the pairs of daejo.toml ask for: press/{name}.ko.md, press/{name}.en.md",
    );
    snapshots().bind(|| insta::assert_snapshot!("project-init", empty.text("daejo.toml")));
}

#[test]
fn the_configuration_allows_findings_and_says_which_allowance_can_go() {
    let allow =
        |more: &str| format!("[[allow]]\nrule = 'money'\npaths = ['press/']\nreason = 'agreed'\n{more}");
    let fingerprint = given_three("").run("check press/b.ko.txt --format json").json();
    let fingerprint = fingerprint["documents"][0]["findings"][0]["fingerprint"].as_str().unwrap().to_owned();
    for more in ["", "text = '새 도서관'", "text = 'new library'", &format!("fingerprint = '{fingerprint}'")]
    {
        let given = given_three(&allow(more));
        given.run("check").exits_with(0).prints("3 pairs checked, 1 with findings: 1 warning; 1 allowed\n");
        let report = given.run("check press/b.ko.txt --format json").exits_with(0).json();
        assert_eq!(report["documents"][0]["summary"]["allowed"], 1);
    }
    for more in ["text = 'bridge'", "text = '1,200'", "fingerprint = '0'"] {
        let given =
            given_three(&format!("{}\n{}", allow(""), allow(more).replace("'press/'", "'b.*', 'c.*'")));
        let told = "warning: daejo.toml:6: nothing of money is found in b.*, c.*: this allowance can go\n";
        given.run("check").exits_with(0).prints(told);
        given.run("check --fail-on warning").exits_with(1);
        given.run("check --format json").prints("\"unused\":[\"daejo.toml:6: ");
        // The rest of the pairs or of the rules may use it.
        for part in ["check press", "check --only quote"] {
            given.run(part).does_not_print("can go");
        }
    }
}

/// Returns a project with one pair of Markdown files.
fn given_markdown(config: &str, ko: &str, en: &str) -> Given {
    let sets = SETS.replace(".txt", ".md");
    given()
        .file("daejo.toml", format!("{config}\n{sets}"))
        .file("press/a.ko.md", ko)
        .file("press/a.en.md", en)
}

#[test]
fn findings_in_markdown_stand_where_the_file_has_them() {
    let ko = "---\ntitle: 도서관 3호\n---\n\n# 새 도서관\n\n다온시는 새 도서관에\n**55억 원**을 들인다고 밝혔다.\n";
    let en = "# A new library\n\n> Daon City said it would spend\n> [**55 billion won**](https://a.kr/7) on a new library.\n";
    let report = given_markdown("", ko, en).run("check --format json").exits_with(1).json();
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{report:#}");
    for (side, text, cut) in [("source", ko, "55억 원"), ("target", en, "55 billion won")] {
        let place = &findings[0][side][0];
        let at = |field: &str| usize::try_from(place[field].as_u64().unwrap()).unwrap();
        assert_eq!(text.get(at("start")..at("end")), Some(cut), "{place}");
        let before = text.get(..at("start")).unwrap();
        assert_eq!(at("line"), before.matches('\n').count() + 1);
        assert_eq!(at("column"), before.rsplit('\n').next().unwrap().chars().count() + 1);
    }
}

#[test]
fn the_front_matter_tells_the_date() {
    let ko = "---\ndate: 2026-06-20\n---\n다온시는 지난 9일 도서관을 열었다.\n";
    let en = "Daon City opened a library on May 9.\n";
    given_markdown("", ko, en).run("check").exits_with(1).prints("date-changed");
    given_markdown("", &ko.replace("-06-", "-05-"), en).run("check").exits_with(0).prints("nothing found");
    given_markdown("date-from = []", ko, en).run("check").exits_with(0).prints("nothing found");
    let files = given().file("a.ko.md", ko).file("a.en.md", en);
    files.run("check a.ko.md a.en.md").exits_with(1).prints("date-changed");
    files.run("check a.ko.md a.en.md --date 2026-05-20").exits_with(0);
}

#[test]
fn a_comment_in_either_file_allows_what_follows() {
    let comment = "<!-- daejo allow money: agreed -->\n";
    for (ko, en) in [(format!("{comment}{KO}"), wrong()), (KO.to_owned(), format!("{comment}{}", wrong()))] {
        let given = given_markdown("fail-on = 'note'", &ko, &en);
        given.run("check").exits_with(0).prints("1 pair checked, nothing found; 1 allowed\n");
        given.run("check --only number,allowance").exits_with(0).prints("nothing found\n");
        given.run("check press/a.en.md --format json").exits_with(0).prints("\"allowed\":1");
    }
    let stale = given_markdown("fail-on = 'note'", &format!("{comment}{KO}"), EN);
    stale.run("check").exits_with(1).prints("warning[allowance-unused]: nothing of money is found");
    stale.run("check --skip allowance-unused").exits_with(0);
    // In a plain text it is text.
    let plain = given().file("a.txt", format!("{comment}{KO}")).file("b.txt", wrong());
    plain.run("check a.txt b.txt").exits_with(1).prints("amount-changed");
    // Where one file holds both languages, it stands before the paragraph that it speaks of.
    let both = format!("{KO}\n{comment}\n{}", wrong());
    given().file("a.md", both).run("check a.md").exits_with(0).prints("nothing found, 1 allowed");
}
