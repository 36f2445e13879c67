//! What is different between two texts, such as queries: lines, and the words in them.
//!
//! Finding the fewest changes takes quadratic time at worst, so each pair of texts has a fifth of a
//! second and all of a plan have two; what is shown beyond that is right and may be more than
//! needed. That is the one thing about a plan that depends on the clock, and no text that people
//! write comes near it.

use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffTag, capture_diff_slices_deadline};

use super::super::Show;
use super::lines::{Emphasis, Line, Piece, Sign};

/// How long one pair of texts may take, and all of them.
const EACH: Duration = Duration::from_millis(200);
const ALL: Duration = Duration::from_secs(2);

/// How many lines that stay are shown around those that change.
const CONTEXT: usize = 2;

/// How many characters that stay are shown beside those that change, where a line is too long.
const BESIDE: usize = 30;

/// How many characters of a change are shown where a line is too long.
const MOST_CHANGED: usize = 400;

/// The time that is left for texts.
pub(super) struct Patience {
    now: fn() -> Instant,
    end: Instant,
}

impl Patience {
    /// All the time there is, by a clock.
    pub(super) fn new(now: fn() -> Instant) -> Self {
        let end = now() + ALL;
        Self { now, end }
    }

    /// Until when the next pair of texts may take.
    pub(super) fn deadline(&self) -> Instant {
        self.end.min((self.now)() + EACH)
    }
}

/// The lines that show how one text becomes another.
pub(super) fn lines(
    old: &str,
    new: &str,
    depth: usize,
    show: Show,
    patience: &Patience,
) -> Vec<Line> {
    let deadline = patience.deadline();
    // The line end behind both is no line of its own.
    let ends = old.strip_suffix('\n').zip(new.strip_suffix('\n'));
    let (old, new) = ends.unwrap_or((old, new));
    let olds: Vec<&str> = old.split('\n').collect();
    let news: Vec<&str> = new.split('\n').collect();
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &olds, &news, Some(deadline));
    let mut writer = Writer {
        depth,
        show,
        deadline,
        lines: Vec::new(),
    };
    let count = ops.len();
    for (at, op) in ops.iter().enumerate() {
        let (tag, old, new) = op.as_tag_tuple();
        match tag {
            DiffTag::Equal => writer.stays(&olds[old], at > 0, at + 1 < count),
            DiffTag::Replace if old.len() == new.len() => {
                writer.replaced(&olds[old], &news[new]);
            }
            _ => {
                writer.whole(Sign::Removed, &olds[old]);
                writer.whole(Sign::Added, &news[new]);
            }
        }
    }
    writer.lines
}

struct Writer {
    depth: usize,
    show: Show,
    deadline: Instant,
    lines: Vec<Line>,
}

impl Writer {
    fn push(&mut self, sign: Sign, pieces: Vec<Piece>) {
        self.lines.push(Line {
            sign,
            depth: self.depth,
            pieces,
        });
    }

    /// The lines next to a change.
    fn stays(&mut self, lines: &[&str], after: bool, before: bool) {
        let head = if after { CONTEXT.min(lines.len()) } else { 0 };
        let tail = if before {
            CONTEXT.min(lines.len() - head)
        } else {
            0
        };
        let hidden = head..lines.len() - tail;
        self.whole(Sign::Plain, &lines[..hidden.start]);
        if hidden.len() == 1 && after && before {
            self.whole(Sign::Plain, &lines[hidden]);
        } else if !hidden.is_empty() && after && before {
            let piece = Piece::new(self.show.ellipsis(), self.show);
            self.push(Sign::Plain, vec![piece.emphasized(Emphasis::Dim)]);
        }
        self.whole(Sign::Plain, &lines[lines.len() - tail..]);
    }

    /// Lines that come, go or stay as a whole.
    fn whole(&mut self, sign: Sign, lines: &[&str]) {
        for line in lines {
            let mut pieces = Vec::new();
            if line.is_empty() && sign != Sign::Plain {
                let empty = Piece::new("(empty line)", self.show);
                pieces.push(empty.emphasized(Emphasis::Dim));
            } else {
                self.cut(
                    line,
                    0..line.len(),
                    Emphasis::None,
                    (true, true),
                    &mut pieces,
                );
            }
            self.push(sign, pieces);
        }
    }

