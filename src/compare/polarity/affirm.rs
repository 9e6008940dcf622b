//! A Korean passage without one of its negations.

use super::contrast::exchanged;
use super::inflect::{Joint, Verb, adnominal, infinitive, past};
use crate::name::coda;
use crate::source::Span;

/// Returns a passage without the negation at `negation`: 열지 않았다 as 열었다, 대상이 아닌 as 대상인; nothing where its form is none that
/// is known.
pub(super) fn affirmed(text: &str, passage: Span, negation: Span) -> Option<String> {
    let put = |stretch: Span, new: &str| Some(exchanged(text, passage, stretch, new));
    let before = Span::new(passage.start, negation.start).of(text);
    let sign = Span::new(negation.start, passage.end).of(text);
    let (first, second) = (sign.chars().next()?, sign.chars().nth(1));
    let end = |count: usize| negation.start + sign.chars().take(count).map(char::len_utf8).sum::<usize>();
    match first {
        '없' => put(Span::new(negation.start, end(1)), "있"),
        '아' => {
            // 것은 아니다 -> 것이다.
            let noun = before.trim_end().trim_end_matches(['은', '는', '이', '가', '도']);
            let new = match second {
                Some('닌') => "인",
                Some('닙') => "입",
                Some('닐') => "일",
                Some('님') => "임",
                _ => "이",
            };
            put(Span::new(passage.start + noun.len(), end(2)), new)
        }
        '안' | '못' if second == Some(' ') => put(Span::new(negation.start, end(2)), ""),
        '지' => put(negation, ""),
        '않' | '못' => {
            let host = before.trim_end();
            let host = host
                .strip_suffix(['는', '도', '를', '만', '가'])
                .filter(|host| host.ends_with('지'))
                .unwrap_or(host);
            let verb = Verb::ending(host.strip_suffix('지')?, Joint::Bare)?;
            let (told, taken) = with_ending(&verb.stem, first, second)?;
            put(Span::new(passage.start + verb.start, end(taken)), &told)
        }
        _ => None,
    }
}

/// Gives a stem the ending of the negation behind it, and returns how many of its characters that takes up.
fn with_ending(stem: &str, first: char, second: Option<char>) -> Option<(String, usize)> {
    let open = stem.chars().next_back().and_then(coda).is_none();
    let told = match (first, second?) {
        (_, '았' | '했') => past(stem)?,
        (_, '은' | '한') => adnominal(stem, 'ㄴ', "은")?,
        (_, '을' | '할') => adnominal(stem, 'ㄹ', "을")?,
        (_, '아' | '해') => infinitive(stem)?,
        (_, '습' | '합') => adnominal(stem, 'ㅂ', "습")?,
        ('않', '으') if open => stem.to_owned(),
        // 않는다, 않고; 못하고.
        ('않', _) => return Some((stem.to_owned(), 1)),
        _ => stem.to_owned(),
    };
    Some((told, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_affirmed() {
        let cases = [
            ("문을 열지 않았다.", "않", "문을 열었다."),
            ("주장은 받아들이지는 않기로 했다.", "않", "주장은 받아들이기로 했다."),
            ("끝내지 못했다.", "못", "끝냈다."),
            ("눈을 떼지 않은 채", "않", "눈을 뗀 채"),
            ("지원 대상이 아닌 곳", "아닌", "지원 대상인 곳"),
            ("피할 수 있는 것은 아니다.", "아니", "피할 수 있는 것이다."),
            ("그런 계획은 없다.", "없", "그런 계획은 있다."),
            ("비가 안 왔다.", "안 ", "비가 왔다."),
            ("쓰지 않으면", "않", "쓰면"),
        ];
        for (text, sign, affirmative) in cases {
            let start = text.find(sign).unwrap();
            let told = affirmed(text, Span::new(0, text.len()), Span::new(start, start + sign.len()));
            assert_eq!(told.as_deref(), Some(affirmative), "{text}");
        }
        assert_eq!(affirmed("못", Span::new(0, 3), Span::new(0, 3)), None);
        assert_eq!(affirmed("않", Span::new(0, 3), Span::new(0, 3)), None);
    }
}
