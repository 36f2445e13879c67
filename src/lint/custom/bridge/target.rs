//! Targets: `JSONPath` by RFC 9535, with the meaning that Perses gives to it.
//!
//! A path that can lead to one value only *is* that value, and it is a mistake if it leads nowhere.
//! With a wildcard, `..`, a slice, a filter or several selectors it is a list, from the first of
//! these on. Perses also takes arithmetic around paths, and placeholders; both are refused here.

use serde_json::Value as Json;
use serde_json_path::JsonPath;

use super::super::Fault;
use super::{Path, Tree};

/// The longest target.
const MAX_BYTES: usize = 2_000;
/// How many `..` a target may have: another one would multiply the values by their depth.
const MAX_DESCENTS: usize = 1;
/// How many times a value may be selected, by selectors side by side.
const MAX_SELECTORS: usize = 64;
/// How deep parentheses may nest in a filter, each of which is parsed in several ways.
const MAX_PARENTHESES: usize = 4;

/// A target that was parsed.
#[derive(Debug)]
pub(in crate::lint::custom) struct Target {
    /// The ways to the collections that must be there, each a step longer, and what each step is
    /// called.
    plain: Vec<(JsonPath, String)>,
    /// The whole path if it selects a list.
    list: Option<JsonPath>,
}

/// What a target selects of a dashboard.
pub(in crate::lint::custom) enum Selected<'t> {
    /// One value.
    One(&'t Json),
    /// The values of a list.
    List(Vec<&'t Json>),
    /// Nothing, because there is no such step.
    Nothing {
        /// The step.
        step: &'t str,
        /// The way to the last value that is there.
        at: Path,
    },
}

impl Target {
    /// Parses a target.
    pub(in crate::lint::custom) fn parse(text: &str) -> Result<Self, Fault> {
        let shift = text.len() - text.trim_start().len();
        Self::parse_trimmed(text.trim()).map_err(|fault| fault.shift(shift))
    }

    fn parse_trimmed(text: &str) -> Result<Self, Fault> {
        if text.len() > MAX_BYTES {
            let detail = format!("a target of more than {MAX_BYTES} bytes");
            return Err(Fault::new(detail, None));
        }
        let segments = segments(text)?;
        let path = JsonPath::parse(text).map_err(|error| {
            let at = text.floor_char_boundary(error.position());
            let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
            Fault::new("no JSONPath by RFC 9535".to_owned(), Some(at..end))
                .hint("A target is a path such as `$.spec.panels[*].spec.display.name`.")
        })?;
        let first_list = segments.iter().position(|segment| segment.is_list);
        let plain = &segments[..first_list.unwrap_or(segments.len())];
        let plain = plain.iter().map(|segment| {
            // The start of a path is a path.
            let path = JsonPath::parse(&text[..segment.end]).unwrap_or_default();
            (path, text[segment.start..segment.end].to_owned())
        });
        Ok(Self {
            plain: plain.collect(),
            list: first_list.map(|_| path),
        })
    }

    /// Selects from a dashboard.
    pub(in crate::lint::custom) fn select<'t>(&'t self, tree: &'t Tree) -> Selected<'t> {
        let root = tree.root();
        let mut at = root;
        for (path, step) in &self.plain {
            let Some(next) = path.query(root).first() else {
                let at = tree.paths(&[at]).pop().unwrap_or_default();
                return Selected::Nothing { step, at };
            };
            at = next;
        }
        match &self.list {
            None => Selected::One(at),
            Some(path) => Selected::List(path.query(root).all()),
        }
    }
}

/// A piece of a path: `.name`, `..name` or `[…]`.
struct Segment {
    start: usize,
    end: usize,
    /// Whether it may select several values.
    is_list: bool,
}

/// Splits a path into its segments and refuses what could take long: the parser of the crate goes
/// back and forth, and recurses.
fn segments(text: &str) -> Result<Vec<Segment>, Fault> {
    let bytes = text.as_bytes();
    let mut segments = Vec::new();
    let mut descents = 0;
    let mut selectors = 1_usize;
    let mut at = usize::from(bytes.first() == Some(&b'$'));
    while at < bytes.len() {
        let start = at;
        let mut is_list = false;
        if text[at..].starts_with("..") {
            descents += 1;
            if descents > MAX_DESCENTS {
                let detail = "a second `..` in a target".to_owned();
                return Err(Fault::new(detail, Some(at..at + 2)));
            }
            is_list = true;
            at += 2;
        } else if bytes[at] == b'.' {
            at += 1;
        }
        if bytes.get(at) == Some(&b'[') {
            let (end, listed) = brackets(text, at)?;
            is_list |= listed.is_some();
            selectors = selectors.saturating_mul(listed.unwrap_or(1));
            if selectors > MAX_SELECTORS {
                let detail = format!("more than {MAX_SELECTORS} selectors side by side");
                return Err(Fault::new(detail, Some(at..end)));
            }
            at = end;
        } else {
            is_list |= bytes.get(at) == Some(&b'*');
            let name = &text[at..];
            at += name.find(['.', '[']).unwrap_or(name.len());
        }
        // Something that no segment starts with; the parser says what it thinks of it.
        at = at.max(start + text[start..].chars().next().map_or(1, char::len_utf8));
        segments.push(Segment {
            start,
            end: at,
            is_list,
        });
    }
    Ok(segments)
}

/// The end of a segment in brackets, and of one that may select several values the number of its
/// selectors.
fn brackets(text: &str, start: usize) -> Result<(usize, Option<usize>), Fault> {
    let mut is_list = false;
    let mut is_filter = false;
    let mut selectors = 1;
    let mut depth = 0_usize;
    let mut parentheses = 0_usize;
    for (at, byte) in Scan::new(text, start) {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 1 => return Ok((at + 1, is_list.then_some(selectors))),
            b']' => depth -= 1,
            b'(' => parentheses += 1,
            b')' => parentheses = parentheses.saturating_sub(1),
            b'?' if depth == 1 => {
                is_filter = true;
                is_list = true;
            }
            b'*' | b':' if depth == 1 && !is_filter => is_list = true,
            b',' if depth == 1 && parentheses == 0 => {
                is_list = true;
                is_filter = false;
                selectors += 1;
            }
            _ => {}
        }
        let is_nested = match byte {
            b'*' | b':' => is_filter,
            b'?' => depth > 1,
            b'.' => is_filter && text[at..].starts_with(".."),
            _ => false,
        };
        if is_nested {
            let detail = "a filter that looks at more than one value".to_owned();
            let hint = "Inside of a filter, paths are plain: no `..`, `*`, slices or filters.";
            return Err(Fault::new(detail, Some(at..at + 1)).hint(hint));
        }
        if parentheses > MAX_PARENTHESES || depth > MAX_PARENTHESES {
            let detail = "too many levels of brackets in a filter".to_owned();
            return Err(Fault::new(detail, Some(at..at + 1)));
        }
    }
    Ok((text.len(), is_list.then_some(selectors)))
}

/// The bytes of a text that stand outside of quotes.
struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        let bytes = text.as_bytes();
        Self { bytes, at }
    }
}

impl Iterator for Scan<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let byte = *self.bytes.get(at)?;
        self.at += 1;
        if matches!(byte, b'\'' | b'"') {
            while let Some(&inside) = self.bytes.get(self.at) {
                self.at += if inside == b'\\' { 2 } else { 1 };
                if inside == byte {
                    break;
                }
            }
        }
        Some((at, byte))
    }
}