    /// Lines in the place of as many others: first all that go, then all that come.
    fn replaced(&mut self, olds: &[&str], news: &[&str]) {
        let mut added = Vec::new();
        for (old, new) in olds.iter().zip(news) {
            let (old, new) = self.words(old, new);
            self.push(Sign::Removed, old);
            added.push(new);
        }
        for new in added {
            self.push(Sign::Added, new);
        }
    }

    /// Two lines with the words that make the difference.
    fn words(&self, old: &str, new: &str) -> (Vec<Piece>, Vec<Piece>) {
        let (old_words, new_words) = (words(old), words(new));
        let olds: Vec<&str> = old_words.iter().map(|word| &old[word.clone()]).collect();
        let news: Vec<&str> = new_words.iter().map(|word| &new[word.clone()]).collect();
        let deadline = Some(self.deadline);
        let ops = capture_diff_slices_deadline(Algorithm::Myers, &olds, &news, deadline);
        let (mut old_pieces, mut new_pieces) = (Vec::new(), Vec::new());
        let count = ops.len();
        for (at, op) in ops.iter().enumerate() {
            let (tag, old_at, new_at) = op.as_tag_tuple();
            let emphasis = match tag {
                DiffTag::Equal => Emphasis::None,
                // What has nothing in common is different as a whole.
                _ if count == 1 => Emphasis::None,
                _ => Emphasis::Strong,
            };
            let ends = (at == 0, at + 1 == count);
            self.cut(
                old,
                bytes(&old_words, old_at),
                emphasis,
                ends,
                &mut old_pieces,
            );
            self.cut(
                new,
                bytes(&new_words, new_at),
                emphasis,
                ends,
                &mut new_pieces,
            );
        }
        (old_pieces, new_pieces)
    }

    /// Adds a part of a line, without its middle if the line is too long for the terminal. `ends`
    /// says whether it is the first and the last part.
    fn cut(
        &self,
        line: &str,
        part: Range<usize>,
        emphasis: Emphasis,
        ends: (bool, bool),
        to: &mut Vec<Piece>,
    ) {
        let text = &line[part];
        if text.is_empty() {
            return;
        }
        let piece = |text: &str| Piece::new(text, self.show).emphasized(emphasis);
        let room = self
            .show
            .width
            .saturating_sub(2 * self.depth + 2)
            .max(2 * BESIDE);
        let (head, tail) = match (emphasis, ends) {
            (Emphasis::Strong, _) | (_, (true, true)) => (MOST_CHANGED / 2, MOST_CHANGED / 2),
            (_, (true, false)) => (0, BESIDE),
            (_, (false, true)) => (BESIDE, 0),
            (_, (false, false)) => (BESIDE, BESIDE),
        };
        let fits = line.chars().nth(room).is_none();
        let start = text.char_indices().nth(head).map(|(at, _)| at);
        let mut back = text.char_indices().rev();
        let end = if tail == 0 {
            Some(text.len())
        } else {
            back.nth(tail - 1).map(|(at, _)| at)
        };
        match (start, end) {
            (Some(start), Some(end)) if start < end && !fits => {
                if start > 0 {
                    to.push(piece(&text[..start]));
                }
                let gap = Piece::new(self.show.ellipsis(), self.show);
                to.push(gap.emphasized(Emphasis::Dim));
                if end < text.len() {
                    to.push(piece(&text[end..]));
                }
            }
            _ => to.push(piece(text)),
        }
    }
}

/// The words of a line and what stands between them, without gaps.
fn words(line: &str) -> Vec<Range<usize>> {
    /// What belongs to one word.
    fn class(c: char) -> Option<u8> {
        match c {
            c if c.is_alphanumeric() || c == '_' => Some(0),
            c if c.is_whitespace() => Some(1),
            _ => None,
        }
    }
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (at, c) in line.char_indices() {
        let class = class(c);
        match words.last_mut() {
            Some(word) if class.is_some() && class == last => word.end = at + c.len_utf8(),
            _ => words.push(at..at + c.len_utf8()),
        }
        last = class;
    }
    words
}

/// The bytes of a range of words.
fn bytes(words: &[Range<usize>], range: Range<usize>) -> Range<usize> {
    match words.get(range) {
        Some([first, .., last]) => first.start..last.end,
        Some([only]) => only.clone(),
        _ => 0..0,
    }
}
