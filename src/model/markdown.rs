//! Where the code stands in a text in Markdown: in fences, indented, in backticks, in HTML.
//!
//! This follows the specification of `CommonMark` as far as it tells code from prose; how anything
//! looks is not known here. Takes linear time.

use std::collections::HashMap;

use crate::text::Span;

/// The code in a text, in order and apart from each other.
pub(super) fn code(text: &str) -> Vec<Span> {
    let mut code = blocks(text);
    code.sort_unstable_by_key(|span| span.start);
    let mut html = tagged(text);
    html.retain(|span| !is_inside(&code, span.start));
    code.extend(html);
    code.sort_unstable_by_key(|span| span.start);
    let mut parts: Vec<Span> = Vec::with_capacity(code.len());
    for span in code {
        match parts.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => parts.push(span),
        }
    }
    parts
}

/// Whether one of the parts, which are in order, holds an offset.
fn is_inside(parts: &[Span], at: u32) -> bool {
    let next = parts.partition_point(|part| part.end <= at);
    parts.get(next).is_some_and(|part| part.start <= at)
}

/// A line of at least three backticks or tildes that began a block of code.
struct Fence {
    mark: u8,
    len: usize,
    start: usize,
}

/// The code of whole lines, and that in backticks between those lines.
fn blocks(text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut fence: Option<Fence> = None;
    // Where the paragraph began that the next line may continue.
    let mut paragraph: Option<usize> = None;
    // How far a line of code is indented: further inside of lists.
    let mut needed = 4;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim();
        let end_paragraph = |paragraph: &mut Option<usize>, parts: &mut Vec<Span>| {
            if let Some(first) = paragraph.take() {
                inline(text, first, start, parts);
            }
        };
        if let Some(open) = &fence {
            if run(content, open.mark) >= open.len && run(content, open.mark) == content.len() {
                parts.push(Span::new(open.start, at));
                fence = None;
            }
            continue;
        }
        if let Some((mark, len)) = opening(content) {
            end_paragraph(&mut paragraph, &mut parts);
            fence = Some(Fence { mark, len, start });
        } else if content.is_empty() {
            end_paragraph(&mut paragraph, &mut parts);
        } else if paragraph.is_none() && indent(line) >= needed {
            parts.push(Span::new(start, at));
        } else {
            match list_item(content) {
                Some(width) => needed = indent(line) + width + 4,
                None if indent(line) == 0 && paragraph.is_none() => needed = 4,
                None => {}
            }
            paragraph.get_or_insert(start);
        }
    }
    if let Some(first) = paragraph {
        inline(text, first, text.len(), &mut parts);
    }
    // A fence that nothing closes ends with the text.
    parts.extend(fence.map(|open| Span::new(open.start, text.len())));
    parts
}

/// The length of the run of a mark that a text begins with.
fn run(text: &str, mark: u8) -> usize {
    text.bytes().take_while(|byte| *byte == mark).count()
}

/// The mark and the length of the fence that a line opens, if it does.
fn opening(content: &str) -> Option<(u8, usize)> {
    let mark = *content.as_bytes().first()?;
    let len = run(content, mark);
    let is_fence = match mark {
        b'`' => len >= 3 && !content[len..].contains('`'),
        b'~' => len >= 3,
        _ => false,
    };
    is_fence.then_some((mark, len))
}

/// How many columns a line is indented.
fn indent(line: &str) -> usize {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.fold(0, |column, byte| match byte {
        b'\t' => (column / 4 + 1) * 4,
        _ => column + 1,
    })
}

/// The width of the mark of a list with the blank behind it, if a line begins with one.
fn list_item(content: &str) -> Option<usize> {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &content[digits..];
    let is_mark = match digits {
        0 => rest.starts_with(['-', '*', '+']),
        _ => rest.starts_with(['.', ')']),
    };
    let is_item = is_mark && rest[1..].starts_with([' ', '\t']);
    is_item.then_some(digits + 2)
}

/// Adds the code in backticks of a paragraph: between runs of the same length. A run without an
/// equal one behind it means itself.
fn inline(text: &str, start: usize, end: usize, parts: &mut Vec<Span>) {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut at = start;
    while let Some(found) = memchr::memchr(b'`', &text.as_bytes()[at..end]) {
        let len = run(&text[at + found..end], b'`');
        runs.push((at + found, len));
        at += found + len;
    }
    let mut next_of_length = HashMap::new();
    let mut closes: Vec<Option<usize>> = vec![None; runs.len()];
    for (index, (_, len)) in runs.iter().enumerate().rev() {
        closes[index] = next_of_length.insert(*len, index);
    }
    let mut index = 0;
    while index < runs.len() {
        if let Some(close) = closes[index] {
            let (last, len) = runs[close];
            parts.push(Span::new(runs[index].0, last + len));
            index = close;
        }
        index += 1;
    }
}

/// What stands between `<code>` or `<pre>` and the tag that ends it.
fn tagged(text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    if !text.contains('<') {
        return parts;
    }
    let lower = text.to_ascii_lowercase();
    for (open, close) in [("<code", "</code>"), ("<pre", "</pre>")] {
        let mut at = 0;
        while let Some(start) = lower[at..].find(open).map(|found| at + found) {
            at = start + open.len();
            if !lower[at..].starts_with(|c: char| c == '>' || c.is_ascii_whitespace()) {
                continue;
            }
            let Some(found) = lower[at..].find(close) else {
                break;
            };
            at += found + close.len();
            parts.push(Span::new(start, at));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    /// What is code stands between `⟦` and `⟧`.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let mut shown = text.clone();
        for span in super::code(&text).iter().rev() {
            shown.insert(span.end as usize, '⟧');
            shown.insert(span.start as usize, '⟦');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn all_kinds_of_code_are_found() {
        check("no code\n  at all, <codex> and <code>\n");
        check("a\n⟦```sh\n$a\n\n`b\n```\n⟧c ⟦`d`⟧");
        check("⟦~~~\n```\n~~~~\n⟧c");
        check("- a\n\n  ⟦``b` ``⟧\n");
        check("a\n⟦```\nnever closed⟧");
        check("⟦```a`b```⟧ ⟦`c`⟧");
        check("a\n    no code\n\n⟦    code\n⟧\n⟦\tcode\n⟧b");
        check("- a\n\n    no code\n\n⟦      code\n⟧\nb\n\n⟦    code\n⟧");
        check("a `b\n\nc d ⟦`` e ` f``⟧ `g");
        check("a ⟦<code>$b</code>⟧ c ⟦<PRE class=\"x\">\n$d\n</PRE>⟧ `e <code>");
        check("⟦`<code>`⟧ $a ⟦`</code>`⟧");
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for piece in ["<code ", "`", "`` ` ", "a\n\n", "    ", "~~~ ", "- ", "1) "] {
            super::code(&piece.repeat(200_000));
        }
    }
}
