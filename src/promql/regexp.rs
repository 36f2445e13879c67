//! Regular expressions in the strings of a query.

use super::ast::Literal;
use crate::re2::{self, Pattern, Problem};
use crate::template;
use crate::text::Span;

/// Checks the pattern of a string as Go compiles it. Variables count as some text of letters.
///
/// # Errors
///
/// Where in the query what is wrong.
pub(crate) fn check(literal: Literal, text: &str) -> Result<(), (Span, Problem)> {
    let value = literal.value(text);
    // Most patterns are words and alternatives.
    let is_plain = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b'_' | b'-' | b'|' | b'/' | b':' | b' ' | b'.' | b',' | b'$'
            )
    };
    if value.bytes().all(is_plain) {
        return Ok(());
    }
    match compile(literal, &value) {
        Ok(_) => Ok(()),
        Err(problem) => Err((literal.source(text, problem.span), problem)),
    }
}

/// What the pattern of a string consists of; none if Go does not compile it or variables are in
/// it.
pub(crate) fn pattern(literal: Literal, text: &str) -> Option<Pattern> {
    if literal.variables {
        return None;
    }
    re2::check(&literal.value(text)).ok()
}

fn compile(literal: Literal, value: &str) -> Result<Pattern, Problem> {
    if literal.variables {
        re2::check(&mask(value))
    } else {
        re2::check(value)
    }
}

/// The pattern with letters in place of its variables, each byte where it was.
fn mask(pattern: &str) -> String {
    let mut masked = String::with_capacity(pattern.len());
    let mut at = 0;
    for reference in template::references(pattern) {
        let (start, end) = (reference.span.start as usize, reference.span.end as usize);
        masked.push_str(&pattern[at..start]);
        let mut len = end - start;
        // Behind a backslash a letter would be an escape.
        if masked.ends_with('\\') {
            masked.push('.');
            len -= 1;
        }
        masked.extend(std::iter::repeat_n('x', len));
        at = end;
    }
    masked.push_str(&pattern[at..]);
    masked
}
