//! What holds resources. For now: finding the files of a directory and reading them.
//!
//! Only files of our own are written, and no path is judged: which files a run is about, `session` decides.

mod path;
mod read;
mod save;
mod walk;

pub(crate) use path::{PathKind, canonical, exists, is_directory, is_file, kind, reason};
pub(crate) use read::{Content, read, read_file};
pub(crate) use save::save_file;
pub(crate) use walk::{Filter, LeftOut, PathError, directories, has_extension, walk};
