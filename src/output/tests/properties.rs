//! What holds for every format however odd the source and the places are.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;

use super::super::Show;
use super::{PLAIN, Run, related};
use crate::finding::Place;
use crate::text::{FileId, Pointer, Span};

proptest! {
    #![proptest_config(Config {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..Config::default()
    })]

    #[test]
    fn no_source_and_no_place_is_too_odd_for_any_format(
        text in source(),
        spans in vec((any::<Index>(), any::<Index>()), 1..5),
        width in 0_usize..120,
        unicode in any::<bool>(),
    ) {
        let mut run = Run::new(&[("a.yaml", &text)]);
        let places = spans.iter().map(|(a, b)| {
            let at = |index: &Index| index.index(text.len() + 2);
            let (a, b) = (at(a), at(b));
            Place {
                file: FileId(0),
                span: Span::new(a.min(b), a.max(b)),
                pointer: Pointer::root(),
            }
        });
        let places: Vec<Place> = places.collect();
        let finding = run.find(0, 0, "");
        finding.place = places[0].clone();
        finding.message.clone_from(&text);
        finding.related = places[1..].iter().map(|place| related(place.clone(), &text)).collect();
        run.show = Show { width, unicode, color: false, ..PLAIN };

        let human = run.write("human");
        for line in human.lines() {
            prop_assert!(!line.contains(crate::text::is_active), "{line:?}");
        }
        let concise = run.write("concise");
        prop_assert_eq!(concise.lines().count(), 1);
        prop_assert!(!concise.trim_end().contains(crate::text::is_active));
        prop_assert_eq!(run.write("github").lines().count(), 1);

        let json: Value = serde_json::from_str(&run.write("json")).unwrap();
        let lines = run.write("jsonl");
        let line: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
        prop_assert_eq!(&json["findings"][0]["message"], &text);
        prop_assert_eq!(&line["message"], &text);
        prop_assert_eq!(&line["line"], &json["findings"][0]["line"]);

        run.show.color = true;
        let colored = without_colors(&run.write("human"));
        // The space behind a word can be coloured, and then stays.
        prop_assert!(colored.lines().map(str::trim_end).eq(human.lines().map(str::trim_end)));
    }
}

/// Text made of what is hard to draw.
fn source() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z: \"]{0,30}",
        "[\\PC]{0,30}",
        any::<String>(),
        select(vec![
            "\n",
            "\r\n",
            "\r",
            "\t",
            "\u{feff}",
            "\u{1b}[31m",
            "\0",
            "\u{202e}"
        ])
        .prop_map(str::to_owned),
        select(vec!["世", "e\u{301}", "🧑\u{200d}🚀", "ש"]).prop_map(str::to_owned),
        "[a-z]{100,300}",
    ];
    vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

/// The text without the codes of colours; what else starts with an escape stays.
fn without_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        let (_, rest) = part.split_once('m').unwrap();
        plain.push_str(rest);
    }
    plain
}
