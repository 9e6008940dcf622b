//! Bytes to text: UTF-8, UTF-16 and CP949 (EUC-KR), with an error that says what to do.

use encoding_rs::{EUC_KR, UTF_16BE, UTF_16LE};

use super::{SourceError, script};

/// How many bytes a character takes in the file that it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, either byte order.
    Utf16,
    /// CP949, the superset of EUC-KR that Korean Windows writes.
    Cp949,
}

impl Encoding {
    /// Returns the size of `c` in the file, in bytes.
    pub(crate) const fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16() * 2,
            Self::Cp949 => {
                if c.is_ascii() {
                    1
                } else {
                    2
                }
            }
        }
    }

    /// Returns the name to tell the user when the file was not UTF-8.
    pub(crate) const fn note(self) -> Option<&'static str> {
        match self {
            Self::Utf8 => None,
            Self::Utf16 => Some("UTF-16"),
            Self::Cp949 => Some("CP949 (EUC-KR)"),
        }
    }
}

/// Text as it stands in the file, with what is needed to find byte positions in the file again.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: Encoding,
    /// Length of the byte-order mark.
    pub(crate) bom: usize,
}

/// Decodes the bytes of the file `name`.
pub(crate) fn decode(name: &str, bytes: Vec<u8>) -> Result<Decoded, SourceError> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return match std::str::from_utf8(rest) {
            Ok(text) => Ok(Decoded { text: text.to_owned(), encoding: Encoding::Utf8, bom: 3 }),
            Err(e) => Err(undecodable(name, rest, e.valid_up_to())),
        };
    }
    for (bom, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(bom) {
            return utf16(name, encoding, rest, 2);
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => utf8(name, text),
        Err(e) => {
            let valid = e.utf8_error().valid_up_to();
            let bytes = e.into_bytes();
            if bytes.contains(&0) {
                return guess_utf16(name, &bytes);
            }
            cp949(&bytes).ok_or_else(|| undecodable(name, &bytes, valid))
        }
    }
}

/// What a file may begin with to show its encoding; it is no part of the text.
pub(super) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Takes text that is UTF-8 already.
pub(crate) fn utf8(name: &str, text: String) -> Result<Decoded, SourceError> {
    if text.contains('\0') {
        return guess_utf16(name, text.as_bytes());
    }
    if let Some(rest) = text.strip_prefix(BYTE_ORDER_MARK) {
        return Ok(Decoded { text: rest.to_owned(), encoding: Encoding::Utf8, bom: 3 });
    }
    Ok(Decoded { text, encoding: Encoding::Utf8, bom: 0 })
}

/// Reads UTF-16 that has no byte-order mark, which shows by NUL bytes in every second place.
fn guess_utf16(name: &str, bytes: &[u8]) -> Result<Decoded, SourceError> {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let binary = || SourceError::Binary { name: name.to_owned() };
    if !bytes.len().is_multiple_of(2)
        || even.max(odd) * 10 < bytes.len() / 2
        || even.min(odd) * 20 > bytes.len()
    {
        return Err(binary());
    }
    let decoded = utf16(name, if odd > even { UTF_16LE } else { UTF_16BE }, bytes, 0)?;
    let (ko, en) = script::letters(&decoded.text);
    let controls = decoded.text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if controls > 0 || (ko + en) * 3 < decoded.text.chars().count() { Err(binary()) } else { Ok(decoded) }
}

fn utf16(
    name: &str,
    encoding: &'static encoding_rs::Encoding,
    bytes: &[u8],
    bom: usize,
) -> Result<Decoded, SourceError> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| Decoded { text: text.into_owned(), encoding: Encoding::Utf16, bom })
        .ok_or_else(|| SourceError::Undecodable {
            name: name.to_owned(),
            encoding: "UTF-16",
            line: 1,
            offset: 0,
        })
}

/// Reads CP949, unless the bytes are UTF-8 with a few broken ones among them.
fn cp949(bytes: &[u8]) -> Option<Decoded> {
    let lossy = String::from_utf8_lossy(bytes);
    let (as_utf8, broken) = lossy
        .chars()
        .fold((0, 0), |(h, b), c| (h + usize::from(script::is_hangul(c)), b + usize::from(c == '\u{FFFD}')));
    if as_utf8 > broken {
        return None;
    }
    let text = EUC_KR.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned();
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let (hangul, _) = script::letters(&text);
    // Korean prose in CP949 is mostly Hangul; other byte soup that happens to decode is not.
    (hangul * 10 >= foreign * 6).then_some(Decoded { text, encoding: Encoding::Cp949, bom: 0 })
}

fn undecodable(name: &str, bytes: &[u8], offset: usize) -> SourceError {
    let line = 1 + bytes.iter().take(offset).filter(|b| **b == b'\n').count();
    SourceError::Undecodable { name: name.to_owned(), encoding: "UTF-8", line, offset }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_encodings_that_korean_offices_write() {
        let ko = "부산시는 9일 협약을 맺었다.";
        let (cp949, _, _) = EUC_KR.encode(ko);
        assert_eq!(decode("a", cp949.into_owned()).unwrap().encoding, Encoding::Cp949);
        for little in [true, false] {
            let units =
                ko.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() });
            let bom: &[u8] = if little { b"\xFF\xFE" } else { b"\xFE\xFF" };
            let decoded = decode("a", bom.iter().copied().chain(units).collect()).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.bom), (ko, Encoding::Utf16, 2));
        }
    }

    #[test]
    fn says_where_broken_utf8_is() {
        let mut bytes = "첫째 줄\n둘째 줄".as_bytes().to_vec();
        bytes.push(0xFF);
        match decode("a.txt", bytes) {
            Err(SourceError::Undecodable { line, .. }) => assert_eq!(line, 2),
            other => panic!("{:?}", other.map(|d| d.text)),
        }
    }

    #[test]
    fn refuses_binaries() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".to_vec();
        assert!(matches!(
            decode("a.png", png),
            Err(SourceError::Binary { .. } | SourceError::Undecodable { .. })
        ));
    }
}
