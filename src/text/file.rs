//! A file as it was read, with the index of its lines.
//!
//! A line ends with `\n`, `\r\n`, or a `\r` alone. YAML says so, and a comment or a text would end
//! elsewhere for its readers than for ours; editors and their protocol count the same way. In JSON
//! a `\r` alone can only be a blank between two tokens, where nothing but numbers of lines depends on
//! it. Viewers that know `\n` only show a file with such line ends as one line.

use std::sync::{Arc, OnceLock};

/// Which of a run's files something belongs to: its index in the order of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileId(pub(crate) u32);

/// One text with its name. Cloning shares the text.
#[derive(Debug, Clone)]
pub(crate) struct SourceFile {
    /// The file's number in this run.
    pub(crate) id: FileId,
    /// The path as it is shown to people: relative to where they are, `/` as separator.
    pub(crate) path: Arc<str>,
    /// The whole text, including a byte order mark if there is one.
    pub(crate) text: Arc<str>,
    index: Arc<Index>,
}

/// What positions are looked up in; each part is made when it is first needed.
#[derive(Debug, Default)]
struct Index {
    /// The offset at which each line starts.
    lines: OnceLock<Vec<u32>>,
    /// The number of characters before each block of [`BLOCK`] bytes, for lines so long that
    /// counting from their start each time would take quadratic time in all.
    chars: OnceLock<Vec<u32>>,
}

/// Number of bytes that are counted afresh for each position.
const BLOCK: usize = 4096;

/// A position for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LineColumn {
    /// Line, counted from 1.
    pub(crate) line: usize,
    /// Column in characters (Unicode scalar values), counted from 1.
    pub(crate) column: usize,
}

impl SourceFile {
    /// A file of this name and text.
    pub(crate) fn new(id: FileId, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self {
            id,
            path: path.into(),
            text: text.into(),
            index: Arc::default(),
        }
    }

    /// The same file with the characters of some spans replaced by dots, for showing it: every
    /// other character keeps its byte offset, line and column.
    pub(crate) fn masked(&self, spans: &[super::Span]) -> Self {
        if spans.is_empty() {
            return self.clone();
        }
        let mut text = self.text.to_string();
        for span in spans {
            let Some(secret) = text.get(span.range()) else {
                continue;
            };
            let dots: String = secret.chars().map(dot).collect();
            text.replace_range(span.range(), &dots);
        }
        Self::new(self.id, Arc::clone(&self.path), text)
    }

    /// The offsets at which lines start. A line ends with `\n`, `\r\n` or a lone `\r`.
    fn line_starts(&self) -> &[u32] {
        self.index.lines.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
                .filter(|&end| bytes[end] == b'\n' || bytes.get(end + 1) != Some(&b'\n'));
            let next = |end: usize| u32::try_from(end + 1).expect("files are limited to 64 MB");
            std::iter::once(0).chain(ends.map(next)).collect()
        })
    }

    /// The number of lines; a line end at the end of the text starts another, empty one.
    pub(crate) fn line_count(&self) -> usize {
        self.line_starts().len()
    }

    /// Line (from 0) in which the byte at `offset` lies.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.line_starts()
            .partition_point(|&start| start as usize <= offset)
            - 1
    }

    /// The bytes of line `line` (from 0) without its line end.
    pub(crate) fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let starts = self.line_starts();
        let start = starts[line] as usize;
        let end = starts
            .get(line + 1)
            .map_or(self.text.len(), |&next| next as usize);
        let text = &self.text[start..end];
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        start..start + text.len()
    }

    /// Line and column of a byte offset. A byte order mark at the start of the file takes no
    /// column, because no editor shows it. An offset inside a character means that character, one
    /// behind the text the end of the text.
    pub(crate) fn position(&self, offset: usize) -> LineColumn {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_of(offset);
        let start = self.line_starts()[line] as usize;
        let chars = if offset - start <= BLOCK {
            count_chars(&self.text[start..offset])
        } else {
            self.chars_before(offset) - self.chars_before(start)
        };
        let mark = start == 0 && offset > 0 && self.text.starts_with('\u{feff}');
        LineColumn {
            line: line + 1,
            column: chars - usize::from(mark) + 1,
        }
    }

    /// The number of characters before `offset`, in constant time after the first call.
    fn chars_before(&self, offset: usize) -> usize {
        let text = &*self.text;
        let block_start = |block: usize| text.floor_char_boundary(block * BLOCK);
        let blocks = self.index.chars.get_or_init(|| {
            let mut before = 0;
            let count = |block| {
                let here = before;
                before += count_chars(&text[block_start(block)..block_start(block + 1)]);
                u32::try_from(here).expect("files are limited to 64 MB")
            };
            (0..=text.len() / BLOCK).map(count).collect()
        });
        let block = offset / BLOCK;
        blocks[block] as usize + count_chars(&text[block_start(block)..offset])
    }
}

