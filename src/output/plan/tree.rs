//! What changes in one resource, as a tree of lines: below the panel what changes in the panel,
//! below the query what changes in the query.

use super::super::Show;
use super::lines::{Line, Piece, Sign, shortened};
use super::names::{self, Thing};
use super::text::{self, Patience};
use crate::diff::plan::Action;
use crate::diff::{Difference, Differences, Nature, Shown, Spot, Step};
use crate::doc::Value;
use crate::doc::emit::{Layout, YamlStyle, json, yaml};

/// How many characters a value may have that is shown behind its name.
const INLINE: usize = 60;

/// How many lines of a text or of a new value are shown, unless all of them are asked for.
const MOST_LINES: usize = 12;

/// How lines are made.
pub(super) struct Tree<'p> {
    show: Show,
    verbose: bool,
    patience: &'p Patience,
    lines: Vec<Line>,
}

/// The lines below the line of a change.
pub(super) fn lines(
    shown: &Shown<'_>,
    action: Action,
    show: Show,
    verbose: bool,
    patience: &Patience,
) -> Vec<Line> {
    let mut tree = Tree {
        show,
        verbose,
        patience,
        lines: Vec::new(),
    };
    if let Some(found) = shown.differences() {
        tree.differences(&found);
    } else if let Some(value) = shown.only(action).filter(|_| verbose) {
        let sign = if action == Action::Create {
            Sign::Added
        } else {
            Sign::Removed
        };
        tree.whole(sign, 0, value);
    }
    tree.lines
}

