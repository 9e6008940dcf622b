//! Latin names as words of plain lower-case letters.

/// A word of a Latin name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The letters and digits of the word, folded to lower-case ASCII.
    pub(super) letters: Vec<char>,
    /// How the word sounds when its letters are named one by one, if it looks like an abbreviation.
    pub(super) spelled: Option<Vec<char>>,
    /// Whether a hyphen, not a space, stands before the word.
    pub(super) joined: bool,
}

/// Splits a Latin name at spaces and hyphens.
pub(super) fn words(name: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut raw = String::new();
    let mut joined = false;
    for c in name.chars() {
        match c {
            '-' | '\u{2010}'..='\u{2015}' => {
                finish(&mut raw, joined, &mut out);
                joined = true;
            }
            '&' | '+' => {
                finish(&mut raw, joined, &mut out);
                raw.push_str("and");
                finish(&mut raw, false, &mut out);
                joined = false;
            }
            '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '`' => {}
            c if c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&c) => raw.push(c),
            _ => {
                finish(&mut raw, joined, &mut out);
                joined = false;
            }
        }
    }
    finish(&mut raw, joined, &mut out);
    if let Some(first) = out.first_mut() {
        first.joined = false;
    }
    out
}

/// Ends the word that is being read, if there is one.
fn finish(raw: &mut String, joined: bool, out: &mut Vec<Word>) {
    let letters = fold(raw);
    if !letters.is_empty() {
        out.push(Word { spelled: spell_out(raw, &letters), letters, joined });
    }
    raw.clear();
}

/// Returns the names of the letters of an initial or an abbreviation.
fn spell_out(raw: &str, letters: &[char]) -> Option<Vec<char>> {
    let capitals = raw.chars().all(char::is_uppercase);
    let vowelless = !letters.iter().any(|c| "aeiouy".contains(*c));
    if letters.len() > 5 || !(capitals || vowelless) {
        return None;
    }
    letters
        .iter()
        .map(|&c| letter_name(c))
        .collect::<Option<Vec<&str>>>()
        .map(|names| names.concat().chars().collect())
}

/// Returns an English letter's name in letters that sound like it.
fn letter_name(letter: char) -> Option<&'static str> {
    Some(match letter {
        'a' => "ei",
        'b' => "bi",
        'c' => "si",
        'd' => "di",
        'e' => "i",
        'f' => "ef",
        'g' | 'z' => "ji",
        'h' => "eich",
        'i' => "ai",
        'j' => "jei",
        'k' => "kei",
        'l' => "el",
        'm' => "em",
        'n' => "en",
        'o' => "o",
        'p' => "pi",
        'q' => "kyu",
        'r' => "al",
        's' => "es",
        't' => "ti",
        'u' => "yu",
        'v' => "vi",
        'w' => "deobeulyu",
        'x' => "eks",
        'y' => "wai",
        _ => return None,
    })
}

/// Returns the letters and digits of a text in lower-case ASCII; other signs are left out.
pub(super) fn fold(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else {
            out.extend(plain(c).chars());
        }
    }
    out
}

/// Returns plain letters for a lower-case letter with marks.
fn plain(c: char) -> &'static str {
    match c {
        'à'..='ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | '\u{1EA1}'..='\u{1EB7}' => "a",
        'ä' | 'æ' => "ae",
        'ċ' | 'ĉ' => "c",
        'č' | 'ć' => "ch",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | '\u{1EB9}'..='\u{1EC7}' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | '\u{1EC9}' | '\u{1ECB}' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='õ' | 'ō' | 'ŏ' | 'ơ' | 'ǒ' | '\u{1ECD}'..='\u{1EE3}' => "o",
        'ö' | 'ø' | 'ő' | 'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ç' | 'ș' | 'ŝ' => "s",
        'ś' | 'ş' | 'š' => "sh",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' => "t",
        'ț' => "ts",
        'þ' => "th",
        'ù'..='û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ų' | 'ư' | 'ǔ' | '\u{1EE5}'..='\u{1EF1}' => "u",
        'ü' | 'ű' => "ue",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | '\u{1EF3}'..='\u{1EF9}' => "y",
        'ź' | 'ż' | 'ž' => "zh",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(name: &str) -> Vec<String> {
        words(name).iter().map(|w| w.letters.iter().collect()).collect()
    }

    #[test]
    fn splits_and_folds() {
        assert_eq!(letters("Élodie O'Brien-Müller, Jr."), ["elodie", "obrien", "mueller", "jr"]);
        assert_eq!(letters("Nguye\u{302}\u{303}n"), ["nguyen"]);
        assert_eq!(letters("Marks & Co"), ["marks", "and", "co"]);
        assert!(letters(" - ").is_empty());
        assert!(words("Do-yun")[1].joined);
        assert!(!words("Do yun")[1].joined);
    }

    #[test]
    fn spells_abbreviations_out() {
        let spelled: String = words("SK")[0].spelled.clone().unwrap().into_iter().collect();
        assert_eq!(spelled, "eskei");
        assert!(words("Sky")[0].spelled.is_none());
    }
}
