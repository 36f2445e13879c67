//! Drawing marks below lines of source, with miette.
//!
//! miette expects to find context and to print headers itself; here both are decided before, so it
//! gets a source that always answers with the whole chunk, and of what it prints only the lines
//! with source and marks are kept.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use super::super::Show;
use super::snippet::Chunk;
use super::window::TAB;
use crate::finding::Level;

/// The chunk's lines with numbers, and the marks below them.
pub(super) fn draw(chunk: &Chunk, level: Level, show: Show) -> String {
    let mut drawn = String::new();
    let handler = GraphicalReportHandler::new_themed(theme(chunk, level, show))
        .tab_width(TAB)
        .without_syntax_highlighting();
    handler
        .render_report(&mut drawn, &Drawing(chunk))
        .expect("writing to a string cannot fail, and the source has an answer for each span");
    // An empty message, the upper and the lower end of the frame.
    let lines: Vec<&str> = drawn.lines().collect();
    let body = lines.get(2..lines.len().saturating_sub(1)).unwrap_or(&[]);
    let trimmed: Vec<&str> = body.iter().map(|line| line.trim_end()).collect();
    trimmed.join("\n")
}

/// Characters and colours. miette gives each mark the next colour of a list.
fn theme(chunk: &Chunk, level: Level, show: Show) -> GraphicalTheme {
    let characters = if show.unicode {
        ThemeCharacters::unicode()
    } else {
        ThemeCharacters {
            vbar_break: '|',
            ..ThemeCharacters::ascii()
        }
    };
    if !show.color {
        return GraphicalTheme {
            characters,
            styles: ThemeStyles::none(),
        };
    }
    let mut styles = ThemeStyles::ansi();
    let own = match level {
        Level::Error => styles.error,
        Level::Warning => styles.warning,
        Level::Info | Level::Off => styles.advice,
    };
    styles.highlights = (chunk.marks.iter())
        .map(|mark| mark.message.as_ref().map_or(own, |_| styles.help))
        .collect();
    GraphicalTheme { characters, styles }
}

/// A chunk in the shape that miette takes.
#[derive(Debug)]
struct Drawing<'a>(&'a Chunk);

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Drawing<'_> {}

impl Diagnostic for Drawing<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.0)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = |mark: &super::snippet::Mark| {
            LabeledSpan::new(mark.message.clone(), mark.range.start, mark.range.len())
        };
        Some(Box::new(self.0.marks.iter().map(label)))
    }
}

impl SourceCode for Chunk {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let whole = SourceSpan::from(0..self.text.len());
        Ok(Box::new(MietteSpanContents::new(
            self.text.as_bytes(),
            whole,
            self.first,
            0,
            self.lines,
        )))
    }
}
