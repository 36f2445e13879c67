//! What holds for every text.

use proptest::prelude::*;

use super::super::{Pattern, Problem};
use super::parse;

/// Whatever the pattern, the check ends, and its spans can be cut out of the pattern.
fn holds(pattern: &str) {
    match parse(pattern) {
        Ok(Pattern { groups, names, .. }) => {
            assert!(names.len() <= groups as usize);
            for (name, span) in names {
                assert_eq!(pattern.get(span.range()), Some(name.as_str()));
            }
        }
        Err(Problem { kind, span }) => {
            assert!(pattern.get(span.range()).is_some(), "{kind:?} at {span:?}");
            let problem = Problem { kind, span };
            assert!(!span.is_empty() && !problem.to_string().is_empty());
            assert_ne!(problem.hint().as_deref(), Some(""));
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_texts_never_break_it(pattern in any::<String>()) {
        holds(&pattern);
    }

    #[test]
    fn texts_of_operators_never_break_it(
        pattern in r"([()\[\]{}|*+?^$.,:<>=!\\iPpxQEUuk'é世aZ019 -]|\(\?|\[:|\\p\{|\\x\{|:\]){0,40}"
    ) {
        holds(&pattern);
    }
}
