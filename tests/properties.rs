//! Properties that hold for any text: nothing panics, places are in bounds, and the same input gives the same output.

use std::sync::Arc;

use daejo::probe::{facts, names_and_quotes};
use daejo::{Checked, Document, Finding, Lang, Options, Selection, SourceFile, Span, check, split_bilingual};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::cli::given;

/// Pieces of releases, well-formed and not; any order of them may stand in a file.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "다온시는 ", "시장은 ", "김도윤 시장은 ", "나래 대표", "한국", "라고 말했다. ", "고 밝혔다.", "에서 ",
    "이다.", "했다", "것", "가", "ㅇ ", "ㄱ", "약 ", "여 ", "몇 ", "제24회 ", "첫 ", "세 번째 ", "수십 ",
    "하루 ", "지난 9일 ", "올해 ", "오는 13~15일 ", "2026. 7. 22.(수) ", "2026년 3월 9일", "’26년 상반기",
    "3월 말", "오전 9시 30분", "밤 12시", "25시 70분", "3개월간 ", "1박 2일", "55억 원", "1조 2,340억 원",
    "1,200명", "3.2%", "0.1%p", "3%포인트", "△3.2%", "85㎡", "3.5km", "500kg", "영하 5℃", "3분의 2", "두 ",
    "삼백만 ", "조 ", "억", "만", "백만 달러", "US$", "₩", "€3", "10€ ", "¥", "№", "½", "１２３", "٣", "²", "Ⅳ",
    "①", "1", "23", "007", "1,23", "1.2.3", "-", "–", "~", "∼", ".", "…", "?!", ",", ":", "/", "%", "+",
    "=", "1e9", "99999999", "99999999999999999999999999999999", "Mayor Na Do-yun ", "Na ", "Mr. ", "the U.S. ",
    "Harrell", "O'Brien's ", "said, ", " said. ", "she added", "It is ", "won", "Sunday", "5.5 billion won",
    "$3.5 million", "KRW 1,200", "about ", "more than ", "1,200 people", "3.2 percent", "percentage points",
    "March 9, 2026", "Sept. 31", "the 9th", "in the first half of ", "last year", "9:30 a.m.", "noon",
    "three months", "셋째 주 금요일 ", "the third Friday of ", "설 연휴 ", "Christmas Eve ", "3/4분기 ", "7시 5분 전 ", "half past ",
    "15h20", "한국시간 ", "KST ", "매주 ", "평일 ", "every other ", "서너 달 ", "이천십팔년 ", "nineteen ninety-nine ", "10/31/74 ", "2016-11",
    "지난 3년간 ", "within the next ", "ago", "전 ", "two-thirds", "twenty-", "one hundred and ", "third ", "dozens of ", "No. 3 ", "a ",
    "o ", "A.", "e.g. ", "www.example.kr ", "a@b.kr", "02-123-4567", "“", "”", "‘", "’", "\"", "'", "「",
    "」", "『", "』", "«", "»", "〈", "《", "''", "``", "＂", "(", ")", "[", "]", "（", "）", "□ ", "○ ",
    "※ ", "▲", "△", "- ", "* ", "· ", "• ", "1. ", "가. ", "<", "☎ ", "담당자", "Contact: ", "\n", "\n\n",
    "\r\n", "\r", "\t", " ", "  ", "\u{3000}", "\u{a0}", "\u{200b}", "\u{feff}", "\u{2028}", "\u{b}", "🌊",
    "👩‍👩‍👧", "🇰🇷", "❤️", "e\u{301}", "é", "\u{FB2C}", "ﬁ", "漢字", "東京", "日本語", "Ж", "ß", "İ", "ǅ",
    "\u{1103}\u{1161}\u{110b}\u{1169}\u{11ab}",
    "\u{1109}\u{1175}\u{110c}\u{1161}\u{11bc}\u{110b}\u{1173}\u{11ab} ", "\u{1100}", "\u{11ab}",
];

/// Markup, well-formed and not.
#[rustfmt::skip]
const MARKUP: &[&str] = &[
    "**", "*", "_", "`", "```\n", "# ", "\n===\n", "> ", "- ", "1. ", "[", "](a)", "![", "<b>", "</b>", "<!--", "-->", "<br>",
    "<!-- daejo allow number: so -->", "\n<!-- daejo allow quote -->\n", "<!-- daejo -->", "<div>\n", "</div>", "| ", "\n|---|---|\n",
    "\n\n", "\n", "  \n", "\\\n", "---\n", "+++\n", "date: 2026-03-11\n", "&amp;", "&#44032;", "\\*", "~~", "    ", "[^1]", "\n[^1]: ",
];

/// The settings of all properties; the seed is fixed, so that a run depends on nothing but the program.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(9),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Returns texts made of the pieces.
fn composed() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 1..40).prop_map(|pieces| pieces.concat())
}

