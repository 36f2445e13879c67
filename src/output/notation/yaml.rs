//! Values as Go's `yaml.v3` writes them: four spaces a level, lists below their keys, quotes where
//! a text would be taken for something else.
//!
//! It is another YAML than that of `doc::emit`, which is for files that people write. What is
//! active on a terminal is written as an escape, and the indentation of a literal block is told as
//! it is; `yaml.v3` tells a wrong one inside lists.

use std::fmt::Write;

use crate::doc::{Value, bool_word, is_plain_text};
use crate::schema::format::fault_of_time;
use crate::text::is_active;

/// How many columns a level takes.
const INDENT: usize = 4;

/// A key of more bytes stands behind a `?`.
const MAX_SIMPLE_KEY: usize = 128;

/// A collection that is being written.
struct Open<'v> {
    children: Children<'v>,
    /// The column of its keys or dashes.
    column: usize,
    /// Whether it is the metadata of a resource.
    metadata: bool,
}

enum Children<'v> {
    Items(std::slice::Iter<'v, Value>),
    Entries(std::slice::Iter<'v, (String, Value)>),
}

#[derive(Default)]
struct Writer<'v> {
    out: String,
    open: Vec<Open<'v>>,
    /// Whether the line has been started, behind the dash of a list.
    started: bool,
}

/// A value as lines of YAML, each with its line end.
pub(in crate::output) fn text(value: &Value) -> String {
    let mut writer = Writer::default();
    if !writer.enter(value, 0, false) {
        writer.scalar(value, 0);
    }
    writer.run();
    writer.out
}

impl<'v> Writer<'v> {
    /// Opens a collection with children; false for everything else.
    fn enter(&mut self, value: &'v Value, column: usize, metadata: bool) -> bool {
        let children = match value {
            Value::Sequence(items) if !items.is_empty() => Children::Items(items.iter()),
            Value::Mapping(entries) if !entries.is_empty() => Children::Entries(entries.iter()),
            _ => return false,
        };
        self.open.push(Open {
            children,
            column,
            metadata,
        });
        true
    }

    fn run(&mut self) {
        while let Some(innermost) = self.open.last_mut() {
            let (column, metadata) = (innermost.column, innermost.metadata);
            match &mut innermost.children {
                Children::Items(items) => match items.next() {
                    Some(item) => self.item(item, column),
                    None => drop(self.open.pop()),
                },
                Children::Entries(entries) => match entries.next() {
                    Some((key, value)) => self.entry(key, value, column, metadata),
                    None => drop(self.open.pop()),
                },
            }
        }
    }

    fn start_line(&mut self, column: usize) {
        if !std::mem::take(&mut self.started) {
            self.out.extend(std::iter::repeat_n(' ', column));
        }
    }

    fn item(&mut self, item: &'v Value, column: usize) {
        self.start_line(column);
        self.out.push_str("- ");
        // Inside a list, only the dash is skipped.
        if self.enter(item, column + 2, false) {
            self.started = true;
        } else {
            self.scalar(item, column + 2);
        }
    }

    fn entry(&mut self, key: &'v str, value: &'v Value, column: usize, metadata: bool) {
        self.start_line(column);
        if key.len() > MAX_SIMPLE_KEY {
            self.out.push_str("? ");
            push_line(&mut self.out, key);
            self.out.push('\n');
            self.start_line(column);
        } else {
            push_line(&mut self.out, key);
        }
        self.out.push(':');
        // Levels stand at multiples of the indentation, also below a list.
        let below = (column + INDENT) / INDENT * INDENT;
        let is_resource = match &self.open[..] {
            [_] => true,
            [list, _] => matches!(list.children, Children::Items(_)),
            _ => false,
        };
        let is_metadata = key == "metadata" && is_resource;
        if self.enter(value, below, is_metadata) {
            self.out.push('\n');
            return;
        }
        self.out.push(' ');
        // percli reads these as points in time, and writes them without the quotes of a text.
        match value {
            Value::String(time) if metadata && is_time(key, time) => {
                self.out.push_str(time);
                self.out.push('\n');
            }
            _ => self.scalar(value, below),
        }
    }

    /// Writes a scalar or an empty collection, and ends the line. The lines of a block stand at
    /// `below`.
    fn scalar(&mut self, value: &Value, below: usize) {
        match value {
            Value::Null => self.out.push_str("null"),
            Value::Bool(true) => self.out.push_str("true"),
            Value::Bool(false) => self.out.push_str("false"),
            Value::Number(number) => self.out.push_str(&number.yaml_text()),
            Value::String(text) if is_block(text) && below > 0 => return self.block(text, below),
            Value::String(text) => push_line(&mut self.out, text),
            Value::Sequence(_) => self.out.push_str("[]"),
            Value::Mapping(_) => self.out.push_str("{}"),
        }
        self.out.push('\n');
    }

