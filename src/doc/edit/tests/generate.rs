//! Documents made up from a list of choices, with a record of whom each comment belongs to.
//!
//! A choice that is missing is 0, and 0 is always the simplest: fewer choices make smaller texts,
//! which is how failures shrink.

/// Numbers that decide everything, in order.
pub(super) struct Choices<'c> {
    bytes: &'c [u8],
    at: usize,
}

impl<'c> Choices<'c> {
    pub(super) fn new(bytes: &'c [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) % limit
    }

    /// How many choices are made, if any.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// True once in `odds` times.
    pub(super) fn one_in(&mut self, odds: usize) -> bool {
        self.below(odds) == odds - 1
    }

    pub(super) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Whom a comment belongs to. Paths are indexes, the first one that of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owner {
    /// It goes with this entry.
    Entry(Vec<usize>),
    /// It goes with this collection as a whole.
    Inside(Vec<usize>),
}

/// A text with its comments, each of which has another text.
#[derive(Debug, Default)]
pub(super) struct Generated {
    pub(super) text: String,
    pub(super) comments: Vec<(String, Owner)>,
}

const KEYS: [&str; 6] = ["k", "'q '", "\"d\"", "a b", "key-", "'0_0'"];
const SCALARS: [&str; 14] = [
    "a",
    "1",
    "x y",
    "'it''s'",
    "\"q\\n\"",
    "null",
    "true",
    "sum(rate(x[5m]))",
    "'# no'",
    "~",
    "http://x",
    "\"\"",
    "1.5",
    "'a: b'",
];
const LINES: [&str; 5] = ["t", "t\nu", "t\n\n  u", "# no comment", "t\n#x"];

/// Makes a YAML stream.
pub(super) fn yaml(choices: &mut Choices<'_>) -> Generated {
    let mut writer = Writer::new(choices);
    let documents = 1 + usize::from(writer.choices.one_in(8));
    for index in 0..documents {
        writer.document(index);
    }
    let crlf = writer.choices.one_in(6);
    let mark = writer.choices.one_in(12);
    let unterminated = writer.choices.one_in(6);
    let mut made = writer.made;
    if unterminated {
        made.text.pop();
    }
    if crlf {
        made.text = made.text.replace('\n', "\r\n");
    }
    if mark {
        made.text.insert(0, '\u{feff}');
    }
    made
}

/// Makes a JSON document.
pub(super) fn json(choices: &mut Choices<'_>) -> String {
    let unit = choices.of(&["", "  ", "\t"]);
    let colon = if unit.is_empty() {
        choices.of(&[": ", ":"])
    } else {
        ": "
    };
    let mut out = String::new();
    json_value(choices, &mut out, (unit, colon), 0);
    if choices.one_in(2) {
        out.push('\n');
    }
    if choices.one_in(6) {
        out = out.replace('\n', "\r\n");
    }
    out
}

fn json_value(choices: &mut Choices<'_>, out: &mut String, style: (&str, &str), depth: usize) {
    let kind = if depth == 0 {
        1 + choices.below(2)
    } else {
        choices.below(4)
    };
    if kind == 0 || kind == 3 || depth > 3 {
        out.push_str(choices.of(&["1", "\"a\"", "null", "true", "-1.5e3", "\"\\\"\\u00e4\""]));
        return;
    }
    let (unit, colon) = style;
    let (open, close) = if kind == 1 { ('{', '}') } else { ('[', ']') };
    let line = |depth: usize| match unit {
        "" => String::new(),
        unit => format!("\n{}", unit.repeat(depth)),
    };
    let len = choices.below(4);
    out.push(open);
    for index in 0..len {
        if index > 0 {
            out.push(',');
            if unit.is_empty() && colon == ": " {
                out.push(' ');
            }
        }
        out.push_str(&line(depth + 1));
        if kind == 1 {
            out.extend(["\"k", &index.to_string(), "\"", colon]);
        }
        json_value(choices, out, style, depth + 1);
    }
    if len > 0 {
        out.push_str(&line(depth));
    }
    out.push(close);
}

/// Writes YAML. Every function leaves the text behind a line break or, if it says so, on a line.
struct Writer<'c, 'b> {
    choices: &'c mut Choices<'b>,
    made: Generated,
    /// How much deeper mappings and lists stand than their keys.
    steps: (usize, usize),
    anchors: Vec<String>,
    open_anchors: usize,
}

impl<'c, 'b> Writer<'c, 'b> {
    fn new(choices: &'c mut Choices<'b>) -> Self {
        let steps = choices.of(&[(2, 2), (2, 0), (4, 4), (1, 1), (4, 2)]);
        Self {
            choices,
            made: Generated::default(),
            steps,
            anchors: Vec::new(),
            open_anchors: 0,
        }
    }

