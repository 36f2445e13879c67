//! References to variables inside any text: `$v`, `${v}`, `${v:format}` and `${v.field}`.
//!
//! This is what the Perses UI takes for a reference and replaces by a value. The server, when it
//! works out which variable needs which, sees `$v` only and overlooks everything in braces. A
//! name is a run of ASCII letters, digits and `_`; one of digits only is no variable, so that the
//! `$1` of `label_replace` stays what it is. A `$` cannot be escaped: the second one of `$$v`
//! starts a reference.
//!
//! Whether a variable exists and a format is known is not decided here.

#[cfg(test)]
mod tests;

use crate::text::Span;

/// A reference to a variable, with the places of its parts in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reference<'t> {
    /// The name of the variable.
    pub(crate) name: &'t str,
    /// Where the name stands.
    pub(crate) name_span: Span,
    /// Where the whole reference stands, from `$` to the end of the name or the closing brace.
    pub(crate) span: Span,
    /// What follows a dot in braces: the `fields.pod` of `${__data.fields.pod}`.
    pub(crate) field: Option<&'t str>,
    /// What follows a colon in braces: the `csv` of `${v:csv}`.
    pub(crate) format: Option<&'t str>,
    /// Whether it is written in braces, where the server overlooks it.
    pub(crate) braced: bool,
}

impl Reference<'_> {
    /// Whether the name is kept for variables that Perses and its plugins bring along, such as
    /// `__from` and `__rate_interval`.
    pub(crate) fn is_builtin(&self) -> bool {
        self.name.starts_with("__")
    }
}

/// All references of a text, in order. Takes time linear in the length of the text.
pub(crate) fn references(text: &str) -> impl Iterator<Item = Reference<'_>> {
    References {
        finder: Finder::new(text),
        at: 0,
    }
}

struct References<'t> {
    finder: Finder<'t>,
    at: usize,
}

/// Reads references where a `$` is known to stand, from the start of a text to its end.
pub(crate) struct Finder<'t> {
    text: &'t str,
    close: Ahead,
    stop: Ahead,
}

/// The next of some bytes, remembered: a text with many open braces and no closing one would
/// otherwise be searched to its end for each of them.
#[derive(Default)]
struct Ahead {
    found: Option<usize>,
}

impl Ahead {
    /// The offset of what `find` finds first at or behind `from`, the length of the text if
    /// nothing. `from` never goes back.
    fn next(&mut self, text: &str, from: usize, find: fn(&[u8]) -> Option<usize>) -> usize {
        match self.found {
            Some(found) if from <= found => found,
            _ => {
                let found = find(&text.as_bytes()[from..]).map_or(text.len(), |at| from + at);
                self.found = Some(found);
                found
            }
        }
    }
}

impl<'t> Iterator for References<'t> {
    type Item = Reference<'t>;

    fn next(&mut self) -> Option<Reference<'t>> {
        loop {
            let dollar = self.at + memchr::memchr(b'$', &self.finder.text.as_bytes()[self.at..])?;
            match self.finder.at(dollar) {
                Ok(found) => {
                    self.at = found.span.end as usize;
                    return Some(found);
                }
                Err(next) => self.at = next,
            }
        }
    }
}

impl<'t> Finder<'t> {
    /// Reads the references of a text.
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            close: Ahead::default(),
            stop: Ahead::default(),
        }
    }

    /// The reference that the `$` at `dollar` starts. Calls must go from left to right.
    ///
    /// # Errors
    ///
    /// Where the next reference may start, if this `$` starts none.
    pub(crate) fn at(&mut self, dollar: usize) -> Result<Reference<'t>, usize> {
        let braced = self.text[dollar + 1..].starts_with('{');
        let name = self.word(dollar + 1 + usize::from(braced));
        let after_name = name.end as usize;
        let found = if braced {
            self.in_braces(dollar, name).ok_or(after_name)?
        } else {
            self.reference(Span::new(dollar, after_name), name)
        };
        // Of digits only: the `$1` of a replacement, no variable.
        if found.name.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(found.span.end as usize);
        }
        Ok(found)
    }

    /// The run of letters, digits and `_` that starts at `start`.
    fn word(&self, start: usize) -> Span {
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let rest = &self.text.as_bytes()[start..];
        let len = rest.iter().take_while(|byte| is_word(byte)).count();
        Span::new(start, start + len)
    }

    fn reference(&self, span: Span, name_span: Span) -> Reference<'t> {
        Reference {
            name: name_span.of(self.text),
            name_span,
            span,
            field: None,
            format: None,
            braced: false,
        }
    }

    /// What follows a name in braces, if it is a reference at all.
    fn in_braces(&mut self, dollar: usize, name: Span) -> Option<Reference<'t>> {
        if name.is_empty() {
            return None;
        }
        let text = self.text;
        let byte = |at: usize| text.as_bytes().get(at).copied();
        let mut end = name.end as usize;
        let mut field = None;
        if byte(end) == Some(b'.') {
            let start = end + 1;
            // A caret ends a field, and then nothing that may follow comes.
            let stop = |rest: &[u8]| memchr::memchr3(b':', b'^', b'}', rest);
            end = self.stop.next(text, start, stop);
            field = Some(&text[start..end]);
        }
        let mut format = None;
        if byte(end) == Some(b':') {
            let start = end + 1;
            end = self
                .close
                .next(text, start, |rest| memchr::memchr(b'}', rest));
            format = Some(&text[start..end]);
        }
        let blank = field == Some("") || format == Some("");
        if blank || byte(end) != Some(b'}') {
            return None;
        }
        Some(Reference {
            field,
            format,
            braced: true,
            ..self.reference(Span::new(dollar, end + 1), name)
        })
    }
}
