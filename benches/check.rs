//! How fast one release is checked, and its parts: `cargo bench`.

use std::sync::Arc;

use daejo::{Document, Lang, Options, Selection, SourceFile, check};

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

/// The same release by rules that ask no meaning: the sentence model rests.
#[divan::bench]
fn release_figures() -> usize {
    let selection =
        Selection::new(vec!["number".into(), "date".into()], Vec::new()).expect("both are categories");
    let options = Options { selection, ..Options::default() };
    check(document(KO, Lang::Ko), document(EN, Lang::En), &options).findings.len()
}

/// Five hundred sentences, none like another, through the sentence model and the alignment.
#[divan::bench]
fn sentences_by_meaning(bencher: divan::Bencher) {
    let words =
        ["harbour", "museum", "subsidy", "vaccine", "festival", "railway", "school", "forest", "factory"];
    let sentence = |i: usize| {
        let word = |k: usize| words[(i / k) % words.len()];
        format!(
            "The {} near the {} received {i} visitors from the {} last spring.\n",
            word(1),
            word(9),
            word(81)
        )
    };
    let english: String = (0..500).map(sentence).collect();
    bencher.counter(divan::counter::ItemsCount::new(500_usize)).bench(|| {
        check(document("짧은 글이다.", Lang::Ko), document(&english, Lang::En), &Options::default()).passages
    });
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
