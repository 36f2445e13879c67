//! What holds resources. For now: walking directories and reading files.

mod read;
mod walk;

pub(crate) use read::{Content, read_file};
pub(crate) use walk::walk;
