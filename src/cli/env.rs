//! Everything a run knows of its process, read once.
//!
//! Nothing else in the program looks at arguments, variables, the working directory, the clock or
//! the standard streams, so a test can make a process of its own.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::failure::Exit;
use super::percli;
use crate::config::Date;

/// The width of text that nobody sees on a terminal.
const PLAIN_WIDTH: usize = 100;
/// The width of a terminal that does not say.
const TERMINAL_WIDTH: usize = 80;

/// The process as the program sees it.
pub struct Env {
    /// The arguments, the program's name first.
    pub(crate) args: Vec<OsString>,
    /// The environment variables.
    pub(crate) vars: BTreeMap<OsString, OsString>,
    /// The working directory, absolute.
    pub(crate) cwd: PathBuf,
    /// Which of the standard streams are terminals.
    pub(crate) terminals: Terminals,
    /// Standard input.
    pub(crate) input: Box<dyn Read>,
    /// Standard output, buffered.
    pub(crate) out: Box<dyn Write>,
    /// Standard error.
    pub(crate) err: Box<dyn Write>,
    /// The number of threads that can run at once.
    pub(crate) cores: usize,
    /// The day, in UTC.
    pub(crate) today: Date,
    /// The file that `--percliconfig` names; see [`super::percliconfig`].
    pub(crate) percliconfig: Option<PathBuf>,
    /// What is to be said when the run is over.
    pub(crate) late: Late,
    started: Instant,
}

/// What is to be said when the run is over, by threads that have nobody to tell it to: fragments
/// without a final stop.
#[derive(Clone, Default)]
pub(crate) struct Late(Arc<Mutex<Vec<String>>>);

impl Late {
    /// Something to be said.
    pub(crate) fn say(&self, warning: String) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(warning);
    }

    /// What is to be said; it is said once.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Which of the standard streams are terminals.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Terminals {
    /// Somebody can type.
    pub(crate) input: bool,
    /// Somebody reads the results.
    pub(crate) out: bool,
    /// Somebody reads the messages.
    pub(crate) err: bool,
    /// The columns of the terminal that shows the results, if there is one and it tells.
    pub(crate) columns: Option<usize>,
}

impl Env {
    /// The process that is running.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the process"
    )]
    pub fn from_process() -> Self {
        let args: Vec<OsString> = std::env::args_os().collect();
        let err: Box<dyn Write> = if is_percli(&args) {
            Box::new(percli::Messages(io::stderr()))
        } else {
            Box::new(io::stderr())
        };
        Self {
            args,
            vars: std::env::vars_os().collect(),
            // A directory that was deleted under the shell still resolves relative paths to
            // errors that name them.
            cwd: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            terminals: Terminals {
                input: io::stdin().is_terminal(),
                out: io::stdout().is_terminal(),
                err: io::stderr().is_terminal(),
                columns: terminal_size::terminal_size_of(io::stdout())
                    .map(|(width, _)| usize::from(width.0)),
            },
            input: Box::new(io::stdin()),
            out: Box::new(BufWriter::new(io::stdout())),
            err,
            cores: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            today: today(
                std::env::var_os("SOURCE_DATE_EPOCH").as_deref(),
                SystemTime::now(),
            ),
            percliconfig: None,
            late: Late::default(),
            started: Instant::now(),
        }
    }

    /// Whether the program is called `percli`, and stands in for it; see [`super::percli`].
    pub(crate) fn is_percli(&self) -> bool {
        is_percli(&self.args)
    }

    /// A variable that is set and not empty.
    pub(crate) fn var(&self, name: &str) -> Option<&OsStr> {
        self.vars
            .get(OsStr::new(name))
            .map(OsString::as_os_str)
            .filter(|value| !value.is_empty())
    }

    /// The columns for results: what `COLUMNS` says, else what the terminal says.
    pub(crate) fn width(&self) -> usize {
        let columns = self.var("COLUMNS").and_then(OsStr::to_str);
        let columns = columns.and_then(|columns| columns.parse().ok());
        // A terminal that knows no size says 0.
        let known = |columns: &usize| *columns > 0;
        let columns = columns.filter(known);
        let columns = columns.or(self.terminals.columns.filter(known));
        columns.unwrap_or(if self.terminals.out {
            TERMINAL_WIDTH
        } else {
            PLAIN_WIDTH
        })
    }

    /// What tells the time.
    #[expect(
        clippy::disallowed_methods,
        reason = "stores note when they were written to"
    )]
    pub(crate) fn clock() -> fn() -> SystemTime {
        SystemTime::now
    }

    /// Says whether a question waits for its answer: then nothing is under way, and the first
    /// interruption ends the program.
    pub(crate) fn asking(is_asking: bool) {
        ASKING.store(is_asking, Ordering::Relaxed);
    }

    /// What tells how long something takes.
    #[expect(
        clippy::disallowed_methods,
        reason = "work that takes too long is given up"
    )]
    pub(crate) fn now() -> fn() -> Instant {
        Instant::now
    }

    /// Says that something is under way that shall end well, as long as the answer lives: the first
    /// interruption only asks it to.
    pub(crate) fn hold(under_way: UnderWay) -> Held {
        let before = HELD.swap(under_way as u8, Ordering::Relaxed);
        Held { before }
    }

    /// Whether somebody has interrupted the run. That ends the program at once, unless something
    /// is [held](Self::hold): then the first interruption only sets this, and the second one ends
    /// the program.
    pub(crate) fn interrupted() -> Arc<AtomicBool> {
        static INTERRUPTED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
        let interrupted = INTERRUPTED.get_or_init(|| {
            let interrupted = Arc::new(AtomicBool::new(false));
            let set = Arc::clone(&interrupted);
            // Without a handler, the first interruption ends the program, which is safe, too.
            let _ = ctrlc::set_handler(move || {
                let is_second = set.swap(true, Ordering::Relaxed);
                let held = HELD.load(Ordering::Relaxed);
                if is_second || held == NOTHING || ASKING.load(Ordering::Relaxed) {
                    end_at_once();
                }
                if held == UnderWay::Writes as u8 {
                    let _ = writeln!(io::stderr(), "{FINISHING}");
                }
            });
            interrupted
        });
        Arc::clone(interrupted)
    }

    /// How long the program has been running.
    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// Whether the first of some arguments is the name of percli.
