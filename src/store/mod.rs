//! What holds resources. For now: finding the files of a directory, reading and replacing them.
//!
//! No path is judged here: which files a run is about, and which it may write, `session` decides.

mod path;
mod read;
mod walk;
mod write;

pub(crate) use path::{PathKind, canonical, exists, is_directory, is_file, kind, reason};
pub(crate) use read::{Content, read, read_file};
pub(crate) use walk::{Filter, LeftOut, PathError, directories, has_extension, walk};
pub(crate) use write::{replace_file, save_file};
