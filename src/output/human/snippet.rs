//! What of the source is shown for a finding: which lines, which part of each, and the marks.
//!
//! A snippet is a small copy of the file. Lines that do not fit are cut around their marks, of a
//! place over many lines the first and the last are shown, and active characters are replaced, so
//! what is drawn is small and harmless however the file looks.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use super::super::Show;
use super::super::clean::{one_line, stand_in};
use super::{columns, draw, window};
use crate::finding::{Finding, Level, Related};
use crate::text::{SourceFile, Span, is_active};

/// A related place this many lines away is still marked in the excerpt.
const NEAR: usize = 20;
/// A place over at most this many lines is marked on each of them.
const WHOLE: usize = 3;
/// Lines of context on each side.
const CONTEXT: usize = 1;

/// The excerpt of a finding.
pub(super) struct Snippet<'a> {
    chunks: Vec<Chunk>,
    unmarked: Vec<&'a Related>,
    gutter: usize,
    level: Level,
}

/// Consecutive lines as they are drawn, each with its line end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The number of the first line, from 0.
    pub(super) first: usize,
    /// The number of lines.
    pub(super) lines: usize,
    /// What is drawn.
    pub(super) text: String,
    /// What is marked in it, by offset; no two overlap.
    pub(super) marks: Vec<Mark>,
}

/// A marked part of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The bytes: of the file while rows are gathered, then of the chunk's text.
    pub(super) range: Range<usize>,
    /// What stands below; none for the finding's own place, whose message is in the header.
    pub(super) message: Option<String>,
}

/// A line that is shown.
struct Row {
    /// The part of the line that is shown, as bytes of the file.
    window: Range<usize>,
    /// Whether the line goes on to the left and to the right of it.
    cut: (bool, bool),
    marks: Vec<Mark>,
}

impl<'a> Snippet<'a> {
    /// The excerpt of `file` that shows the finding and those of `related` that stand near it.
    pub(super) fn new(
        file: &SourceFile,
        finding: &Finding,
        related: &'a [Related],
        show: Show,
    ) -> Self {
        // Wide enough for every line that can be shown.
        let widest = digits(file.line_of(bytes(file, finding.place.span).end) + NEAR + CONTEXT + 1);
        let mut rows = Rows {
            file,
            columns: columns(show, widest),
            margin: show.ellipsis().chars().count(),
            shown: BTreeMap::new(),
        };
        let first = rows.mark_primary(finding.place.span);
        let mut unmarked = Vec::new();
        for place in related {
            let start = bytes(file, place.place.span).start;
            let near = place.place.file == file.id && file.line_of(start).abs_diff(first) <= NEAR;
            if !near || !rows.mark_related(place, show) {
                unmarked.push(place);
            }
        }
        rows.add_context();
        let chunks = rows.chunks(show);
        let last = chunks.last().map_or(0, Chunk::end);
        Self {
            chunks,
            unmarked,
            gutter: digits(last),
            level: finding.level,
        }
    }

    /// The number of columns that line numbers take.
    pub(super) fn gutter(&self) -> usize {
        self.gutter
    }

    /// The related places that the excerpt does not show.
    pub(super) fn unmarked(&self) -> &[&'a Related] {
        &self.unmarked
    }

    /// Draws the excerpt.
    pub(super) fn write(&self, show: Show, out: &mut dyn Write) -> io::Result<()> {
        for (index, chunk) in self.chunks.iter().enumerate() {
            if index > 0 {
                writeln!(out, "...")?;
            }
            // miette makes room for the numbers of the lines it draws, not of those below.
            let indent = self.gutter - digits(chunk.end());
            for line in draw::draw(chunk, self.level, show).lines() {
                writeln!(out, "{:indent$}{line}", "")?;
            }
        }
        Ok(())
    }
}

/// The number of decimal digits.
fn digits(number: usize) -> usize {
    number.to_string().len()
}

/// The rows of a snippet while it is put together.
struct Rows<'f> {
    file: &'f SourceFile,
    /// Columns for the text of a line.
    columns: usize,
    /// Columns of the sign that a line goes on.
    margin: usize,
    /// By line, from 0.
    shown: BTreeMap<usize, Row>,
}

