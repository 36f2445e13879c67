//! Tests of excerpts and of what is left out; the sources are small, long or hostile.

use std::time::{Duration, Instant};

use super::super::tests::{Run, related, sample};
use super::{EXAMPLES, FOLD_ABOVE, MAX_COLUMNS};
use crate::finding::{Level, Safety};
use crate::text::Span;

/// A run over one file with a finding at the span between the marks `⟦` and `⟧`.
fn run(text: &str) -> Run {
    let start = text.find('⟦').unwrap();
    let text = text.replacen('⟦', "", 1);
    let end = text.find('⟧').unwrap();
    let mut run = Run::new(&[("a.yaml", &text.replacen('⟧', "", 1))]);
    let finding = run.find(0, 0, "");
    finding.place.span = Span::new(start, end);
    finding.message = "wrong".to_owned();
    run
}

/// Compares everything below the header with lines that start at the gutter.
#[track_caller]
fn check(run: &Run, expected: &str) {
    let written = run.write("human");
    let excerpt = written
        .strip_prefix("error[duplicate-key]: wrong\n")
        .unwrap();
    let excerpt = excerpt.trim_end();
    assert_eq!(excerpt, expected.trim_matches('\n'), "\n{excerpt}\n");
}

#[test]
fn the_finding_is_marked_between_the_lines_around_it() {
    check(
        &run("a: 1\nb: ⟦2⟧\nc: 3\nd: 4\n"),
        "
  --> a.yaml:2:4
 1 | a: 1
 2 | b: 2
   |    ^
 3 | c: 3",
    );
    check(
        &run("a: 1\n\nb: ⟦2⟧\n\n"),
        "
  --> a.yaml:3:4
 3 | b: 2
   |    ^",
    );
}

#[test]
fn drawing_uses_unicode_and_colours_where_they_can_be_shown() {
    let mut run = sample();
    run.findings.truncate(1);
    run.show.unicode = true;
    assert_eq!(
        run.write("human"),
        "\
error[duplicate-key]: the key `name` stands here twice
  --> dash/a.yaml:4:3
 2 │ spec:
 3 │   name: ä
   ·   ───┬───
   ·      ╰── first defined here
 4 │   name: b
   ·   ───────
 5 │   query: up
   = note: dash/b.json:1:3: used here
   = help: The last one wins.
   = help: remove the key (safe fix)
   = at /spec/name

"
    );
    run.show.color = true;
    let colored = run.write("human");
    assert!(colored.starts_with("\u{1b}[1;31merror[duplicate-key]\u{1b}[0m\u{1b}[1m: the key"));
    assert!(
        colored.contains("\u{1b}[31m  ───────\u{1b}[0m"),
        "{colored}"
    );
    assert!(
        colored.contains("\u{1b}[36m  ───┬───\u{1b}[0m"),
        "{colored}"
    );
}

#[test]
fn marks_stand_below_what_they_mark_whatever_its_width() {
    let cases = [
        ("\tb: ⟦\tc⟧\td", "    b:  c   d", "       ^^", 5),
        ("n: 世界 ⟦🚀⟧ x", "n: 世界 🚀 x", "        ^^", 7),
        (
            "a: e\u{301}⟦e\u{301}⟧ x",
            "a: e\u{301}e\u{301} x",
            "    ^",
            6,
        ),
        ("a: שלום ⟦עולם⟧", "a: שלום עולם", "        ^^^^", 9),
        ("\u{feff}⟦a⟧: 1", "a: 1", "^", 1),
        ("a: ⟦b⟧\r", "a: b", "   ^", 4),
    ];
    for (text, line, mark, column) in cases {
        let expected = format!("  --> a.yaml:1:{column}\n 1 | {line}\n   | {mark}");
        check(&run(text), &expected);
        check(&run(&format!("{text}\n")), &expected);
    }
}

#[test]
fn an_empty_place_is_a_caret_between_characters() {
    let cases = [
        ("a: ⟦⟧b\n", "a: b", "   ^", 4),
        ("a: b⟦⟧\n", "a: b", "    ^", 5),
        ("a: b⟦⟧", "a: b", "    ^", 5),
        ("a: b⟦\n⟧", "a: b", "    ^", 5),
        ("a: b⟦\r\n⟧", "a: b", "    ^", 5),
        ("a: b\r⟦\n⟧", "a: b", "    ^", 6),
    ];
    for (text, line, mark, column) in cases {
        let expected = format!("  --> a.yaml:1:{column}\n 1 | {line}\n   | {mark}");
        check(&run(text), &expected);
    }
    check(&run("⟦⟧"), "  --> a.yaml:1:1\n 1 |\n   | ^");
    check(&run("\u{feff}⟦⟧"), "  --> a.yaml:1:1\n 1 |\n   | ^");
    check(&run("a\n⟦⟧"), "  --> a.yaml:2:1\n 1 | a\n 2 |\n   | ^");
}

