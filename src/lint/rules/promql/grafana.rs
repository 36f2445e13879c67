//! What Grafana takes for a variable and Perses does not.

use crate::lint::rules::variable::formats;
use crate::template;
use crate::text::Span;

/// A reference that only Grafana replaces.
#[derive(Debug)]
pub(super) struct Leftover<'t> {
    /// Where it stands in the text.
    pub(super) span: Span,
    kind: Kind<'t>,
}

#[derive(Debug, Clone, Copy)]
enum Kind<'t> {
    /// `[[name]]` or `[[name:format]]`.
    Brackets {
        name: &'t str,
        format: Option<&'t str>,
    },
    /// A variable that Grafana brings along, with what to write instead.
    BuiltIn(&'static str),
    /// `${__from:date}` and the like.
    Date(&'t str),
    /// `${name.field}`.
    Field { name: &'t str, field: &'t str },
}

/// Variables and macros of Grafana that Perses and its plugins do not have, with what to write
/// instead. Sorted.
const BUILT_IN: &[(&str, &str)] = &[
    ("__all_variables", "Write each variable of the link."),
    ("__auto", INTERVALS),
    ("__cell", NOTHING),
    ("__conditionalAll", CONDITION),
    ("__field", NOTHING),
    ("__name", NOTHING),
    ("__org", "Perses has `$__project`."),
    ("__rate_interval_ms", INTERVALS),
    ("__searchFilter", NOTHING),
    ("__series", NOTHING),
    ("__timeFilter", TIME),
    ("__timeFrom", TIME),
    ("__timeGroup", TIME),
    ("__timeTo", TIME),
    ("__timezone", NOTHING),
    ("__unixEpochFilter", TIME),
    ("__url", NOTHING),
    ("__url_time_range", NOTHING),
    ("__user", NOTHING),
    ("__value", NOTHING),
];

const INTERVALS: &str = "Perses has `$__interval`, `$__interval_ms` and `$__rate_interval`.";
const NOTHING: &str = "Perses has nothing like it.";
const TIME: &str =
    "Prometheus gets the time range with the query; Perses has `$__from` and `$__to`.";
const CONDITION: &str = "Match the label with `=~` and let the variable have all values.";

/// How the variables begin that Grafana makes for an interval variable with the option `auto`.
const AUTO: &str = "__auto_interval";

impl<'t> Leftover<'t> {
    /// The name in double brackets, if it is written so.
    pub(super) fn in_brackets(&self) -> Option<&'t str> {
        match self.kind {
            Kind::Brackets { name, .. } => Some(name),
            _ => None,
        }
    }

    /// Whether it is read as a variable where it stands outside of strings.
    pub(super) fn is_plain(&self) -> bool {
        let name = self.in_brackets().unwrap_or_default();
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
    }

    /// What to write instead, in a sentence.
    pub(super) fn help(&self) -> String {
        match self.kind {
            Kind::Brackets { name, .. } => format!("Write `${name}`."),
            Kind::BuiltIn(help) => help.to_owned(),
            Kind::Date(name) => format!("Perses has `${name}`: milliseconds, in no other format."),
            Kind::Field { name, .. } => {
                format!("Variables of Perses have no fields: write `${name}`.")
            }
        }
    }

    /// What stands for the same in Perses, if anything does.
    pub(super) fn replacement(&self, text: &str) -> Option<String> {
        let next = text[self.span.range().end..].chars().next();
        let goes_on = next.is_some_and(is_word);
        match self.kind {
            Kind::Brackets {
                name,
                format: Some(format),
            } => formats::format(format)
                .is_some()
                .then(|| format!("${{{name}:{format}}}")),
            Kind::Brackets { name, .. }
            | Kind::Field {
                name,
                field: "text" | "value",
            } => Some(if goes_on {
                format!("${{{name}}}")
            } else {
                format!("${name}")
            }),
            Kind::Field { .. } | Kind::BuiltIn(_) | Kind::Date(_) => None,
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The references of a text that only Grafana replaces, in order. Brackets may also be something
/// else.
pub(super) fn leftovers(text: &str) -> Vec<Leftover<'_>> {
    let mut found: Vec<_> = template::references(text)
        .filter_map(of_reference)
        .collect();
    let mut at = 0;
    while let Some(brackets) = text[at..].find("[[").map(|offset| at + offset) {
        // Of more than two brackets, the last two count.
        at = brackets + 1;
        if !text[at + 1..].starts_with('[') {
            found.extend(of_brackets(text, brackets));
            at += 1;
        }
    }
    found.sort_by_key(|leftover| leftover.span);
    found
}

/// Whether a reference is one that only Grafana replaces.
pub(in crate::lint::rules) fn is_of_grafana(reference: &template::Reference<'_>) -> bool {
    of_reference(*reference).is_some()
}

fn of_reference(reference: template::Reference<'_>) -> Option<Leftover<'_>> {
    let name = reference.name;
    let is_date = reference
        .format
        .is_some_and(|format| format.starts_with("date"));
    let kind = if name.starts_with(AUTO) {
        Kind::BuiltIn(INTERVALS)
    } else if is_date && matches!(name, "__from" | "__to") {
        Kind::Date(name)
    } else if reference.is_builtin() {
        let at = BUILT_IN
            .binary_search_by_key(&name, |(known, _)| known)
            .ok()?;
        Kind::BuiltIn(BUILT_IN[at].1)
    } else {
        let field = reference.field?;
        Kind::Field { name, field }
    };
    let span = reference.span;
    Some(Leftover { span, kind })
}

/// `[[name]]` or `[[name:format]]` at an offset.
fn of_brackets(text: &str, at: usize) -> Option<Leftover<'_>> {
    let rest = &text[at + 2..];
    let len = rest.find(|c| !is_word(c) && c != ':')?;
    let (inner, behind) = rest.split_at(len);
    let (name, format) = match inner.split_once(':') {
        Some((name, format)) => (name, Some(format)),
        None => (inner, None),
    };
    let is_name = name.bytes().any(|byte| !byte.is_ascii_digit());
    let kind = Kind::Brackets { name, format };
    let span = Span::new(at, at + len + 4);
    (is_name && behind.starts_with("]]")).then_some(Leftover { span, kind })
}

/// Where strings stand in a query, with mistakes or not. One without an end goes to the end of the
/// line, or of the text if it is in backquotes.
pub(super) fn strings(text: &str, comments: &[Span]) -> Vec<Span> {
    let is_quote = |c: char| matches!(c, '"' | '\'' | '`');
    let mut strings = Vec::new();
    let mut comments = comments.iter().peekable();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_quote).map(|found| at + found) {
        // All comments before are done with; one that the quote is in is gone over.
        let mut covering = None;
        while let Some(comment) = comments.next_if(|comment| comment.start as usize <= start) {
            covering = Some(comment.range().end).filter(|end| *end > start);
        }
        at = covering.unwrap_or_else(|| {
            let end = start + string_len(&text[start..]);
            strings.push(Span::new(start, end));
            end
        });
    }
    strings
}

/// The length of the string that a text begins with, with its quotes.
fn string_len(text: &str) -> usize {
    let quote = text.as_bytes()[0];
    let mut escaped = false;
    let end = text.bytes().enumerate().skip(1).find(|(_, byte)| {
        let is_end = *byte == quote && !escaped || *byte == b'\n' && quote != b'`';
        escaped = *byte == b'\\' && !escaped && quote != b'`';
        is_end
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, leftovers};

    #[test]
    fn tables_are_sorted() {
        assert!(BUILT_IN.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn what_grafana_replaces_is_found() {
        for (text, expected) in [
            (
                "[[a]] [[b:csv]]x",
                &["[[a]] → $a", "[[b:csv]] → ${b:csv}"][..],
            ),
            ("x[[[a]]]", &["[[a]] → $a"]),
            ("[[a]]b", &["[[a]] → ${a}"]),
            ("[[a:date]]", &["[[a:date]]"]),
            ("[[:alpha:]] [[5]] [[a-z]] [[a] [[", &[]),
            (
                "$__timeFilter(a) ${__user.login}",
                &["$__timeFilter", "${__user.login}"],
            ),
            ("$__auto_interval_x", &["$__auto_interval_x"]),
            (
                "${__from:date:iso} ${__to:csv} $__from",
                &["${__from:date:iso}"],
            ),
            ("${a.text}b ${a.x} $a.text", &["${a.text} → ${a}", "${a.x}"]),
            ("$__rate_interval $__range_ms $__rate_intervl", &[]),
        ] {
            let found: Vec<String> = leftovers(text)
                .iter()
                .map(|found| {
                    assert!(found.help().ends_with('.'), "{text}");
                    let written = found.span.of(text);
                    match found.replacement(text) {
                        Some(meant) => format!("{written} → {meant}"),
                        None => written.to_owned(),
                    }
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
