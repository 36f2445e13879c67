//! What holds resources, and the files of a directory: finding, reading and replacing them.
//!
//! [`ReadStore`] and [`Store`] are what every store can do; `client` has the one that is a Perses
//! server. No path is judged here: which files a run is about, and which it may write, `session` decides.

mod directory;
mod fault;
mod path;
mod read;
#[cfg(test)]
pub(crate) mod testing;
mod traits;
mod walk;
mod write;

pub(crate) use directory::{DirectoryOptions, DirectoryStore};
pub(crate) use fault::{FaultKind, StoreFault};
pub(crate) use path::{PathKind, canonical, exists, is_directory, is_file, kind, reason};
pub(crate) use read::{Content, read, read_bytes, read_file};
pub(crate) use traits::{Glance, Narrowed, ReadStore, Store};
pub(crate) use walk::{Filter, LeftOut, PathError, directories, has_extension, walk};
pub(crate) use write::{
    create_file, replace_file, save_file, save_private_file, save_secrets, write_to,
};