#[test]
fn of_a_place_over_many_lines_the_middle_is_left_out() {
    check(
        &run("a:\n  b: ⟦|\n    one\n    two⟧\nc: d\n"),
        "
  --> a.yaml:2:6
 1 | a:
 2 |   b: |
   |      ^
 3 |     one
   |     ^^^
 4 |     two
   |     ^^^
 5 | c: d",
    );
    let middle = "  - x\n".repeat(98);
    check(
        &run(&format!("a: ⟦[\n{middle}\t] ⟧\n")),
        "
    --> a.yaml:1:4
   1 | a: [
     |    ^
   2 |   - x
...
  99 |   - x
 100 |     ]
     |     ^^",
    );
}

#[test]
fn nothing_in_a_source_or_a_message_reaches_the_terminal_as_a_command() {
    let mut run = run("a: ⟦\u{1b}[2J\0⟧\u{202e}x\u{8}y\u{85}\u{2028}z\u{7f}\n");
    check(
        &run,
        "
  --> a.yaml:1:4
 1 | a: ?[2J??x?y??z?
   |    ^^^^^",
    );
    run.show.unicode = true;
    check(
        &run,
        "
  --> a.yaml:1:4
 1 │ a: ␛[2J␀\u{fffd}x␈y\u{fffd}\u{fffd}z␡
   ·    ─────",
    );
    let nasty = "\u{1b}[2J\n\u{202e}";
    run.files[0].path = nasty.into();
    let place = run.findings[0].place.clone();
    let finding = &mut run.findings[0];
    finding.message = nasty.to_owned();
    finding.help = vec![nasty.to_owned()];
    finding.place.pointer.push_key(nasty);
    finding.related = vec![related(place, nasty)];
    let escaped = "\\u{1b}[2J\\n\\u{202e}";
    assert_eq!(
        run.write("human"),
        format!(
            "\
error[duplicate-key]: {escaped}
  --> {escaped}:1:4
 1 │ a: ␛[2J␀\u{fffd}x␈y\u{fffd}\u{fffd}z␡
   ·    ─────
   = note: {escaped}:1:4: {escaped}
   = help: {escaped}
   = at /{escaped}

"
        )
    );
}

#[test]
fn long_lines_are_cut_around_the_mark() {
    let (before, after) = ("lorem ipsum ".repeat(100), "dolor sit ".repeat(100));
    let mut run = run(&format!("a: 1\nb: {before}⟦wrong⟧ {after}\n"));
    run.show.width = 60;
    check(
        &run,
        "
  --> a.yaml:2:1204
 1 | a: 1
 2 | ...lorem ipsum lorem ipsum wrong dolor sit dolor si...
   |                            ^^^^^",
    );
    run.show.width = 0;
    check(
        &run,
        "
  --> a.yaml:2:1204
 1 | a: 1
 2 | ...psum lorem ipsum wrong dolor sit d...
   |                     ^^^^^",
    );
    run.show.width = usize::MAX;
    let widest = run.write("human");
    let cut = widest.lines().nth(3).unwrap();
    assert_eq!(cut.chars().count(), " 2 | ".len() + MAX_COLUMNS);
}

#[test]
fn a_line_that_just_fits_is_not_cut() {
    let text = "b: ⟦34567890⟧1234567890123456789012345678901234567890\n";
    let mut run = run(&format!("{}{text}", "\n".repeat(11)));
    let line = " 12 | b: 345678901234567890123456789012345678901234567890";
    run.show.width = line.len();
    assert!(run.write("human").lines().any(|written| written == line));
    run.show.width -= 1;
    assert!(!run.write("human").lines().any(|written| written == line));
}

#[test]
fn a_mark_on_a_long_line_ends_where_the_line_is_cut() {
    let mut run = run(&format!("⟦{}⟧", "0123456789".repeat(9)));
    run.show.width = 50;
    check(
        &run,
        "
  --> a.yaml:1:1
 1 | 01234567890123456789012345678901234567...
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    );
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the time it takes is what is tested"
)]
fn a_line_of_megabytes_costs_little() {
    let mut text = "\"panel\": {\"ä\": 1}, ".repeat(250_000);
    text.push_str("\"wrong\"");
    let mut run = Run::new(&[("a.json", &text)]);
    run.find(0, 0, "wrong");
    let written = run.write("human");
    assert!(written.contains("--> a.json:1:4750002\n"), "{written}");
    assert!(written.contains("\"wrong\"\n"), "{written}");
    assert!(written.len() < 2_000, "{written}");

    // Counting columns from the start of the line each time would take minutes.
    let one = run.findings.pop().unwrap();
    let everywhere = (0..50_000).map(|index| {
        let mut finding = one.clone();
        finding.place.span = Span::empty(text.floor_char_boundary(index * 100));
        finding
    });
    run.findings = everywhere.collect();
    run.show.max_findings = Some(1_000);
    let start = Instant::now();
    for format in ["human", "jsonl"] {
        run.write(format);
    }
    let elapsed = start.elapsed();
    assert!(elapsed < Duration::from_secs(30), "took {elapsed:?}");
}

#[test]
fn related_places_are_marked_where_there_is_room() {
    let lines: Vec<String> = (1..=60).map(|n| format!("key{n}: value{n}\n")).collect();
    let mut run = run(&format!("⟦{}⟧", lines.concat()));
    run.files
        .push(Run::new(&[("b.yaml", "b: 1\n")]).files.remove(0));
    run.files[1].id = crate::text::FileId(1);
    run.findings[0].place = run.place(0, "value30");
    run.findings[0].related = vec![
        related(run.place(0, "key30"), "on the same line"),
        related(run.place(0, "ue30"), "over the finding"),
        related(run.place(0, "key20"), "above"),
        related(run.place(0, "key60"), "far away"),
        related(run.place(1, "b"), "in another file"),
        related(run.place(1, "1"), "too many"),
        related(run.place(1, "1"), "too many"),
    ];
    check(
        &run,
        "
   --> a.yaml:30:8
 19 | key19: value19
 20 | key20: value20
    | ^^|^^
    |   `-- above
 21 | key21: value21
...
 29 | key29: value29
 30 | key30: value30
    | ^^|^^  ^^^^^^^
    |   `-- on the same line
 31 | key31: value31
    = note: a.yaml:30:11: over the finding
    = note: a.yaml:60:1: far away
    = note: b.yaml:1:1: in another file
    = note: and 2 more",
    );
}

#[test]
fn an_unsafe_fix_says_so() {
    let mut run = sample();
    run.findings[0].fix.as_mut().unwrap().safety = Safety::Unsafe;
    let written = run.write("human");
    assert!(written.contains("   = help: remove the key (unsafe fix)\n"));
}

/// A run with so many findings of `duplicate-key`, and one of another rule.
fn many(number: usize) -> Run {
    let mut run = Run::new(&[("a.yaml", "a: 1\n")]);
    for _ in 0..number {
        run.find(0, 0, "a");
    }
    run.find(2, 0, "1").level = Level::Warning;
    run
}

#[test]
fn many_findings_of_a_rule_are_folded() {
    let headers = |run: &Run| run.write("human").matches(" --> ").count();
    let mut run = many(FOLD_ABOVE);
    assert_eq!(headers(&run), FOLD_ABOVE + 1);

    run = many(FOLD_ABOVE + 40);
    assert_eq!(headers(&run), EXAMPLES + 1);
    assert!(run.write("human").ends_with(
        "\n\n... and 57 more of duplicate-key \
         (--max-findings, --format concise or json list all)\n"
    ));
    run.show.fold = false;
    assert_eq!(headers(&run), FOLD_ABOVE + 41);
}

#[test]
fn a_limit_replaces_folding_and_counts_the_rest() {
    let mut run = many(60);
    run.show.max_findings = Some(30);
    let written = run.write("human");
    assert_eq!(written.matches(" --> ").count(), 30);
    assert!(written.ends_with("\n\n... and 31 more findings (--max-findings 30)\n"));
    run.show.max_findings = Some(60);
    let written = run.write("human");
    assert!(written.ends_with("\n\n... and 1 more finding (--max-findings 60)\n"));
    run.show.max_findings = Some(61);
    assert_eq!(run.write("human").matches(" --> ").count(), 61);
}