fn is_percli(args: &[OsString]) -> bool {
    let name = args.first().map(Path::new);
    name.is_some_and(percli::is_name)
}

/// Whether a question waits for its answer.
static ASKING: AtomicBool = AtomicBool::new(false);

/// What is under way and shall end well.
#[derive(Debug, Clone, Copy)]
pub(crate) enum UnderWay {
    /// Programs that are ended within a moment, so that nobody is told to wait.
    Children = 1,
    /// Writes, which can take as long as a server does.
    Writes = 2,
}

/// As long as it lives, something is under way that shall end well.
#[must_use]
pub(crate) struct Held {
    before: u8,
}

impl Drop for Held {
    fn drop(&mut self) {
        HELD.store(self.before, Ordering::Relaxed);
    }
}

/// Nothing is under way that has to end well.
const NOTHING: u8 = 0;

/// What is under way: an [`UnderWay`], or [`NOTHING`].
static HELD: AtomicU8 = AtomicU8::new(NOTHING);

/// What somebody is told who interrupts writes.
const FINISHING: &str = "interrupted: finishing what is under way; again to stop at once";

/// Ends the program for somebody who does not want to wait.
#[expect(
    clippy::exit,
    clippy::disallowed_methods,
    reason = "a signal handler returns to nobody"
)]
fn end_at_once() {
    super::secret::show_again();
    std::process::exit(i32::from(Exit::Interrupted.code()));
}

/// The day of a run: what `SOURCE_DATE_EPOCH` says, so that a run can be repeated, else what the
/// clock says.
fn today(epoch: Option<&OsStr>, now: SystemTime) -> Date {
    const SECONDS: u64 = 86_400;
    let said = epoch.and_then(OsStr::to_str);
    let said = said.and_then(|seconds| seconds.parse::<u64>().ok());
    let since = now.duration_since(SystemTime::UNIX_EPOCH);
    let seconds = said.unwrap_or_else(|| since.map_or(0, |since| since.as_secs()));
    Date::from_days(seconds / SECONDS)
}

#[cfg(test)]
impl Env {
    /// A process that reads nothing and whose output is thrown away.
    pub(crate) fn fake(terminals: Terminals, vars: &[(&str, &str)]) -> Self {
        let var = |(name, value): &(&str, &str)| (OsString::from(name), OsString::from(value));
        let base = Self::from_process();
        Self {
            vars: vars.iter().map(var).collect(),
            terminals,
            input: Box::new(io::empty()),
            out: Box::new(io::sink()),
            err: Box::new(io::sink()),
            ..base
        }
    }
}
