//! Tables as percli draws them: light lines between the columns and below the head, none around,
//! names of columns in the middle. Scripts cut such tables at their lines, so the lines are the
//! same on a terminal and in a pipe, and nothing is cut to the width of a terminal.

use std::io::{self, Write};

use super::{Show, clean};

/// A table: the names of the columns, and rows with as many cells.
pub(super) struct Table {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub(super) fn new(head: Vec<&'static str>) -> Self {
        Self {
            head,
            rows: Vec::new(),
        }
    }

    /// Adds a row, whose cells may hold whatever somebody has written; missing ones are empty.
    pub(super) fn push(&mut self, cells: Vec<String>, show: Show) {
        let clean = |cell: String| clean::one_line(&cell, show).trim().to_owned();
        let mut cells: Vec<String> = cells.into_iter().map(clean).collect();
        cells.resize(self.head.len(), String::new());
        self.rows.push(cells);
    }

    /// Writes the table; one without rows is only its head.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut widths: Vec<usize> = self.head.iter().map(|name| name.len()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        let cells = self.head.iter().zip(&widths);
        // What cannot be halved goes to the right, as with any centred text of Rust.
        let head = cells.map(|(name, width)| format!(" {name:^width$} "));
        writeln!(out, "{}", head.collect::<Vec<_>>().join("│"))?;
        if self.rows.is_empty() {
            return Ok(());
        }
        let rule = widths.iter().map(|width| "─".repeat(width + 2));
        writeln!(out, "{}", rule.collect::<Vec<_>>().join("┼"))?;
        for row in &self.rows {
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let line = if column == 0 { "" } else { "│" };
                write!(out, "{line} {cell:<width$} ")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAIN;
    use super::*;

    #[track_caller]
    fn check(head: &[&'static str], rows: &[&[&str]], expected: &str) {
        let mut table = Table::new(head.to_vec());
        for row in rows {
            table.push(row.iter().map(|&cell| cell.to_owned()).collect(), PLAIN);
        }
        let mut out = Vec::new();
        table.write(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn heads_stand_in_the_middle_and_cells_on_the_left() {
        let expected = "  NAME   │ PROJECT │ AGE \n\
                        ─────────┼─────────┼─────\n \
                        alpha-2 │ shop    │ 18s \n \
                        b       │         │     \n";
        let rows: &[&[&str]] = &[&["alpha-2", "shop", "18s"], &["b"]];
        check(&["NAME", "PROJECT", "AGE"], rows, expected);
        check(&["NAME", "AGE"], &[], " NAME │ AGE \n");
    }

    #[test]
    fn cells_are_one_harmless_line() {
        let expected = "       A        │ B \n\
                        ────────────────┼───\n \
                        x\\n\\u{1b}[2Jé日 │ y \n";
        check(&["A", "B"], &[&[" x\n\u{1b}[2Jé日 ", "y"]], expected);
    }
}
