//! What fixes would change, as a unified diff: people read it, `git apply` and `patch -p1` take it.
//!
//! Secrets are masked before they come here, so a diff beside one shows it and does not apply.

use std::io::{self, Write};
use std::time::Instant;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices_deadline, group_diff_ops};

use super::Show;
use super::clean::{one_line, push_escaped};
use super::style::Style;

/// How many lines are shown around a change.
const CONTEXT: usize = 3;

/// A file before and after.
pub(crate) struct Difference<'a> {
    /// Its path as it is shown.
    pub(crate) path: &'a str,
    /// The old text.
    pub(crate) before: &'a str,
    /// The new one.
    pub(crate) after: &'a str,
}

/// Writes the difference. What acts on a terminal is escaped if it goes to one; a program gets the
/// bytes as they are.
pub(crate) fn write(
    difference: &Difference<'_>,
    show: Show,
    to_terminal: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    if difference.before == difference.after {
        return Ok(());
    }
    for (marker, side) in [("---", 'a'), ("+++", 'b')] {
        let path = one_line(difference.path, show);
        // Paths that start elsewhere are no paths of the tree in which a diff is applied.
        let header = if path.starts_with(['/', '.']) {
            format!("{marker} {path}")
        } else {
            format!("{marker} {side}/{path}")
        };
        writeln!(out, "{}", Style::Strong.paint(show.color, header))?;
    }
    let texts = (difference.before, difference.after);
    write_hunks(texts, None, show, to_terminal, out)
}

/// Writes what is different between two texts, without a header. Beyond the deadline, more than
/// the fewest lines are written.
pub(super) fn write_hunks(
    (old, new): (&str, &str),
    deadline: Option<Instant>,
    show: Show,
    to_terminal: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &old, &new, deadline);
    for group in &group_diff_ops(ops, CONTEXT) {
        let header = hunk_header(group);
        writeln!(out, "{}", Style::Note.paint(show.color, header))?;
        for op in group {
            let (tag, old_range, new_range) = op.as_tag_tuple();
            let (removed, added) = match tag {
                DiffTag::Equal => {
                    write_lines(' ', &old[old_range], show, to_terminal, out)?;
                    continue;
                }
                DiffTag::Delete => (&old[old_range], &[][..]),
                DiffTag::Insert => (&[][..], &new[new_range]),
                DiffTag::Replace => (&old[old_range], &new[new_range]),
            };
            write_lines('-', removed, show, to_terminal, out)?;
            write_lines('+', added, show, to_terminal, out)?;
        }
    }
    Ok(())
}

/// `@@ -1,7 +1,6 @@`
fn hunk_header(group: &[DiffOp]) -> String {
    let first = group.first().map(DiffOp::as_tag_tuple);
    let last = group.last().map(DiffOp::as_tag_tuple);
    let ((_, old, new), (_, old_end, new_end)) =
        first.zip(last).expect("a group has at least one change");
    let old = hunk_range(old.start, old_end.end);
    let new = hunk_range(new.start, new_end.end);
    format!("@@ -{old} +{new} @@")
}

/// Lines from 1, and how many; of none, the line before.
fn hunk_range(start: usize, end: usize) -> String {
    match end - start {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        lines => format!("{},{lines}", start + 1),
    }
}

fn write_lines(
    sign: char,
    lines: &[&str],
    show: Show,
    to_terminal: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for line in lines {
        let (content, end) = match line.strip_suffix('\n') {
            Some(content) => (content, "\n"),
            None => (*line, "\n\\ No newline at end of file\n"),
        };
        // A return at the end of a line does no harm.
        let (content, end) = match content.strip_suffix('\r') {
            Some(content) => (content, format!("\r{end}")),
            None => (content, end.to_owned()),
        };
        let mut shown = String::from(sign);
        if to_terminal {
            content.chars().for_each(|c| push_escaped(c, &mut shown));
        } else {
            shown.push_str(content);
        }
        let style = match sign {
            '-' => Some(Style::Removed),
            '+' => Some(Style::Added),
            _ => None,
        };
        match style {
            Some(style) => write!(out, "{}{end}", style.paint(show.color, shown))?,
            None => write!(out, "{shown}{end}")?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAIN;
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        let mut out = Vec::new();
        let difference = Difference {
            path: "dir/a.yaml",
            before,
            after,
        };
        write(&difference, PLAIN, false, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    const HEADER: &str = "--- a/dir/a.yaml\n+++ b/dir/a.yaml\n";

    #[test]
    fn changes_stand_between_lines_that_stay() {
        check("a\n", "a\n", "");
        let expected = format!("{HEADER}@@ -2,6 +2,6 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n");
        check(
            "1\n2\n3\n4\n5\n6\n7\n",
            "1\n2\n3\n4\nfive\n6\n7\n",
            &expected,
        );
        check("a\nb\n", "b\n", &format!("{HEADER}@@ -1,2 +1 @@\n-a\n b\n"));
        check("", "a\n", &format!("{HEADER}@@ -0,0 +1 @@\n+a\n"));
    }

    #[test]
    fn line_ends_are_part_of_lines() {
        let expected =
            format!("{HEADER}@@ -1,2 +1,2 @@\n-a\r\n+x\r\n b\n\\ No newline at end of file\n");
        check("a\r\nb", "x\r\nb", &expected);
        let expected = format!("{HEADER}@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
        check("a", "a\n", &expected);
    }

    #[test]
    fn terminals_get_no_active_characters_and_programs_all_of_them() {
        let show = Show {
            color: true,
            ..PLAIN
        };
        let difference = Difference {
            path: "../a\u{1b}.yaml",
            before: "\u{1b}[2J\r\n",
            after: "",
        };
        let text = |to_terminal| {
            let mut out = Vec::new();
            write(&difference, show, to_terminal, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let header = "\u{1b}[1m--- ../a\\u{1b}.yaml\u{1b}[0m\n\u{1b}[1m+++ ../a\\u{1b}.yaml\u{1b}[0m\n\
                      \u{1b}[36m@@ -1 +0,0 @@\u{1b}[0m\n";
        let line = "\u{1b}[31m-\\u{1b}[2J\u{1b}[0m\r\n";
        assert_eq!(text(true), format!("{header}{line}"));
        let line = "\u{1b}[31m-\u{1b}[2J\u{1b}[0m\r\n";
        assert_eq!(text(false), format!("{header}{line}"));
    }
}
