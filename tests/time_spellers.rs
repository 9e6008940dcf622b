//! Property: every spelling of a date, a time of the clock or a length of time reads back as it was meant.
//!
//! The spellers are written here, apart from the readers; the values are TIMEX3.

use jiff::civil::{Date, Time, Weekday};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::cli::given;
use crate::spellers::{EN_ONES, EN_TENS, KO_DIGITS};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const PLACES: [&str; 20] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const HOURS: [&str; 13] =
    ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"];

/// Writes a number below ten thousand in Sino-Korean words.
fn sino(value: i16) -> String {
    let digit = |place: i16| usize::try_from(value / place % 10).unwrap();
    let mut out = String::new();
    for (place, scale) in [(1000, "천"), (100, "백"), (10, "십")] {
        match digit(place) {
            0 => {}
            1 => out.push_str(scale),
            more => out.extend([KO_DIGITS[more], scale]),
        }
    }
    out + KO_DIGITS[digit(1)]
}

/// Writes a number below sixty in English words.
fn cardinal(value: usize) -> String {
    match (value / 10, value % 10) {
        (_, _) if value < 20 => EN_ONES[value].to_owned(),
        (tens, 0) => EN_TENS[tens].to_owned(),
        (tens, ones) => format!("{}-{}", EN_TENS[tens], EN_ONES[ones]),
    }
}

/// Writes a place in an order, up to the thirty-first, in words.
fn ordinal(value: usize) -> String {
    match value {
        ..20 => PLACES[value].to_owned(),
        20 => "twentieth".to_owned(),
        30 => "thirtieth".to_owned(),
        _ => format!("{}-{}", EN_TENS[value / 10], PLACES[value % 10]),
    }
}

/// Returns the suffix of an ordinal in figures.
fn suffix(value: i8) -> &'static str {
    match (value / 10, value % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn korean_dates(date: Date) -> Vec<String> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let letter = match date.weekday() {
        Weekday::Monday => '월',
        Weekday::Tuesday => '화',
        Weekday::Wednesday => '수',
        Weekday::Thursday => '목',
        Weekday::Friday => '금',
        Weekday::Saturday => '토',
        Weekday::Sunday => '일',
    };
    let named = match month {
        6 => "유월".to_owned(),
        10 => "시월".to_owned(),
        month => format!("{}월", sino(i16::from(month))),
    };
    let all = [
        format!("{year}년 {month}월 {day}일"),
        format!("{year}년{month}월{day}일"),
        format!("{year}. {month}. {day}.({letter})"),
        format!("{year}.{month:02}.{day:02}"),
        format!("{date}"),
        format!("{year}년 {month}월 {day}일({letter})"),
        format!("{letter}요일({month}월 {day}일)")
            .replace(&format!("({month}월"), &format!("({year}년 {month}월")),
        format!("{}년 {named} {}일", sino(year), sino(i16::from(day))),
    ];
    all.into_iter().map(|spelled| format!("행사는 {spelled} 열린다.")).collect()
}

fn english_dates(date: Date) -> Vec<String> {
    let (year, day) = (date.year(), date.day());
    let month = MONTHS[usize::try_from(date.month() - 1).unwrap()];
    let short = if month.len() > 4 { format!("{}.", month.get(..3).unwrap()) } else { month.to_owned() };
    let words = ordinal(usize::try_from(day).unwrap());
    let weekday = format!("{:?}", date.weekday());
    let all = [
        format!("{month} {day}, {year}"),
        format!("{day} {month} {year}"),
        format!("{short} {day}, {year}"),
        format!("{weekday}, {month} {day}, {year}"),
        format!("{month} {day}{}, {year}", suffix(day)),
        format!("the {day}{} of {month}, {year}", suffix(day)),
        format!("the {words} of {month} {year}"),
        format!("{date}"),
        format!("{day:02}-{}-{year}", month.get(..3).unwrap()),
    ];
    all.into_iter().map(|spelled| format!("The fair opens on {spelled}.")).collect()
}

fn korean_times(time: Time) -> Vec<String> {
    let (hour, minute) = (time.hour(), time.minute());
    let half = if hour < 12 { "오전" } else { "오후" };
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let native = HOURS[usize::try_from(twelve).unwrap()];
    let minutes = if minute == 0 { String::new() } else { format!(" {minute}분") };
    let spelled = if minute == 0 { String::new() } else { format!(" {}분", sino(i16::from(minute))) };
    let all = [
        format!("{half} {twelve}시{minutes}"),
        format!("{half}{twelve}시{minutes}"),
        format!("{half} {native} 시{spelled}"),
        format!("{half} {twelve}:{minute:02}"),
        format!("{hour:02}:{minute:02}"),
    ];
    all.into_iter().map(|spelled| format!("문은 {spelled}에 열린다.")).collect()
}

