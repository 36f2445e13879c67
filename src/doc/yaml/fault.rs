//! A syntax error of YAML in our own terms: what to mark and what to say.
//!
//! The parser knows where it gave up, which is often behind the mistake: quotes that are not
//! closed are noticed where the text after them makes no sense any more. This file goes back for
//! the mistake itself.

use super::search::{
    KEY_REACH, bad_escape, colon_without_space, first_tab, line_of, line_start, long_key,
    open_quote, previous_line,
};
use crate::doc::problem::{Problem, ProblemKind};
use crate::text::Span;

/// What stopped the parser.
pub(super) struct Fault {
    /// The byte at which it noticed.
    pub(super) at: usize,
    /// What it says.
    pub(super) cause: Cause,
}

/// What can stop the parser, as far as it matters to people.
pub(super) enum Cause {
    /// The parser's own limit for nesting, which lies above ours.
    TooDeep,
    /// Quotes that are not closed.
    Quote,
    /// Something behind a closing quote.
    AfterQuote,
    /// A broken escape in double quotes.
    Escape,
    /// A tab where only spaces may stand.
    Tab,
    /// A colon where no mapping can start.
    Colon,
    /// Text where a key is expected, without a colon.
    NoColon,
    /// Something that fits no level of indentation.
    Indent,
    /// Something else where an item of a list is expected.
    NoItem,
    /// An item of a list where none can stand.
    Item,
    /// A bracket that is not closed.
    Bracket,
    /// A closing bracket that closes nothing.
    ExtraBracket,
    /// A bracket that is closed by another one.
    OtherBracket { open: char, close: char },
    /// Something else where a comma or a closing bracket is expected.
    Separator,
    /// A character that cannot start a text.
    Start,
    /// Something behind the `|` or `>` of a block of text.
    BlockHeader,
    /// `&` or `*` without a name.
    AnchorName,
    /// A tag with a prefix that nothing declares.
    TagHandle,
    /// Something where only a new document can start.
    NoDocument,
    /// A byte order mark inside of the text.
    ByteOrderMark,
    /// The text is at its end, or nothing known can start here.
    End,
    /// Anything else, in the words of the parser.
    Other(String),
}

/// What the reader knows about the place of a fault.
pub(super) struct Surroundings<'t> {
    /// The whole text.
    pub(super) text: &'t str,
    /// Where the last node ended that was read without a fault.
    pub(super) from: usize,
    /// Where the innermost list or mapping in brackets starts that is still open.
    pub(super) bracket: Option<usize>,
}

const ALIGN: &str = "Align the line with the keys it belongs to.";
const SPACES: &str = "YAML is indented with spaces.";
const QUOTES: &str = "Put the text in quotes.";

impl Fault {
    /// The problem, at the mistake as far as it can be found.
    pub(super) fn into_problem(self, around: &Surroundings<'_>) -> Problem {
        let Surroundings { text, .. } = *around;
        let at = self.at;
        if let Some(problem) = conflict(text, at) {
            return problem;
        }
        let about_keys = matches!(self.cause, Cause::NoColon | Cause::Colon | Cause::Separator);
        if let Some(key) = long_key(text, at).filter(|_| about_keys) {
            return too_long(key, text);
        }
        let syntax = |span, message: &str, hint| Problem::syntax(span, message, hint);
        let here = |message: &str, hint| Problem::syntax(word(text, at), message, hint);
        match self.cause {
            Cause::Quote => {
                let open = open_quote(text, around.from, at).unwrap_or(at);
                syntax(
                    word(text, open),
                    "the quotes are not closed",
                    Some("Add the closing quote."),
                )
            }
            Cause::AfterQuote => here(
                "text behind the closing quote",
                Some(
                    "A key needs a colon behind it; a text with quotes in it needs others around it.",
                ),
            ),
            Cause::Escape => syntax(
                bad_escape(text, at).unwrap_or_else(|| word(text, at)),
                "an escape that YAML does not know",
                Some("Write the backslash twice, or use single quotes."),
            ),
            Cause::Tab => syntax(
                first_tab(text, at).unwrap_or_else(|| word(text, at)),
                "a tab in the indentation",
                Some(SPACES),
            ),
            Cause::Colon => colon(text, at),
            Cause::NoColon => match colon_without_space(word(text, at), text) {
                Some(span) => no_space(span),
                None => no_colon(word(text, at)),
            },
            Cause::Indent => indent(text, at),
            Cause::NoItem => here(
                "a list item is expected here",
                Some("Items start with `- ` and align with each other."),
            ),
            Cause::Item => here(
                "a list item cannot start here",
                Some(
                    "Put the first item on a line of its own; text that starts with `- ` needs quotes.",
                ),
            ),
            Cause::Start => here(
                "text without quotes cannot start with this character",
                Some(QUOTES),
            ),
            Cause::BlockHeader => syntax(
                line_from(text, at),
                "text behind the mark of a block",
                Some(
                    "The text after `|` or `>` starts on the next line; otherwise put it in quotes.",
                ),
            ),
            Cause::AnchorName => here("`&` or `*` without a name", Some(QUOTES)),
            Cause::TagHandle => here("a YAML tag that nothing declares", Some(QUOTES)),
            Cause::NoDocument => second_value(text, at),
            Cause::ByteOrderMark => syntax(
                one(text, at),
                "a byte order mark inside of the text",
                Some("Remove it."),
            ),
            Cause::End if text[at..].trim().is_empty() => here("the text ends too early", None),
            Cause::End => here("no value of YAML starts like this", Some(QUOTES)),
            Cause::Bracket
            | Cause::ExtraBracket
            | Cause::OtherBracket { .. }
            | Cause::Separator => bracket(&self.cause, at, around),
            Cause::Other(message) => here(&message, None),
            Cause::TooDeep => Problem {
                kind: ProblemKind::TooDeep,
                span: word(text, at),
                node: None,
            },
        }
    }
}

