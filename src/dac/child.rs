//! Running a tool: no shell, nothing to read, its output kept, ended when the run is interrupted.
//! Ctrl-C in a terminal reaches all that a tool has started itself; a signal to perscope alone
//! ends the tool, and what it has started ends when it next writes something.
//!
//! The tools run what a working tree says, which may come from a stranger, so no variable of
//! perscope's own goes to them: some hold tokens.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::doc::MAX_FILE_BYTES;

/// How long is waited before looking whether the run was interrupted.
const NAP: Duration = Duration::from_millis(50);

/// How variables begin that are perscope's own.
const OWN: &str = "PERSCOPE_";

/// A tool to be run.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    /// Its name, for PATH to find.
    pub(crate) program: &'a str,
    /// Its arguments.
    pub(crate) args: Vec<OsString>,
    /// Where it runs.
    pub(crate) directory: &'a Path,
    /// The variables of the environment.
    pub(crate) vars: &'a BTreeMap<OsString, OsString>,
}

/// A tool that has ended.
#[derive(Debug)]
pub(crate) struct Ran {
    /// Whether it ended well.
    pub(crate) success: bool,
    /// How it ended, in words: `exit status: 1`.
    pub(crate) status: String,
    /// What it printed.
    pub(crate) out: Vec<u8>,
    /// What it complained about.
    pub(crate) err: String,
}

/// Why there is nothing of a tool.
#[derive(Debug)]
pub(crate) enum ChildFault {
    /// There is no such program.
    Missing,
    /// It could not be started, or not be listened to.
    Failed(io::Error),
    /// It printed more than any file may hold.
    TooMuch,
    /// The run was interrupted, and the tool was ended.
    Interrupted,
}

/// Runs a tool to its end.
pub(crate) fn run(call: &Call<'_>, interrupted: &AtomicBool) -> Result<Ran, ChildFault> {
    if interrupted.load(Ordering::Relaxed) {
        return Err(ChildFault::Interrupted);
    }
    let is_ours = |name: &OsStr| name.to_string_lossy().starts_with(OWN);
    let mut command = Command::new(call.program);
    command
        .args(&call.args)
        .current_dir(call.directory)
        .env_clear()
        .envs(call.vars.iter().filter(|(name, _)| !is_ours(name)))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ChildFault::Missing,
        _ => ChildFault::Failed(error),
    })?;
    let out = child.stdout.take().map(listen);
    let err = child.stderr.take().map(listen);
    let heard = hear(out, interrupted).and_then(|out| Ok((out, hear(err, interrupted)?)));
    let (out, err) = heard.inspect_err(|_| end(&mut child))?;
    let status = wait(&mut child, interrupted)?;
    Ok(Ran {
        success: status.success(),
        status: status.to_string(),
        out,
        err: String::from_utf8_lossy(&err).into_owned(),
    })
}

/// Reads a stream to its end, or as far as any file may be long. The thread ends with the stream,
/// which a child of the child may hold open after both are of no interest any more.
fn listen(stream: impl Read + Send + 'static) -> Receiver<io::Result<Vec<u8>>> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let limit = MAX_FILE_BYTES as u64 + 1;
        let read = stream.take(limit).read_to_end(&mut bytes);
        // Nobody listens after an interruption.
        let _ = send.send(read.map(|_| bytes));
    });
    receive
}

/// What a stream said.
fn hear(
    stream: Option<Receiver<io::Result<Vec<u8>>>>,
    interrupted: &AtomicBool,
) -> Result<Vec<u8>, ChildFault> {
    let Some(stream) = stream else {
        return Ok(Vec::new());
    };
    loop {
        match stream.recv_timeout(NAP) {
            Ok(Ok(bytes)) if bytes.len() > MAX_FILE_BYTES => return Err(ChildFault::TooMuch),
            Ok(Ok(bytes)) => return Ok(bytes),
            Ok(Err(error)) => return Err(ChildFault::Failed(error)),
            Err(RecvTimeoutError::Disconnected) => {
                let error = io::Error::other("its output got lost");
                return Err(ChildFault::Failed(error));
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if interrupted.load(Ordering::Relaxed) {
            return Err(ChildFault::Interrupted);
        }
    }
}

/// Waits for a child that has closed its streams; most have ended by then.
fn wait(
    child: &mut Child,
    interrupted: &AtomicBool,
) -> Result<std::process::ExitStatus, ChildFault> {
    let mut nap = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().map_err(ChildFault::Failed)? {
            return Ok(status);
        }
        if interrupted.load(Ordering::Relaxed) {
            end(child);
            return Err(ChildFault::Interrupted);
        }
        std::thread::sleep(nap);
        nap = (nap * 2).min(NAP);
    }
}

fn end(child: &mut Child) {
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}
