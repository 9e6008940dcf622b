//! Accepted reports: a project whose findings are reviewed like code.

use std::fs;

use crate::cli::{EN, Given, KO, given, wrong};
use crate::{root, snapshots};

const CONFIG: &str =
    "fail-on = 'note'\n[[pairs]]\nsource = 'press/{name}.ko.txt'\ntarget = 'press/{name}.en.txt'\n";

/// Begins a test with a clean pair and one with an error.
fn given_two() -> Given {
    given()
        .file("daejo.toml", CONFIG)
        .file("press/a.ko.txt", KO)
        .file("press/a.en.txt", EN)
        .file("press/b.ko.txt", KO)
        .file("press/b.en.txt", wrong())
}

/// The way of a team: forty pairs, accepted as they are, then one slip more.
#[test]
fn a_slip_in_forty_accepted_pairs_is_shown_alone() {
    let mut releases: Vec<_> =
        fs::read_dir(root("corpus/releases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    releases.sort();
    let forty = given();
    for (number, folder) in releases.iter().cycle().take(40).enumerate() {
        for side in ["ko", "en"] {
            // The beginnings are enough: the way matters here, and not the findings.
            let text = fs::read_to_string(folder.join(format!("{side}.txt"))).unwrap();
            let text: String = text.lines().take(9).map(|line| line.to_owned() + "\n").collect();
            forty.write(&format!("press/{number:02}.{side}.txt"), text);
        }
    }
    forty.run("init").exits_with(0).prints("40 pairs were found");
    let config = forty.text("daejo.toml").replace("# fail-on = \"error\"", "fail-on = \"note\"");
    forty.write("daejo.toml", config);
    forty.run("check").exits_with(1).prints("40 pairs checked");
    forty.run("check --snapshots").exits_with(1);
    forty.run("snapshot").exits_with(0).prints("of 40 pairs accepted");
    forty.run("check --snapshots").exits_with(0).prints("40 pairs checked, nothing found");

    let text = forty.text("press/31.en.txt");
    assert_eq!(text.matches("148 meters").count(), 1, "{text}");
    forty.write("press/31.en.txt", text.replace("148 meters", "184 meters"));
    let new = forty
        .run("check --snapshots")
        .exits_with(1)
        .prints("error[number-changed]")
        .prints("with findings: 1 error");
    assert_eq!(new.stdout.matches(" -> press/").count(), 1, "{new:#?}");
    new.prints("press/31.ko.txt:7 -> press/31.en.txt:7");
    let forty = forty.input("a\n");
    forty.run("review").exits_with(0).prints("1 accepted, 0 rejected, 0 skipped");
    forty.run("check --snapshots").exits_with(0).prints("nothing found");
    forty.run("review").exits_with(0).prints("nothing is new, and nothing is gone");
}

#[test]
fn an_accepted_report_is_a_text_to_read() {
    let two = given_two();
    two.run("snapshot").exits_with(0).prints("1 finding of 2 pairs accepted, 1 file changed");
    let text = two.text("snapshots/press/b.ko.report");
    snapshots().bind(|| insta::assert_snapshot!("accepted-report", text));
    two.run("snapshot").exits_with(0).prints("0 files changed");
    assert!(!two.has("snapshots/press/a.ko.report"));
}

/// An edit elsewhere changes nothing in it, and only the facts count.
#[test]
fn what_is_accepted_stays_so_when_the_text_moves() {
    let two = given_two();
    two.run("snapshot press/b.ko.txt").exits_with(0);
    let accepted = two.text("snapshots/press/b.ko.report");
    two.write("press/b.ko.txt", format!("도서관이 문을 연다\n\n{KO}\n도서관은 넓다.\n"));
    two.write("press/b.en.txt", format!("Library opens\n\n{}\nThe library is large.\n", wrong()));
    two.run("check --snapshots press/b.ko.txt --only money").exits_with(0);
    two.run("snapshot press/b.ko.txt").exits_with(0);
    assert_eq!(two.text("snapshots/press/b.ko.report"), accepted);
    two.write("press/b.en.txt", wrong().replace("55 billion", "56 billion"));
    two.run("check --snapshots").exits_with(1).prints("56 billion").prints("is no longer found");
    // The same slip twice is one more than was accepted.
    two.write("press/b.ko.txt", format!("{KO}\n{KO}"));
    two.write("press/b.en.txt", format!("{}\n{}", wrong(), wrong()));
    two.run("check --snapshots --only money").exits_with(1).prints("with findings: 1 error");
}

#[test]
fn what_is_gone_is_told_and_fails_nothing() {
    let two = given_two().file("press/c.ko.txt", KO).file("press/c.en.txt", wrong());
    two.run("snapshot").exits_with(0);
    two.write("press/b.en.txt", EN);
    two.remove("press/c.ko.txt");
    two.remove("press/c.en.txt");
    let ran = two.run("check --snapshots").exits_with(0);
    let ran = ran.prints("snapshots/press/b.ko.report: amount-changed ").prints("is no longer found\n");
    ran.prints("note: snapshots/press/c.ko.report: its pair is no longer there").prints("; 2 gone\n");
    two.run("check --snapshots --only number").exits_with(0).does_not_print("gone");
    let json = two.run("check --snapshots --format json").exits_with(0).json();
    assert_eq!(json["gone"][0]["rule"], "amount-changed");
    assert_eq!(json["orphans"][0], "snapshots/press/c.ko.report");
    two.run("snapshot").exits_with(0).prints("0 findings of 2 pairs accepted, 2 files changed");
    assert!(!two.has("snapshots/press/b.ko.report") && !two.has("snapshots/press/c.ko.report"));
}

#[test]
fn a_review_takes_answers_line_by_line() {
    let text = |english: &str| english.replace("1,200 people", "2,100 people").replace("9:30", "8:30");
    let two = || given_two().file("press/b.en.txt", text(&wrong()));
    let count = |given: &Given| given.text("snapshots/press/b.ko.report").matches('[').count();
    let given = two().input("s\nr\nx\na\n");
    let ran = given.run("review").exits_with(1).prints("1 accepted, 1 rejected, 1 skipped");
    assert_eq!(count(&given), 1);
    snapshots().bind(|| insta::assert_snapshot!("review", ran.transcript()));
    let given = given.input("A\n");
    given.run("review").exits_with(0).prints("2 accepted");
    assert_eq!(count(&given), 3);
    given.run("check --snapshots").exits_with(0);
    // The end of the input quits, and keeps what was accepted.
    let given = two().input("a\n");
    given.run("review press/b.en.txt").exits_with(1).prints("1 accepted, 0 rejected, 2 skipped");
    assert_eq!(count(&given), 1);
    let given = two().input("q\n");
    given.run("review").exits_with(1).prints("0 accepted, 0 rejected, 3 skipped");
    // What is gone is asked for as well.
    let given = given_two();
    given.run("snapshot").exits_with(0);
    given.write("press/b.en.txt", EN);
    let given = given.input("s\n");
    given.run("review").exits_with(0).prints("no longer found: error[amount-changed] ");
    assert_eq!(count(&given), 1);
    let given = given.input("a\n");
    given.run("review").exits_with(0).prints("1 accepted");
    assert!(!given.has("snapshots/press/b.ko.report"));
}

#[cfg(unix)]
#[test]
fn an_edit_is_checked_at_once() {
    let script = "sed 's/55 billion/5.5 billion/' \"$1\" > new && mv new \"$1\"\n";
    let given = given_two().file("mend", script).input("e\n").variable("EDITOR", "sh mend");
    given.run("review").exits_with(0).prints("0 accepted, 0 rejected, 0 skipped");
    assert_eq!(given.text("press/b.en.txt"), EN);
    let given = given_two().input("e\ns\n").variable("VISUAL", "no-such-editor");
    let ran = given.run("review").exits_with(1).prints("1 skipped");
    assert!(ran.stderr.contains("cannot run no-such-editor: there is no such file"), "{ran:#?}");
}

#[test]
fn a_file_that_is_no_accepted_report_is_told() {
    for (text, told) in [
        ("", "snapshots/press/b.ko.report is no accepted report"),
        ("# daejo.snapshot/12\n", "is no accepted report"),
        (
            "# daejo.snapshot/1\n<<<<<<< HEAD\n",
            "snapshots/press/b.ko.report:2: two versions of this file are not merged yet",
        ),
    ] {
        let given = given_two().file("snapshots/press/b.ko.report", text);
        let ran = given.run("check --snapshots").exits_with(2).prints("1 pair checked");
        assert!(ran.stderr.contains(told) && ran.stderr.lines().count() == 1, "{ran:#?}");
        assert!(given.run("review").exits_with(2).stderr.contains(told));
    }
    given_two().file("x", KO).file("y", EN).run("check --snapshots x y").refuses_with("these files are none");
}

/// Two branches that accept different findings of one pair merge.
#[test]
fn accepted_reports_merge_line_by_line() {
    let both = wrong().replace("1,200 people", "2,100 people").replace("9:30", "8:30");
    let given = given_two().file("press/b.en.txt", both).file(".gitignore", "none\n");
    let accept = |given: Given, answers: &str| {
        let given = given.input(answers);
        given.run("review").exits_with(1);
        given.git("add .");
        given.git("commit --quiet -m accept");
        given
    };
    given.git("init --quiet");
    let given = accept(given, "a\ns\ns\n");
    given.git("checkout --quiet -b one");
    let given = accept(given, "a\ns\n");
    given.git("checkout --quiet -b two HEAD~1");
    let given = accept(given, "s\na\n");
    let merged = given.try_git("merge --quiet one -m merge");
    if !merged {
        // Blocks that come to stand side by side conflict as lines do; both are to be kept.
        let text = given.text("snapshots/press/b.ko.report");
        let kept =
            text.lines().filter(|line| !["<<<", "===", ">>>"].iter().any(|mark| line.starts_with(mark)));
        given.write(
            "snapshots/press/b.ko.report",
            kept.map(|line| line.to_owned() + "\n").collect::<String>(),
        );
    }
    given.run("check --snapshots").exits_with(0).prints("nothing found");
}
