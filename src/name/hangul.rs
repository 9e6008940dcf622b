//! Hangul syllables taken apart, and put together from decomposed jamo, by arithmetic.

const FIRST: u32 = 0xAC00;
const LAST: u32 = 0xD7A3;
const NUCLEUS_COUNT: u32 = 21;
const CODA_COUNT: u32 = 28;

const ONSETS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ',
    'ㅍ', 'ㅎ',
];

const NUCLEI: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ',
    'ㅠ', 'ㅡ', 'ㅢ', 'ㅣ',
];

const CODAS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ',
    'ㅄ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// The syllables that Chinese characters are read as in Korean; nearly all Korean places are made of them.
const SINO_KOREAN: &str = "\
    가각간갈감갑강개객갱갹거건걸검겁게격견결겸경계고곡곤골공과곽관괄광괘괴굉교구국군\
    굴궁권궐궤귀규균귤극근글금급긍기긴길김끽나낙난날남납낭내냉녀녁년념녕노농뇌뇨누눈\
    눌뉴능니닉다단달담답당대댁덕도독돈돌동두둔득등라락란랄람랍랑래랭략량려력련렬렴렵\
    령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립마막만말망매맥맹멱면멸명메모목몰몽묘\
    무묵문물미민밀박반발방배백번벌범법벽변별병보복본봉부북분불붕비빈빙사삭산살삼삽상\
    새색생서석선설섬섭성세소속손솔송쇄쇠수숙순술숭슬습승시식신실심십쌍씨아악안알암압\
    앙애액앵야약양어억언얼엄업여역연열염엽영예오옥온올옹와완왈왕왜외요욕용우욱운울웅\
    원월위유육윤율융은을음읍응의이익인일임입잉자작잔잠잡장재쟁저적전절점접정제조족존\
    졸종좌죄주죽준줄중즉즐즙증지직진질짐집징차착찬찰참창채책처척천철첨첩청체초촉촌총\
    촬최추축춘출충췌취측층치칙친칠침칩칭쾌타탁탄탈탐탑탕태택탱터토통퇴투특틈파판팔패\
    팽퍅편폄평폐포폭표품풍피필핍하학한할함합항해핵행향허헌헐험혁현혈혐협형혜호혹혼홀\
    홍화확환활황회획횡효후훈훙훤훼휘휴휼흉흑흔흘흠흡흥희힐";

/// A syllable block as its three letters; an onset of `ㅇ` is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Syllable {
    pub(crate) onset: char,
    pub(crate) nucleus: char,
    pub(crate) coda: Option<char>,
}

impl Syllable {
    /// Takes a precomposed syllable apart; `None` for any other character.
    pub(crate) fn of(c: char) -> Option<Self> {
        let point = u32::from(c);
        if !(FIRST..=LAST).contains(&point) {
            return None;
        }
        let offset = point - FIRST;
        let coda = offset % CODA_COUNT;
        let nucleus = offset / CODA_COUNT % NUCLEUS_COUNT;
        let onset = offset / CODA_COUNT / NUCLEUS_COUNT;
        Some(Self {
            onset: *ONSETS.get(usize::try_from(onset).ok()?)?,
            nucleus: *NUCLEI.get(usize::try_from(nucleus).ok()?)?,
            coda: usize::try_from(coda)
                .ok()
                .and_then(|n| n.checked_sub(1))
                .and_then(|n| CODAS.get(n).copied()),
        })
    }

    /// Puts its letters together; `None` where one of them is no letter of its place.
    pub(crate) fn compose(self) -> Option<char> {
        let place = |letters: &[char], letter: char| {
            letters.iter().position(|c| *c == letter).and_then(|at| u32::try_from(at).ok())
        };
        let coda = self.coda.map_or(Some(0), |coda| place(&CODAS, coda).map(|at| at + 1))?;
        let onset = place(&ONSETS, self.onset)?;
        char::from_u32(FIRST + (onset * NUCLEUS_COUNT + place(&NUCLEI, self.nucleus)?) * CODA_COUNT + coda)
    }
}

/// Returns the text with conjoining jamo composed into syllables, so that
/// decomposed input reads like any other.
pub(super) fn compose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(onset) = index(c, 0x1100, 19) else {
            out.push(c);
            continue;
        };
        let Some(nucleus) = chars.peek().and_then(|&n| index(n, 0x1161, 21)) else {
            out.push(c);
            continue;
        };
        chars.next();
        let coda = chars.peek().and_then(|&n| index(n, 0x11A8, 27));
        if coda.is_some() {
            chars.next();
        }
        let point = FIRST + (onset * NUCLEUS_COUNT + nucleus) * CODA_COUNT + coda.map_or(0, |n| n + 1);
        out.extend(char::from_u32(point));
    }
    out
}

/// Returns how far a character is into a range of `count` characters.
fn index(c: char, first: u32, count: u32) -> Option<u32> {
    u32::from(c).checked_sub(first).filter(|&n| n < count)
}

/// Tells whether a character is a precomposed syllable.
pub(super) fn is_syllable(c: char) -> bool {
    (FIRST..=LAST).contains(&u32::from(c))
}

/// Tells whether a text could be Chinese characters in their Korean reading.
pub(super) fn is_sino_korean(text: &str) -> bool {
    text.chars().all(|c| SINO_KOREAN.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_syllable_apart() {
        let s = Syllable::of('값').unwrap();
        assert_eq!((s.onset, s.nucleus, s.coda), ('ㄱ', 'ㅏ', Some('ㅄ')));
        let s = Syllable::of('의').unwrap();
        assert_eq!((s.onset, s.nucleus, s.coda), ('ㅇ', 'ㅢ', None));
        assert_eq!(Syllable::of('힣').unwrap().coda, Some('ㅎ'));
        assert!(Syllable::of('a').is_none());
    }

    #[test]
    fn puts_a_syllable_together() {
        for c in ['가', '값', '의', '힣'] {
            assert_eq!(Syllable::of(c).and_then(Syllable::compose), Some(c));
        }
        assert_eq!(Syllable { onset: 'ㅏ', nucleus: 'ㅏ', coda: None }.compose(), None);
    }

    #[test]
    fn knows_chinese_readings() {
        assert!(is_sino_korean("해운대"));
        assert!(!is_sino_korean("시애틀"));
        assert!(!SINO_KOREAN.contains(' '));
    }

    #[test]
    fn composes_decomposed_text() {
        assert_eq!(compose("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1161}\u{11BC} A"), "한강 A");
        assert_eq!(compose("\u{1100}"), "\u{1100}");
        assert_eq!(compose("한강"), "한강");
    }
}