/// The number of characters, as a column counts them.
fn count_chars(text: &str) -> usize {
    text.chars().count()
}

/// A dot that is as long as a character in UTF-8; quotes and line ends stay what they are.
fn dot(hidden: char) -> char {
    match hidden.len_utf8() {
        1 if matches!(hidden, '\n' | '\r' | '"' | '\'') => hidden,
        1 => '*',
        2 => '\u{b7}',
        3 => '\u{2022}',
        _ => '\u{1f784}',
    }
}

/// Whether a character may be one of those that stand for a secret.
pub(crate) fn is_dot(c: char) -> bool {
    matches!(c, '*' | '\u{b7}' | '\u{2022}' | '\u{1f784}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masked_spans_keep_all_other_positions() {
        let file = SourceFile::new(FileId(0), "a.yaml", "a: \"pä€🙂\"\nb: 1\n");
        let masked = file.masked(&[super::super::Span::new(3, 15)]);
        assert_eq!(&*masked.text, "a: \"*\u{b7}\u{2022}\u{1f784}\"\nb: 1\n");
        assert_eq!(masked.position(16), file.position(16));
    }

    #[test]
    fn positions_count_characters_and_skip_the_mark() {
        let file = SourceFile::new(FileId(0), "a.yaml", "\u{feff}ä: 1\r\nb: 2\n");
        assert_eq!(file.position(3), LineColumn { line: 1, column: 1 });
        assert_eq!(file.position(5), LineColumn { line: 1, column: 2 });
        assert_eq!(
            file.position(file.text.len()),
            LineColumn { line: 3, column: 1 }
        );
        assert_eq!(&file.text[file.line_range(0)], "\u{feff}ä: 1");
        assert_eq!(&file.text[file.line_range(1)], "b: 2");
        assert_eq!(file.line_count(), 3);
    }

    #[test]
    fn every_line_end_of_yaml_ends_a_line() {
        let file = SourceFile::new(FileId(0), "a.yaml", "a\rbc\r\r\nd\n\re\r");
        let lines = (0..file.line_count()).map(|line| &file.text[file.line_range(line)]);
        assert_eq!(lines.collect::<Vec<_>>(), ["a", "bc", "", "d", "", "e", ""]);
        for (offset, line, column) in [
            (1, 1, 2),
            (2, 2, 1),
            (4, 2, 3),
            (6, 3, 2),
            (7, 4, 1),
            (12, 7, 1),
        ] {
            assert_eq!(
                file.position(offset),
                LineColumn { line, column },
                "at {offset}"
            );
        }
    }

    #[test]
    fn columns_of_long_lines_count_as_those_of_short_ones() {
        let long = "ä".repeat(3 * BLOCK);
        let texts = [
            long.clone(),
            format!("\u{feff}{long}"),
            format!("short\n{}", &long[..2 * BLOCK]),
        ];
        for text in texts {
            let file = SourceFile::new(FileId(0), "a.json", text.as_str());
            let mut expected = LineColumn { line: 1, column: 1 };
            for (offset, c) in text.char_indices() {
                assert_eq!(file.position(offset), expected, "at {offset}");
                match c {
                    '\n' => {
                        expected = LineColumn {
                            line: expected.line + 1,
                            column: 1,
                        }
                    }
                    '\u{feff}' => {}
                    _ => expected.column += 1,
                }
            }
            assert_eq!(file.position(usize::MAX), expected);
        }
    }

    #[test]
    fn an_offset_inside_a_character_means_the_character() {
        let file = SourceFile::new(FileId(0), "a.yaml", "aä");
        assert_eq!(file.position(2), LineColumn { line: 1, column: 2 });
    }
}