impl Rows<'_> {
    /// Marks the finding's own place and returns its first line.
    fn mark_primary(&mut self, span: Span) -> usize {
        let Range { start, end } = bytes(self.file, span);
        let first = self.file.line_of(start);
        // A span that ends with a line end has nothing on the line behind it.
        let last = self.file.line_of(end.saturating_sub(1).max(start));
        self.mark(first, start..end, None);
        let further = if last - first < WHOLE {
            first + 1
        } else {
            last
        };
        for line in further..=last {
            let from = indented(self.file, line, self.columns);
            if from < end.min(content(self.file, line).end) {
                self.mark(line, from..end, None);
            }
        }
        first
    }

    /// Marks the first line of a related place, if there is room for it beside the other marks.
    fn mark_related(&mut self, related: &Related, show: Show) -> bool {
        let range = bytes(self.file, related.place.span);
        let message = one_line(&related.message, show).into_owned();
        self.mark(self.file.line_of(range.start), range, Some(message))
    }

    /// Marks what a line holds of a range, unless the mark would overlap another one or lie
    /// outside of what is shown of the line.
    fn mark(&mut self, line: usize, range: Range<usize>, message: Option<String>) -> bool {
        let range = clip(range, &content(self.file, line));
        if !self.shown.contains_key(&line) {
            self.shown.insert(line, self.row(line, range.start));
        }
        let Some(row) = self.shown.get_mut(&line) else {
            return false;
        };
        let inside = row.window.start <= range.start && range.start <= row.window.end;
        let range = clip(range, &row.window);
        let overlaps = |other: &Mark| {
            range.start < drawn_end(&other.range) && other.range.start < drawn_end(&range)
        };
        if !inside || row.marks.iter().any(overlaps) {
            return false;
        }
        row.marks.push(Mark { range, message });
        true
    }

    /// Adds the lines beside marked ones unless they are blank, and a line between two of them
    /// rather than a gap.
    fn add_context(&mut self) {
        let marked: Vec<usize> = self.shown.keys().copied().collect();
        for line in marked {
            let from = line.saturating_sub(CONTEXT);
            let to = (line + CONTEXT).min(self.file.line_count() - 1);
            for beside in from..=to {
                let row = self.context(beside);
                if !self.file.text[row.window.clone()].trim().is_empty() {
                    self.shown.entry(beside).or_insert(row);
                }
            }
        }
        let shown: Vec<usize> = self.shown.keys().copied().collect();
        for pair in shown.windows(2) {
            if pair[1] - pair[0] == 2 {
                let between = pair[0] + 1;
                self.shown.insert(between, self.context(between));
            }
        }
    }

    /// A line as it is shown for the sake of others: from its start.
    fn context(&self, line: usize) -> Row {
        self.row(line, content(self.file, line).start)
    }

    /// The part of a line around a byte of the file that lies in it.
    fn row(&self, line: usize, focus: usize) -> Row {
        let content = content(self.file, line);
        let text = &self.file.text[content.clone()];
        let window = window::around(text, focus - content.start, self.columns, self.margin);
        Row {
            cut: (window.start > 0, window.end < text.len()),
            window: content.start + window.start..content.start + window.end,
            marks: Vec::new(),
        }
    }

    /// The rows as text.
    fn chunks(self, show: Show) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = Vec::new();
        for (line, row) in self.shown {
            if chunks.last().is_none_or(|last| last.end() != line) {
                chunks.push(Chunk::at(line));
            }
            if let Some(chunk) = chunks.last_mut() {
                chunk.push(&self.file.text, row, show);
            }
        }
        chunks
    }
}

impl Chunk {
    /// A chunk that starts with this line and has none yet.
    fn at(line: usize) -> Self {
        Self {
            first: line,
            lines: 0,
            text: String::new(),
            marks: Vec::new(),
        }
    }

    /// The line behind the last one, from 0; also the number of the last one, from 1.
    fn end(&self) -> usize {
        self.first + self.lines
    }

    /// Appends the line behind the last one.
    fn push(&mut self, source: &str, mut row: Row, show: Show) {
        self.lines += 1;
        if row.cut.0 {
            self.text.push_str(show.ellipsis());
        }
        let base = self.text.len();
        let drawn = |c: char| match c {
            '\t' => '\t',
            c if is_active(c) => stand_in(c, show.unicode),
            c => c,
        };
        let window = &source[row.window.clone()];
        self.text.extend(window.chars().map(drawn));
        let to_text = |at: usize| {
            let before = &source[row.window.start..at];
            base + before.chars().map(|c| drawn(c).len_utf8()).sum::<usize>()
        };
        row.marks.sort_by_key(|mark| mark.range.start);
        self.marks.extend(row.marks.into_iter().map(|mark| Mark {
            range: to_text(mark.range.start)..to_text(mark.range.end),
            message: mark.message,
        }));
        if row.cut.1 {
            self.text.push_str(show.ellipsis());
        }
        self.text.push('\n');
    }
}

/// The bytes of a span, on characters of the file.
fn bytes(file: &SourceFile, span: Span) -> Range<usize> {
    let Range { start, end } = span.range();
    file.text.floor_char_boundary(start)..file.text.floor_char_boundary(end)
}

/// The bytes of a line that can be shown: no line end and no byte order mark.
fn content(file: &SourceFile, line: usize) -> Range<usize> {
    let Range { start, end } = file.line_range(line);
    if start == 0 && file.text.starts_with('\u{feff}') {
        return '\u{feff}'.len_utf8()..end;
    }
    start..end
}

/// Where the text of a line starts behind its indentation, if that fits into the columns.
fn indented(file: &SourceFile, line: usize, columns: usize) -> usize {
    let content = content(file, line);
    let mut chars = file.text[content.clone()].char_indices().take(columns);
    let first = chars.find(|(_, c)| !c.is_whitespace());
    content.start + first.map_or(0, |(at, _)| at)
}

/// The part of a range that lies in another one; empty at the nearer end if none does.
fn clip(range: Range<usize>, within: &Range<usize>) -> Range<usize> {
    let start = range.start.clamp(within.start, within.end);
    start..range.end.clamp(start, within.end)
}

/// Where the drawing of a mark ends: that of an empty one still takes a column.
fn drawn_end(range: &Range<usize>) -> usize {
    range.end.max(range.start + 1)
}
