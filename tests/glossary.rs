//! The user's glossary: what it teaches, and what is wrong with one.

use crate::cli::given;

const KO: &str =
    "다온시는 9일 라온솔루텍과 협약을 맺었다.\n곽두래 시장은 상생형 일자리를 만들겠다고 밝혔다.\n";

/// Runs the rules of names with a glossary of this text.
fn run(english: &str, glossary: &str) -> crate::cli::Ran {
    let files = given().file("ko.txt", KO).file("en.txt", english).file("own.tsv", glossary);
    files.run("check --only name --glossary own.tsv --fail-on warning ko.txt en.txt")
}

#[test]
fn a_name_is_told_as_the_glossary_says() {
    let right = "Daon signed an agreement with Laon Solutech on the 9th.\nMayor Gwak Doo-rae said he would create jobs.\n";
    let wrong = right.replace("Laon Solutech", "Raon Technologies");
    let glossary = "# ours\n라온솔루텍\tLaon Solutech\n";
    run(right, glossary).exits_with(0);
    run(&wrong, glossary).exits_with(1).prints("the translation does not have the name 라온솔루텍");
    run(&wrong, "# nothing\n").exits_with(0);
}

#[test]
fn a_person_is_written_as_the_glossary_says() {
    let english = "Daon signed an agreement with Laon Solutech on the 9th.\nMayor Sunny Bell said she would create jobs.\n";
    run(english, "# nothing\n").exits_with(1).prints("곽두래 시장");
    run(english, "곽두래\tSunny Bell\tperson\r\n").exits_with(0);
}

#[test]
fn a_faulty_row_is_told_with_its_line() {
    for (row, fault) in [
        ("라온솔루텍", "own.tsv:2: a row is Korean, a tab, English"),
        ("Laon\tLaon", "own.tsv:2: the first column is no Korean"),
        ("라온\t라온", "own.tsv:2: the second column is no English"),
        ("라온\tLaon\tship", "own.tsv:2: `ship` is no kind: write person, place, organisation or term"),
    ] {
        run("Daon signed an agreement.\n", &format!("# ours\n{row}\n")).exits_with(2).refuses_with(fault);
    }
    given().run("check --glossary none.tsv ko.txt en.txt").exits_with(2).refuses_with("no such file");
}
