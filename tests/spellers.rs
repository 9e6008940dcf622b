//! Property: every spelling of a value reads back as that value, in both languages.
//!
//! The spellers are written here, apart from the readers: values up to 9,999경 in both languages, each in digits, in words and in mixtures.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::cli::given;

pub(crate) const KO_DIGITS: [&str; 10] = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const KO_SMALL: [&str; 4] = ["", "십", "백", "천"];
const KO_LARGE: [&str; 5] = ["", "만", "억", "조", "경"];
pub(crate) const EN_ONES: [&str; 20] = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
pub(crate) const EN_TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const EN_LARGE: [&str; 7] = ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"];
/// Digits without separators that are still taken for a figure.
const PLAIN: u128 = 10_u128.pow(16);

/// Writes digits with thousands separators.
fn separated(value: u128) -> String {
    let plain = value.to_string();
    let mut out = String::new();
    for (i, c) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Splits a value into groups of `size` digits, the lowest first.
fn groups(mut value: u128, size: u32) -> Vec<u128> {
    let base = 10_u128.pow(size);
    let mut all = Vec::new();
    while value > 0 {
        all.push(value % base);
        value /= base;
    }
    all
}

/// Spells a group below 10,000 in Sino-Korean words; `one` says whether 일 stands before 십, 백 and 천.
fn sino(group: u128, one: bool) -> String {
    let digits: Vec<usize> = groups(group, 1).into_iter().map(|d| usize::try_from(d).unwrap()).collect();
    let mut out = String::new();
    for (place, digit) in digits.iter().enumerate().rev().filter(|(_, digit)| **digit > 0) {
        if *digit > 1 || place == 0 || one {
            out.push_str(KO_DIGITS[*digit]);
        }
        out.push_str(KO_SMALL[place]);
    }
    out
}

/// Spells a value with the large Korean scales, each group by `spell`, with `gap` between them.
fn scaled(value: u128, gap: &str, spell: impl Fn(u128) -> String) -> String {
    let all = groups(value, 4);
    let parts = all.iter().enumerate().rev().filter(|(_, group)| **group > 0);
    parts.map(|(i, group)| spell(*group) + KO_LARGE[i]).collect::<Vec<_>>().join(gap)
}

/// Spells a group as 3천5백: digits with the small scales.
fn mixed(group: u128) -> String {
    if group < 100 {
        return group.to_string();
    }
    let digits = groups(group, 1);
    let parts = digits.iter().enumerate().rev().filter(|(_, digit)| **digit > 0);
    parts.map(|(place, digit)| digit.to_string() + KO_SMALL[place]).collect()
}

fn korean(value: u128) -> Vec<String> {
    let mut all = vec![
        separated(value),
        scaled(value, "", |group| group.to_string()),
        scaled(value, " ", separated),
        scaled(value, "", mixed),
    ];
    if value < PLAIN {
        all.push(value.to_string());
    }
    // A single syllable is a word of its own as often as a figure.
    if value >= 11 {
        all.push(scaled(value, "", |group| sino(group, true)));
        all.push(scaled(value, "", |group| sino(group, false)));
        all.push(scaled(value, " ", |group| sino(group, true)));
    }
    all
}

/// Spells a group below 1,000 in English words; `and` says whether "and" stands after the hundreds.
fn hundreds(group: u128, and: bool) -> String {
    let group = usize::try_from(group).unwrap();
    let (hundred, rest) = (group / 100, group % 100);
    let mut parts = Vec::new();
    if hundred > 0 {
        parts.push(format!("{} hundred", EN_ONES[hundred]));
    }
    if rest > 0 && rest < 20 {
        parts.push(EN_ONES[rest].to_owned());
    } else if rest > 0 {
        let one = EN_ONES[rest % 10];
        let dash = if one.is_empty() { "" } else { "-" };
        parts.push(format!("{}{dash}{one}", EN_TENS[rest / 10]));
    }
    parts.join(if and { " and " } else { " " })
}

fn english(value: u128) -> Vec<String> {
    let words = |and: bool| {
        let all = groups(value, 3);
        let parts = all.iter().enumerate().rev().filter(|(_, group)| **group > 0);
        let spelled = parts.map(|(i, group)| format!("{} {}", hundreds(*group, and), EN_LARGE[i]));
        spelled.map(|part| part.trim().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let mut all = vec![separated(value), words(true), words(false)];
    if value < PLAIN {
        all.push(value.to_string());
    }
    all
}

/// Returns the values of the first amounts of money that are read in the lines.
fn read(lines: &[String], lang: &str) -> Vec<Option<String>> {
    let ran = given().file("lines.txt", &(lines.join("\n") + "\n"));
    let ran = ran.run(&format!("facts --lang {lang} --format jsonl lines.txt"));
    let money = |record: &Value| {
        let facts = record["facts"].as_array().unwrap();
        let first = facts.iter().find(|fact| fact["kind"] == "money")?;
        Some(first["value"].as_str()?.to_owned())
    };
    ran.exits_with(0).records().iter().map(money).collect()
}

/// Returns values of every length.
fn values(digits: u32) -> impl Strategy<Value = Vec<u128>> {
    let value = (1..=digits).prop_flat_map(|digits| 10_u128.pow(digits - 1)..10_u128.pow(digits));
    // Round figures are what releases are made of.
    let round =
        (1..10_000_u128, 0..digits.saturating_sub(4)).prop_map(|(head, zeros)| head * 10_u128.pow(zeros));
    prop::collection::vec(prop_oneof![value, round], 40)
}

/// Checks that each spelling of each value, in a sentence, is read as that value.
fn reads_back(
    values: &[u128],
    spell: impl Fn(u128) -> Vec<String>,
    sentence: impl Fn(&str) -> String,
    lang: &str,
) -> Result<(), TestCaseError> {
    let spelled: Vec<(u128, String)> =
        values.iter().flat_map(|value| spell(*value).into_iter().map(move |s| (*value, s))).collect();
    let lines: Vec<String> = spelled.iter().map(|(_, s)| sentence(s)).collect();
    for ((value, spelling), read) in spelled.iter().zip(read(&lines, lang)) {
        prop_assert_eq!(read, Some(value.to_string()), "{}", spelling);
    }
    Ok(())
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 12,
        rng_seed: RngSeed::Fixed(4),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn korean_spellings_read_back(values in values(20)) {
        reads_back(&values, korean, |spelled| format!("공사에 {spelled} 원이 들었다."), "ko")?;
    }

    #[test]
    fn english_spellings_read_back(values in values(20)) {
        reads_back(&values, english, |spelled| format!("The works cost {spelled} won."), "en")?;
    }
}
