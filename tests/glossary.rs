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

#[test]
fn a_speaker_is_known_by_the_glossary() {
    let korean = "곽두래 시장은 “시민과 함께 낡은 항구를 새 공원으로 바꾸겠다”고 말했다.\n피터 홀 시장은 “두 도시의 아이들이 서로의 학교에서 공부하기를 바란다”고 답했다.\n";
    let english = |first: &str, second: &str| {
        format!(
            "“We will turn the old port into a new park together with our citizens,” said {first}.\n“I hope that the children of our two cities will study at each other's schools,” {second} replied.\n"
        )
    };
    let run = |english: &str| {
        let files = given().file("ko.txt", korean).file("en.txt", english);
        let files = files.file("own.tsv", "곽두래\tSunny Bell\tperson\n");
        files.run("check --only quote --glossary own.tsv --fail-on warning ko.txt en.txt")
    };
    run(&english("Mayor Sunny Bell", "Mayor Peter Hall")).exits_with(0);
    let swapped = run(&english("Mayor Peter Hall", "Mayor Sunny Bell"));
    swapped.exits_with(1).prints("source speaker: Sunny Bell, translation speaker: Peter Hall");
}
