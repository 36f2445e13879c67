//! Comments of YAML that start with a word, and the nodes they stand at.
//!
//! The reader of YAML leaves comments out. A text without the word costs one search for it; in one
//! that has it, the nodes tell whether the word stands in a comment, or in a scalar that only looks
//! like one. What a comment says is not read here, and JSON has none.

use super::document::{Document, Syntax};
use super::node::{Kind, NodeId, NodeRef};
use crate::text::{Span, Style};

/// A comment that starts with the word.
pub(crate) struct Comment<'d> {
    /// The document it belongs to.
    pub(crate) document: &'d Document,
    /// From its `#` to the end of its line.
    pub(crate) span: Span,
    /// What starts on its line or, if that is nothing, on the next line that is neither blank nor
    /// a comment.
    pub(crate) below: Option<Covered<'d>>,
}

/// The nodes that start on a line.
#[derive(Clone, Copy)]
pub(crate) struct Covered<'d> {
    /// From the key of the first one to the end of the last one.
    pub(crate) span: Span,
    /// The first and outermost one.
    pub(crate) node: NodeRef<'d>,
}

/// The comments of a text that start with a word, in order. `documents` are all that were read
/// from this text.
pub(crate) fn comments<'d>(documents: &[&'d Document], word: &str) -> Vec<Comment<'d>> {
    let Some(first) = documents.first() else {
        return Vec::new();
    };
    if first.syntax == Syntax::Json {
        return Vec::new();
    }
    let mut hits = hits(&first.text, word);
    if hits.is_empty() {
        return Vec::new();
    }
    let starts_at = documents.iter().filter_map(|document| {
        let node = document.nodes.first()?;
        Some(node.span.start)
    });
    let first_node = starts_at.min().unwrap_or(u32::MAX) as usize;
    look_at_tokens(documents, &mut hits);
    hits.retain(|hit| hit.is_comment(&first.text));
    for document in documents {
        let read = read_end(document);
        let unread = |hit: &Hit| document.span.range().contains(&hit.at) && hit.at >= read;
        hits.retain(|hit| !unread(hit));
    }
    let lines = Lines::below(&first.text, &hits, first_node, documents);
    let comment = |(index, hit): (usize, &Hit)| Comment {
        document: owner(documents, hit.at),
        span: Span::new(hit.at, hit.end),
        below: lines.covered(index, hit, &first.text),
    };
    hits.iter().enumerate().map(comment).collect()
}

/// A place where the word stands behind a `#`.
struct Hit {
    /// Where the `#` stands.
    at: usize,
    /// Where its line starts.
    line: usize,
    /// Where its line ends.
    end: usize,
    /// Where the last token before it ends, if that is known.
    token: usize,
    /// Whether it stands in a scalar or a key.
    inside: bool,
}

/// Where the word stands behind a `#` with nothing but blanks between.
fn hits(text: &str, word: &str) -> Vec<Hit> {
    let hit = |at: usize| {
        let before = text[..at].trim_end_matches([' ', '\t']);
        let hash = before.strip_suffix('#')?;
        let at = hash.len();
        let line = memchr::memrchr2(b'\n', b'\r', hash.as_bytes()).map_or(0, |end| end + 1);
        let rest = &text.as_bytes()[at..];
        let end = memchr::memchr2(b'\n', b'\r', rest).map_or(text.len(), |len| at + len);
        Some(Hit {
            at,
            line,
            end,
            token: line,
            inside: false,
        })
    };
    let found = memchr::memmem::find_iter(text.as_bytes(), word);
    let mut hits: Vec<Hit> = found.filter_map(hit).collect();
    // What follows in the same comment belongs to it.
    hits.dedup_by_key(|hit| hit.line);
    hits
}

impl Hit {
    /// Whether a comment starts here: outside of scalars, behind a blank, and not within another
    /// comment.
    fn is_comment(&self, text: &str) -> bool {
        let gap = &text[self.token.max(self.line)..self.at];
        let spaced = |before: &str| before.is_empty() || before.ends_with([' ', '\t', '\u{feff}']);
        let starts = |at: usize| spaced(&text[self.line..at]);
        let token = self.token.max(self.line);
        let in_comment = gap.match_indices('#').any(|(at, _)| starts(token + at));
        !self.inside && starts(self.at) && !in_comment
    }
}

