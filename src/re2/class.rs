//! Sets of characters: what `[…]`, `\d` and `\p{…}` stand for.
//!
//! Nothing is matched here. The set matters because Go's limits count the ranges of classes, and
//! because Go turns a class of one character into plain text, which changes the shape of its tree.
//! Characters and ranges are kept exactly. Unicode classes are kept by name and size only: where
//! one stands beside others in brackets, its ranges are not merged with theirs.

use super::fold::Orbit;
use super::unicode_names::CLASSES;

/// The last code point.
pub(super) const MAX: u32 = 0x10_ffff;

/// Ranges wider than this are not folded outside ASCII: it would cost more than it could tell.
const FOLD_WIDTH: u32 = 32;

/// First and last code point.
pub(super) type Range = (u32, u32);

/// A Unicode class inside a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Table {
    /// Its row in [`CLASSES`].
    pub(super) row: u16,
    /// Everything but the class.
    pub(super) negated: bool,
    /// With everything that folds into it.
    pub(super) folded: bool,
}

impl Table {
    /// How many numbers Go stores for it.
    fn runes(self) -> usize {
        let (_, sizes) = CLASSES[usize::from(self.row)];
        usize::from(sizes[usize::from(self.folded) * 2 + usize::from(self.negated)])
    }
}

/// A set of characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Class {
    /// Sorted, with gaps between them, once [`Class::clean`] ran.
    ranges: Vec<Range>,
    tables: Vec<Table>,
    /// Everything else, in sets that hold tables; other sets are negated in place.
    negated: bool,
    /// The number of ranges at which they are worth cleaning before the set is complete, so that
    /// memory stays in proportion to the set.
    clean_at: usize,
}

impl Class {
    /// The set of these ranges.
    pub(super) fn of(ranges: &[Range], negated: bool, folded: bool) -> Self {
        let mut class = Self::default();
        class.add_set(ranges, negated, folded);
        class
    }

    /// Adds the characters from `low` to `high`, and those that fold like them if `folded`.
    pub(super) fn add(&mut self, low: u32, high: u32, folded: bool) {
        self.add_exactly(low, high);
        if !folded {
            return;
        }
        // Of a wide range, only what is ASCII.
        let last = if high - low > FOLD_WIDTH {
            high.min(0x7f)
        } else {
            high
        };
        for c in low..=last {
            for member in Orbit::of(c).members() {
                if member != c {
                    self.add_exactly(member, member);
                }
            }
        }
    }

    /// Adds one range, joined to the last two if they touch.
    fn add_exactly(&mut self, low: u32, high: u32) {
        for range in self.ranges.iter_mut().rev().take(2) {
            if low <= range.1 + 1 && range.0 <= high + 1 {
                *range = (range.0.min(low), range.1.max(high));
                return;
            }
        }
        self.ranges.push((low, high));
        if self.ranges.len() >= self.clean_at.max(256) {
            self.clean();
            self.clean_at = self.ranges.len() * 2;
        }
    }

    /// Adds a set of sorted ranges, or everything outside it.
    pub(super) fn add_set(&mut self, ranges: &[Range], negated: bool, folded: bool) {
        if !negated {
            for &(low, high) in ranges {
                self.add(low, high, folded);
            }
            return;
        }
        let mut set = Self::of(ranges, false, folded);
        set.negate();
        self.union(&set);
    }

    /// Adds a Unicode class.
    pub(super) fn add_table(&mut self, table: Table) {
        if !self.tables.contains(&table) {
            self.tables.push(table);
        }
    }

    /// Adds another set.
    pub(super) fn union(&mut self, other: &Self) {
        for &(low, high) in &other.ranges {
            self.add_exactly(low, high);
        }
        for &table in &other.tables {
            self.add_table(table);
        }
        self.negated |= other.negated;
    }

    /// Sorts and joins the ranges. Two clean sets are equal if they hold the same.
    pub(super) fn clean(&mut self) {
        self.clean_at = 0;
        self.tables.sort_unstable();
        self.ranges.sort_unstable();
        self.ranges.dedup_by(|next, kept| {
            let touches = next.0 <= kept.1 + 1;
            if touches {
                kept.1 = kept.1.max(next.1);
            }
            touches
        });
    }

