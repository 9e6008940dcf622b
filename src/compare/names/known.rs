//! Known places and bodies: which are too general to be a name, and which stand for one another.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::align::Pair;
use crate::meaning::lexicon;
use crate::name::gazetteer::{self, Hit, Kind};
use crate::source::{Span, script};
use crate::table;

/// Bodies that every state has: without their country their names say little, and translators choose among them.
const BODIES_OF_STATE: &[&str] = &[
    "Senate",
    "House",
    "House of Representatives",
    "Congress",
    "Parliament",
    "Supreme Court",
    "Constitutional Court",
    "Democrats",
    "Democratic Party",
    "Democrat",
    "Republicans",
    "Republican Party",
    "Republican",
    "Labour",
    "Labour Party",
    "Conservatives",
    "Department of Justice",
    "Justice Department",
    "State Department",
    "Pentagon",
    "White House",
    "Cabinet",
    "Treasury",
];

/// Continents and the like, by which translators sum up.
const CONTINENTS: &[&str] = &[
    "Africa",
    "America",
    "Latin America",
    "North America",
    "South America",
    "Central America",
    "Middle East",
    "the Middle East",
    "Southeast Asia",
    "East Asia",
    "Central Asia",
    "South Asia",
    "Eastern Europe",
    "Western Europe",
    "Oceania",
    "Pacific",
    "the Pacific",
    "Asia-Pacific",
    "West",
    "East",
    "North",
    "South",
    "the West",
    "the South",
    "the North",
    "Capitol",
];

/// Names of the home country and of the world, which translators put in and leave out.
const HOME: &[&str] =
    &["Korea", "South Korea", "Republic of Korea", "World", "Asia", "Europe", "Americas", "Seoul"];

/// Returns whether a name is that of the home country, or of the world.
pub(super) fn is_home(name: &str) -> bool {
    HOME.contains(&name)
}

/// Returns whether a text of the source speaks of the home country, or of the world where `name` is such a name.
pub(super) fn speak_of_home(text: &str, name: &str) -> bool {
    const HOME: &[&str] =
        &["한국", "우리", "국내", "정부", "남한", "서울", "대한민국", "한미", "한·미", "양국"];
    const WORLD: &[&str] = &["세계", "글로벌", "아시아", "유럽", "미주"];
    let world = !(name.ends_with("Korea") || name == "Seoul");
    HOME.iter().any(|home| text.contains(home)) || (world && WORLD.iter().any(|part| text.contains(part)))
}

/// Returns whether a name is too general to be one, or no name in itself: an adjective, a direction.
pub(super) fn is_general(hit: &Hit, name: &str) -> bool {
    // Haman of Haman County has the form of an adjective, and is none.
    let first = hit
        .entries
        .iter()
        .any(|entry| gazetteer::english_names(*entry).next().is_some_and(|usual| usual.starts_with(name)));
    let adjective = hit.kind() != Kind::Organisation && !first && is_adjective(name);
    adjective
        || name.starts_with(char::is_lowercase)
        || BODIES_OF_STATE.contains(&name)
        || CONTINENTS.contains(&name)
}

/// Peoples whose names have no ending of their own.
const OTHERS: &[&str] = &[
    "Thai",
    "Thais",
    "Dane",
    "Danes",
    "Swede",
    "Swedes",
    "Finn",
    "Finns",
    "Pole",
    "Poles",
    "Turk",
    "Turks",
    "Serb",
    "Serbs",
    "Croat",
    "Croats",
    "Czech",
    "Czechs",
    "Slovak",
    "Slovaks",
    "Afghan",
    "Afghans",
    "Arab",
    "Arabs",
    "Filipino",
    "Filipinos",
    "Aussie",
    "Kiwi",
    "Spaniard",
    "Spaniards",
];

/// Returns whether a name has the form of an adjective or of inhabitants: Brazilian, Turkish, Scots.
fn is_adjective(name: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "an", "ans", "ese", "ish", "ic", "i", "is", "er", "ers", "ch", "ek", "eks", "ss", "ot", "ots", "ton",
        "tons", "pal",
    ];
    ENDINGS.iter().any(|ending| name.ends_with(ending)) || OTHERS.contains(&name)
}

/// Returns whether a word is the adjective or the inhabitants of a place.
pub(super) fn is_people(word: &str) -> bool {
    let known = |word: &str| {
        let whole = Span::new(0, word.len());
        is_adjective(word) && gazetteer::english(word, whole).iter().any(|hit| hit.span == whole)
    };
    // Germans, of whom the tables have the German.
    OTHERS.contains(&word) || known(word) || word.strip_suffix('s').is_some_and(known)
}

