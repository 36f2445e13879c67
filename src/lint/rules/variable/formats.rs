//! The formats in which the page puts the values of a variable into a text: `${name:format}`.
//!
//! This is what the page does, which its manual does not say the same about. Without a format, one
//! value is put in as it is, and several are joined as by `prometheus`; what counts as several is a
//! list even of one, which variables with `allowMultiple` always have. Formats are written in
//! lower case; what is written otherwise is not replaced at all.

/// A format.
pub(in crate::lint::rules) struct Format {
    /// As written behind the colon.
    pub(super) name: &'static str,
    /// What comes of the values.
    pub(super) joined: Joined,
}

/// What comes of the values of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// A regular expression in parentheses, also of one value: `(a|b)`.
    Pattern,
    /// One value as it is, several as alternatives without parentheses: `a|b`.
    Bar,
    /// One value as it is, several as a list: `a,b`.
    List,
    /// Something that only other languages than PromQL read, also of one value: `["a"]`.
    Foreign,
}

/// All formats, sorted.
const FORMATS: [Format; 16] = [
    of("csv", Joined::List),
    of("distributed", Joined::List),
    of("doublequote", Joined::Foreign),
    of("glob", Joined::Foreign),
    of("json", Joined::Foreign),
    of("lucene", Joined::Foreign),
    of("percentencode", Joined::Foreign),
    of("pipe", Joined::Bar),
    of("prometheus", Joined::Pattern),
    of("queryparam", Joined::Foreign),
    of("raw", Joined::List),
    of("regex", Joined::Pattern),
    of("regexliteral", Joined::Pattern),
    of("singlequote", Joined::Foreign),
    of("sqlstring", Joined::Foreign),
    of("text", Joined::List),
];

impl Format {
    /// The format that escapes as the string around it needs, if this is the other one: strings in
    /// quotes are read before the pattern in them, strings in backticks are not. `string` begins
    /// with its quote.
    pub(super) fn for_string(&self, string: &str) -> Option<&'static str> {
        match (self.name, string.starts_with('`')) {
            ("regex", false) => Some("regexliteral"),
            ("regexliteral", true) => Some("regex"),
            _ => None,
        }
    }
}

const fn of(name: &'static str, joined: Joined) -> Format {
    Format { name, joined }
}

/// The format of that name.
pub(in crate::lint::rules) fn format(name: &str) -> Option<&'static Format> {
    let at = FORMATS.binary_search_by_key(&name, |format| format.name);
    at.ok().map(|at| &FORMATS[at])
}

/// The names of all formats, sorted.
pub(super) fn names() -> [&'static str; 16] {
    std::array::from_fn(|at| FORMATS[at].name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn formats_are_sorted() {
        assert!(super::names().is_sorted());
    }
}