    /// Turns the set into everything outside it.
    pub(super) fn negate(&mut self) {
        self.clean();
        if !self.tables.is_empty() {
            match (&mut self.tables[..], self.ranges.is_empty()) {
                ([only], true) => only.negated ^= true,
                _ => self.negated ^= true,
            }
            return;
        }
        let mut outside = Vec::with_capacity(self.ranges.len() + 1);
        let mut next = 0;
        for &(low, high) in &self.ranges {
            if next < low {
                outside.push((next, low - 1));
            }
            next = high + 1;
        }
        if next <= MAX {
            outside.push((next, MAX));
        }
        self.ranges = outside;
    }

    /// How many ranges there are to clean.
    pub(super) fn ranges(&self) -> usize {
        self.ranges.len()
    }

    /// How many numbers Go stores for the set, two for each range.
    pub(super) fn runes(&self) -> usize {
        self.ranges.len() * 2 + self.tables.iter().map(|table| table.runes()).sum::<usize>()
    }

    /// Whether the set is all characters.
    pub(super) fn is_everything(&self) -> bool {
        self.tables.is_empty() && self.ranges == [(0, MAX)]
    }

    /// Whether the set is all characters except the line feed.
    pub(super) fn is_all_but_newline(&self) -> bool {
        self.tables.is_empty() && self.ranges == [(0, 9), (11, MAX)]
    }

    /// Whether the character is among the ranges.
    pub(super) fn holds(&self, c: u32) -> bool {
        self.ranges.iter().any(|&(low, high)| low <= c && c <= high)
    }

    /// The character that the set is made of, and whether it stands for both of its cases.
    pub(super) fn single(&self) -> Option<(u32, bool)> {
        if !self.tables.is_empty() {
            return None;
        }
        let (low, high) = match self.ranges[..] {
            [(low, high)] if low == high => return Some((low, false)),
            [(low, high)] if low + 1 == high => (low, high),
            [(low, first_end), (high, last_end)] if low == first_end && high == last_end => {
                (low, high)
            }
            _ => return None,
        };
        Orbit::of(low).is_pair(low, high).then_some((low, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ranges: &[Range], negated: bool, folded: bool, expected: &[Range]) {
        let mut class = Class::of(ranges, negated, folded);
        class.clean();
        assert_eq!(class.ranges, expected);
        assert_eq!(class.runes(), expected.len() * 2);
    }

    #[test]
    fn ranges_are_sorted_joined_negated_and_folded() {
        check(
            &[(5, 9), (1, 2), (3, 3), (7, 12)],
            false,
            false,
            &[(1, 3), (5, 12)],
        );
        check(&[(0, 9), (11, MAX)], true, false, &[(10, 10)]);
        check(&[(0, MAX)], true, false, &[]);
        check(
            &[(0x6a, 0x6b)],
            false,
            true,
            &[(0x4a, 0x4b), (0x6a, 0x6b), (0x212a, 0x212a)],
        );
        check(&[(0xe9, 0xe9)], false, true, &[(0xc9, 0xc9), (0xe9, 0xe9)]);
    }

    #[test]
    fn a_set_of_one_letter_is_that_letter() {
        assert_eq!(
            Class::of(&[(0x61, 0x61)], false, false).single(),
            Some((0x61, false))
        );
        let mut both = Class::of(&[(0x61, 0x61)], false, true);
        both.clean();
        assert_eq!(both.single(), Some((0x41, true)));
        let mut three = Class::of(&[(0x6b, 0x6b)], false, true);
        three.clean();
        assert_eq!(three.single(), None);
    }

    #[test]
    fn many_separate_characters_stay_few_ranges() {
        let mut class = Class::default();
        for i in 0..100_000_u32 {
            class.add((i * 7919) % 1000 * 2, (i * 7919) % 1000 * 2, false);
        }
        assert!(class.ranges.len() <= 2000, "{}", class.ranges.len());
    }
}
