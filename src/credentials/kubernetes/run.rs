//! Running a program without a shell, with an end: of its time, and of what it may say.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::client::Clock;
use crate::store;

/// How long is slept before looking again whether the program has ended.
const NAP: Duration = Duration::from_millis(10);
/// How long a program that has ended may keep its output open, by way of another that it started.
const LINGER: Duration = Duration::from_secs(2);
/// How much a program may answer, in bytes.
const MAX_ANSWER: usize = 1 << 20;
/// How much of what it says to people is kept, in bytes.
const MAX_SAID: usize = 16 << 10;

/// A program to be run.
pub(super) struct Command<'a> {
    /// A name to be looked up, or an absolute path.
    pub(super) program: &'a Path,
    pub(super) args: &'a [String],
    /// All of its environment.
    pub(super) env: Vec<(OsString, OsString)>,
    pub(super) cwd: &'a Path,
    /// Whether it may talk to the user: then it has stdin and stderr for itself.
    pub(super) attended: bool,
    pub(super) limit: Duration,
}

/// What became of it.
pub(super) enum Ended {
    /// What it printed.
    Well(Vec<u8>),
    /// Its exit code, none after a signal, and what it said to people.
    Badly {
        code: Option<i32>,
        stderr: Vec<u8>,
    },
    NotFound,
    /// The reason.
    NotStarted(String),
    TooLate {
        limit: Duration,
        stderr: Vec<u8>,
    },
    TooMuch,
    Interrupted,
}

/// Runs a program until it ends, or has to.
pub(super) fn run(command: &Command<'_>, clock: &dyn Clock) -> Ended {
    let (stdin, stderr) = if command.attended {
        (Stdio::inherit(), Stdio::inherit())
    } else {
        (Stdio::null(), Stdio::piped())
    };
    let mut process = std::process::Command::new(command.program);
    process
        .args(command.args)
        .env_clear()
        .envs(command.env.iter().map(|(name, value)| (name, value)))
        .current_dir(command.cwd)
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(stderr);
    let mut child = match process.spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ended::NotFound,
        Err(error) => return Ended::NotStarted(store::reason(&error)),
    };
    let answer = child.stdout.take().map(|pipe| drain(pipe, MAX_ANSWER));
    let said = child.stderr.take().map(|pipe| drain(pipe, MAX_SAID));
    let start = clock.elapsed();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) => {}
            Err(error) => return Ended::NotStarted(store::reason(&error)),
        }
        if clock.elapsed().saturating_sub(start) >= command.limit {
            end(&mut child);
            let stderr = collected(said.as_ref(), NAP * 10).0;
            let limit = command.limit;
            return Ended::TooLate { limit, stderr };
        }
        if !clock.sleep(NAP) {
            end(&mut child);
            return Ended::Interrupted;
        }
    };
    let (stderr, _) = collected(said.as_ref(), LINGER);
    if !status.success() {
        let code = status.code();
        return Ended::Badly { code, stderr };
    }
    match collected(answer.as_ref(), LINGER) {
        (_, true) => Ended::TooMuch,
        (answer, false) => Ended::Well(answer),
    }
}

/// Ends a program that would not end by itself. Nothing is left to do if that fails.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Reads a pipe to its end in a thread of its own, and keeps so many bytes; with them comes
/// whether there were more.
fn drain(mut pipe: impl Read + Send + 'static, limit: usize) -> Receiver<(Vec<u8>, bool)> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut left = limit;
        let mut buffer = [0; 8 << 10];
        // A program whose output nobody reads would wait for ever.
        while let Ok(count) = pipe.read(&mut buffer)
            && count > 0
        {
            let kept = count.min(left);
            left -= kept;
            let _ = send.send((buffer[..kept].to_vec(), kept < count));
        }
    });
    receive
}

/// What a pipe has given, if need be after some patience.
fn collected(pipe: Option<&Receiver<(Vec<u8>, bool)>>, patience: Duration) -> (Vec<u8>, bool) {
    let (mut bytes, mut more) = (Vec::new(), false);
    let Some(pipe) = pipe else {
        return (bytes, more);
    };
    loop {
        match pipe.recv_timeout(patience) {
            Ok((piece, cut)) => {
                bytes.extend_from_slice(&piece);
                more |= cut;
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                return (bytes, more);
            }
        }
    }
}
