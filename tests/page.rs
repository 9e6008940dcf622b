//! The HTML report: what its reader finds on it, and what the texts cannot do to it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use base64::Engine;
use sha2::Digest;

use crate::cli::{KO, given, given_pair, program, wrong};
use crate::formats::check_hostile;
use crate::root;

/// Returns the page of the release that the examples hold.
fn example() -> String {
    let mut command = program();
    let files = ["examples/city-agreement.ko.txt", "examples/city-agreement.en.txt"];
    command.arg("check").args(files).args(["--format", "html"]).current_dir(root(""));
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

/// Returns what lies between two texts.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(inside, _)| inside)
}

/// Returns the tags of a page, each without its angle brackets. Everything from the texts is escaped, so that a bracket is one of
/// the page's own; its style and its script are left out.
fn tags(page: &str) -> Vec<String> {
    let style = between(page, "<style>", "</style>");
    let script = between(page, "<script>", "</script>");
    let page = page.replace(style, "").replace(script, "");
    page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap().to_owned()).collect()
}

/// Returns the values of an attribute.
fn attribute<'t>(tags: &'t [String], name: &str) -> Vec<&'t str> {
    let begin = format!(" {name}=\"");
    tags.iter().filter(|tag| tag.contains(&begin)).map(|tag| between(tag, &begin, "\"")).collect()
}

/// Returns the text of a piece of a page, without tags.
fn text(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Returns the text of one language on a page, without the marks and numbers in it.
fn side(page: &str, lang: &str) -> String {
    let mut all = String::new();
    for cell in page.split(&format!("<td lang=\"{lang}\">")).skip(1) {
        let mut cell = cell.split("</td>").next().unwrap().to_owned();
        for (from, to) in [
            ("<a class=\"number\"", "</a>"),
            ("<mark class=\"place", "</mark>"),
            ("<p class=\"none\"", "</p>"),
        ] {
            while let Some((before, rest)) = cell.split_once(from) {
                cell = format!("{before}{}", rest.split_once(to).unwrap().1);
            }
        }
        let _ = writeln!(all, "{}", text(&cell.replace("</p>", "</p>\n")));
    }
    all
}

/// Returns a text without white space.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_page_holds_both_texts_whole() {
    let page = example();
    for lang in ["ko", "en"] {
        let file = fs::read_to_string(root(&format!("examples/city-agreement.{lang}.txt"))).unwrap();
        let mut lines: Vec<_> = file.lines().map(solid).filter(|line| !line.is_empty()).collect();
        let shown = solid(&side(&page, lang));
        // Passages are in the order of the translation.
        lines.retain(|line| !shown.contains(line.as_str()));
        assert!(lines.is_empty(), "{lang}: {lines:?}");
        assert_eq!(shown.chars().count(), solid(&file).chars().count(), "{lang}");
    }
}

#[test]
fn every_finding_is_told_once_marked_on_both_sides_and_linked() {
    for page in [example(), check_hostile("--format html")] {
        let tags = tags(&page);
        let ids = attribute(&tags, "id");
        let unique: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "an id occurs twice");
        for link in attribute(&tags, "href") {
            let place = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads off the page"));
            assert!(unique.contains(place), "{link} leads nowhere");
        }
        let findings = ids.iter().filter_map(|id| id.strip_prefix('f')).collect::<Vec<_>>();
        assert!(findings.len() >= 3);
        for (number, finding) in (1..).zip(findings) {
            assert_eq!(finding, number.to_string());
            for [here, there] in [["s", "t"], ["t", "s"]] {
                let number = format!("<a class=\"number\" id=\"{here}{finding}\" href=\"#{there}{finding}\"");
                assert!(page.contains(&number), "{number}");
            }
            let marks = attribute(&tags, "data-findings");
            assert!(marks.iter().filter(|m| m.split(' ').any(|n| n == finding)).count() >= 4, "{finding}");
        }
    }
}

#[test]
fn findings_that_overlap_are_all_marked() {
    // A sentence in the wrong mouth, with a figure that is wrong as well.
    let ko = "강릉시는 커피 축제에서 일회용 컵을 없앤다.\n\
              경나래 강릉시 국장은 “쓰레기를 절반으로 줄이는 것이 목표다. 다회용 컵 5만 개를 시민들에게 무료로 빌려주겠다”고 설명했다.\n\
              카페를 운영하는 방태윤 씨는 “손님들이 다시 찾아오니 단골이 늘었다”고 전했다.\n";
    let en = "Gangneung will do away with disposable cups at its coffee festival.\n\
              \"Our goal is to cut the waste by half,\" explained Gyeong Na-rae, a director of the city.\n\
              \"Customers come back, so I have more regulars,\" said Bang Tae-yun, who runs a cafe. \
              \"We will lend 5,000 reusable cups to citizens free of charge.\"\n";
    let page = given_pair(ko, en).run("check ko.txt en.txt --format html").stdout;
    let tags = tags(&page);
    for both in ["1 2", "1"] {
        assert!(attribute(&tags, "data-findings").contains(&both), "{page}");
    }
    assert_eq!(solid(&side(&page, "ko")).len(), solid(ko).len());
}

#[test]
fn both_languages_of_one_file_are_told_apart() {
    let wrong = wrong();
    let mixed: String =
        KO.lines().zip(wrong.lines()).fold(String::new(), |all, (ko, en)| all + ko + "\n" + en + "\n");
    let page = given().file("both.txt", mixed).run("check both.txt --format html").exits_with(1).stdout;
    assert_eq!(solid(&side(&page, "ko")), solid(KO));
    assert_eq!(solid(&side(&page, "en")), solid(&wrong));
}

#[test]
fn the_page_needs_no_network_and_runs_no_script_but_its_own() {
    let page = check_hostile("--format html");
    let tags = tags(&page);
    for tag in &tags {
        assert!(!tag.contains(" src=") && !tag.starts_with("link") && !tag.contains(" on"), "{tag}");
    }
    assert_eq!(tags.iter().filter(|tag| tag.starts_with("script")).count(), 1);
    assert!(
        !page.contains("@import")
            && !page.contains("url(")
            && !page.contains("http://")
            && !page.contains("https://")
    );
    let script = between(&page, "<script>", "</script>");
    let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(script));
    let policy = attribute(&tags, "content").concat();
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert!(policy.contains(&format!("script-src 'sha256-{hash}'")), "the hash of page.js is sha256-{hash}");
}

#[test]
fn a_clean_pair_and_a_gap_have_their_rows() {
    let page = given_pair(KO, crate::cli::EN).run("check ko.txt en.txt --format html").exits_with(0).stdout;
    assert!(page.contains("nothing found") && attribute(&tags(&page), "data-findings").is_empty());
    assert!(check_hostile("--format html").contains("class=\"none\""));
}
