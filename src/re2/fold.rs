//! Which characters are the same when case does not matter, by Unicode's simple case folding.
//!
//! Regular characters come in pairs that the standard library knows. The exceptions are listed.

/// Groups of folding characters that are no plain pair of a lower and an upper case letter.
const ORBITS: [&[u32]; 33] = [
    &['K' as u32, 'k' as u32, 0x212a],
    &['S' as u32, 's' as u32, 0x17f],
    &[0xb5, 0x39c, 0x3bc],
    &[0xc5, 0xe5, 0x212b],
    &[0xdf, 0x1e9e],
    // The dotted capital I and the dotless small i fold to nothing else.
    &[0x130],
    &[0x131],
    &[0x1c4, 0x1c5, 0x1c6],
    &[0x1c7, 0x1c8, 0x1c9],
    &[0x1ca, 0x1cb, 0x1cc],
    &[0x1f1, 0x1f2, 0x1f3],
    &[0x345, 0x399, 0x3b9, 0x1fbe],
    &[0x392, 0x3b2, 0x3d0],
    &[0x395, 0x3b5, 0x3f5],
    &[0x398, 0x3b8, 0x3d1, 0x3f4],
    &[0x39a, 0x3ba, 0x3f0],
    &[0x3a0, 0x3c0, 0x3d6],
    &[0x3a1, 0x3c1, 0x3f1],
    &[0x3a3, 0x3c2, 0x3c3],
    &[0x3a6, 0x3c6, 0x3d5],
    &[0x3a9, 0x3c9, 0x2126],
    &[0x412, 0x432, 0x1c80],
    &[0x414, 0x434, 0x1c81],
    &[0x41e, 0x43e, 0x1c82],
    &[0x421, 0x441, 0x1c83],
    &[0x422, 0x442, 0x1c84, 0x1c85],
    &[0x42a, 0x44a, 0x1c86],
    &[0x462, 0x463, 0x1c87],
    &[0x1c88, 0xa64a, 0xa64b],
    &[0x1e60, 0x1e61, 0x1e9b],
    &[0x1fb3, 0x1fbc],
    &[0x1fc3, 0x1fcc],
    &[0x1ff3, 0x1ffc],
];

/// The last character that folding concerns; the first one is `A`.
const LAST: u32 = 0x1_e943;

/// All characters that fold like `c`, itself included.
#[derive(Clone, Copy)]
pub(super) enum Orbit {
    /// `c` and perhaps its counterpart of the other case; a lone character stands here twice.
    Pair(u32, u32),
    /// One of the irregular groups.
    Listed(&'static [u32]),
}

impl Orbit {
    /// The group of `c`.
    pub(super) fn of(c: u32) -> Self {
        if !(u32::from(b'A')..=LAST).contains(&c) {
            return Self::Pair(c, c);
        }
        // Of ASCII, only two letters have relatives outside ASCII.
        let listed = c > 0x7f || matches!(c | 0x20, 0x6b | 0x73);
        if listed && let Some(orbit) = ORBITS.into_iter().find(|orbit| orbit.contains(&c)) {
            return Self::Listed(orbit);
        }
        Self::Pair(c, counterpart(c))
    }

    /// The members, smallest first; a lone character comes twice.
    pub(super) fn members(self) -> [u32; 4] {
        match self {
            Self::Pair(a, b) => [a.min(b), a.max(b), a.max(b), a.max(b)],
            Self::Listed(orbit) => std::array::from_fn(|i| orbit[i.min(orbit.len() - 1)]),
        }
    }

    /// Whether the group consists of these two different characters.
    pub(super) fn is_pair(self, a: u32, b: u32) -> bool {
        let members = self.members();
        a < b && members[0] == a && members[1] == b && members[3] == b
    }
}

/// The letter of the other case of a regular character, or the character itself.
fn counterpart(c: u32) -> u32 {
    let Some(letter) = char::from_u32(c) else {
        return c;
    };
    // Greek letters with a subscript iota have a simple upper case that the standard library,
    // which spells the iota out, does not show.
    if (0x1f80..=0x1faf).contains(&c) {
        return c ^ 8;
    }
    let (mut lower, mut upper) = (letter.to_lowercase(), letter.to_uppercase());
    match ((lower.next(), lower.next()), (upper.next(), upper.next())) {
        ((Some(lower), None), _) if lower != letter => u32::from(lower),
        (_, (Some(upper), None)) => u32::from(upper),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(c: char, expected: &str) {
        let mut members = Orbit::of(u32::from(c)).members().to_vec();
        members.dedup();
        let text: String = members
            .into_iter()
            .map(|c| char::from_u32(c).unwrap())
            .collect();
        assert_eq!(text, expected, "what folds like {c:?}");
    }

    #[test]
    fn every_member_names_the_whole_group() {
        check('a', "Aa");
        check('Z', "Zz");
        check('_', "_");
        check('k', "Kk\u{212a}");
        check('\u{17f}', "Ss\u{17f}");
        check('é', "Éé");
        check('Σ', "Σςσ");
        check('ς', "Σςσ");
        check('İ', "İ");
        check('ß', "ßẞ");
        check('ᾀ', "ᾀᾈ");
        check('ᾼ', "ᾳᾼ");
        check('東', "東");
        for orbit in ORBITS {
            assert!(orbit.is_sorted() && orbit.len() <= 4, "{orbit:?}");
        }
    }

    #[test]
    fn a_pair_has_exactly_two_members() {
        assert!(Orbit::of(u32::from('A')).is_pair(0x41, 0x61));
        assert!(!Orbit::of(u32::from('K')).is_pair(0x4b, 0x6b));
        assert!(!Orbit::of(u32::from('_')).is_pair(0x5f, 0x5f));
    }
}
