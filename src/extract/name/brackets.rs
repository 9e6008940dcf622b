//! What brackets in Korean text tell of the name before them: its spelling, an age, an office.

use std::sync::LazyLock;

use regex::Regex;

use super::forms::{is_body, is_full_name};
use super::titles;
use super::{Gloss, Names};
use crate::name;
use crate::source::{Span, script, tail};
use crate::table::glossary;

/// A hangul word or words with a Latin gloss: 카르멘 오르테가(Carmen Ortega).
static GLOSS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((?:[가-힣]+[\x20\xA0]){0,3}[가-힣]+)['’”]?\x20?\(([A-Z][A-Za-zÀ-ž.&'’ -]*[A-Za-zÀ-ž.])(?:[·,/]\x20?[0-9]+세?)?\)")
        .expect("a valid pattern")
});

/// Finds the words with a gloss, those of the user's glossary too.
pub(super) fn glosses(text: &str, span: Span, names: &mut Names) {
    for found in GLOSS.captures_iter(span.of(text)) {
        let (Some(words), Some(latin)) = (found.get(1), found.get(2)) else { continue };
        let all: Vec<&str> = words.as_str().split_whitespace().collect();
        // The gloss covers as many of the words before it as sound like it; an acronym covers the last.
        let best = (1..=all.len())
            .map(|n| all[all.len() - n..].join(" "))
            .map(|form| (name::compare(&form, latin.as_str()).score, form))
            .max_by_key(|(score, form)| (*score, std::cmp::Reverse(form.len())));
        let word = match best {
            Some((score, form)) if score >= name::SAME => form,
            _ => all.last().map(|w| (*w).to_owned()).unwrap_or_default(),
        };
        let end = span.start + words.end();
        let span = Span::new(end - word.len().min(end), span.start + found.get(0).map_or(0, |m| m.end()));
        names.glosses.push(Gloss { span, word, latin: latin.as_str().to_owned() });
    }
    if let Some(own) = glossary() {
        for (span, row) in own.people.find_all(text, span) {
            let latin = own.entries[*row as usize].english.first().copied().unwrap_or_default();
            names.glosses.push(Gloss { span, word: span.of(text).to_owned(), latin: latin.to_owned() });
        }
    }
}

/// Finds the heads of bodies, each with the title, in the brackets behind the body's name: 바다청(청장 노하린)은.
pub(super) fn heads(text: &str, sentence: Span) -> Vec<(Span, &str, &str)> {
    let open = sentence.of(text).match_indices('(').map(|(i, _)| sentence.start + i + 1);
    let head = |start: usize| {
        let rest = Span::new(start, sentence.end).of(text);
        let inside = Span::new(start, start + rest.find([')', ',', '·', '/'])?).trim(text);
        let (role, form) = inside.of(text).rsplit_once(' ')?;
        let titled = titles::cut(role.rsplit(' ').next()?).filter(|titled| titled.particle.is_empty())?;
        is_full_name(form).then_some((inside, form, titled.title))
    };
    open.filter_map(head).collect()
}

/// Returns what brackets right behind a word hold, where a particle behind them makes the word a topic or subject: 한도윤(27)은.
fn topic_brackets(text: &str, token: Span) -> Option<&str> {
    let (inside, behind) = tail(text, token.end).strip_prefix('(')?.split_once(')')?;
    let particle: String = behind.chars().take_while(|c| script::is_syllable(*c)).collect();
    matches!(particle.as_str(), "은" | "는" | "이" | "가" | "도").then_some(inside)
}

/// Returns the gloss of a word that is a topic or subject and that its gloss sounds like, in two words at least: 마리아 코르펠라(Maria Korpela)는.
pub(super) fn glossed_topic<'n>(text: &str, token: Span, names: &'n Names) -> Option<&'n Gloss> {
    topic_brackets(text, token)?;
    let gloss = names.glosses.iter().rev().find(|gloss| gloss.span.overlaps(token))?;
    is_persons(gloss).then_some(gloss)
}

/// Returns whether a gloss is a person's name in two words at least, which sounds like what it is the gloss of.
pub(super) fn is_persons(gloss: &Gloss) -> bool {
    let last = gloss.word.rsplit(' ').next().unwrap_or_default();
    gloss.latin.contains(' ')
        && gloss.word.contains(' ')
        && !is_body(last)
        && name::compare(&gloss.word, &gloss.latin).score >= name::SAME
}

/// Returns whether a Korean's name is a topic or subject that brackets tell more of: 석장 한도윤(국가무형유산 보유자)은.
pub(super) fn bracketed_topic(text: &str, token: Span) -> bool {
    let Some(inside) = topic_brackets(text, token) else { return false };
    // 금바위군(군수 한도윤)은: a body, and its head.
    let name = token.of(text);
    is_full_name(name) && !is_body(name) && !inside.split(' ').any(is_full_name)
}

/// Returns whether an age in brackets stands at `offset`.
pub(super) fn age_follows(text: &str, offset: usize) -> bool {
    let Some(inside) = tail(text, offset).strip_prefix('(') else { return false };
    let digits = inside.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && tail(inside, digits).starts_with([')', '·', ',', '세'])
}
