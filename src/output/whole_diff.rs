//! What is different between two texts, with all lines that are not: the content of a `.diff` file
//! of `dac diff`.
//!
//! Each line is prefixed by a blank, `-` or `+`; there is no header, nothing at all if both texts
//! are the same, and no line end behind the last line. Which lines go and come is found as the
//! library behind percli finds it (Myers; of equally short edit scripts, the one that removes
//! first), so that both tools write the same file. That takes memory in proportion to the square
//! of the number of changes; beyond [`MAX_CHANGES`], the lines are found in another way.

use std::time::{Duration, Instant};

use similar::{Algorithm, DiffTag, capture_diff_slices_deadline};

/// How many lines may come and go before another way of finding them is taken.
const MAX_CHANGES: usize = 2_000;

/// How long that other way may take; then more than the fewest lines come and go.
const PATIENCE: Duration = Duration::from_secs(2);

/// Lines of one kind that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    Added(usize),
    Removed(usize),
    /// From this line of the old text, so many.
    Equal(usize, usize),
}

/// The difference between two texts.
pub(crate) fn whole_diff(old: &str, new: &str, now: fn() -> Instant) -> String {
    if old == new {
        return String::new();
    }
    let old: Vec<&str> = old.split('\n').collect();
    let new: Vec<&str> = new.split('\n').collect();
    let runs = shortest(&old, &new).unwrap_or_else(|| quickest(&old, &new, now));
    let mut text = String::new();
    let mut push = |sign: char, line: &str| {
        text.push(sign);
        text.push_str(line);
        text.push('\n');
    };
    for run in runs {
        match run {
            Run::Added(at) => push('+', new[at]),
            Run::Removed(at) => push('-', old[at]),
            Run::Equal(at, count) => old[at..at + count].iter().for_each(|line| push(' ', line)),
        }
    }
    text.truncate(text.trim_end_matches('\n').len());
    text
}

/// The furthest that so many changes lead on each diagonal.
struct Reached {
    changes: usize,
    /// From the diagonal `-changes` in steps of 2.
    ends: Vec<usize>,
}

impl Reached {
    /// The line of the old text; none outside of the diagonals that so many changes reach.
    fn at(&self, diagonal: isize) -> Option<usize> {
        let index = diagonal.checked_add_unsigned(self.changes)?;
        self.ends.get(usize::try_from(index).ok()? / 2).copied()
    }
}

/// The shortest edit script; none if it is too long.
fn shortest(old: &[&str], new: &[&str]) -> Option<Vec<Run>> {
    let mut reached: Vec<Reached> = Vec::new();
    for changes in 0..=MAX_CHANGES {
        let mut now = Reached {
            changes,
            ends: Vec::with_capacity(changes + 1),
        };
        for step in 0..=changes {
            let diagonal = (2 * step).cast_signed() - changes.cast_signed();
            let start = start(reached.last(), diagonal);
            let end = slide(old, new, start, diagonal);
            now.ends.push(end);
            if end >= old.len() && end.cast_signed() - diagonal >= new.len().cast_signed() {
                reached.push(now);
                return Some(back(&reached, old.len(), new.len()));
            }
        }
        reached.push(now);
    }
    None
}

/// Where a diagonal is entered, after the changes before.
fn start(before: Option<&Reached>, diagonal: isize) -> usize {
    let Some(before) = before else { return 0 };
    let added = before.at(diagonal + 1);
    let removed = before.at(diagonal - 1).map(|end| end + 1);
    match (added, removed) {
        // Equally far is further by a removal.
        (Some(added), Some(removed)) if added >= removed => added,
        (added, removed) => removed.or(added).unwrap_or(0),
    }
}

/// How far equal lines lead on a diagonal.
fn slide(old: &[&str], new: &[&str], start: usize, diagonal: isize) -> usize {
    let mut at = start;
    while let (Some(line), Some(other)) = (
        old.get(at),
        at.checked_add_signed(-diagonal).and_then(|at| new.get(at)),
    ) {
        if line != other {
            break;
        }
        at += 1;
    }
    at
}

