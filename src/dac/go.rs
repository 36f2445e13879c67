//! What a Go file is, as far as its first words tell: its package, and whether it is a program.
//!
//! Only comments, strings and words are told apart; what is wrong with a file its compiler says
//! better.

/// What a Go file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GoFile {
    /// It has a function `main` in the package `main`, or cannot be understood: then the compiler
    /// shall say what is wrong.
    Program,
    /// It belongs to the package `main` and has no function `main`.
    Helper,
    /// It belongs to another package.
    Library,
}

/// Looks at the text of a Go file.
pub(super) fn classify(text: &str) -> GoFile {
    let mut words = Words { rest: text };
    let (Some("package"), Some(package)) = (words.next(), words.next()) else {
        return GoFile::Program;
    };
    if package != "main" {
        return GoFile::Library;
    }
    let (mut before, mut last) = ("", "");
    for word in words {
        if (before, last, word) == ("func", "main", "(") {
            return GoFile::Program;
        }
        (before, last) = (last, word);
    }
    GoFile::Helper
}

/// The words and signs of a text, without comments and without what stands in quotes.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            self.rest = self
                .rest
                .trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n', ';']);
            let first = self.rest.chars().next()?;
            if let Some(comment) = self.rest.strip_prefix("//") {
                self.rest = comment.split_once('\n').map_or("", |(_, rest)| rest);
            } else if let Some(comment) = self.rest.strip_prefix("/*") {
                self.rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
            } else if matches!(first, '"' | '`' | '\'') {
                self.rest = behind_quoted(&self.rest[1..], first);
            } else {
                let is_part = |c: char| c.is_alphanumeric() || c == '_';
                let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
                let (word, rest) = self.rest.split_at(end.max(first.len_utf8()));
                self.rest = rest;
                return Some(word);
            }
        }
    }
}

/// What stands behind the closing quote.
fn behind_quoted(text: &str, quote: char) -> &str {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        if c == quote {
            return &text[at + 1..];
        }
        escaped = c == '\\' && quote != '`';
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: GoFile) {
        assert_eq!(classify(text), expected, "{text}");
    }

    #[test]
    fn programs_are_told_from_helpers_and_libraries() {
        use GoFile::{Helper, Library, Program};
        check("package main\nfunc main() {}\n", Program);
        check(
            "\u{feff}// A.\n/* package x */ package main;func main ( ) {}",
            Program,
        );
        check("package main\nfunc helper() {}\n", Helper);
        check(
            "package main\n// func main() {}\nvar s = \"func main()\"",
            Helper,
        );
        check("package main\nvar s = `\\`; func main() {}", Program);
        check("package main\nvar r = '\\''; func main() {}", Program);
        check("package main\nfunc (s *S) main() {}", Helper);
        check("package query\nfunc main() {}\n", Library);
        check("", Program);
        check("pakage main\nfunc helper() {}", Program);
        check("package main\nvar s = \"never closed", Helper);
    }
}