/// Returns whether two names are of one state: 영국 for England.
fn same_state(a: &Hit, b: &Hit) -> bool {
    let code = |hit: &Hit| hit.entries.first().map(|e| gazetteer::country(*e)).filter(|c| !c.is_empty());
    a.kind() == Kind::Country && b.kind() == Kind::Country && code(a).is_some() && code(a) == code(b)
}

/// Last words of the names of bodies, places and events.
pub(super) const BODIES: &[&str] = &[
    "authority",
    "party",
    "university",
    "securities",
    "council",
    "committee",
    "association",
    "ministry",
    "office",
    "police",
    "company",
    "group",
    "bank",
    "center",
    "centre",
    "institute",
    "agency",
    "court",
    "league",
    "club",
    "department",
    "city",
    "county",
    "hospital",
    "school",
    "college",
    "museum",
    "foundation",
    "corporation",
    "union",
    "board",
    "commission",
    "federation",
    "service",
    "times",
    "post",
    "news",
    "airport",
    "station",
    "street",
    "road",
    "river",
    "festival",
    "house",
    "government",
    "national",
    "international",
    "airlines",
    "motors",
    "electronics",
    "industries",
    "district",
    "province",
    "island",
    "islands",
    "bridge",
    "hall",
    "library",
    "theater",
    "theatre",
    "stadium",
    "cup",
    "championship",
    "open",
    "trust",
    "society",
    "fund",
    "academy",
    "alliance",
    "network",
    "church",
    "army",
    "navy",
    "team",
    "act",
    "award",
    "awards",
    "games",
    "park",
    "square",
    "tower",
    "hotel",
    "inc",
    "corp",
    "ltd",
];

/// Returns whether two known names have an entry in common, or are of one state.
pub(in crate::compare) fn are_one(ours: &Hit, theirs: &Hit) -> bool {
    ours.entries.iter().any(|entry| theirs.entries.contains(entry)) || same_state(ours, theirs)
}

/// Returns whether a name is a part of the translation's or the reverse, in either language: 유엔 of "U.N. General Assembly",
/// Cheongju of 청주공항.
pub(super) fn is_part(korean: &str, ours: &Hit, theirs: &Hit, english: &str) -> bool {
    ours.entries.iter().any(|entry| gazetteer::in_english(*entry, english))
        || theirs
            .entries
            .iter()
            .flat_map(|entry| gazetteer::korean_names(*entry))
            .any(|name| name.contains(korean) || korean.starts_with(bare(name)))
}

/// Returns whether a name is that of a place in Korea, which Korean has no other spelling for: 관장은 is no Gwangyang.
pub(super) fn is_spelled(hit: &Hit) -> bool {
    hit.kind() == Kind::Place && hit.entries.iter().all(|entry| gazetteer::country(*entry) == "KR")
}

/// Returns whether a name holds letters that are read one by one: SK On, IMF.
pub(super) fn is_acronym(name: &str) -> bool {
    name.split(' ').any(|word| word.len() > 1 && word.chars().all(char::is_uppercase))
}

/// Returns whether a state may be told by the name of one of its places, or a place by its state: Washington for 미국.
pub(in crate::compare) fn is_within(ours: &Hit, theirs: &Hit) -> bool {
    let level = |hit: &Hit| hit.kind() == Kind::Country;
    ours.kind() != Kind::Organisation
        && theirs.kind() != Kind::Organisation
        && level(ours) != level(theirs)
        && ours.entries.iter().any(|a| {
            let code = gazetteer::country(*a);
            !code.is_empty() && theirs.entries.iter().any(|b| gazetteer::country(*b) == code)
        })
}

/// Returns whether the translation declares the name as short for another that the source has: "… (KCA)".
pub(super) fn is_declared(pair: &Pair, short: &str, source_text: &str) -> bool {
    pair.target.names.glosses.iter().filter(|gloss| gloss.latin == short).any(|gloss| {
        gazetteer::english(&gloss.word, Span::new(0, gloss.word.len()))
            .iter()
            .any(|hit| hit.entries.iter().any(|entry| gazetteer::in_korean(*entry, source_text)))
    })
}

/// The syllables by which headlines and news name states, with their codes: 한·미, 방중, 주일.
const SYLLABLES: &[(char, &str)] = &[
    ('미', "US"),
    ('중', "CN"),
    ('일', "JP"),
    ('러', "RU"),
    ('북', "KP"),
    ('영', "GB"),
    ('독', "DE"),
    ('불', "FR"),
    ('프', "FR"),
    ('인', "IN"),
    ('호', "AU"),
    ('대', "TW"),
    ('베', "VN"),
];

/// Capitals by the codes of their states.
static CAPITALS: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
    table::rows(include_str!("../../../data/capitals.tsv"))
        .filter_map(|row| Some((*row.first()?, *row.get(1)?)))
        .flat_map(|(code, names)| table::alternatives(names).map(move |name| (code, name)))
        .collect()
});