/// The way that leads to the end of both texts.
fn back(reached: &[Reached], old: usize, new: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut x, mut y) = (old, new);
    for now in (1..reached.len()).rev() {
        let before = &reached[now - 1];
        let diagonal = x.cast_signed() - y.cast_signed();
        let (added, removed) = (before.at(diagonal + 1), before.at(diagonal - 1));
        let is_added = match (added, removed) {
            (Some(added), Some(removed)) => removed < added,
            (added, _) => added.is_some(),
        };
        let (from, middle) = match (is_added, added, removed) {
            (true, Some(from), _) => (from, from),
            (_, _, Some(from)) => (from, from + 1),
            _ => break,
        };
        if middle < x {
            runs.push(Run::Equal(middle, x - middle));
        }
        let neighbour = if is_added { diagonal + 1 } else { diagonal - 1 };
        let line = from.checked_add_signed(-neighbour).unwrap_or(0);
        runs.push(if is_added {
            Run::Added(line)
        } else {
            Run::Removed(from)
        });
        (x, y) = (from, line);
    }
    if x > 0 {
        runs.push(Run::Equal(0, x));
    }
    runs.reverse();
    runs
}

/// An edit script that is found in time.
fn quickest(old: &[&str], new: &[&str], now: fn() -> Instant) -> Vec<Run> {
    let deadline = Some(now() + PATIENCE);
    let mut runs = Vec::new();
    for op in capture_diff_slices_deadline(Algorithm::Myers, old, new, deadline) {
        let (tag, old, new) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            runs.push(Run::Equal(old.start, old.len()));
        } else {
            runs.extend(old.map(Run::Removed));
            runs.extend(new.map(Run::Added));
        }
    }
    runs
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests measure")]
mod tests {
    use super::*;

    /// Letters stand for lines.
    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let lines = |text: &str| {
            text.split("")
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join("\n")
        };
        let text = whole_diff(&lines(old), &lines(new), Instant::now);
        assert_eq!(text.replace('\n', ""), expected, "{old} {new}");
    }

    /// What percli wrote for the same texts.
    #[test]
    fn lines_come_and_go_as_in_percli() {
        check("abc", "abc", "");
        check("abc", "abxc", " a b+x c");
        check("abc", "ac", " a-b c");
        check("abc", "axc", " a-b+x c");
        check("a", "b", "-a+b");
        check("abcabba", "cbabac", "-a-b c+b a b-b a+c");
        check("aab", "aba", " a-a b+a");
        check("abcdef", "xbcdyf", "-a+x b c d-e+y f");
        check("xabcx", "abc", "-x a b c-x");
        check("cbccc", "abacaaabb", "-c+a b+a c-c-c+a+a+a+b+b");
        check("bcac", "acab", "-b-c a c+a+b");
        check("abaaa", "aaaaaaaa", " a-b a a a+a+a+a+a");
        check("baccc", "acab", "-b a c-c-c+a+b");
        check("abbaa", "abbcc", " a b b-a-a+c+c");
        check("c", "abbbbc", "+a+b+b+b+b c");
    }

    #[test]
    fn every_line_of_both_texts_is_there_once() {
        let mut random = fastrand_like(7);
        for _ in 0..300 {
            let mut text = |length: usize| -> String {
                let letter = |random: usize| char::from(b'a' + u8::try_from(random % 4).unwrap());
                (0..random() % length).map(|_| letter(random())).collect()
            };
            let (old, new) = (text(30), text(30));
            if old == new || old.is_empty() || new.is_empty() {
                continue;
            }
            let lines = |text: &str| {
                text.chars()
                    .map(String::from)
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            let diff = whole_diff(&lines(&old), &lines(&new), Instant::now);
            let side = |sign: char| -> String {
                let lines = diff.lines().filter(|line| line.starts_with([' ', sign]));
                lines.map(|line| &line[1..]).collect()
            };
            assert_eq!((side('-'), side('+')), (old, new));
        }
    }

    #[test]
    fn texts_without_a_common_line_take_no_memory() {
        let text = |word: &str| vec![word; 20_000].join("\n");
        let diff = whole_diff(&text("a"), &text("b"), Instant::now);
        assert_eq!(diff.lines().count(), 40_000);
    }

    /// Numbers that look random and are the same in every run.
    fn fastrand_like(seed: usize) -> impl FnMut() -> usize {
        let mut state = seed;
        move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        }
    }
}
