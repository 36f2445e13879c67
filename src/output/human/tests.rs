//! Tests of excerpts and of what is left out; the sources are small, long and hostile.

use std::time::{Duration, Instant};

use super::super::tests::{Run, sample};
use crate::finding::{Place, Related};
use crate::text::{FileId, Pointer, Span};

/// Takes the marks `⟦` and `⟧` out of a text and returns the span between them.
fn marked(text: &str) -> (String, Span) {
    let start = text.find('⟦').unwrap();
    let without = text.replacen('⟦', "", 1);
    let end = without.find('⟧').unwrap();
    (without.replacen('⟧', "", 1), Span::new(start, end))
}

/// A run over one file with a finding at the marked span.
fn run(text: &str) -> Run {
    let (text, span) = marked(text);
    let mut run = Run::new(&[("a.yaml", &text)]);
    let finding = run.find(0, 0, "");
    finding.place.span = span;
    finding.message = "wrong".to_owned();
    run
}

/// The location and the excerpt of a finding at the marked span.
#[track_caller]
fn check(text: &str, expected: &str) {
    check_run(&run(text), expected);
}

#[track_caller]
fn check_run(run: &Run, expected: &str) {
    let written = run.write("human");
    let excerpt = written
        .strip_prefix("error[duplicate-key]: wrong\n")
        .unwrap();
    let excerpt = excerpt.trim_end();
    assert_eq!(excerpt, expected.trim_matches('\n'), "\n{excerpt}\n");
}

#[test]
fn x() {
    for t in [
        "a:\n\tb: ⟦\tc⟧\td\n",
        "name: 世界 ⟦🚀⟧ é ⟦x⟧\n",
        "a: e\u{301}e\u{301}⟦e\u{301}⟧ x\n",
        "a: שלום ⟦עולם⟧\r\nb: 1\r\n",
        "\u{feff}⟦a⟧: 1\n",
        "a: ⟦⟧b\n",
        "a: b⟦⟧",
        "a: b⟦\n⟧c: d",
        "⟦⟧",
        "a:\n  b: ⟦|\n    one\n    two⟧\nc: d\n",
        "a:\n  b: ⟦|\n    one\n\n    two\n    three\n\n\n⟧\nc: d\n",
        "a: ⟦\u{1b}[2J\0⟧\u{202e}x\r\u{85}y\u{2028}z\n",
        "a\r\r\n⟦b⟧",
    ] {
        let mut r = run(t);
        println!("{}", r.write("human"));
        r.show.unicode = true;
        println!("{}", r.write("human"));
    }
    let long = format!(
        "a: 1\nb: {} ⟦wrong⟧ {}\n",
        "lorem ipsum ".repeat(100),
        "dolor sit ".repeat(100)
    );
    println!("{}", run(&long).write("human"));
    let long = format!(
        "a: 1\n⟦wrong{}⟧\nb: {}\n",
        "lorem ipsum ".repeat(100),
        "dolor sit ".repeat(100)
    );
    println!("{}", run(&long).write("human"));
    let long = format!(
        "a: 1\n{}⟦wrong⟧\nb: {}\n",
        "lorem ipsum ".repeat(100),
        "dolor sit ".repeat(100)
    );
    println!("{}", run(&long).write("human"));
}