/// Returns texts made of the pieces with any characters among them, and texts of any characters.
fn any_text() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![9 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop_oneof![
        3 => prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// Returns texts made of the pieces and of markup.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![select(PIECES), select(MARKUP)];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

/// Returns texts of one line.
fn line() -> impl Strategy<Value = String> {
    any_text().prop_map(|text| text.replace(['\n', '\0'], " "))
}

fn document(text: &str, lang: Lang) -> Option<Document> {
    let file = SourceFile::new("a.txt", text.as_bytes().to_vec()).ok()?;
    Some(Document::whole(Arc::new(file), lang))
}

/// Checks two texts, unless one of them is no text at all.
fn checked(ko: &str, en: &str, only: &[&str]) -> Option<Checked> {
    let only: Vec<String> = only.iter().map(|rule| (*rule).to_owned()).collect();
    let options = Options { selection: Selection::new(&only, &[]).unwrap(), date: None };
    Some(check(document(ko, Lang::Ko)?, document(en, Lang::En)?, &options))
}

/// Returns whether both ends of `span` lie in `text`, in order and on character borders.
fn fits(span: Span, text: &str) -> bool {
    text.get(span.start..span.end).is_some()
}

fn fingerprints(checked: &Checked) -> Vec<String> {
    let mut all: Vec<_> = checked.findings.iter().map(Finding::fingerprint).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn findings_and_sentences_are_in_bounds(ko in any_text(), en in any_text()) {
        if let Some(checked) = checked(&ko, &en, &[]) {
            let (source, target) = (checked.source.text(), checked.target.text());
            for finding in &checked.findings {
                prop_assert!(!finding.source.is_empty() || !finding.target.is_empty(), "{finding:?}");
                prop_assert!(finding.source.iter().all(|span| fits(*span, source)), "{finding:?}");
                prop_assert!(finding.target.iter().all(|span| fits(*span, target)), "{finding:?}");
            }
            for (sentences, text) in [(&checked.source_sentences, source), (&checked.target_sentences, target)] {
                prop_assert!(sentences.iter().all(|span| fits(*span, text)));
                prop_assert!(sentences.windows(2).all(|pair| pair[0].end <= pair[1].start), "{sentences:?}");
            }
        }
    }

    #[test]
    fn facts_stand_side_by_side_and_all_that_is_read_in_the_text(text in any_text()) {
        for lang in [Lang::Ko, Lang::En] {
            let Some(document) = document(&text, lang) else { continue };
            let facts = facts(document.clone(), "2026-03-09T09:30:00+09:00");
            for two in facts.windows(2) {
                prop_assert!(two[0].span.end <= two[1].span.start, "{two:?} in {text:?}");
            }
            for told in facts.into_iter().chain(names_and_quotes(document.clone())) {
                let cut = told.span.of(document.text());
                prop_assert!(!cut.is_empty(), "{told:?} in {text:?}");
            }
        }
    }

    #[test]
    fn sentences_keep_every_letter_and_digit(ko in any_text(), en in any_text()) {
        if let Some(checked) = checked(&ko, &en, &["quote-moved"]) {
            let sides = [(&checked.source, &checked.source_sentences), (&checked.target, &checked.target_sentences)];
            for (document, sentences) in sides {
                for (at, c) in document.text().char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                    let kept = sentences.iter().any(|s| s.contains(Span::new(at, at + c.len_utf8())));
                    // These two letters are also markers of list items.
                    prop_assert!(kept || c == 'ㅇ' || c == 'o', "{c} at {at} of {:?}", document.text());
                }
            }
        }
    }

    #[test]
    fn places_lead_back_to_the_bytes_of_the_file(ko in composed()) {
        let raw: String = ko.nfd().collect();
        for text in [ko, raw] {
            let Some(checked) = checked(&text, "Busan", &[]) else { continue };
            let file = &checked.source.file;
            for span in &checked.source_sentences {
                let (start, end) = (file.position(span.start), file.position(span.end));
                let cut: String = text.get(start.byte..end.byte).unwrap().nfc().collect();
                prop_assert_eq!(cut, span.of(checked.source.text()));
                let before = text.get(..start.byte).unwrap().replace("\r\n", "\n").replace('\r', "\n");
                let line = before.rsplit('\n').next().unwrap();
                prop_assert_eq!(start.line, before.matches('\n').count() + 1);
                // A byte-order mark at the beginning of the file is no character of its first line.
                let mark = start.line == 1 && line.starts_with('\u{feff}');
                prop_assert_eq!(start.column, line.chars().count() + 1 - usize::from(mark));
            }
        }
    }

    #[test]
    fn files_of_any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(file) = SourceFile::new("a.bin", bytes.clone()) {
            let end = file.position(file.text.len());
            prop_assert_eq!(end.byte, bytes.len());
        }
    }

    #[test]
    fn a_file_of_both_languages_is_split_without_loss(text in any_text()) {
        let Ok(file) = SourceFile::new("a.txt", text.into_bytes()) else { return Ok(()) };
        let file = Arc::new(file);
        if let Ok((ko, en)) = split_bilingual(&file) {
            let whole = Document::whole(Arc::clone(&file), Lang::Ko);
            let mut both: Vec<_> = ko.paragraphs.iter().chain(&en.paragraphs).copied().collect();
            both.sort();
            prop_assert_eq!(both, whole.paragraphs);
            let _ = check(ko, en, &Options::default());
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_same_input_gives_the_same_report(ko in composed(), en in composed()) {
        let report = || {
            let checked = checked(&ko, &en, &[])?;
            Some((daejo::report::text(&checked), daejo::report::json(&[checked], "").unwrap()))
        };
        prop_assert_eq!(report(), report());
    }

    #[test]
    fn composed_and_decomposed_text_give_the_same_findings(ko in composed(), en in composed()) {
        let decomposed: String = ko.nfd().collect();
        if let (Some(one), Some(other)) = (checked(&ko, &en, &[]), checked(&decomposed, &en, &[])) {
            prop_assert_eq!(fingerprints(&one), fingerprints(&other));
        }
    }

    #[test]
    fn places_in_markdown_are_places_of_the_file(
        ko in markdown(),
        en in markdown(),
    ) {
        let document = |text: &str, lang| {
            let file = SourceFile::new("a.md", text.as_bytes().to_vec()).ok()?;
            Some(Document::whole(Arc::new(file), lang))
        };
        let (Some(source), Some(target)) = (document(&ko, Lang::Ko), document(&en, Lang::En)) else { return Ok(()) };
        for (raw, document) in [(&ko, &source), (&en, &target)] {
            let file = &document.file;
            let mark = if raw.starts_with('\u{feff}') { 3 } else { 0 };
            for (at, c) in file.text.char_indices() {
                let (start, end) = file.range(Span::new(at, at + c.len_utf8()));
                prop_assert!(mark <= start.byte && start.byte <= end.byte && end.byte <= raw.len(), "{start:?} {end:?}");
                prop_assert!(raw.is_char_boundary(start.byte) && raw.is_char_boundary(end.byte));
            }
        }
        let selection = Selection::new(&["number".into(), "allowance".into()], &[]).unwrap();
        let checked = check(source, target, &Options { selection, date: None });
        prop_assert!(checked.findings.iter().all(|finding| !finding.message.is_empty()));
    }

    #[test]
    fn each_rule_alone_finds_what_it_finds_among_all(ko in composed(), en in composed()) {
        // Rules that ask what passages mean bring another alignment with them, and so do those that ask for names in
        // a short text; each is a group of its own.
        let (meaning, words): (Vec<_>, Vec<_>) =
            daejo::rules().partition(|rule| ["quote", "omission", "addition", "polarity", "direction", "modality"].contains(&rule.category));
        let (names, figures): (Vec<_>, Vec<_>) = words
            .into_iter()
            .partition(|rule| ["name", "title"].contains(&rule.category) || rule.name == "source-inconsistent");
        for group in [meaning, names, figures] {
            let names: Vec<_> = group.iter().map(|rule| rule.name).collect();
            if let Some(all) = checked(&ko, &en, &names) {
                let alone = |name: &&str| fingerprints(&checked(&ko, &en, &[*name]).unwrap());
                let mut alone: Vec<_> = names.iter().flat_map(alone).collect();
                alone.sort();
                prop_assert_eq!(alone, fingerprints(&all));
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(4))]

    /// One run of the program reads many lines, so that a case costs one start.
    #[test]
    fn facts_of_any_line_are_in_bounds(lines in prop::collection::vec(line(), 60), korean in any::<bool>()) {
        let text = format!("가 a 1\n{}\n", lines.join("\n"));
        let lang = if korean { "ko" } else { "en" };
        let ran = given().file("lines.txt", &text).run(&format!("facts --lang {lang} --format jsonl lines.txt"));
        let records = ran.exits_with(0).records();
        prop_assert_eq!(records.len(), lines.len() + 1);
        for (record, line) in records.iter().skip(1).zip(&lines) {
            for fact in record["facts"].as_array().unwrap() {
                let at = |field: &str| fact[field].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap();
                let cut = line.get(at("start")..at("end"));
                let cut = cut.map(|text| Value::from(text.nfc().collect::<String>()));
                prop_assert_eq!(cut.as_ref(), Some(&fact["text"]), "{} in {:?}", fact, line);
            }
        }
    }

    #[test]
    fn any_two_names_are_the_same_or_different(names in prop::collection::vec((line(), line()), 60)) {
        let pairs: String = names
            .iter()
            .map(|(ko, en)| format!("{ko}\t{en}\n").replace(['\r', '\u{feff}'], ""))
            .collect();
        let ran = given().file("pairs.tsv", format!("해럴\tHarrell\n{pairs}")).run("name --pairs pairs.tsv");
        let ran = ran.exits_with(0);
        prop_assert_eq!(ran.stdout.lines().count(), names.len() + 1);
        for line in ran.stdout.lines() {
            let (word, score) = line.split_once('\t').unwrap();
            prop_assert!(["same", "different"].contains(&word) && score.parse::<u32>().unwrap() <= 1000, "{line}");
        }
    }
}
