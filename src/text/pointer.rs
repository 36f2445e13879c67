//! JSON pointers (RFC 6901): the address of a node inside a document.

use std::fmt;

/// A JSON pointer in its string form: empty for the root, else `/key/0/…` with `~` written as
/// `~0` and `/` as `~1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Pointer(String);

impl Pointer {
    /// The pointer to the root.
    pub(crate) fn root() -> Self {
        Self::default()
    }

    /// Appends the key of a mapping.
    pub(crate) fn push_key(&mut self, key: &str) {
        self.0.push('/');
        for c in key.chars() {
            match c {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                c => self.0.push(c),
            }
        }
    }

    /// Appends the index of an item, counted from 0.
    pub(crate) fn push_index(&mut self, index: usize) {
        self.0.push('/');
        self.0.push_str(&index.to_string());
    }

    /// Appends another pointer, as for a document inside a scalar of this one.
    pub(crate) fn push(&mut self, below: &Pointer) {
        self.0.push_str(&below.0);
    }

    /// The string form.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_escaped_as_in_rfc_6901() {
        let mut pointer = Pointer::root();
        pointer.push_key("a/b");
        pointer.push_index(3);
        pointer.push_key("~");
        pointer.push_key("");
        assert_eq!(pointer.as_str(), "/a~1b/3/~0/");
    }
}
