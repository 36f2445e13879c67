//! The documentation of rules, read as what it also is: their examples and their test.
//!
//! Code blocks are marked `yaml bad`, `yaml good`, `json bad` and so on; `file=NAME` makes a block
//! one of several files that belong together, or a configuration if it is called `perscope.yaml`, `size=BYTES` says that the file is that large and was
//! not read. `with=RULE` switches on another rule, which the example is about. `options={labels: [a]}`,
//! at the end of the line, gives the rule these options; `says=WORDS` there is what a server says
//! against the first resource. In bad examples `⟦` and `⟧` mark the exact
//! text at fault.

#[cfg(test)]
mod stored_tests;
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
    /// Another rule that is on.
    pub(crate) with: Option<String>,
    /// The options that the rule has: a mapping in YAML.
    pub(crate) options: Option<String>,
    /// What a server says against the first resource.
    pub(crate) says: Option<String>,
    /// The text without the marks.
    pub(crate) text: String,
    /// The marked ranges of the text.
    pub(crate) marks: Vec<std::ops::Range<usize>>,
}

#[cfg(test)]
impl Block {
    /// What a server says against the first resource.
    fn rejections(&self) -> Vec<super::Rejection> {
        let rejection = |said: &String| super::Rejection {
            start: 0,
            said: said.clone(),
        };
        self.says.iter().map(rejection).collect()
    }
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

/// What the documentation says about an option: the text of its item below `## Options`, behind
/// the colon, on one line. Empty if it says nothing.
pub(crate) fn option_description(docs: &str, name: &str) -> String {
    let items = option_items(docs).into_iter();
    let mut texts = items.filter_map(|item| {
        let rest = item.strip_prefix(&format!("`{name}` ("))?;
        let (_, text) = rest.split_once("): ")?;
        Some(text.to_owned())
    });
    texts.next().unwrap_or_default()
}

/// The items of the list below `## Options`, each on one line.
fn option_items(docs: &str) -> Vec<String> {
    let Some((_, section)) = docs.split_once("\n## Options\n") else {
        return Vec::new();
    };
    let end = section.find("\n## ").unwrap_or(section.len());
    let mut items: Vec<String> = Vec::new();
    let mut inside = false;
    for line in section[..end].lines() {
        if let Some(text) = line.strip_prefix("- ") {
            items.push(text.trim().to_owned());
            inside = true;
        } else if line.trim().is_empty() {
            inside = false;
        } else if let Some(item) = items.last_mut().filter(|_| inside) {
            item.push(' ');
            item.push_str(line.trim());
        }
    }
    items
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
    // Options have blanks in them.
    let (info, options) = match info.split_once(" options=") {
        Some((info, options)) => (info, Some(options.trim().to_owned())),
        None => (info, None),
    };
    let (info, says) = match info.split_once(" says=") {
        Some((info, says)) => (info, Some(says.trim().to_owned())),
        None => (info, None),
    };
    let mut words = info.split_whitespace();
    let language = words.next().unwrap_or_default().to_owned();
    let mut bad = None;
    let mut file = None;
    let mut size = None;
    let mut with = None;
    for word in words {
        match word {
            "bad" => bad = Some(true),
            "good" => bad = Some(false),
            word => match word.split_once('=') {
                Some(("file", name)) => file = Some(name.to_owned()),
                Some(("with", rule)) => with = Some(rule.to_owned()),
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
        with,
        options,
        says,
        text,
        marks,
    }
}