/// The things around a place, from the outermost.
fn things_around(around: Option<Spot<'_>>) -> Vec<(Thing, Spot<'_>)> {
    let ancestors = std::iter::successors(around, |spot| spot.parent());
    let things = ancestors.filter_map(|spot| Some((names::thing(spot)?, spot)));
    let mut things: Vec<(Thing, Spot<'_>)> = things.collect();
    things.reverse();
    things
}

impl Tree<'_> {
    fn push(&mut self, sign: Sign, depth: usize, text: &str) {
        self.lines.push(Line::new(sign, depth, text, self.show));
    }

    fn differences(&mut self, found: &Differences<'_>) {
        let mut open: Vec<Spot<'_>> = Vec::new();
        let mut rest = found.iter().peekable();
        while let Some(difference) = rest.next() {
            let things = things_around(difference.around);
            let common = things
                .iter()
                .zip(&open)
                .take_while(|((_, a), b)| a == *b)
                .count();
            open.truncate(common);
            let innermost = things.last().copied();
            for (thing, spot) in things.into_iter().skip(common) {
                // The place of a panel comes on a line with how it changes.
                if thing != Thing::Place || !is_number(&difference) {
                    let name = names::name(thing, spot, self.show);
                    self.push(Sign::Changed, open.len(), &name);
                }
                open.push(spot);
            }
            let depth = open.len();
            match innermost {
                Some((Thing::Place, place)) if is_number(&difference) => {
                    let mut all = vec![difference];
                    let same =
                        |next: &Difference<'_>| next.around == Some(place) && is_number(next);
                    while let Some(next) = rest.next_if(same) {
                        all.push(next);
                    }
                    self.place(place, &all, depth.saturating_sub(1));
                }
                _ => {
                    self.difference(&difference, innermost.map(|(_, spot)| spot), depth);
                    open.extend(difference.new.filter(|spot| names::thing(*spot).is_some()));
                }
            }
        }
    }

    /// `place of panel "CPU" (cpu): x 0 → 12, y 4 → 8`
    fn place(&mut self, place: Spot<'_>, changes: &[Difference<'_>], depth: usize) {
        let parts = changes.iter().filter_map(|change| {
            let (old, new) = (change.old?, change.new?);
            let key = names::path(Some(place), new, self.show);
            Some(format!("{key} {}", self.becomes(old.value(), new.value())?))
        });
        let parts: Vec<String> = parts.collect();
        let name = names::name(Thing::Place, place, self.show);
        self.push(
            Sign::Changed,
            depth,
            &format!("{name}: {}", parts.join(", ")),
        );
    }

    fn difference(&mut self, difference: &Difference<'_>, within: Option<Spot<'_>>, depth: usize) {
        let (old, new) = (difference.old, difference.new);
        match (difference.nature, old, new) {
            (Nature::Added, _, Some(new)) => {
                let name = self.name(new, within);
                self.come_or_go(Sign::Added, depth, &name, new);
            }
            (Nature::Removed, Some(old), _) => {
                // Where it was in the old value, it had the same things around it.
                let around = things_around(old.parent()).pop().map(|(_, spot)| spot);
                let name = self.name(old, around);
                self.come_or_go(Sign::Removed, depth, &name, old);
            }
            (Nature::Changed, Some(old), Some(new)) => {
                let name = self.name(new, within);
                self.changed(&name, old.value(), new.value(), depth);
            }
            (Nature::Moved, Some(old), Some(new)) => {
                let name = self.name(new, within);
                let from = self.origin(old, new);
                self.push(Sign::Changed, depth, &format!("{name} moved from {from}"));
            }
            (Nature::Renamed, Some(old), Some(new)) => {
                let name = self.name(new, within);
                let was = names::path(old.parent(), old, self.show);
                self.push(Sign::Changed, depth, &format!("{name} renamed from {was}"));
            }
            // A difference has the sides of its nature.
            _ => {}
        }
    }

    /// What people call a place, inside the thing around it.
    fn name(&self, spot: Spot<'_>, within: Option<Spot<'_>>) -> String {
        match names::thing(spot) {
            Some(thing) => names::name(thing, spot, self.show),
            None if spot.step().is_none() => "everything".to_owned(),
            None => names::path(within, spot, self.show),
        }
    }

    /// Where something moved from: the group that it was in, or its place in the list.
    fn origin(&self, old: Spot<'_>, new: Spot<'_>) -> String {
        let was = things_around(old.parent()).pop();
        let is = things_around(new.parent()).pop();
        let position = match old.step() {
            Some(Step::Index(index)) => index + 1,
            _ => 0,
        };
        match was {
            Some((thing, spot))
                if is.is_none_or(|(_, is)| !same_name(thing, spot, is, self.show)) =>
            {
                names::name(thing, spot, self.show)
            }
            _ => format!("position {position}"),
        }
    }

    /// Something that is there on one side only.
    fn come_or_go(&mut self, sign: Sign, depth: usize, name: &str, spot: Spot<'_>) {
        let value = spot.value();
        let thing = names::thing(spot);
        if let Some(text) = value.as_str().filter(|text| is_long(text)) {
            self.push(sign, depth, &format!("{name}:"));
            let lines: Vec<Line> = text
                .split('\n')
                .map(|line| Line::new(sign, depth + 1, line, self.show))
                .collect();
            self.extend(lines, depth + 1);
            return;
        }
        if let Some(text) = self.inline(value).filter(|_| thing.is_none()) {
            self.push(sign, depth, &format!("{name}: {text}"));
            return;
        }
        let line = Line::new(sign, depth, name, self.show);
        self.lines
            .push(line.with_dim(&names::summary(value), self.show));
        // Of panels and groups people know what they are.
        let is_known = matches!(
            thing,
            Some(Thing::Panel | Thing::Group | Thing::Tab | Thing::Place)
        );
        if self.verbose || (sign == Sign::Added && !is_known) {
            self.whole(sign, depth + 1, value);
        }
    }

    fn changed(&mut self, name: &str, old: &Value, new: &Value, depth: usize) {
        let is_query = name.ends_with("query") || name.ends_with("expr");
        if let (Some(old), Some(new)) = (old.as_str(), new.as_str())
            && (is_query || is_long(old) || is_long(new))
        {
            self.push(Sign::Changed, depth, &format!("{name}:"));
            let lines = text::lines(old, new, depth + 1, self.show, self.patience);
            self.extend(lines, depth + 1);
        } else if let Some(becomes) = self.becomes(old, new) {
            self.push(Sign::Changed, depth, &format!("{name}: {becomes}"));
        } else {
            self.push(Sign::Changed, depth, name);
            self.whole(Sign::Removed, depth + 1, old);
            self.whole(Sign::Added, depth + 1, new);
        }
    }

    /// `1 → 2`, if both are short.
    fn becomes(&self, old: &Value, new: &Value) -> Option<String> {
        let arrow = if self.show.unicode { "→" } else { "->" };
        Some(format!(
            "{} {arrow} {}",
            self.inline(old)?,
            self.inline(new)?
        ))
    }

    /// A value on one line, if it is short or cannot be shown otherwise.
    fn inline(&self, value: &Value) -> Option<String> {
        let is_empty = match value {
            Value::Sequence(items) => items.is_empty(),
            Value::Mapping(mapping) => mapping.is_empty(),
            _ => {
                return Some(shortened(
                    &json(value, Layout::Compact),
                    2 * INLINE,
                    self.show,
                ));
            }
        };
        // Long ones are not written out just to see that they are long.
        if !is_empty && size(value, INLINE) >= INLINE {
            return None;
        }
        let text = json(value, Layout::Compact);
        (text.chars().count() <= INLINE).then_some(text)
    }

    /// A whole value as YAML.
    fn whole(&mut self, sign: Sign, depth: usize, value: &Value) {
        let text = yaml(value, &YamlStyle::default());
        let lines = text.lines();
        let lines = lines
            .map(|line| Line::new(sign, depth, line, self.show))
            .collect();
        self.extend(lines, depth);
    }

    /// Adds lines, not too many of them.
    fn extend(&mut self, mut lines: Vec<Line>, depth: usize) {
        // One line more is shorter than saying that there is one.
        let cut = lines.len().saturating_sub(MOST_LINES);
        if cut > 1 && !self.verbose {
            lines.truncate(MOST_LINES);
            let ellipsis = self.show.ellipsis();
            let more = format!(
                "{ellipsis} {}",
                super::super::words::count(cut, "more line")
            );
            let piece = Piece::new(&more, self.show);
            lines.push(Line {
                sign: Sign::Plain,
                depth,
                pieces: vec![piece.emphasized(super::lines::Emphasis::Dim)],
            });
        }
        self.lines.extend(lines);
    }
}