/// Tells the hits what they stand in and behind.
fn look_at_tokens(documents: &[&Document], hits: &mut [Hit]) {
    let mut token = |span: Span, style: Style, text: &str| {
        let range = span.range();
        let mut start = range.start;
        if matches!(style, Style::Literal | Style::Folded) {
            // A comment may stand behind the `|`.
            let rest = &text.as_bytes()[range.clone()];
            start += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        }
        let first = hits.partition_point(|hit| hit.at < start);
        for hit in &mut hits[first..] {
            if hit.at >= range.end {
                hit.token = hit.token.max(range.end);
                break;
            }
            hit.inside = true;
        }
    };
    for document in documents {
        for node in &document.nodes {
            if let Kind::Scalar(style) = node.kind {
                token(node.span, style, &document.text);
            }
        }
        for key in &document.keys {
            token(key.span, key.style, &document.text);
        }
    }
}

/// Where the part of a document ends whose tokens are known.
fn read_end(document: &Document) -> usize {
    if !document.partial {
        return usize::MAX;
    }
    let nodes = document.nodes.iter().map(|node| node.span.end);
    let keys = document.keys.iter().map(|key| key.span.end);
    if let Some(end) = nodes.chain(keys).max() {
        return end as usize;
    }
    // Nothing but comments can stand above everything else.
    let start = document.span.start as usize;
    let mut end = start;
    for line in document.text[start..].split_inclusive(['\n', '\r']) {
        if !is_passed(line) {
            break;
        }
        end += line.len();
    }
    end
}

/// Whether a line is blank or a comment.
fn is_passed(line: &str) -> bool {
    let content = line.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    content.is_empty() || content.starts_with('#')
}

/// The document in whose part of the text an offset lies.
fn owner<'d>(documents: &[&'d Document], at: usize) -> &'d Document {
    let next = documents.partition_point(|document| document.span.start as usize <= at);
    documents[next.saturating_sub(1)]
}

/// The lines that matter to some comments, with what starts on them.
struct Lines<'d> {
    /// Start and end of each line, sorted, with its nodes.
    lines: Vec<(usize, usize, Option<Covered<'d>>)>,
    /// For each comment the start of the line below it.
    next: Vec<Option<usize>>,
}

impl<'d> Lines<'d> {
    fn below(text: &str, hits: &[Hit], first_node: usize, documents: &[&'d Document]) -> Self {
        let mut next: Vec<Option<usize>> = vec![None; hits.len()];
        for index in (0..hits.len()).rev() {
            let (same, later) = (hits.get(index + 1), next.get(index + 1).copied().flatten());
            let same = same.filter(|hit| is_passed(&text[hit.line..hit.end]));
            let same = same.map(|hit| hit.line);
            next[index] = next_line(text, hits[index].end, first_node, |at| {
                (same == Some(at)).then_some(later)
            });
        }
        let own = hits.iter().map(|hit| hit.line);
        let mut starts: Vec<usize> = own.chain(next.iter().copied().flatten()).collect();
        starts.sort_unstable();
        starts.dedup();
        let line = |start: usize| (start, line_end(text, start), None);
        let mut lines = Self {
            lines: starts.into_iter().map(line).collect(),
            next,
        };
        for document in documents {
            for id in (0..).map(NodeId).take(document.nodes.len()) {
                lines.add(document.node(id));
            }
        }
        lines
    }

    /// Notes a node on the line where it starts; nodes come in the order of the text.
    fn add(&mut self, node: NodeRef<'d>) {
        let key = node.key_span();
        if key.is_none() && node.kind() == (Kind::Sequence { flow: false }) {
            // It starts where its first item does, and that is what somebody sees there.
            return;
        }
        let span = key.map_or(node.span(), |key| key.cover(node.span()));
        let start = span.start as usize;
        let line = self.lines.partition_point(|(line, ..)| *line <= start);
        let Some((_, end, covered)) = line.checked_sub(1).map(|line| &mut self.lines[line]) else {
            return;
        };
        if start <= *end {
            let first = covered.get_or_insert(Covered { span, node });
            first.span = first.span.cover(span);
        }
    }

    fn covered(&self, index: usize, hit: &Hit, text: &str) -> Option<Covered<'d>> {
        let at = |start: usize| {
            let line = self.lines.binary_search_by_key(&start, |(line, ..)| *line);
            self.lines[line.ok()?].2
        };
        let before = text[hit.line..hit.at].trim_start_matches('\u{feff}');
        let punctuation = before.trim_matches([' ', '\t', '-', '?', ':']);
        at(hit.line).or_else(|| {
            let next = self.next[index].filter(|_| punctuation.is_empty())?;
            at(next)
        })
    }
}

