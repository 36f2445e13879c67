//! What is different where the program is called `percli`, so that scripts written for that one go
//! on: its exit codes, its lines of results, its name in what people read, and no questions.
//!
//! Whether it is called so, [`Env::is_percli`] knows; nothing else looks at the name.

use std::io::{self, Write};
use std::path::Path;
use std::sync::LazyLock;

use super::args;
use super::env::Env;
use super::failure::Exit;

/// What percli says about resources without a mistake.
pub(crate) const GOOD: &str = "your resources look good";

/// Our own name, where a command follows.
const OURS: &str = "perscope ";
/// The name that stands there instead.
const THEIRS: &str = "percli ";

/// Whether a program of this path stands in for percli.
pub(crate) fn is_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| {
        name == "percli" || cfg!(windows) && name.eq_ignore_ascii_case("percli.exe")
    })
}

/// The number that the shell sees: percli knows 0 and 1. Who interrupts a run ends it otherwise
/// there, too, and a bug is no result.
pub(crate) fn code(exit: Exit) -> u8 {
    match exit {
        Exit::Clean | Exit::Interrupted | Exit::Internal => exit.code(),
        Exit::Findings | Exit::Remote | Exit::Input | Exit::Usage => Exit::Findings.code(),
    }
}

/// A text whose commands are called as the program is.
pub(crate) fn named(env: &Env, text: String) -> String {
    if env.is_percli() {
        renamed(&text)
    } else {
        text
    }
}

/// A text whose commands are those of percli. What perscope itself does keeps its name, and so
/// does perscope.yaml.
fn renamed(text: &str) -> String {
    static COMMANDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut names = args::names();
        names.push("COMMAND".to_owned());
        names
    });
    let mut renamed = String::with_capacity(text.len());
    let mut parts = text.split(OURS);
    renamed.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric());
        let word = &part[..end.unwrap_or(part.len())];
        let is_command = COMMANDS.iter().any(|command| command == word);
        renamed.push_str(if is_command { THEIRS } else { OURS });
        renamed.push_str(part);
    }
    renamed
}

/// A stream of messages, in which commands are called as the program is.
pub(crate) struct Messages<W>(pub(crate) W);

impl<W: Write> Write for Messages<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.0.write_all(renamed(text).as_bytes())?,
            Err(_) => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_files() {
        let check = |path: &str, is: bool| assert_eq!(is_name(path.as_ref()), is, "{path}");
        check("percli", true);
        check("/usr/local/bin/percli", true);
        check("percli.exe", cfg!(windows));
        check("perscope", false);
        check("/opt/percli/perscope", false);
        check("percli-0.54", false);
        check("", false);
    }

    #[test]
    fn percli_knows_two_codes() {
        let codes = [
            (Exit::Clean, 0),
            (Exit::Findings, 1),
            (Exit::Remote, 1),
            (Exit::Input, 1),
            (Exit::Usage, 1),
            (Exit::Interrupted, 130),
            (Exit::Internal, 70),
        ];
        for (exit, expected) in codes {
            assert_eq!(code(exit), expected, "{exit:?}");
        }
    }

    #[test]
    fn commands_are_called_as_the_program_is() {
        let check = |text: &str, expected: &str| {
            let mut out = Vec::new();
            Messages(&mut out).write_all(text.as_bytes()).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        };
        check(
            "Run `perscope login URL`; perscope migrate, perscope.yaml.",
            "Run `percli login URL`; percli migrate, perscope.yaml.",
        );
        check(
            "perscope reads files, perscope ",
            "perscope reads files, perscope ",
        );
    }
}