    /// Writes a text as lines behind `|`.
    fn block(&mut self, text: &str, below: usize) {
        self.out.push('|');
        if text.starts_with([' ', '\t', '\n']) {
            let around = self.open.last().map_or(0, |open| open.column);
            let _ = write!(self.out, "{}", below - around);
        }
        if !text.ends_with('\n') {
            self.out.push('-');
        } else if text.ends_with("\n\n") {
            self.out.push('+');
        }
        self.out.push('\n');
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            if !line.is_empty() {
                self.out.extend(std::iter::repeat_n(' ', below));
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }
}

/// Whether a key of metadata holds a point in time.
fn is_time(key: &str, text: &str) -> bool {
    matches!(key, "createdAt" | "updatedAt") && fault_of_time(text).is_none()
}

/// Whether a text stands as lines: it has some, and none that would lose something.
fn is_block(text: &str) -> bool {
    let shown = |c| c == '\t' || c == '\n' || !is_special(c);
    text.contains('\n')
        && text.contains(|c| c != '\n')
        && text.chars().all(shown)
        && !text.ends_with(' ')
        && !text.contains(" \n")
}

/// Whether `yaml.v3` writes a character as its number, or a terminal would act on it.
fn is_special(c: char) -> bool {
    is_active(c) || matches!(c, '\u{fffe}' | '\u{ffff}') || c >= '\u{10000}'
}

/// Appends a text on one line: without quotes, in single ones, in double ones with escapes.
fn push_line(out: &mut String, text: &str) {
    if text.chars().any(is_special) || !is_plain_text(text) || is_yaml_1_1(text) {
        push_quoted(out, text);
    } else if needs_quotes(text) {
        out.push('\'');
        out.push_str(&text.replace('\'', "''"));
        out.push('\'');
    } else {
        out.push_str(text);
    }
}

/// Whether a reader of YAML 1.1 takes a text for a truth value or a number to the base of 60.
fn is_yaml_1_1(text: &str) -> bool {
    if bool_word(text).is_some() {
        return true;
    }
    let mut parts = text.strip_prefix(['+', '-']).unwrap_or(text).split(':');
    let is_number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'_')
    };
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let Some((last, middle)) = rest.split_last() else {
        return false;
    };
    let last = last.split_once('.').map_or(
        *last,
        |(whole, fraction)| {
            if is_number(fraction) { whole } else { "" }
        },
    );
    let is_sixtieth = |text: &str| match text.as_bytes() {
        [one] => one.is_ascii_digit(),
        [ten, one] => matches!(ten, b'0'..=b'5') && one.is_ascii_digit(),
        _ => false,
    };
    first.starts_with(|c: char| c.is_ascii_digit())
        && is_number(first)
        && middle.iter().all(|part| is_sixtieth(part))
        && is_sixtieth(last)
}

/// Whether a text would be read as something else without quotes, by a character in it.
fn needs_quotes(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    let second = chars.next();
    let starts = match first {
        Some(c) if "#,[]{}&*!|>'\"%@`".contains(c) => true,
        Some('?' | ':' | '-') => second.is_none_or(|c| c == ' '),
        _ => false,
    };
    starts
        || text.starts_with("---")
        || text.starts_with("...")
        || text.starts_with(' ')
        || text.ends_with([' ', ':'])
        || text.contains(": ")
        || text.contains(" #")
}

/// Appends a text in double quotes.
fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        let letter = match c {
            '"' | '\\' => c,
            '\0' => '0',
            '\u{7}' => 'a',
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{b}' => 'v',
            '\u{c}' => 'f',
            '\r' => 'r',
            '\u{1b}' => 'e',
            '\u{85}' => 'N',
            '\u{2028}' => 'L',
            '\u{2029}' => 'P',
            c if is_special(c) => {
                push_number(out, u32::from(c));
                continue;
            }
            c => {
                out.push(c);
                continue;
            }
        };
        out.push('\\');
        out.push(letter);
    }
    out.push('"');
}

/// Appends a character as its number.
fn push_number(out: &mut String, code: u32) {
    let written = match code {
        0..=0xff => write!(out, "\\x{code:02X}"),
        0x100..=0xffff => write!(out, "\\u{code:04X}"),
        _ => write!(out, "\\U{code:08X}"),
    };
    written.expect("writing into a string cannot fail");
}
