//! Text and positions in it: files, spans, lines, JSON pointers, byte edits, the map between a
//! scalar's source and its decoded text, the nearest of several words, and which characters do something.
//!
//! Nothing here knows what the text means; the languages above give it meaning.

mod active;
mod edit;
mod escape_map;
mod file;
mod pointer;
mod span;
mod suggest;

pub(crate) use active::is_active;
pub(crate) use edit::{Edit, apply};
pub(crate) use escape_map::{Aligned, EscapeMap, Style};
pub(crate) use file::{FileId, LineColumn, SourceFile, is_dot};
pub(crate) use pointer::Pointer;
pub(crate) use span::Span;
pub(crate) use suggest::nearest;
