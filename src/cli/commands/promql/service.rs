//! `perscope promql check --jsonl`: answers each line before it waits for the next one.

use std::io::{self, BufRead, BufReader, Read, Write};

use super::findings::rule;
use super::input::{MAX_MIB, unreadable};
use super::language::{LanguageArgs, problems};
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};
use crate::doc::MAX_FILE_BYTES;
use crate::output::promql::{Answer, Error, Refusal, Request, Sound};
use crate::promql::{self, Problem};

/// How much is read at once.
const BUFFER: usize = 64 << 10;

/// Answers lines until there are no more. What is wrong with a query or a line is an answer, so
/// the run succeeds whatever they hold.
pub(super) fn run(env: &mut Env, language: &LanguageArgs) -> Result<Exit, Failure> {
    let mut lines = Lines::new(&mut env.input);
    while let Some(line) = lines.next().map_err(|error| unreadable(&error))? {
        match line {
            Line::Whole(line) if line.trim_ascii().is_empty() => continue,
            Line::Whole(line) => answer(line, language, &mut env.out)?,
            Line::TooLong => {
                let message = format!("the line is longer than {MAX_MIB} MiB");
                Refusal::new(message).write(&mut env.out)?;
            }
        }
        if !lines.has_next() {
            env.out.flush()?;
        }
    }
    Ok(Exit::Clean)
}

/// Answers a line.
fn answer(line: &[u8], language: &LanguageArgs, out: &mut dyn Write) -> io::Result<()> {
    let request = match Request::read(line) {
        Ok(request) => request,
        Err(refusal) => return refusal.write(out),
    };
    let mut parsed = language.parse(&request.query);
    let features = request.features.unwrap_or_else(|| language.features());
    let problems = problems(&mut parsed, features);
    let root = parsed.ast.root().filter(|_| problems.is_empty());
    let sound = root.map(|root| Sound {
        string: promql::print(&parsed.ast),
        type_name: parsed.ast.types(root).name(),
    });
    let answer = Answer {
        id: request.id,
        valid: problems.is_empty(),
        errors: problems.iter().map(error).collect(),
        sound,
    };
    answer.write(out)
}

fn error(problem: &Problem) -> Error<'_> {
    Error {
        start: problem.span.start,
        end: problem.span.end,
        message: &problem.message,
        hint: problem.hint.as_deref(),
        code: Some(rule(problem.kind)),
    }
}

/// The lines of a stream, of which none is held whole unless it can be answered.
struct Lines<R> {
    reader: BufReader<R>,
    line: Vec<u8>,
    limit: usize,
}

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
enum Line<'l> {
    Whole(&'l [u8]),
    TooLong,
}

impl<R: Read> Lines<R> {
    fn new(stream: R) -> Self {
        Self {
            reader: BufReader::with_capacity(BUFFER, stream),
            line: Vec::new(),
            limit: MAX_FILE_BYTES,
        }
    }

    /// The next line; none at the end.
    fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        // What a long line took is not kept for the short ones behind it.
        self.line.shrink_to(BUFFER);
        let limit = self.limit as u64 + 1;
        let mut limited = self.reader.by_ref().take(limit);
        limited.read_until(b'\n', &mut self.line)?;
        if self.line.pop_if(|last| *last == b'\n').is_some() {
            return Ok(Some(Line::Whole(&self.line)));
        }
        if self.line.len() > self.limit {
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Line::TooLong));
        }
        // The last line may lack its end.
        Ok((!self.line.is_empty()).then_some(Line::Whole(&self.line)))
    }

    /// Whether another line is there already, so that nobody can be waiting for the last answer
    /// before they send more.
    fn has_next(&self) -> bool {
        memchr::memchr(b'\n', self.reader.buffer()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a text, `step` bytes at a time; a line that is too long is `None`.
    fn read(text: &str, step: usize, limit: usize) -> Vec<Option<String>> {
        struct Slow<'t>(&'t [u8], usize);
        impl Read for Slow<'_> {
            fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
                let count = to.len().min(self.1);
                self.0.read(&mut to[..count])
            }
        }
        let mut lines = Lines::new(Slow(text.as_bytes(), step));
        lines.limit = limit;
        let mut found = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            found.push(match line {
                Line::Whole(line) => Some(String::from_utf8(line.to_vec()).unwrap()),
                Line::TooLong => None,
            });
        }
        found
    }

    #[test]
    fn lines_end_at_line_ends_and_at_the_end() {
        for step in [1, 3, 100] {
            let found = |text, limit| read(text, step, limit);
            let some = |text: &str| Some(text.to_owned());
            assert_eq!(found("", 5), []);
            assert_eq!(found("a\n\nb", 5), [some("a"), some(""), some("b")]);
            assert_eq!(found("12345\n12345", 5), [some("12345"), some("12345")]);
            assert_eq!(found("123456\nb\n", 5), [None, some("b")]);
            assert_eq!(found("1234567890\n1\n123456", 5), [None, some("1"), None]);
        }
    }

    #[test]
    fn whether_a_line_is_there_is_known_without_waiting() {
        let mut lines = Lines::new(&b"1\n2\n3"[..]);
        let mut known = Vec::new();
        while lines.next().unwrap().is_some() {
            known.push(lines.has_next());
        }
        assert_eq!(known, [true, false, false]);
    }
}
