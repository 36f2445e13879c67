//! The documentation of a rule on a terminal.
//!
//! Rules' documentation is a small part of Markdown: headings, paragraphs, lists and fenced code.
//! Paragraphs are filled anew for the width of the terminal; below code with marks stand carets.

use std::io::{self, Write};
use std::ops::Range;

use super::Show;
use super::style::Style;
use crate::finding::{Fixable, Level, RuleInfo};
use crate::lint::docs::{Block, Piece, pieces};

/// The widest line of prose; longer ones are hard to read.
const MAX_WIDTH: usize = 88;

/// Writes the documentation of a rule.
pub(crate) fn write(rule: &RuleInfo, show: Show, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", Style::Strong.paint(show.color, &rule.name))?;
    writeln!(out, "{}", Style::Dim.paint(show.color, about(rule)))?;
    for piece in pieces(&rule.docs) {
        match piece {
            Piece::Prose(text) => write_prose(text, show, out)?,
            Piece::Code(block) => write_code(&block, show, out)?,
        }
    }
    Ok(())
}

/// What the table of rules says, as a sentence.
fn about(rule: &RuleInfo) -> String {
    let mut about = match rule.level {
        Level::Off => format!("{}, off by default", rule.group.name()),
        level => format!("{}, {level} by default", rule.group.name()),
    };
    match rule.fix {
        Fixable::Never => {}
        Fixable::Sometimes => about.push_str(", sometimes fixable"),
    }
    if rule.server {
        about.push_str("; Perses refuses it");
    }
    about
}

fn write_prose(text: &str, show: Show, out: &mut dyn Write) -> io::Result<()> {
    let mut paragraph = Vec::new();
    let mut gap = false;
    for line in text.lines().chain([""]) {
        let blank = line.trim().is_empty();
        if (blank || line.starts_with(['#', '-', '*', '|'])) && !paragraph.is_empty() {
            fill(&paragraph, show, out)?;
            paragraph.clear();
        }
        // The name of the rule stands above already.
        if blank || line.starts_with("# ") {
            gap |= blank;
            continue;
        }
        if std::mem::take(&mut gap) {
            writeln!(out)?;
        }
        match line.strip_prefix("## ") {
            Some(heading) => writeln!(out, "{}", Style::Strong.paint(show.color, heading))?,
            None => paragraph.extend(line.split_whitespace()),
        }
    }
    Ok(())
}

/// Writes words into lines that fit; of an item of a list, the further lines are indented.
fn fill(words: &[&str], show: Show, out: &mut dyn Write) -> io::Result<()> {
    let width = show.width.min(MAX_WIDTH);
    let item = matches!(words.first(), Some(&("-" | "*")));
    let mut column = 0;
    for word in words {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            writeln!(out)?;
            column = 0;
            if item {
                write!(out, " ")?;
                column = 1;
            }
        }
        if column > 0 {
            write!(out, " ")?;
            column += 1;
        }
        write!(out, "{word}")?;
        column += length;
    }
    writeln!(out)
}

fn write_code(block: &Block, show: Show, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    if let Some(file) = &block.file {
        writeln!(out, "    {}", Style::Dim.paint(show.color, file))?;
    }
    if let Some(options) = &block.options {
        let options = format!("options: {options}");
        writeln!(out, "    {}", Style::Dim.paint(show.color, options))?;
    }
    let mut start = 0;
    for line in block.text.split_inclusive('\n') {
        let text = line.trim_end_matches('\n');
        writeln!(out, "{}", format!("    {text}").trim_end())?;
        let carets = carets(block, start..start + text.len());
        if !carets.is_empty() {
            let style = Style::Level(Level::Error);
            writeln!(out, "    {}", style.paint(show.color, carets))?;
        }
        start += line.len();
    }
    Ok(())
}

/// Carets below what is marked of a line; nothing if nothing is.
fn carets(block: &Block, line: Range<usize>) -> String {
    let mut carets = String::new();
    for mark in &block.marks {
        let from = mark.start.max(line.start);
        let to = mark.end.min(line.end);
        // Of a mark over several lines, each line shows its part. An empty mark is a place.
        let empty = mark.is_empty() && line.start <= from && from <= line.end;
        if from < to || empty {
            let column = block.text[line.start..from].chars().count();
            let length = block.text[from..to.max(from)].chars().count().max(1);
            let missing = column.saturating_sub(carets.len());
            carets.push_str(&" ".repeat(missing));
            carets.push_str(&"^".repeat(length));
        }
    }
    carets
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAIN;
    use super::*;
    use crate::finding::Group;

    #[test]
    fn prose_is_filled_and_marks_become_carets() {
        let rule = RuleInfo {
            name: "some-rule".to_owned(),
            summary: "".into(),
            group: Group::Style,
            level: Level::Warning,
            fix: Fixable::Sometimes,
            server: true,
            options: Vec::new(),
            docs: "# some-rule\n\nOne two three four\nfive.\n\n## Example\n\n\
                   ```yaml bad file=a.yaml\nä: ⟦b⟧\nc: ⟦⟧\n```\n\n- an item of a list\n- b\n"
                .into(),
        };
        let show = Show { width: 12, ..PLAIN };
        let mut out = Vec::new();
        write(&rule, show, &mut out).unwrap();
        let expected = "\
some-rule
style, warning by default, sometimes fixable; Perses refuses it

One two
three four
five.

Example

    a.yaml
    ä: b
       ^
    c:
       ^

- an item of
  a list
- b
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
