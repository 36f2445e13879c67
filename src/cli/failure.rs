//! Why a command could not do what it was asked for, and what the shell gets to know of it.

use std::io::{self, Write};

use crate::credentials;
use crate::store::{FaultKind, StoreFault};

/// How a run ended, from good to bad; of several causes the worst one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All is well, or nobody reads the output any more.
    Clean,
    /// Findings at or above the level of `--fail-on`.
    Findings,
    /// A server refused or failed.
    Remote,
    /// Somebody interrupted the run.
    Interrupted,
    /// Something could not be read, or there was nothing to read.
    Input,
    /// The command line or the configuration makes no sense.
    Usage,
    /// A bug in perscope.
    Internal,
}

impl Exit {
    /// The number that the shell sees.
    pub(crate) fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Input => 3,
            Exit::Remote => 4,
            Exit::Interrupted => 130,
            Exit::Internal => 70,
        }
    }
}

/// Whose fault a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The user's, on the command line.
    Usage,
    /// The user's, in `perscope.yaml` or in percli's configuration file.
    Config,
    /// The file system's, or of what lies in it.
    Input,
    /// A server's.
    Remote,
    /// Nobody's: somebody has interrupted the run.
    Interrupted,
    /// Ours.
    Internal,
    /// Nobody's: the reader of the output has gone, and the run ends without a word.
    Pipe,
}

/// Something that keeps a command from its work.
#[derive(Debug)]
pub(crate) struct Failure {
    /// Whose fault it is.
    pub(crate) kind: Kind,
    /// What is wrong: a fragment without a final stop.
    pub(crate) message: String,
    /// What to do about it, one full sentence each.
    pub(crate) hints: Vec<String>,
}

impl Failure {
    /// A failure without advice.
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// Adds what to do about it.
    pub(crate) fn hint(mut self, sentence: impl Into<String>) -> Self {
        self.hints.push(sentence.into());
        self
    }

    /// What the shell gets to know.
    pub(crate) fn exit(&self) -> Exit {
        match self.kind {
            Kind::Usage | Kind::Config => Exit::Usage,
            Kind::Input => Exit::Input,
            Kind::Remote => Exit::Remote,
            Kind::Interrupted => Exit::Interrupted,
            Kind::Internal => Exit::Internal,
            Kind::Pipe => Exit::Clean,
        }
    }

    /// Tells the user. A closed stderr is nothing to tell anybody about.
    pub(crate) fn write(&self, err: &mut dyn Write) {
        if self.kind == Kind::Pipe {
            return;
        }
        let mut text = format!("error: {}\n", self.message);
        for hint in &self.hints {
            text.push_str("  ");
            text.push_str(hint);
            text.push('\n');
        }
        let _ = err.write_all(text.as_bytes());
    }
}

/// What cannot be written was meant for stdout: everything else is read with its path at hand.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::new(Kind::Pipe, String::new());
        }
        Self::new(Kind::Input, format!("cannot write the output: {error}"))
    }
}

/// What a store says becomes what the user is told.
impl From<StoreFault> for Failure {
    fn from(fault: StoreFault) -> Self {
        let kind = match fault.kind {
            FaultKind::Interrupted => Kind::Interrupted,
            _ => Kind::Remote,
        };
        let message = match fault.about.map(|key| key.to_string()) {
            Some(key) if !fault.message.contains(&key) => format!("{key}: {}", fault.message),
            _ => fault.message,
        };
        let failure = Self::new(kind, message);
        fault.hints.into_iter().fold(failure, Failure::hint)
    }
}

/// So does what is wrong with percli's configuration file.
impl From<credentials::Fault> for Failure {
    fn from(fault: credentials::Fault) -> Self {
        let failure = Self::new(Kind::Config, fault.message);
        fault.hint.into_iter().fold(failure, Failure::hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_cause_decides() {
        let worst_first = [
            (Exit::Internal, 70),
            (Exit::Usage, 2),
            (Exit::Input, 3),
            (Exit::Interrupted, 130),
            (Exit::Remote, 4),
            (Exit::Findings, 1),
            (Exit::Clean, 0),
        ];
        assert!(worst_first.is_sorted_by(|a, b| a.0 > b.0));
        for (exit, code) in worst_first {
            assert_eq!(exit.code(), code);
        }
    }

    #[test]
    fn failures_are_told_with_their_advice() {
        let failure = Failure::new(Kind::Usage, "no such rule").hint("Did you mean `a`?");
        let mut err = Vec::new();
        failure.write(&mut err);
        assert_eq!(err, b"error: no such rule\n  Did you mean `a`?\n");
        assert_eq!(failure.exit(), Exit::Usage);
    }

    #[test]
    fn a_reader_that_has_gone_is_not_told_anything() {
        let failure = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        let mut err = Vec::new();
        failure.write(&mut err);
        assert_eq!((failure.exit(), err.len()), (Exit::Clean, 0));
        let failure = Failure::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(failure.exit(), Exit::Input);
    }
}
