//! How fast one release is checked, and its parts: `cargo bench`.

use std::sync::Arc;

use daejo::{Document, Lang, Options, SourceFile, check};

fn main() {
    divan::main();
}

fn document(text: &str, lang: Lang) -> Document {
    let file = SourceFile::new("release", text.as_bytes().to_vec()).expect("the release is text");
    Document::whole(Arc::new(file), lang)
}

const KO: &str = include_str!("../corpus/releases/city-agreement/ko.txt");
const EN: &str = include_str!("../corpus/releases/city-agreement/en.txt");

/// One release, read from memory.
#[divan::bench]
fn release() -> usize {
    check(document(KO, Lang::Ko), document(EN, Lang::En), &Options::default()).findings.len()
}

/// The same release many times over in one document: the cost must grow linearly.
#[divan::bench(args = [1, 4, 16])]
fn long_document(times: usize) -> usize {
    check(document(&KO.repeat(times), Lang::Ko), document(&EN.repeat(times), Lang::En), &Options::default())
        .passages
}

/// One pair of sentences, as in a parallel corpus.
#[divan::bench]
fn sentence_pair() -> usize {
    let ko = "공동사업에는 2029년까지 3년간 총 18억 원이 투입된다.";
    let en = "A total of 1.8 billion won will go into the joint projects over three years through 2029.";
    check(document(ko, Lang::Ko), document(en, Lang::En), &Options::default()).findings.len()
}
