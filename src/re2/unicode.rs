//! The names of Unicode classes, as `\p{…}` finds them.

use super::unicode_names::{ALIASES, CLASSES, UNREACHABLE_SCRIPTS};

/// The row of the class with this name in [`CLASSES`].
///
/// Go ignores letter case, spaces, `-` and `_`.
pub(super) fn find(name: &str) -> Option<u16> {
    let name = canonical(name)?;
    let row = |name: &str| {
        let row = CLASSES.binary_search_by_key(&name, |(name, _)| name).ok()?;
        Some(u16::try_from(row).expect("the table has few rows"))
    };
    row(&name).or_else(|| {
        let is_alias = |alias: &str| canonical(alias).as_ref() == Some(&name);
        let (_, class) = ALIASES.into_iter().find(|(alias, _)| is_alias(alias))?;
        row(class)
    })
}

/// All names, in the spelling of the tables.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    CLASSES
        .into_iter()
        .map(|(name, _)| name)
        .chain(ALIASES.into_iter().map(|(name, _)| name))
}

/// Whether this is exactly the name of a script that Go has but does not find.
pub(super) fn is_unreachable(name: &str) -> bool {
    UNREACHABLE_SCRIPTS.binary_search(&name).is_ok()
}

/// A name without separators, its first letter in upper case and the others in lower case, as Go
/// looks it up; nothing if it is empty or longer than any name in the tables.
fn canonical(name: &str) -> Option<String> {
    let mut canonical = String::new();
    for c in name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')) {
        let first = canonical.is_empty();
        canonical.push(if first {
            c.to_ascii_uppercase()
        } else {
            c.to_ascii_lowercase()
        });
        if canonical.len() > 40 {
            return None;
        }
    }
    Some(canonical).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<&str>) {
        let found = find(name).map(|row| CLASSES[usize::from(row)].0);
        assert_eq!(found, expected, "{name:?}");
    }

    #[test]
    fn names_are_found_in_any_spelling() {
        check("Greek", Some("Greek"));
        check("gREEK", Some("Greek"));
        check("L", Some("L"));
        check("lc", Some("Lc"));
        check("Uppercase_Letter", Some("Lu"));
        check("uppercase letter", Some("Lu"));
        check("-P_U n-C t", Some("P"));
        check("ASCII", Some("Ascii"));
        check("Greeks", None);
        check("", None);
        check("_", None);
        check("Old_Italic", None);
        check(&"_".repeat(100_000), None);
        check(&"Greek".repeat(100_000), None);
    }

    #[test]
    fn the_tables_are_sorted_and_complete() {
        assert!(CLASSES.is_sorted_by_key(|(name, _)| name));
        assert!(UNREACHABLE_SCRIPTS.is_sorted());
        for (name, _) in CLASSES {
            check(name, Some(name));
        }
        for (alias, class) in ALIASES {
            check(alias, Some(class));
        }
        for script in UNREACHABLE_SCRIPTS {
            check(script, None);
        }
    }
}
