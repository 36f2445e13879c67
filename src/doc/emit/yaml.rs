//! Values as block YAML.

use super::children::Children;
use super::scalar::{Literal, MAX_SIMPLE_KEY, Quotes, push_key, push_line};
use crate::doc::Value;

/// How YAML is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct YamlStyle {
    /// How many spaces each level adds; from 1 to 9, other values count as the nearest of these.
    pub(crate) indent: usize,
    /// Whether the items of a list are indented below their key, rather than level with it.
    pub(crate) indent_lists: bool,
    /// The quotes around a text that needs some and can stand in either.
    pub(crate) quotes: Quotes,
    /// The quotes around the keys `y` and `n`. They may have none only where no reader of YAML 1.1
    /// comes by, who takes them for truth values.
    pub(crate) letters: Option<Quotes>,
}

impl Default for YamlStyle {
    fn default() -> Self {
        Self {
            indent: 2,
            indent_lists: true,
            quotes: Quotes::Single,
            letters: Some(Quotes::Single),
        }
    }
}

/// Writes a value as the text of a YAML file with one document, which ends with a line end.
pub(crate) fn yaml(value: &Value, style: &YamlStyle) -> String {
    let mut writer = Writer::new(*style);
    match Children::of(value) {
        Some(children) => writer.open(children, 0),
        None => writer.scalar(value, None),
    }
    writer.run();
    writer.out
}

/// Writes a value as it stands behind the `key:` of a block mapping whose keys start at `column`
/// (from 0): a space and a scalar, or a line end and indented lines. As for all parts of a text,
/// the line end behind the last line is left to the caller.
pub(crate) fn yaml_value(value: &Value, style: &YamlStyle, column: usize) -> String {
    let mut writer = Writer::new(*style);
    writer.value(value, column);
    writer.finish_part()
}

/// A collection that is being written.
struct Open<'v> {
    children: Children<'v>,
    /// The column of its keys or dashes.
    column: usize,
}

struct Writer<'v> {
    style: YamlStyle,
    out: String,
    open: Vec<Open<'v>>,
    /// Whether the line has been started, behind the dash of an outer list.
    started: bool,
}

impl<'v> Writer<'v> {
    fn new(style: YamlStyle) -> Self {
        let style = YamlStyle {
            indent: style.indent.clamp(1, 9),
            ..style
        };
        Self {
            style,
            out: String::new(),
            open: Vec::new(),
            started: false,
        }
    }

    fn open(&mut self, children: Children<'v>, column: usize) {
        self.open.push(Open { children, column });
    }

    /// Writes all that is open and takes the last line end off.
    fn finish_part(mut self) -> String {
        self.run();
        self.out.pop();
        self.out
    }

    /// Writes all that is open.
    fn run(&mut self) {
        while let Some(Open { children, column }) = self.open.last_mut() {
            let column = *column;
            match children.next() {
                Some((Some(key), value)) => {
                    self.key(key, column);
                    self.value(value, column);
                }
                Some((None, item)) => self.item(item, column),
                None => {
                    self.open.pop();
                }
            }
        }
    }

    /// Starts a line at `column`, unless it has been started there already.
    fn start_line(&mut self, column: usize) {
        if !std::mem::take(&mut self.started) {
            self.indent(column);
        }
    }

    fn indent(&mut self, column: usize) {
        self.out.extend(std::iter::repeat_n(' ', column));
    }

    /// Writes an item; a collection inside it starts on the line of the dash.
    fn item(&mut self, item: &'v Value, column: usize) {
        self.start_line(column);
        self.out.push_str("- ");
        match Children::of(item) {
            Some(children) => {
                self.started = true;
                self.open(children, column + 2);
            }
            None => self.scalar(item, Some(column)),
        }
    }

    /// Writes a key up to its colon.
    fn key(&mut self, key: &str, column: usize) {
        self.start_line(column);
        let start = self.out.len();
        push_key(&mut self.out, key, &self.style);
        if self.out.len() - start > MAX_SIMPLE_KEY {
            self.out.insert_str(start, "? ");
            self.out.push('\n');
            self.indent(column);
        }
        self.out.push(':');
    }

    /// Writes what stands behind the colon of a key at `column`.
    fn value(&mut self, value: &'v Value, column: usize) {
        let Some(children) = Children::of(value) else {
            self.out.push(' ');
            return self.scalar(value, Some(column));
        };
        let level = matches!(children, Children::Sequence(_)) && !self.style.indent_lists;
        let indent = if level { 0 } else { self.style.indent };
        self.out.push('\n');
        self.open(children, column + indent);
    }

    /// Writes a scalar or an empty collection, and ends the line. `parent` is the column of the
    /// collection around it; there is none at the root.
    fn scalar(&mut self, value: &Value, parent: Option<usize>) {
        match value {
            Value::Null => self.out.push_str("null"),
            Value::Bool(true) => self.out.push_str("true"),
            Value::Bool(false) => self.out.push_str("false"),
            Value::Number(number) => self.out.push_str(&number.yaml_text()),
            Value::String(text) => return self.string(text, parent),
            Value::Sequence(_) => self.out.push_str("[]"),
            Value::Mapping(_) => self.out.push_str("{}"),
        }
        self.out.push('\n');
    }

    fn string(&mut self, text: &str, parent: Option<usize>) {
        // Readers do not agree from where the root counts its indentation: no block there.
        if let (Some(parent), Some(literal)) = (parent, Literal::of(text)) {
            return self.literal(text, literal, parent);
        }
        push_line(&mut self.out, text, self.style.quotes);
        self.out.push('\n');
    }

    /// Writes a text as lines behind `|`, below a collection at `parent`.
    fn literal(&mut self, text: &str, literal: Literal, parent: usize) {
        self.out.push('|');
        if literal.indicator {
            self.out.push_str(&self.style.indent.to_string());
        }
        let content = text.trim_end_matches('\n');
        match text.len() - content.len() {
            0 => self.out.push('-'),
            1 => {}
            _ => self.out.push('+'),
        }
        self.out.push('\n');
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            if !line.is_empty() {
                self.indent(parent + self.style.indent);
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }
}
