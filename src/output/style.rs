//! Colours: a few roles and their ANSI codes.

use std::fmt;

use crate::finding::Level;

/// What a piece of text is, as far as its colour is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// The word of a level.
    Level(Level),
    /// What should be read first.
    Strong,
    /// What may be overlooked.
    Dim,
    /// The word that introduces a note or a help.
    Note,
    /// A line that goes.
    Removed,
    /// A line that comes.
    Added,
    /// A line about something that stays and is no longer the same.
    Changed,
    /// The part of a line that makes it go.
    RemovedStrong,
    /// The part of a line that makes it come.
    AddedStrong,
    /// The part of a line that says what is no longer the same.
    ChangedStrong,
    /// Nothing special.
    Plain,
}

impl Style {
    /// `text` in this style, or as it is when `color` is false.
    pub(super) fn paint<T: fmt::Display>(self, color: bool, text: T) -> Painted<T> {
        let code = match self {
            _ if !color => None,
            Style::Plain => None,
            Style::Level(Level::Error) | Style::RemovedStrong => Some("1;31"),
            Style::Level(Level::Warning) | Style::ChangedStrong => Some("1;33"),
            Style::Level(Level::Info | Level::Off) => Some("1;36"),
            Style::Strong => Some("1"),
            Style::Dim => Some("2"),
            Style::Note => Some("36"),
            Style::Removed => Some("31"),
            Style::Added => Some("32"),
            Style::Changed => Some("33"),
            Style::AddedStrong => Some("1;32"),
        };
        Painted { code, text }
    }
}

/// A text with its colour, to be displayed.
pub(super) struct Painted<T> {
    code: Option<&'static str>,
    text: T,
}

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "\u{1b}[{code}m{}\u{1b}[0m", self.text),
            None => self.text.fmt(f),
        }
    }
}