/// Returns whether the name of a place stands for a state: that of its capital does.
fn may_stand_for(english: &str, code: &str) -> bool {
    CAPITALS.contains(&(code, english.strip_prefix("the ").unwrap_or(english)))
}

/// Returns whether the name of the one stands for the other: Washington for 미국; and for 예테보리 Sweden, where the source tells
/// that it is there.
pub(super) fn stands_for(ours: &Hit, theirs: &Hit, source: &[Hit]) -> bool {
    if !is_within(ours, theirs) {
        return false;
    }
    if theirs.kind() == Kind::Country && source.iter().any(|other| are_one(other, theirs)) {
        return true;
    }
    let (state, place) = if ours.kind() == Kind::Country { (ours, theirs) } else { (theirs, ours) };
    state.entries.iter().any(|entry| {
        let code = gazetteer::country(*entry);
        let mut names = place.entries.iter().flat_map(|entry| gazetteer::english_names(*entry));
        names.any(|name| may_stand_for(name, code))
    })
}

/// Returns whether a text names the state of a place by one syllable: 한·미 for Washington, 빈 for Vienna.
pub(super) fn is_abbreviated(hit: &Hit, english: &str, korean: &str) -> bool {
    if english == "Vienna" {
        return korean.split(|c: char| !script::is_syllable(c)).any(|word| word.starts_with('빈'));
    }
    let syllable = hit.entries.iter().find_map(|entry| {
        let code = gazetteer::country(*entry);
        SYLLABLES.iter().find(|(_, own)| *own == code || may_stand_for(english, own)).map(|(c, _)| *c)
    });
    syllable.is_some_and(|syllable| {
        let chars: Vec<char> = korean.chars().collect();
        chars.iter().enumerate().filter(|(_, c)| **c == syllable).any(|(at, _)| {
            let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
            let after = chars.get(at + 1).copied();
            // In 한·중 and "북, 미에" the state of another syllable stands beside.
            let far = |c: Option<char>, next: Option<char>| {
                c.is_some_and(|c| "·ㆍ-".contains(c)) && next.is_some_and(|c| STATES.contains(c))
            };
            // 일한: 한일 is said, and 일한 is worked.
            if syllable == '일' && after == Some('한') {
                return false;
            }
            let paired = before.is_some_and(|c| STATES.contains(c))
                || after.is_some_and(|c| STATES.contains(c))
                || far(before, at.checked_sub(2).and_then(|at| chars.get(at)).copied())
                || far(after, chars.get(at + 2).copied());
            let beside = |c: Option<char>, others: &str| {
                c.is_none_or(|c| !script::is_syllable(c) || others.contains(c))
            };
            let named = before.is_some_and(|c| "방주대".contains(c))
                || after.is_some_and(|c| "측간".contains(c))
                || NO_WORDS.contains(syllable);
            (paired || named)
                && beside(before, "한북남중일러미대방주")
                && beside(after, "한중일러북미영측간과와에의은는이")
        })
    })
}

/// The syllables that name states beside another one.
const STATES: &str = "한중일러북미영";
/// Those of them that are no words by themselves, as 중 and 일 are.
const NO_WORDS: &str = "미러북";

/// Last syllables of kinds of places, which the other language may leave out.
const KINDS: [char; 14] =
    ['도', '섬', '항', '시', '군', '구', '산', '강', '주', '현', '성', '역', '읍', '면'];

/// Returns a Korean name without the syllable that says what it is: 울릉 of 울릉도.
pub(super) fn bare(korean: &str) -> &str {
    korean.strip_suffix(KINDS).filter(|bare| bare.chars().count() > 1).unwrap_or(korean)
}

/// Korean names of places that are other words as well.
const AMBIGUOUS: &[&str] = &[
    "수단", "리가", "대전", "서안", "남해", "동해", "서해", "이란", "오만", "인도", "가나", "말리", "차드",
    "고성", "공주", "상주", "사천", "여주", "경주", "진주", "영주", "연기", "진도", "동구", "서구", "남구",
    "북구", "중구", "강화", "안동", "보은", "보령", "청도", "화성", "목성", "수성", "금성", "나주", "원주",
    "전주", "고창", "장수", "부안", "정읍", "광양", "사하", "기장", "안성", "오산", "시흥", "구로", "성동",
    "강동", "강북", "도봉", "칠곡", "영동", "영월", "정선", "양구", "인제", "평창", "횡성", "고령",
];

/// Returns whether a Korean name of a place may be another word.
pub(super) fn is_ambiguous(korean: &str) -> bool {
    AMBIGUOUS.contains(&korean) || korean.chars().count() < 2 || lexicon::covers_korean(korean)
}
