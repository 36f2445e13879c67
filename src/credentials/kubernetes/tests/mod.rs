//! Credentials of made-up clusters.

#![expect(clippy::disallowed_methods, reason = "the tests lay out files")]

mod found;
mod parsed;
#[cfg(unix)]
mod plugins;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::{Credentials, KubeFault, Location, Surroundings, credentials};
use crate::client::Clock;

/// A clock that is so many times faster than time, and interrupts the run after so many pauses.
struct RealClock {
    start: Instant,
    speed: u32,
    pauses: Mutex<usize>,
    interrupted_after: usize,
}

impl RealClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "programs that are run take their time"
    )]
    fn new(speed: u32, interrupted_after: usize) -> Self {
        Self {
            start: Instant::now(),
            speed,
            pauses: Mutex::new(0),
            interrupted_after,
        }
    }
}

impl Clock for RealClock {
    fn now(&self) -> Duration {
        self.elapsed()
    }

    fn elapsed(&self) -> Duration {
        self.start.elapsed() * self.speed
    }

    fn sleep(&self, pause: Duration) -> bool {
        std::thread::sleep(pause);
        let mut pauses = self.pauses.lock().unwrap();
        *pauses += 1;
        *pauses <= self.interrupted_after
    }
}

/// The variables of a process.
fn vars(vars: &[(&str, &str)]) -> BTreeMap<OsString, OsString> {
    let var = |(name, value): &(&str, &str)| (OsString::from(name), OsString::from(value));
    vars.iter().map(var).collect()
}

/// A process at `cwd`, which is its home, too.
fn around<'a>(
    vars: &'a BTreeMap<OsString, OsString>,
    cwd: &'a Path,
    clock: &'a dyn Clock,
) -> Surroundings<'a> {
    Surroundings {
        vars,
        home: Some(cwd),
        cwd,
        can_ask: false,
        clock,
    }
}

/// The credentials in some files of a directory.
fn of_files(directory: &Path, names: &[&str]) -> Result<Credentials, KubeFault> {
    let (vars, clock) = (vars(&[]), RealClock::new(1, usize::MAX));
    let paths = names.iter().map(|name| directory.join(name)).collect();
    let around = around(&vars, directory, &clock);
    credentials(&Location::Files(paths), &around)
}

/// The credentials in one file with this user.
fn of_user(user: &str) -> Result<Credentials, KubeFault> {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("config"), config("c", "u", user)).unwrap();
    of_files(directory.path(), &["config"])
}

/// A file with one context that is current.
fn config(context: &str, name: &str, user: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Config\ncurrent-context: {context}\n\
         contexts:\n- name: {context}\n  context: {{cluster: k, user: {name}}}\n\
         clusters:\n- name: k\n  cluster: {{server: 'https://k.example.com'}}\n\
         users:\n- name: {name}\n  user: {user}\n"
    )
}

/// Credentials as one text, with their secrets.
fn shown(credentials: &Credentials) -> String {
    let mut parts = Vec::new();
    if let Some(token) = &credentials.token {
        parts.push(format!("token {}", token.expose()));
    }
    if let Some((name, password)) = &credentials.basic {
        parts.push(format!("basic {name} {}", password.expose()));
    }
    if let Some((certificate, key)) = &credentials.certificate {
        let certificate = String::from_utf8_lossy(certificate);
        parts.push(format!("certificate {certificate} {}", key.expose()));
    }
    parts.join(", ")
}

/// A fault as its blame, its message and its hints, one a line.
fn told(fault: &KubeFault) -> String {
    let mut text = format!("{:?}: {}", fault.blame, fault.message);
    for hint in &fault.hints {
        text.push_str("\n  ");
        text.push_str(hint);
    }
    text
}

/// What comes of something, as a text.
fn outcome(result: Result<Credentials, KubeFault>) -> String {
    match result {
        Ok(credentials) => shown(&credentials),
        Err(fault) => told(&fault),
    }
}
