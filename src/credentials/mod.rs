//! What opens a server, as it lies on this machine.
//!
//! * [`kubernetes`] is what opens a cluster, and any Perses that trusts it.

pub(crate) mod kubernetes;

/// A secret text. Nothing but [`Secret::expose`] shows it, which is why there is no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(String);

impl Secret {
    /// The secret itself, to be sent or stored.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}
