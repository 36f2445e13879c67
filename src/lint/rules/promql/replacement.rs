//! References to groups in the replacement of a regular expression, as Go's `Regexp.Expand` reads
//! them: `$1`, `${1}`, `$name`, `${name}`. The name is as long as can be, so `$1_a` is one of a
//! group `1_a`.

use crate::text::Span;

/// A reference to a group.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct GroupReference<'t> {
    /// The number or name of the group.
    pub(super) name: &'t str,
    /// From `$` to the end of the name or the closing brace.
    pub(super) span: Span,
}

impl GroupReference<'_> {
    /// The number of the group, if it has one.
    pub(super) fn number(&self) -> Option<u32> {
        let is_canonical = self.name == "0" || !self.name.starts_with('0');
        let is_number = self.name.bytes().all(|byte| byte.is_ascii_digit());
        let short = self.name.len() <= 9;
        self.name
            .parse()
            .ok()
            .filter(|_| is_canonical && is_number && short)
    }
}

/// The references of a replacement, in order.
pub(super) fn references(text: &str) -> Vec<GroupReference<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(dollar) = text[at..].find('$').map(|offset| at + offset) {
        at = dollar + 1;
        let rest = &text[at..];
        if rest.starts_with('$') {
            // Two of them stand for one.
            at += 1;
            continue;
        }
        let inner = rest.strip_prefix('{');
        let letters = inner.unwrap_or(rest);
        let is_part = |c: char| c == '_' || c.is_alphanumeric();
        let name = &letters[..letters.find(|c| !is_part(c)).unwrap_or(letters.len())];
        let is_closed = inner.is_none() || letters[name.len()..].starts_with('}');
        if !name.is_empty() && is_closed {
            at += name.len() + if inner.is_some() { 2 } else { 0 };
            let span = Span::new(dollar, at);
            found.push(GroupReference { name, span });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn names_are_as_long_as_can_be() {
        for (text, expected) in [
            ("$1", &["1 0..2"][..]),
            ("${1}_a$2b", &["1 0..4", "2b 6..9"]),
            ("$1-$name.${name}", &["1 0..2", "name 3..8", "name 9..16"]),
            ("$$1$", &[]),
            ("$$$1", &["1 2..4"]),
            ("${}${a${1}", &["1 6..10"]),
            ("${1", &[]),
            ("$é1", &["é1 0..4"]),
            ("a$-b", &[]),
        ] {
            let found = references(text);
            let found: Vec<String> = found
                .iter()
                .map(|found| format!("{} {:?}", found.name, found.span.range()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_plain_numbers() {
        let number = |text: &'static str| references(text)[0].number();
        assert_eq!(number("$0"), Some(0));
        assert_eq!(number("${12}"), Some(12));
        assert_eq!(number("$01"), None);
        assert_eq!(number("$1a"), None);
        assert_eq!(number("$12345678901"), None);
    }
}