fn english_times(time: Time) -> Vec<String> {
    let (hour, minute) = (time.hour(), time.minute());
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let (half, pointed) = if hour < 12 { ("am", "a.m.") } else { ("pm", "p.m.") };
    let mut all = vec![
        format!("{twelve}:{minute:02} {pointed}"),
        format!("{twelve}:{minute:02}{half}"),
        format!("{twelve}.{minute:02} {pointed}"),
    ];
    if minute == 0 {
        all.push(format!("{twelve} {pointed}"));
        all.push(format!("{} {pointed}", EN_ONES[usize::try_from(twelve).unwrap()]));
    } else if minute >= 10 {
        all.push(format!(
            "{} {} {pointed}",
            EN_ONES[usize::try_from(twelve).unwrap()],
            cardinal(usize::try_from(minute).unwrap())
        ));
    }
    all.into_iter().map(|spelled| format!("The gate opens at {spelled} and closes later")).collect()
}

/// Returns the values of the facts of one kind in each line.
fn read(lines: &[String], lang: &str, kind: &str) -> Vec<Vec<String>> {
    let ran = given().file("lines.txt", lines.join("\n"));
    let ran = ran.run(&format!("facts --lang {lang} --format jsonl lines.txt"));
    let of_kind = |record: &Value| {
        let facts = record["facts"].as_array().unwrap().iter().filter(|fact| fact["kind"] == kind);
        facts.map(|fact| fact["timex"].as_str().unwrap_or_default().to_owned()).collect()
    };
    ran.exits_with(0).records().iter().map(of_kind).collect()
}

/// Checks that every line of a value reads as the one value.
fn reads_back(lines: &[(String, String)], lang: &str, kind: &str) -> Result<(), TestCaseError> {
    let texts: Vec<String> = lines.iter().map(|(_, text)| text.clone()).collect();
    for ((value, text), read) in lines.iter().zip(read(&texts, lang, kind)) {
        prop_assert_eq!(read, std::slice::from_ref(value), "{}", text);
    }
    Ok(())
}

fn dates() -> impl Strategy<Value = Vec<Date>> {
    let date = (1900..2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| jiff::civil::date(y, m, d));
    prop::collection::vec(date, 40)
}

fn times() -> impl Strategy<Value = Vec<Time>> {
    prop::collection::vec((0..24_i8, 0..60_i8).prop_map(|(h, m)| jiff::civil::time(h, m, 0, 0)), 40)
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 8,
        rng_seed: RngSeed::Fixed(5),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn dates_read_back(dates in dates()) {
        let ko = dates.iter().flat_map(|d| korean_dates(*d).into_iter().map(move |text| (d.to_string(), text)));
        reads_back(&ko.collect::<Vec<_>>(), "ko", "date")?;
        let en = dates.iter().flat_map(|d| english_dates(*d).into_iter().map(move |text| (d.to_string(), text)));
        reads_back(&en.collect::<Vec<_>>(), "en", "date")?;
    }

    #[test]
    fn times_read_back(times in times()) {
        let value = |time: &Time| format!("T{:02}:{:02}", time.hour(), time.minute());
        let ko = times.iter().flat_map(|t| korean_times(*t).into_iter().map(move |text| (value(t), text)));
        reads_back(&ko.collect::<Vec<_>>(), "ko", "time")?;
        let en = times.iter().flat_map(|t| english_times(*t).into_iter().map(move |text| (value(t), text)));
        reads_back(&en.collect::<Vec<_>>(), "en", "time")?;
    }

    #[test]
    fn lengths_read_back(amounts in prop::collection::vec(2..100_i64, 40)) {
        let units = [("일간", "days", "P", "D"), ("주간", "weeks", "P", "W"), ("개월간", "months", "P", "M"), ("년간", "years", "P", "Y"), ("시간 동안", "hours", "PT", "H"), ("분간", "minutes", "PT", "M")];
        let (mut ko, mut en) = (Vec::new(), Vec::new());
        for amount in amounts {
            for (korean, english, prefix, letter) in units {
                let value = format!("{prefix}{amount}{letter}");
                ko.push((value.clone(), format!("공사가 {amount}{korean} 이어졌다.")));
                en.push((value.clone(), format!("The works went on for {amount} {english}.")));
                en.push((value, format!("It was a {amount}-{} stop.", english.trim_end_matches('s'))));
            }
        }
        reads_back(&ko, "ko", "duration")?;
        reads_back(&en, "en", "duration")?;
    }
}