/// Whether two things are called the same.
fn same_name(thing: Thing, spot: Spot<'_>, other: Spot<'_>, show: Show) -> bool {
    names::thing(other) == Some(thing)
        && names::name(thing, spot, show) == names::name(thing, other, show)
}

/// Whether a number became another one.
fn is_number(difference: &Difference<'_>) -> bool {
    let number = |spot: Option<Spot<'_>>| spot.is_some_and(|it| it.value().as_number().is_some());
    difference.nature == Nature::Changed && number(difference.old) && number(difference.new)
}

/// Whether a text does not go behind a name.
fn is_long(text: &str) -> bool {
    text.contains('\n') || text.chars().nth(INLINE).is_some()
}

/// About how many characters a value takes; not counted beyond `limit`.
fn size(value: &Value, limit: usize) -> usize {
    let (mut open, mut size) = (vec![value], 0);
    while let Some(value) = open.pop().filter(|_| size < limit) {
        match value {
            Value::String(text) => size += text.len().min(limit),
            Value::Sequence(items) => {
                size += items.len();
                open.extend(items.iter().take(limit));
            }
            Value::Mapping(mapping) => {
                size += mapping
                    .iter()
                    .take(limit)
                    .map(|(key, _)| key.len())
                    .sum::<usize>();
                open.extend(mapping.iter().take(limit).map(|(_, value)| value));
            }
            _ => size += 1,
        }
    }
    size
}
