//! Numbers of JSON.

use super::Scanner;
use crate::doc::build::RawScalar;
use crate::doc::node::TextRef;
use crate::doc::problem::ProblemKind;
use crate::doc::scalar::Tag;
use crate::doc::value::Number;
use crate::text::Style;

impl Scanner<'_> {
    /// Reads a number, or whatever looks like the start of one.
    pub(super) fn number(&mut self) {
        let span = self.word_span();
        let word = span.of(self.text);
        self.at = span.end as usize;
        if Number::from_json(word).is_some() {
            let text = TextRef::Source(span);
            let scalar = RawScalar {
                span,
                text,
                style: Style::JsonLiteral,
                tag: Tag::None,
            };
            self.builder.scalar(scalar, 0);
            return;
        }
        let shown: String = word.chars().take(40).collect();
        let unsigned = word.trim_start_matches(['+', '-']);
        let hint = if word.starts_with('+') {
            "A number has no plus sign in JSON."
        } else if unsigned.starts_with('.') || unsigned.ends_with('.') {
            "A number has digits on both sides of the point in JSON."
        } else if unsigned.len() > 1 && unsigned.starts_with('0') {
            "A number has no leading zero and no base prefix in JSON."
        } else {
            "Put it in double quotes if it is meant as text."
        };
        self.problems += 1;
        self.builder.opaque(
            span,
            ProblemKind::Syntax {
                message: format!("`{shown}` is not a JSON number"),
                hint: Some(hint.to_owned()),
                related: None,
            },
        );
    }
}