    fn put(&mut self, text: &str) {
        self.made.text.push_str(text);
    }

    fn indent(&mut self, column: usize) {
        self.put(&" ".repeat(column));
    }

    /// A comment without its line break.
    fn comment(&mut self, owner: Owner) {
        let text = format!("#c{};", self.made.comments.len());
        self.put(&text);
        self.made.comments.push((text, owner));
    }

    fn maybe_comment_on_line(&mut self, path: &[usize]) {
        if self.choices.one_in(5) {
            self.put(" ");
            self.comment(Owner::Entry(path.to_vec()));
        }
    }

    fn document(&mut self, index: usize) {
        self.anchors.clear();
        let path = vec![index];
        if index > 0 || self.choices.one_in(6) {
            let directive = index == 0 && self.choices.one_in(4);
            self.put(if directive { "%YAML 1.2\n---" } else { "---" });
            if self.choices.one_in(3) {
                self.put(" ");
                self.comment(Owner::Inside(path.clone()));
            }
            self.put("\n");
        }
        if self.choices.one_in(6) {
            self.comment(Owner::Inside(path.clone()));
            self.put("\n\n");
        }
        match self.choices.below(6) {
            0..=3 => self.block(&path, 0, (false, false), true),
            4 => self.block(&path, 0, (false, false), false),
            _ => {
                self.flow(&path, 0, 0);
                self.put("\n");
            }
        }
        if self.choices.one_in(10) {
            self.put("...\n");
        }
    }

    /// The lines above an entry: blank ones, comments of its own, comments of nobody's.
    fn above(&mut self, path: &[usize], column: usize) {
        let parent = &path[..path.len() - 1];
        match self.choices.below(8) {
            5 => self.put("\n"),
            6 => {
                if self.choices.one_in(2) {
                    self.put("\n");
                }
                self.indent(column);
                self.comment(Owner::Inside(parent.to_vec()));
                self.put("\n\n");
            }
            _ => {}
        }
        for _ in 0..self.choices.below(7).saturating_sub(4) {
            self.indent(column);
            self.comment(Owner::Entry(path.to_vec()));
            self.put("\n");
        }
    }

    /// A block collection. `compact` says that the text stands where its first entry goes, `tail`
    /// that a comment of its own may end it.
    fn block(
        &mut self,
        path: &[usize],
        column: usize,
        (compact, tail): (bool, bool),
        mapping: bool,
    ) {
        let len = 1 + self.choices.below(3);
        let width = self.choices.of(&[2, 2, 2, 4]);
        for index in 0..len {
            let path = [path, &[index]].concat();
            if index > 0 || !compact {
                self.above(&path, column);
                self.indent(column);
            }
            if mapping {
                let key = self.choices.of(&KEYS);
                // Keys differ by a number inside of their quotes.
                let quote = key.chars().next().filter(|c| matches!(c, '\'' | '"'));
                match quote {
                    Some(quote) => {
                        let bare = key.trim_end_matches(quote);
                        self.put(&format!("{bare}{index}{quote}:"));
                    }
                    None => self.put(&format!("{key}{index}:")),
                }
            } else {
                self.put("-");
            }
            self.value(&path, column, mapping, width);
        }
        if tail && self.choices.one_in(12) {
            self.indent(column);
            self.comment(Owner::Inside(path.to_vec()));
            self.put("\n");
        }
    }

    /// What stands behind a colon or a dash, with the line break.
    fn value(&mut self, path: &[usize], column: usize, mapping: bool, width: usize) {
        if self.choices.one_in(12) && !self.anchors.is_empty() {
            let last = self.anchors.len() - 1;
            let name = self.anchors[self.choices.below(last + 1)].clone();
            self.put(&format!(" *{name}"));
            self.maybe_comment_on_line(path);
            self.put("\n");
            return;
        }
        let anchor = self.choices.one_in(12).then(|| {
            let name = format!("n{}", self.made.text.len());
            self.put(&format!(" &{name}"));
            self.open_anchors += 1;
            name
        });
        let deep = path.len() > 5;
        match self.choices.below(if deep { 7 } else { 12 }) {
            0..=2 => {
                let scalar = self.choices.of(&SCALARS);
                self.put(&format!(" {scalar}"));
                self.maybe_comment_on_line(path);
                self.put("\n");
            }
            3 => {
                self.maybe_comment_on_line(path);
                self.put("\n");
            }
            4 => {
                self.put(" ");
                self.flow(path, column + 2, 1);
                self.maybe_comment_on_line(path);
                self.put("\n");
            }
            5 => self.block_scalar(path, column),
            6 => self.long_scalar(path, column),
            7..=9 => self.nested(path, column, (mapping, true), width, anchor.is_some()),
            _ => self.nested(path, column, (mapping, false), width, anchor.is_some()),
        }
        if let Some(name) = anchor {
            self.open_anchors -= 1;
            self.anchors.push(name);
        }
    }

