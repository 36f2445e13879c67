//! What is known of the labels of an expression, in three machine words, and the names it is about.
//!
//! Each of the first names of a query has a bit; the last bit, and every bit without a name yet,
//! stands for all other labels. A step of the analysis is a few bit operations then, however many
//! labels a query mentions. Names that find no bit are treated as names with variables are: they
//! may be any.

use std::borrow::Cow;

use super::Presence;

/// One bit for each label that it is about.
pub(super) type Bits = u64;

/// The metric name.
pub(super) const NAME: Bits = 1;

/// All labels that have no bit of their own.
pub(super) const OTHERS: Bits = 1 << 63;

/// How many names can have a bit.
const MAX_NAMES: usize = 63;

/// What is known of the labels of an expression. No label is in both sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Set {
    /// Every series has these.
    pub(super) surely: Bits,
    /// No series has these.
    pub(super) never: Bits,
    /// The pairs of a label and a value that every series has. Those of labels that are not surely
    /// there mean nothing.
    pub(super) fixed: Bits,
}

impl Set {
    /// Nothing is known.
    pub(super) const UNKNOWN: Self = Self {
        surely: 0,
        never: 0,
        fixed: 0,
    };

    /// There are no labels.
    pub(super) const NONE: Self = Self {
        surely: 0,
        never: Bits::MAX,
        fixed: 0,
    };

    /// What two sources say together. Where they contradict each other there can be no series, and
    /// nothing is claimed, so that one mistake is not found again wherever the result is used.
    pub(super) fn and(self, other: Self) -> Self {
        let surely = self.surely | other.surely;
        let never = self.never | other.never;
        Self {
            surely: surely & !never,
            never: never & !surely,
            fixed: self.fixed | other.fixed,
        }
    }

    /// What holds for series that may come from either source.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            surely: self.surely & other.surely,
            never: self.never & other.never,
            fixed: self.fixed & other.fixed,
        }
    }

    /// The same after some labels, nobody knows which, may have been dropped.
    pub(super) fn weakened(self) -> Self {
        Self { surely: 0, ..self }
    }

    /// What holds for series of either side of a join that may have no partner: a fill value with
    /// nothing but the compared labels takes its place.
    pub(super) fn filled(self, compared: Bits) -> Self {
        Self {
            surely: self.surely & compared & !NAME,
            ..self
        }
    }

    /// The same with nothing but these labels left.
    pub(super) fn keeping(self, bits: Bits) -> Self {
        self.dropping(!bits)
    }

    /// The same without these labels.
    pub(super) fn dropping(self, bits: Bits) -> Self {
        Self {
            surely: self.surely & !bits,
            never: self.never | bits,
            ..self
        }
    }

    /// The same with these labels as they are in another set. Which pairs are theirs is not known
    /// here, so that only values remain that both sets have.
    pub(super) fn taking(self, bits: Bits, from: Self) -> Self {
        Self {
            surely: self.surely & !bits | from.surely & bits,
            never: self.never & !bits | from.never & bits,
            fixed: self.fixed & from.fixed,
        }
    }

    /// The same with another presence of these labels.
    pub(super) fn with(self, bits: Bits, presence: Presence) -> Self {
        let all = match presence {
            Presence::Surely => Self {
                surely: Bits::MAX,
                ..Self::UNKNOWN
            },
            Presence::Maybe => Self::UNKNOWN,
            Presence::Never => Self::NONE,
        };
        self.taking(bits, all)
    }

    /// Whether a label is there.
    pub(super) fn presence(self, bit: Bits) -> Presence {
        if self.surely & bit != 0 {
            Presence::Surely
        } else if self.never & bit != 0 {
            Presence::Never
        } else {
            Presence::Maybe
        }
    }
}

/// The names that have a bit, in the order of their bits.
#[derive(Debug)]
pub(super) struct Names<'q>(Vec<Cow<'q, str>>);

impl<'q> Names<'q> {
    /// Nothing but the metric name.
    pub(super) fn new() -> Self {
        let mut names = Vec::with_capacity(8);
        names.push(Cow::Borrowed("__name__"));
        Self(names)
    }

    /// The bit of a name, a new one if need be; none if there are too many names.
    pub(super) fn add(&mut self, name: Cow<'q, str>) -> Option<Bits> {
        let known = self.find(&name);
        if known != OTHERS {
            return Some(known);
        }
        if self.0.len() == MAX_NAMES {
            return None;
        }
        self.0.push(name);
        Some(1 << (self.0.len() - 1))
    }

    /// The bit of a name; [`OTHERS`] if it has none of its own.
    pub(super) fn find(&self, name: &str) -> Bits {
        let found = self.0.iter().position(|known| known == name);
        found.map_or(OTHERS, |index| 1 << index)
    }

    /// The name of the lowest of some bits, if one of them has a name.
    pub(super) fn first(&self, bits: Bits) -> Option<&str> {
        let name = self.0.get(bits.trailing_zeros() as usize)?;
        Some(name)
    }

    /// All names with their bits.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Bits)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, name)| (&**name, 1 << index))
    }
}
