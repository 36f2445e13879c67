//! Lines of a plan for people, before anyone knows where they go: to a terminal, where a sign has
//! its place in a tree and a colour, or into a code block, where it stands first.

use super::super::Show;
use super::super::clean::one_line;

/// What happens to what a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// It comes.
    Added,
    /// It goes.
    Removed,
    /// It stays, and something about it changes.
    Changed,
    /// It only shows where something is.
    Plain,
}

/// How a part of a line stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// Like the line.
    None,
    /// The part that makes the difference.
    Strong,
    /// What may be overlooked.
    Dim,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it says; no line ends, nothing that acts on a terminal.
    pub(super) text: String,
    /// How it stands out.
    pub(super) emphasis: Emphasis,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What happens.
    pub(super) sign: Sign,
    /// How many lines it stands below.
    pub(super) depth: usize,
    /// What it says.
    pub(super) pieces: Vec<Piece>,
}

impl Piece {
    /// A part like the rest of its line. Whatever comes from files or servers goes through here.
    pub(super) fn new(text: &str, show: Show) -> Self {
        Self {
            text: one_line(text, show).into_owned(),
            emphasis: Emphasis::None,
        }
    }

    /// The same, to stand out.
    pub(super) fn emphasized(self, emphasis: Emphasis) -> Self {
        Self { emphasis, ..self }
    }
}

impl Line {
    /// A line of one part.
    pub(super) fn new(sign: Sign, depth: usize, text: &str, show: Show) -> Self {
        Self {
            sign,
            depth,
            pieces: vec![Piece::new(text, show)],
        }
    }

    /// The same with a further part that may be overlooked.
    pub(super) fn with_dim(mut self, text: &str, show: Show) -> Self {
        if !text.is_empty() {
            let piece = Piece::new(&format!("  {text}"), show);
            self.pieces.push(piece.emphasized(Emphasis::Dim));
        }
        self
    }
}

impl Sign {
    /// The character for it.
    pub(super) fn character(self) -> char {
        match self {
            Self::Added => '+',
            Self::Removed => '-',
            Self::Changed => '~',
            Self::Plain => ' ',
        }
    }
}

/// The first characters of a text, as many as anyone reads in a title.
pub(super) fn shortened(text: &str, most: usize, show: Show) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}{}", &text[..end], show.ellipsis()),
        None => text.to_owned(),
    }
}