    /// A block collection behind a key or a dash.
    fn nested(
        &mut self,
        path: &[usize],
        column: usize,
        (in_mapping, mapping): (bool, bool),
        width: usize,
        anchored: bool,
    ) {
        if !in_mapping && !anchored && !self.choices.one_in(5) {
            self.indent(width - 1);
            self.block(path, column + width, (true, false), mapping);
            return;
        }
        self.maybe_comment_on_line(path);
        self.put("\n");
        let deeper = match (in_mapping, mapping) {
            (false, _) => 2,
            (true, true) => self.steps.0,
            (true, false) => self.steps.1,
        };
        // Below a list at the margin of its key, a comment would belong to the next key.
        self.block(path, column + deeper, (false, deeper > 0), mapping);
    }

    fn block_scalar(&mut self, path: &[usize], column: usize) {
        let header = self.choices.of(&["|", "|-", ">", ">-", "|+", ">+", "|2"]);
        self.put(&format!(" {header}"));
        self.maybe_comment_on_line(path);
        self.put("\n");
        let deeper = if header == "|2" {
            2
        } else {
            self.choices.of(&[2, 1, 4])
        };
        for line in self.choices.of(&LINES).split('\n') {
            if !line.is_empty() {
                self.indent(column + deeper);
                self.put(line);
            }
            self.put("\n");
        }
        match self.choices.below(10) {
            7 => self.put("\n"),
            8 => {
                self.indent(column + 6);
                self.put("\n");
            }
            9 => self.put("\n\n"),
            _ => {}
        }
    }

    /// A scalar on a line of its own or over several lines.
    fn long_scalar(&mut self, path: &[usize], column: usize) {
        if self.choices.one_in(2) {
            self.maybe_comment_on_line(path);
            self.put("\n");
            self.indent(column + 2);
        } else {
            self.put(" ");
        }
        let indent = " ".repeat(column + 3);
        match self.choices.below(3) {
            0 => self.put("single"),
            1 => self.put(&format!("'two\n\n{indent}lines'")),
            _ => self.put(&format!("plain\n{indent}lines")),
        }
        self.maybe_comment_on_line(path);
        self.put("\n");
    }

    /// A value in brackets, without a line break behind it.
    fn flow(&mut self, path: &[usize], column: usize, depth: usize) {
        let lines = self.choices.one_in(3);
        let (open, close) = self.choices.of(&[("{", "}"), ("[", "]")]);
        let len = self.choices.below(4);
        self.put(open);
        for index in 0..len {
            let path = [path, &[index]].concat();
            if lines {
                if index == 0 {
                    self.put("\n");
                }
                self.above(&path, column + 2);
                self.indent(column + 2);
            } else if index > 0 {
                self.put(" ");
            }
            if open == "{" {
                let key = self.choices.of(&["f", "\"g", "'h"]);
                let quote = &key[..key.len() - 1];
                self.put(&format!("{key}{index}{quote}"));
            }
            let last = index + 1 == len;
            self.flow_value(&path, column, depth, open == "{");
            if !last || self.choices.one_in(6) {
                self.put(",");
            }
            if lines {
                self.maybe_comment_on_line(&path);
                self.put("\n");
            }
        }
        if lines && len > 0 {
            self.indent(column);
        }
        self.put(close);
    }

    fn flow_value(&mut self, path: &[usize], column: usize, depth: usize, mapping: bool) {
        let colon = if mapping { ": " } else { "" };
        match self.choices.below(6) {
            0 | 1 => {
                let scalar = self
                    .choices
                    .of(&["1", "a", "'b, c'", "\"d\"", "null", "true"]);
                self.put(&format!("{colon}{scalar}"));
            }
            2 | 3 if depth < 3 => {
                self.put(colon);
                self.flow(path, column + 2, depth + 1);
            }
            4 if mapping => self.put(": "),
            5 if mapping => {}
            _ => self.put(&format!("{colon}x")),
        }
    }
}
