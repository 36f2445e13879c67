//! Values that labels surely have, as far as matchers fix them.
//!
//! Each pair of a label and a value that a query demands has a bit, so that following values is a
//! few bit operations as well. Pairs that find no bit are not followed.

use std::borrow::Cow;

use super::set::{Bits, Set};

/// How many pairs can have a bit.
const MAX_PAIRS: usize = 64;

/// The pairs that have a bit, in the order of their bits: the bit of the label, and the value.
#[derive(Debug, Default)]
pub(super) struct Pairs<'q>(Vec<(Bits, Cow<'q, str>)>);

impl<'q> Pairs<'q> {
    /// The bit of a pair, a new one if need be; no bit if there are too many pairs.
    pub(super) fn add(&mut self, label: Bits, value: Cow<'q, str>) -> Bits {
        let is_known = |(other, known): &(Bits, Cow<'_, str>)| *other == label && *known == value;
        let index = self.0.iter().position(is_known).unwrap_or(self.0.len());
        if index == MAX_PAIRS {
            return 0;
        }
        if index == self.0.len() {
            self.0.push((label, value));
        }
        1 << index
    }

    /// The bits of all pairs of some labels.
    pub(super) fn of(&self, labels: Bits) -> Bits {
        let pairs = self.0.iter().enumerate();
        let of_labels = pairs.filter(|(_, (label, _))| label & labels != 0);
        of_labels.fold(0, |bits, (index, _)| bits | 1 << index)
    }

    /// The value of a label, if a set fixes it.
    pub(super) fn value(&self, set: Set, label: Bits) -> Option<&str> {
        let pair = set.fixed & self.of(label);
        let (_, value) = self.0.get(pair.trailing_zeros() as usize)?;
        Some(value)
    }

    /// The labels of some pairs.
    pub(super) fn labels(&self, fixed: Bits) -> Bits {
        self.each(fixed)
            .fold(0, |labels, (_, label)| labels | label)
    }

    /// The same set without values of labels that are not surely there, and of labels with more
    /// than one value: those are on no series.
    pub(super) fn settled(&self, set: Set) -> Set {
        let (mut once, mut twice) = (0, !set.surely);
        for (_, label) in self.each(set.fixed) {
            twice |= once & label;
            once |= label;
        }
        let is_fixed = |(_, label): &(Bits, Bits)| label & twice == 0;
        let fixed = self
            .each(set.fixed)
            .filter(is_fixed)
            .fold(0, |bits, (bit, _)| bits | bit);
        Set { fixed, ..set }
    }

    /// The bits of some pairs with those of their labels.
    fn each(&self, mut fixed: Bits) -> impl Iterator<Item = (Bits, Bits)> {
        std::iter::from_fn(move || {
            let index = fixed.trailing_zeros() as usize;
            let (label, _) = self.0.get(index)?;
            fixed &= fixed - 1;
            Some((1 << index, *label))
        })
    }
}
