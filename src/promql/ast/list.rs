//! Lists of the tree: runs of items in pools, so that a node with a list stays small and free of
//! memory of its own.

use std::marker::PhantomData;

/// A run of items in one of the pools of an [`Ast`].
pub(crate) struct List<T> {
    pub(super) start: u32,
    pub(super) len: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> List<T> {
    /// The list of `len` items from `start` on.
    pub(super) fn new(start: usize, len: usize) -> Self {
        let narrow = |n: usize| u32::try_from(n).expect("a query has fewer items than bytes");
        Self {
            start: narrow(start),
            len: narrow(len),
            of: PhantomData,
        }
    }

    /// The list without items.
    pub(crate) const EMPTY: Self = Self {
        start: 0,
        len: 0,
        of: PhantomData,
    };

    /// The number of items.
    pub(crate) fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there are no items.
    pub(crate) fn is_empty(self) -> bool {
        self.len == 0
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T> std::fmt::Debug for List<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}+{}", self.start, self.len)
    }
}

/// A pool of an [`Ast`] that lists refer to.
pub(crate) trait Pool<T> {
    /// All items.
    fn pool(&self) -> &Vec<T>;
    /// All items, to add some.
    fn pool_mut(&mut self) -> &mut Vec<T>;
}
