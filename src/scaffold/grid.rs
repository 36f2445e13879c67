//! Where in a grid there is room for a panel.

/// The columns of a grid.
pub(super) const COLUMNS: i64 = 24;

/// How many rectangles are looked at. Beyond that, new panels go below all others.
const MAX_SEARCH: usize = 2_000;

/// The largest coordinate that counts; nobody scrolls further.
const MAX_ROW: i64 = 1_000_000;

/// A rectangle of a grid, in columns and rows from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rect {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

impl Rect {
    fn bottom(&self) -> i64 {
        self.y.saturating_add(self.height.max(0))
    }

    fn right(&self) -> i64 {
        self.x.saturating_add(self.width.max(0))
    }

    fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

/// The first free room for a rectangle of this size: as far up as possible, then as far left.
///
/// Room that begins between two edges of other panels also begins at an edge above, so only rows
/// at which something ends and columns at which something ends are tried.
pub(super) fn free_room(taken: &[Rect], (width, height): (i64, i64)) -> Rect {
    let width = width.clamp(1, COLUMNS);
    let height = height.clamp(1, MAX_ROW);
    let bottom = taken.iter().map(Rect::bottom).max().unwrap_or(0);
    let below = Rect {
        x: 0,
        y: bottom.clamp(0, MAX_ROW),
        width,
        height,
    };
    if taken.len() > MAX_SEARCH {
        return below;
    }
    let mut rows: Vec<i64> = taken.iter().map(Rect::bottom).chain([0]).collect();
    rows.retain(|row| (0..=MAX_ROW).contains(row));
    rows.sort_unstable();
    rows.dedup();
    for y in rows {
        let beside: Vec<&Rect> = taken
            .iter()
            .filter(|rect| rect.y < y.saturating_add(height) && y < rect.bottom())
            .collect();
        let mut columns: Vec<i64> = beside.iter().map(|rect| rect.right()).chain([0]).collect();
        columns.retain(|x| (0..=COLUMNS - width).contains(x));
        columns.sort_unstable();
        columns.dedup();
        let fits = |x: &i64| {
            let room = Rect {
                x: *x,
                y,
                width,
                height,
            };
            !beside.iter().any(|rect| rect.overlaps(&room))
        };
        if let Some(x) = columns.into_iter().find(fits) {
            return Rect {
                x,
                y,
                width,
                height,
            };
        }
    }
    below
}

/// Rectangles for panels in the order in which they are read: side by side while there is room.
pub(super) fn flow(sizes: impl Iterator<Item = (i64, i64)>) -> Vec<Rect> {
    let (mut x, mut y, mut below) = (0, 0, 0);
    let place = |(width, height): (i64, i64)| {
        let (width, height) = (width.clamp(1, COLUMNS), height.clamp(1, MAX_ROW));
        if x + width > COLUMNS {
            (x, y) = (0, below);
        }
        let rect = Rect {
            x,
            y,
            width,
            height,
        };
        x += width;
        below = below.max(rect.bottom());
        rect
    };
    sizes.map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grid as rows of text, a letter for each panel and a dot for what is free, one column of
    /// text for two of the grid; then where a new panel goes.
    #[track_caller]
    fn check(grid: &str, size: (i64, i64), expected: (i64, i64)) {
        let rows: Vec<&str> = grid.split_whitespace().collect();
        let mut taken: Vec<Rect> = Vec::new();
        let mut letters: Vec<char> = grid.chars().filter(char::is_ascii_alphabetic).collect();
        letters.sort_unstable();
        letters.dedup();
        for letter in letters {
            let at = |(y, row): (usize, &&str)| {
                let first = row.find(letter)?;
                let last = row.rfind(letter)?;
                let number = |number: usize| i64::try_from(number).unwrap();
                Some((number(y), number(first) * 2, number(last - first + 1) * 2))
            };
            let cells: Vec<(i64, i64, i64)> = rows.iter().enumerate().filter_map(at).collect();
            let (y, x, width) = cells[0];
            taken.push(Rect {
                x,
                y,
                width,
                height: i64::try_from(cells.len()).unwrap(),
            });
        }
        let room = free_room(&taken, size);
        assert_eq!((room.x, room.y), expected, "{grid}");
        assert!(!taken.iter().any(|rect| rect.overlaps(&room)), "{grid}");
    }

    #[test]
    fn new_panels_go_where_there_is_room() {
        check("", (12, 8), (0, 0));
        check("aaaaaa......", (12, 1), (12, 0));
        check("aaaaaa......", (24, 1), (0, 1));
        // Beside the first one there is room for one row only.
        check("aaaaaa...... bbbbbbbbbbbb", (12, 2), (0, 2));
        check("aaaaaa...... bbbbbbbbbbbb", (12, 1), (12, 0));
        check("aaa...bbb... aaa...bbb...", (6, 2), (6, 0));
        // A gap between rows is used as well.
        check("aaaaaaaaaaaa ............ bbbbbbbbbbbb", (4, 1), (0, 1));
        check("aaaaaaaaaaaa ............ bbbbbbbbbbbb", (4, 2), (0, 3));
    }

    #[test]
    fn what_is_nonsense_does_no_harm() {
        let rect = |x, y, width, height| Rect {
            x,
            y,
            width,
            height,
        };
        let huge = [rect(0, i64::MAX, i64::MAX, i64::MAX), rect(-4, -9, 3, -7)];
        assert_eq!(free_room(&huge, (12, 8)), rect(0, 0, 12, 8));
        assert_eq!(free_room(&[], (99, 0)), rect(0, 0, 24, 1));
        let many = vec![rect(0, 0, 24, 2); MAX_SEARCH + 1];
        assert_eq!(free_room(&many, (12, 8)), rect(0, 2, 12, 8));
    }

    #[test]
    fn panels_are_read_from_left_to_right() {
        let placed = flow([(12, 8), (12, 4), (8, 4), (24, 2)].into_iter());
        let corners: Vec<(i64, i64)> = placed.iter().map(|rect| (rect.x, rect.y)).collect();
        assert_eq!(corners, [(0, 0), (12, 0), (0, 8), (0, 12)]);
    }
}
