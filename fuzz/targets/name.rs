//! Two names with a NUL between: they are the same or different, by a score that agrees with that.

#![no_main]

use daejo::probe::likeness;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let Some((hangul, latin)) = input.split_once('\0') else { return };
    let (same, score) = likeness(hangul, latin);
    assert!(score <= 1000, "{score}");
    assert_eq!((same, score), likeness(hangul, latin));
});
