//! Time as it passes in this process, for the client.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use crate::cli::env::Env;
use crate::client::Clock;

/// How long is slept before looking whether the run was interrupted.
const NAP: Duration = Duration::from_millis(50);

/// The clock of this process.
pub(super) struct ProcessClock {
    started: Instant,
    interrupted: Arc<AtomicBool>,
}

impl ProcessClock {
    #[expect(clippy::disallowed_methods, reason = "pauses are measured")]
    pub(super) fn new() -> Self {
        Self {
            started: Instant::now(),
            interrupted: Env::interrupted(),
        }
    }
}

impl Clock for ProcessClock {
    #[expect(clippy::disallowed_methods, reason = "servers name moments")]
    fn now(&self) -> Duration {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        since.unwrap_or_default()
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    fn sleep(&self, pause: Duration) -> bool {
        let end = self.elapsed() + pause;
        loop {
            if self.interrupted.load(Ordering::Relaxed) {
                return false;
            }
            match end.checked_sub(self.elapsed()) {
                Some(left) if !left.is_zero() => std::thread::sleep(left.min(NAP)),
                _ => return true,
            }
        }
    }
}
