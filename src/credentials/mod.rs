//! What opens a server, as it lies on this machine: percli's configuration file says where the
//! server is, what opens it, which project is selected.
//!
//! * [`ConfigFile`] is the file, read and written so that whatever perscope does not know stays as
//!   and where it is;
//! * [`Settings`] is what it says, checked;
//! * [`shown()`] is what of it people may see;
//! * [`kubernetes`] is what opens a cluster, and any Perses that trusts it.
//!
//! Whoever is logged in with percli is logged in with perscope, and the other way round. percli
//! takes a file that it cannot read for an empty one and writes over it; here such a file is a
//! fault that names the place, and nothing is written. Who may get what the file holds is decided
//! by who uses it; nothing here talks to a server.

mod file;
pub(crate) mod kubernetes;
mod read;
mod settings;
mod shown;
#[cfg(test)]
mod tests;

use std::fmt;

pub(crate) use file::ConfigFile;
pub(crate) use settings::{Authorization, Held, OAuth, Settings, Tls};
pub(crate) use shown::shown;

/// A secret text. Nothing but [`Secret::expose`] shows it, which is why there is no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(String);

impl Secret {
    /// The secret itself, to be sent or stored.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// Why the file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What is wrong, with the place: a fragment without a final stop, and without secrets.
    pub(crate) message: String,
    /// What to do: a full sentence.
    pub(crate) hint: Option<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