/// The start of the next line that is neither blank nor a comment. `known` answers for the start of
/// a line from which the rest of the way was gone already.
fn next_line(
    text: &str,
    from: usize,
    first_node: usize,
    known: impl Fn(usize) -> Option<Option<usize>>,
) -> Option<usize> {
    let mut at = after_break(text, from);
    while at < text.len() {
        if let Some(known) = known(at) {
            return known;
        }
        let line = &text[at..line_end(text, at)];
        let is_head = line.starts_with('%') || line.strip_prefix("---").is_some_and(is_passed);
        // Above all content, what starts a document stands between it and its comments.
        if !(is_passed(line) || is_head && at < first_node) {
            return Some(at);
        }
        at = after_break(text, at + line.len());
    }
    None
}

fn line_end(text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    memchr::memchr2(b'\n', b'\r', rest).map_or(text.len(), |len| at + len)
}

/// The start of the line behind the line break at `end`.
fn after_break(text: &str, end: usize) -> usize {
    let len = match &text.as_bytes()[end..] {
        [b'\r', b'\n', ..] => 2,
        [] => 0,
        _ => 1,
    };
    end + len
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Key, Parsed, parse};
    use crate::text::{FileId, SourceFile};

    /// What each comment covers, `-` for nothing. Line breaks are written as spaces.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let file = SourceFile::new(FileId(0), "a.yaml", text);
        let parsed = parse(&file);
        let documents = parsed.iter().map(|Parsed { document, .. }| &**document);
        let documents: Vec<&Document> = documents.collect();
        let found = comments(&documents, "note:");
        let shown: Vec<String> = found
            .iter()
            .map(|comment| match comment.below {
                Some(covered) => covered.span.of(text).replace('\n', " "),
                None => "-".to_owned(),
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn comments_cover_what_starts_on_their_line_or_below() {
        check("a:\n  # note: x\n  b: 1\n  c: 2\n", &["b: 1"]);
        check("a:\n  b: 1 # note: x\n  c: 2\n", &["b: 1"]);
        check(
            "z:\na: # note: x\n  b: 1\n  c: 2\nd: 3\n",
            &["a: # note: x   b: 1   c: 2"],
        );
        check("a: 1 # note: x\nb: 2\n", &["a: 1 # note: x b: 2"]);
        check("#note: x\n\n# more\n\na: 1\n", &["a: 1"]);
        check(
            "a:\n  # note: x\n  - b: 1\n    c: 2\n  - d\n",
            &["b: 1     c: 2"],
        );
        check(
            "a:\n  - # note: x\n    b: 1\n    c: 2\n  - d\n",
            &["b: 1     c: 2"],
        );
        check(
            "a:\n  - b: 1 # note: x\n    c: 2\n",
            &["b: 1 # note: x     c: 2"],
        );
        check(
            "z:\na: | # note: x\n  b\n  c\nd: 1\n",
            &["a: | # note: x   b   c"],
        );
        check(
            "z:\na: [b, # note: x\n  c, d # note: y\n  ] # note: z\ne: f\n",
            &["a: [b, # note: x   c, d # note: y   ]", "c, d", "-"],
        );
        check("a: 1\n# note: x\n", &["-"]);
        check("a: 1\n# note: x\n# note: y\nb: 2\n", &["b: 2", "b: 2"]);
        check("# note: x\r\na: 1\r\nb: 2\r\n", &["a: 1\r b: 2"]);
    }

    #[test]
    fn documents_end_what_comments_cover() {
        check("# note: x\n---\na: 1\n---\nb: 2\n", &["a: 1"]);
        check("a: 1\n# note: x\n---\nb: 2\n", &["-"]);
        check("a: 1\n--- # note: x\nb: 2\n", &["b: 2"]);
        check("a: 1\n---\n# note: x\nb: 2\n", &["b: 2"]);
        check("# note: x\n", &[]);
    }

    #[test]
    fn what_only_looks_like_a_comment_is_none() {
        for text in [
            "a: |\n  # note: x\nb: 1\n",
            "a: |\n  b\n  # note: x\n\nb: 1\n",
            "a: '# note: x'\n",
            "a: \"b\n  # note: x\n  c\"\n",
            "'# note: x': 1\n",
            "a: b# note: x\n",
            "a: 1 # b # note: x\n",
            "# a: 1 # note: x\n",
            "a: note: x\n",
            "{\"a\": \"# note: x\"}\n",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn what_was_not_read_has_no_comments() {
        check("# note: x\na: {b\n# note: y\n", &["a: {"]);
        check("# note: x\n\n%%%\n# note: y\n", &["-"]);
    }

    /// Whether some scalar or key of the documents has the word in it.
    fn is_content(documents: &[&Document]) -> bool {
        let nodes = documents.iter().flat_map(|document| {
            let nodes = (0..).map(NodeId).take(document.nodes.len());
            nodes.map(|id| document.node(id))
        });
        let mut texts = nodes.flat_map(|node| [node.text(), node.key().map(Key::text)]);
        texts.any(|text| text.is_some_and(|text| text.contains("note")))
    }

    #[test]
    fn a_word_is_either_in_a_comment_or_in_the_tree() {
        let base = "\u{feff}---\na: b\n'c d': \"e\n  f\"\ng: |-\n  h\n\n   i\n? j\n: &k >+2\n   l\n\nm: [n, {o: p},\n  *k]\n\
                    q:\n- r\n-   s: t\n    u:\n- !!str v\n  w\n...\n---\nx: \n  y: 'z\n\n   1'\r\n2: 3\r";
        let mut both = [0, 0];
        for (at, _) in base.char_indices() {
            for inserted in [
                "# note: x\n",
                " # note: x\n",
                "\n# note: x\n",
                "\n    # note: x\n",
                "#note:\r",
            ] {
                let text = format!("{}{inserted}{}", &base[..at], &base[at..]);
                let file = SourceFile::new(FileId(0), "a.yaml", text.as_str());
                let parsed = parse(&file);
                let documents = parsed.iter().map(|Parsed { document, .. }| &**document);
                let documents: Vec<&Document> = documents.collect();
                let found = comments(&documents, "note:").len();
                let is_content = is_content(&documents);
                assert!(found <= 1 && !(found == 1 && is_content), "{text}");
                // Tags, anchors and aliases are neither.
                let word = base[..at]
                    .rsplit([' ', '\n', ','])
                    .next()
                    .unwrap_or_default();
                let is_property = inserted.starts_with('#') && word.starts_with(['!', '&', '*']);
                let is_sound = parsed.iter().all(|parsed| parsed.problems.is_empty());
                if is_sound && !is_property {
                    assert!((found == 1) != is_content, "{text:?}");
                    both[usize::from(is_content)] += 1;
                }
            }
        }
        assert!(both.iter().all(|count| *count > 50), "{both:?}");
    }

    #[test]
    fn many_comments_take_linear_time() {
        let text = format!("{}a: 1\n", "# note: x\n".repeat(200_000));
        let file = SourceFile::new(FileId(0), "a.yaml", text.as_str());
        let parsed = parse(&file);
        let found = comments(&[&parsed[0].document], "note:");
        assert_eq!(found.len(), 200_000);
        assert!(found.iter().all(|comment| comment.below.is_some()));
    }
}
