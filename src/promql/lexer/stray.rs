//! Characters that stand in no token.

use super::Lexer;
use crate::promql::problem::{Problem, ProblemKind};
use crate::text::Span;

/// How several matchers are written.
pub(in crate::promql) const COMMA: &str =
    "Commas separate matchers, and all of them must fit: `{job=\"api\", env=\"prod\"}`.";
/// How one of several values is matched.
pub(in crate::promql) const ALTERNATIVES: &str =
    "A regular expression matches one of several values: `job=~\"api|web\"`.";

/// What people write outside of braces that belongs to other languages, with what to do.
const OUTSIDE: &[(&str, &str)] = &[
    (
        "=~",
        "A label is matched inside braces: `up{job=~\"api\"}`.",
    ),
    (
        "!~",
        "A label is matched inside braces: `up{job!~\"api\"}`.",
    ),
    (
        "=",
        "To compare values write `==`; to match a label, put it in braces.",
    ),
    ("&&", "PromQL writes it `and`."),
    ("||", "PromQL writes it `or`."),
    ("|", "This is LogQL; a query of Prometheus has no pipes."),
    (
        "!",
        "To negate a comparison write `!=`, or `unless` between vectors.",
    ),
    (";", "A query is one expression; nothing ends it."),
];

/// The same in braces.
const IN_BRACES: &[(&str, &str)] = &[
    ("&&", COMMA),
    ("||", ALTERNATIVES),
    ("|", ALTERNATIVES),
    (";", COMMA),
    (":", "A label is compared with `=`: `job=\"api\"`."),
    (
        "<",
        "Labels are texts: only `=`, `!=`, `=~` and `!~` match them.",
    ),
    (
        ">",
        "Labels are texts: only `=`, `!=`, `=~` and `!~` match them.",
    ),
    ("!", "A matcher is negated by its operator: `!=` or `!~`."),
];

impl Lexer<'_> {
    /// A character that stands in no token.
    pub(super) fn stray(&mut self) {
        let start = self.at;
        let rest = &self.text[start..];
        let (known, place) = if self.braces {
            (IN_BRACES, " in braces")
        } else {
            (OUTSIDE, "")
        };
        let known = known.iter().find(|(text, _)| rest.starts_with(text));
        let char = rest.chars().next().unwrap_or(' ');
        let len = known.map_or(char.len_utf8(), |(text, _)| text.len());
        self.at += len;
        let shown = show(&rest[..len]);
        let span = Span::new(start, self.at);
        let message = format!("unexpected {shown}{place}");
        let mut problem = Problem::new(ProblemKind::Syntax, span, message);
        problem.hint = match (known, char) {
            (Some((_, hint)), _) => Some(*hint),
            (None, '\u{2018}'..='\u{201f}') => Some("Use straight quotes: `\"`."),
            (None, char) if char.is_whitespace() => {
                Some("Only blanks, tabs and line ends separate words.")
            }
            (None, char) if is_invisible(char) => Some("Remove it; nobody sees it."),
            _ => None,
        }
        .map(str::to_owned);
        self.fail(start, problem);
    }
}

/// A piece of text in a message: as it is, or a character that nobody sees by its number.
pub(super) fn show(text: &str) -> String {
    match text.chars().find(|char| is_invisible(*char)) {
        Some(char) => format!("the character U+{:04X}", u32::from(char)),
        None => format!("`{text}`"),
    }
}

/// Whether a character leaves no mark on a screen, or only changes how others look.
pub(super) fn is_invisible(char: char) -> bool {
    char.is_control()
        || char.is_whitespace()
        || matches!(char,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
