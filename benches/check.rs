//! How fast one release is checked, and its parts: `cargo bench`.

use std::sync::Arc;

use daejo::{Document, Lang, Options, Selection, SourceFile, check, finds_nothing};

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
    let selection = Selection::new(&["number".into(), "date".into()], &[]).expect("both are categories");
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

/// Sentence pairs of news length by the rules that ask for figures alone: one that tells a figure, and one that tells none.
#[divan::bench(args = ["told", "untold"])]
fn pair_of_sentences(bencher: divan::Bencher, figures: &str) {
    let (ko, en) = if figures == "told" {
        (
            "시는 오는 9월까지 하수관 32km를 새로 깔고 주민 1,200명에게 쉼터를 마련해 줄 계획이라고 밝혔다.",
            "The city said it plans to lay 32 km of new sewers by September and set up shelters for 1,200 residents.",
        )
    } else {
        (
            "시장은 주민들이 오래 기다려 온 공원이 마침내 문을 열게 되어 기쁘다며 관심을 당부했다.",
            "The mayor said he was glad that the park residents had long waited for would open at last.",
        )
    };
    let only = ["number", "percent", "money", "unit"].map(String::from);
    let options =
        Options { selection: Selection::new(&only, &[]).expect("categories"), ..Options::default() };
    bencher.counter(divan::counter::ItemsCount::new(1_u32)).bench(|| {
        let (source, target) = (document(ko, Lang::Ko), document(en, Lang::En));
        finds_nothing(ko, en, &options) || check(source, target, &options).findings.is_empty()
    });
}