/// What went wrong with brackets.
fn bracket(cause: &Cause, at: usize, around: &Surroundings<'_>) -> Problem {
    let Surroundings { text, bracket, .. } = *around;
    // A bracket on an earlier line was most probably never closed.
    let opened = bracket.filter(|open| *open < line_start(text, at));
    let opened = match cause {
        Cause::Bracket => bracket.or(Some(at)),
        Cause::Separator => opened,
        _ => None,
    };
    if let Some(open) = opened {
        let span = one(text, open);
        let message = format!("`{}` is not closed", span.of(text));
        return Problem::syntax(span, message, Some("Add the closing bracket."));
    }
    let span = one(text, at);
    match cause {
        Cause::OtherBracket { open, close } => {
            Problem::syntax(span, format!("`{open}` is closed by `{close}`"), None)
        }
        Cause::ExtraBracket => {
            let message = format!("`{}` closes nothing", span.of(text));
            Problem::syntax(
                span,
                message,
                Some("Text that starts with a bracket needs quotes."),
            )
        }
        _ => Problem::syntax(
            word(text, at),
            "a comma or a closing bracket is missing before this",
            None,
        ),
    }
}

/// A colon that starts a mapping where none can stand: inside of a text, or on a line that is
/// indented like the continuation of the text above.
fn colon(text: &str, at: usize) -> Problem {
    let line = line_start(text, at);
    let before = &text[line..at];
    if before.contains(": ") {
        let hint = "Text that contains `: ` needs quotes.";
        return Problem::syntax(one(text, at), "a mapping is not allowed here", Some(hint));
    }
    let start = at - before.trim_start().len();
    if let Some(above) = previous_line(text, line) {
        if let Some(span) = colon_without_space(above, text) {
            return no_space(span);
        }
        let from = above.start as usize;
        let is_text = !above.of(text).contains(": ") && !above.of(text).ends_with(':');
        // A line that is not indented deeper was meant as a line of its own.
        if is_text && from - line_start(text, from) >= start - line {
            return no_colon(above);
        }
    }
    let message = "the indentation makes this line a part of the text above";
    Problem::syntax(Span::new(start, at), message, Some(ALIGN))
}

fn no_space(span: Span) -> Problem {
    Problem::syntax(
        span,
        "a colon without a space behind it",
        Some("Write `key: value`."),
    )
}

/// Something behind the only value of a document.
fn second_value(text: &str, at: usize) -> Problem {
    let above = previous_line(text, line_start(text, at));
    let directive = above.is_some_and(|above| above.of(text).starts_with('%'));
    let (message, hint) = if directive {
        let hint = "Text that starts with `%` needs quotes.";
        ("`---` is missing after the lines that start with `%`", hint)
    } else {
        let hint = "A document holds one value; check the indentation, or start another document with `---`.";
        ("a second value in one document", hint)
    };
    Problem::syntax(word(text, at), message, Some(hint))
}

fn no_colon(span: Span) -> Problem {
    let hint = "Write `key: value`; the colon needs a space after it.";
    Problem::syntax(span, "a key without a colon", Some(hint))
}

fn too_long(key: Span, text: &str) -> Problem {
    let chars = key.of(text).chars().count();
    let message =
        format!("a key of {chars} characters; its colon is looked for in the first {KEY_REACH}");
    let hint = "Put `? ` in front of the key, and the colon on the next line.";
    Problem::syntax(key, message, Some(hint))
}

fn indent(text: &str, at: usize) -> Problem {
    let before = &text[line_start(text, at)..at];
    let trimmed = before.trim_end();
    if trimmed.ends_with([']', '}']) {
        let hint = "Text that starts with a bracket needs quotes.";
        return Problem::syntax(
            word(text, at),
            "text behind the closing bracket",
            Some(hint),
        );
    }
    if trimmed.trim_start() == "-" {
        let dash = line_start(text, at) + trimmed.len() - 1;
        let message = "a list item among the keys of a mapping";
        return Problem::syntax(Span::new(dash, at), message, Some(ALIGN));
    }
    Problem::syntax(
        word(text, at),
        "the indentation fits no level around it",
        Some(ALIGN),
    )
}

/// The marks that version control leaves where two changes meet.
fn conflict(text: &str, at: usize) -> Option<Problem> {
    let start = line_start(text, at);
    let rest = &text[start..];
    let is_mark = ["<<<<<<<", "=======", ">>>>>>>"]
        .iter()
        .any(|mark| rest.starts_with(mark));
    let span = line_from(text, start);
    let hint = "Keep one of the two sides, and remove the marks.";
    is_mark.then(|| Problem::syntax(span, "a conflict between two versions is left", Some(hint)))
}

/// The character at `at`.
fn one(text: &str, at: usize) -> Span {
    let len = text[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + len)
}

/// From `at` to the last character of its line.
fn line_from(text: &str, at: usize) -> Span {
    let line = line_of(&text[at..]);
    Span::new(at, at + line.trim_end().len())
}

/// The word at `at`; at the end of a line or of the text, nothing behind the last character.
fn word(text: &str, at: usize) -> Span {
    let rest = &text[at..];
    if rest.trim().is_empty() {
        // The end of the text is of no help to look at; the last thing written is.
        return Span::empty(text.trim_end().len().min(at));
    }
    let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
    Span::new(at, at + len)
}
