//! The format `markdown`: a comment for a pull request.
//!
//! Services cut or refuse long comments, so this one stays below their limits and says what it
//! leaves out. Names and values come from files that anyone may have written: they stand in code,
//! where no service takes them for markup, mentions or references, and no fence can be closed from
//! inside.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::super::clean::one_line;
use super::super::{Show, words};
use super::lines::{Line, Sign};
use super::text::Patience;
use super::{PlanView, counted, notes, origin, sign, tree, uncertain};
use crate::diff::Shown;
use crate::diff::plan::{Action, Change, Plan};

/// How many characters a comment has at most. GitHub takes 65,536.
const MOST: usize = 60_000;

/// How many characters of them are kept for the end.
const END: usize = 200;

/// How many resources the table lists.
const MOST_ROWS: usize = 100;

/// How many lines are shown of one resource, and how many characters of a line.
const MOST_LINES: usize = 200;
const MOST_WIDTH: usize = 500;

pub(super) fn write(plan: &Plan, view: &PlanView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let show = Show {
        color: false,
        unicode: true,
        ..view.show
    };
    let steps: Vec<&Change> = plan.steps().collect();
    let mut comment = Comment::new();
    comment.push(&heading(plan, view.store, show));
    if !steps.is_empty() {
        let listed = table(&steps, &mut comment, show);
        if listed < steps.len() {
            let more = words::count(steps.len() - listed, "more resource");
            comment.push(&format!("\n… and {more}.\n"));
        }
        if !view.name_only {
            details(&steps, view, show, &mut comment);
        }
    }
    out.write_all(comment.text.as_bytes())
}

/// A text that does not grow beyond its limit.
struct Comment {
    text: String,
    chars: usize,
}

impl Comment {
    fn new() -> Self {
        Self {
            text: String::new(),
            chars: 0,
        }
    }

    /// Whether a part still fits, with what comes at the end.
    fn has_room(&self, part: &str) -> bool {
        self.chars + part.chars().count() + END <= MOST
    }

    fn push(&mut self, part: &str) {
        self.text.push_str(part);
        self.chars += part.chars().count();
    }
}

fn heading(plan: &Plan, store: &str, show: Show) -> String {
    let store: String = store.chars().take(MOST_WIDTH).collect();
    let store = code(&one_line(&store, show));
    let counts = plan.counts();
    let unknown = match uncertain(plan) {
        0 => String::new(),
        some => format!(" ({some} with secret fields unknown)"),
    };
    if plan.is_empty() {
        let unchanged = counts.unchanged;
        return format!("### {store} is up to date\n\n{unchanged} unchanged{unknown}\n");
    }
    format!("### Plan for {store}\n\n**{}**{unknown}\n", counted(counts))
}

/// Writes the table and answers how many resources it lists.
fn table(steps: &[&Change], comment: &mut Comment, show: Show) -> usize {
    comment.push("\n| | kind | project | name | from |\n|---|---|---|---|---|\n");
    for (at, change) in steps.iter().enumerate() {
        let cell = |text: &str| match text {
            "" => String::new(),
            text => code(&shortened(&one_line(text, show))),
        };
        let mut from = cell(&origin(change));
        let notes = notes(change);
        if !notes.is_empty() {
            let _ = write!(from, " ({notes})");
        }
        let row = format!(
            "| `{}` | {} | {} | {} | {} |\n",
            sign(change.action).character(),
            change.key.kind().name(),
            cell(change.key.project().unwrap_or_default()),
            cell(change.key.name()),
            from.trim_start(),
        );
        if at == MOST_ROWS || !comment.has_room(&row) {
            return at;
        }
        comment.push(&row);
    }
    steps.len()
}

fn details(steps: &[&Change], view: &PlanView<'_>, show: Show, comment: &mut Comment) {
    let patience = Patience::new(view.now);
    // Creations and deletions are told by the table, unless all of them is asked for.
    let told = |change: &&&Change| view.verbose || change.action == Action::Update;
    let mut left = steps.iter().filter(told).count();
    for change in steps.iter().filter(told) {
        let shown = Shown::of(change);
        let lines = tree::lines(&shown, change.action, show, view.verbose, &patience);
        left -= 1;
        if lines.is_empty() {
            continue;
        }
        let part = section(change, &lines);
        if !comment.has_room(&part) {
            let more = words::count(left + 1, "resource");
            comment.push(&format!(
                "\n… and the details of {more}, for which there is no room.\n"
            ));
            return;
        }
        comment.push(&part);
    }
}

/// A resource that can be opened.
fn section(change: &Change, lines: &[Line]) -> String {
    let mut text = String::new();
    for line in &lines[..lines.len().min(MOST_LINES)] {
        let sign = match line.sign {
            Sign::Added => '+',
            Sign::Removed => '-',
            // The sign that services colour as a change.
            Sign::Changed => '!',
            Sign::Plain => ' ',
        };
        let indent = 2 * line.depth;
        let content: String = line
            .pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        let line = format!("{sign} {:indent$}{}", "", shortened(&content));
        text.push_str(line.trim_end());
        text.push('\n');
    }
    if lines.len() > MOST_LINES {
        let more = words::count(lines.len() - MOST_LINES, "more line");
        let _ = writeln!(text, "  … {more}");
    }
    let fence = fence(&text);
    let name = html(&change.key.to_string());
    let sign = sign(change.action).character();
    format!(
        "\n<details><summary><code>{sign} {name}</code></summary>\n\n{fence}diff\n{text}{fence}\n\n</details>\n"
    )
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_WIDTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Backticks around a block, more than there are anywhere in a row inside.
fn fence(text: &str) -> String {
    let rows = text.split(|c| c != '`').map(str::len);
    "`".repeat(rows.max().unwrap_or_default().max(2) + 1)
}

/// A text as code in a line or a cell.
///
/// Between backticks, nothing has a meaning but backticks, and `|` and `\` in a table. A text with
/// any of these goes into HTML, with every character escaped that could mean something.
fn code(text: &str) -> String {
    let is_plain = |c: char| c != '`' && c != '|' && c != '\\' && !c.is_control();
    if !text.is_empty() && text == text.trim() && text.chars().all(is_plain) {
        return format!("`{text}`");
    }
    format!("<code>{}</code>", html(text))
}

/// A text in HTML inside of Markdown.
fn html(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '-' | '.' | '/') {
            let _ = write!(escaped, "&#{};", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}
