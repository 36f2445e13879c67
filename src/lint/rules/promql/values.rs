//! Which values label matchers let pass, as far as that can be told without matching anything.

use std::collections::BTreeSet;

use super::matchers::Known;
use crate::promql::MatchOp;
use crate::re2;

/// What is known of a regular expression, as matchers apply it: to the whole value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It matches every text.
    Everything,
    /// It matches every text but the empty one.
    Something,
    /// It matches these texts and no others.
    Texts(Vec<String>),
    /// It is more than that.
    Other {
        /// Whether it matches the empty text.
        matches_empty: bool,
    },
}

impl Shape {
    /// Reads a well-formed pattern.
    pub(super) fn of(pattern: &str) -> Self {
        const SPECIAL: [char; 13] = [
            '\\', '.', '+', '*', '?', '(', ')', '[', ']', '{', '}', '^', '$',
        ];
        let core = core(pattern);
        match core {
            ".*" => return Self::Everything,
            ".+" => return Self::Something,
            _ if !core.contains(SPECIAL) => {
                return Self::Texts(core.split('|').map(str::to_owned).collect());
            }
            _ => {}
        }
        match re2::check(pattern) {
            Ok(known) => match known.literal {
                Some(text) => Self::Texts(vec![text]),
                None => Self::Other {
                    matches_empty: known.matches_empty,
                },
            },
            Err(_) => Self::Other {
                matches_empty: true,
            },
        }
    }
}

/// A pattern without anchors at its ends and without a group around all of it: they change nothing
/// for a matcher.
fn core(pattern: &str) -> &str {
    let mut core = pattern;
    loop {
        let mut inner = core.strip_prefix('^').unwrap_or(core);
        if ends_with_anchor(inner) {
            inner = &inner[..inner.len() - 1];
        }
        let group = inner.strip_prefix("(?:").or_else(|| {
            let group = inner.strip_prefix('(')?;
            (!group.starts_with('?')).then_some(group)
        });
        let group = group.and_then(|group| group.strip_suffix(')'));
        if let Some(group) = group.filter(|group| !group.contains(['(', ')', '\\', '['])) {
            inner = group;
        }
        if inner.len() == core.len() {
            return core;
        }
        core = inner;
    }
}

/// Whether a pattern ends with a `$` that stands for the end of the text.
pub(super) fn ends_with_anchor(pattern: &str) -> bool {
    let Some(before) = pattern.strip_suffix('$') else {
        return false;
    };
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    backslashes.is_multiple_of(2) && !before.contains("\\Q")
}

/// A set of values: some texts, or all texts but some.
pub(super) struct Values {
    all_but: bool,
    texts: BTreeSet<String>,
}

impl Values {
    /// All values.
    pub(super) fn all() -> Self {
        Self::new(true, [])
    }

    fn new(all_but: bool, texts: impl IntoIterator<Item = String>) -> Self {
        let texts = texts.into_iter().collect();
        Self { all_but, texts }
    }

    /// At least the values that a matcher lets pass.
    pub(super) fn of(matcher: &Known<'_>) -> Self {
        let is_negative = matches!(matcher.op, MatchOp::Ne | MatchOp::NotRe);
        if !matcher.is_pattern() {
            return Self::new(is_negative, [matcher.value.to_string()]);
        }
        match Shape::of(&matcher.value) {
            Shape::Everything => Self::new(!is_negative, []),
            Shape::Something => Self::new(!is_negative, [String::new()]),
            Shape::Texts(texts) => Self::new(is_negative, texts),
            Shape::Other { matches_empty } if matches_empty == is_negative => {
                Self::new(true, [String::new()])
            }
            Shape::Other { .. } => Self::all(),
        }
    }

    /// Whether a value is among them.
    pub(super) fn has(&self, value: &str) -> bool {
        self.texts.contains(value) != self.all_but
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        !self.all_but && self.texts.is_empty()
    }

    /// Whether no value is among others as well.
    pub(super) fn excludes(&self, others: &Self) -> bool {
        let (few, many) =
            if self.all_but || !others.all_but && others.texts.len() < self.texts.len() {
                (others, self)
            } else {
                (self, others)
            };
        !few.all_but && few.texts.iter().all(|text| !many.has(text))
    }

    /// Leaves those that are among others, too.
    pub(super) fn meet(&mut self, mut others: Self) {
        if self.all_but && !others.all_but {
            std::mem::swap(self, &mut others);
        }
        if self.all_but {
            // `append` would rebuild the whole set for each of many small ones.
            if self.texts.len() < others.texts.len() {
                std::mem::swap(self, &mut others);
            }
            self.texts.extend(others.texts);
        } else if others.all_but {
            for text in &others.texts {
                self.texts.remove(text);
            }
        } else {
            self.texts.retain(|text| others.texts.contains(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_what_matchers_make_of_them() {
        let texts = |texts: &[&str]| Shape::Texts(texts.iter().map(ToString::to_string).collect());
        let other = |matches_empty| Shape::Other { matches_empty };
        for (pattern, expected) in [
            (".*", Shape::Everything),
            ("^(.*)$", Shape::Everything),
            ("(?:^.+$)", Shape::Something),
            ("", texts(&[""])),
            ("^$", texts(&[""])),
            ("a|b", texts(&["a", "b"])),
            ("^a|b$", texts(&["a", "b"])),
            ("(a|)", texts(&["a", ""])),
            ("a\\.b", texts(&["a.b"])),
            ("(?:a)", texts(&["a"])),
            ("a\\$", texts(&["a$"])),
            ("\\Qa$", texts(&["a$"])),
            ("a\\\\$", other(false)),
            ("^*", other(true)),
            ("^.*$|a", other(true)),
            ("(a)(b)", other(false)),
            ("(?i)a", other(false)),
            ("(?i:a)", other(false)),
            ("[ab]", other(false)),
            ("a?", other(true)),
            ("a.b", other(false)),
        ] {
            assert_eq!(Shape::of(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn sets_meet() {
        let set = |text: &str| match text.strip_prefix('!') {
            Some(texts) => Values::new(true, texts.chars().map(String::from)),
            None => Values::new(false, text.chars().map(String::from)),
        };
        for (one, other, expected) in [
            ("ab", "bc", "b"),
            ("ab", "!bc", "a"),
            ("!bc", "ab", "a"),
            ("!a", "!b", "!ab"),
            ("a", "b", ""),
            ("a", "!", "a"),
        ] {
            let mut met = set(one);
            met.meet(set(other));
            let expected = set(expected);
            assert_eq!(set(one).excludes(&set(other)), met.is_empty());
            assert_eq!(set(other).excludes(&set(one)), met.is_empty());
            assert_eq!(
                (met.all_but, met.texts),
                (expected.all_but, expected.texts),
                "{one} {other}"
            );
        }
    }
}
