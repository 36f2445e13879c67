//! The documentation of rules, read as what it also is: their examples and their test.
//!
//! Code blocks are marked `yaml bad`, `yaml good`, `json bad` and so on; `file=NAME` makes a block
//! one of several files that belong together, `size=BYTES` says that the file is that large and was
//! not read. In bad examples `⟦` and `⟧` mark the exact text at
//! fault.

#[cfg(test)]
mod tests;

/// One code block of a rule's documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// `yaml`, `json`, …
    pub(crate) language: String,
    /// Whether the rule finds something in it; none if the block is no example.
    pub(crate) bad: Option<bool>,
    /// The file it stands for, if it is one of several.
    pub(crate) file: Option<String>,
    /// The size of a file that is too large to be shown.
    pub(crate) size: Option<u64>,
    /// The text without the marks.
    pub(crate) text: String,
    /// The marked ranges of the text.
    pub(crate) marks: Vec<std::ops::Range<usize>>,
}

/// A piece of a rule's documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'d> {
    /// Lines of prose, headings included.
    Prose(&'d str),
    /// A code block.
    Code(Block),
}

/// Splits a rule's documentation into prose and code.
pub(crate) fn pieces(docs: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = docs;
    while let Some(start) = fence(rest) {
        let (prose, code) = rest.split_at(start);
        if !prose.is_empty() {
            pieces.push(Piece::Prose(prose));
        }
        let (info, body) = code[3..].split_once('\n').unwrap_or((&code[3..], ""));
        let end = fence(body).unwrap_or(body.len());
        pieces.push(Piece::Code(block(info, &body[..end])));
        rest = body[end..].split_once('\n').map_or("", |(_, rest)| rest);
    }
    if !rest.is_empty() {
        pieces.push(Piece::Prose(rest));
    }
    pieces
}

/// Where the next line that starts with a fence begins.
fn fence(text: &str) -> Option<usize> {
    if text.starts_with("```") {
        Some(0)
    } else {
        text.find("\n```").map(|at| at + 1)
    }
}

fn block(info: &str, body: &str) -> Block {
    let mut words = info.split_whitespace();
    let language = words.next().unwrap_or_default().to_owned();
    let mut bad = None;
    let mut file = None;
    let mut size = None;
    for word in words {
        match word {
            "bad" => bad = Some(true),
            "good" => bad = Some(false),
            word => match word.split_once('=') {
                Some(("file", name)) => file = Some(name.to_owned()),
                Some(("size", bytes)) => size = bytes.parse().ok(),
                _ => {}
            },
        }
    }
    let mut text = String::with_capacity(body.len());
    let mut marks = Vec::new();
    let mut open = 0;
    for c in body.chars() {
        match c {
            '⟦' => open = text.len(),
            '⟧' => marks.push(open..text.len()),
            c => text.push(c),
        }
    }
    Block {
        language,
        bad,
        file,
        size,
        text,
        marks,
    }
}
