//! A clock that only counts: waiting takes no time, and is remembered.

use std::sync::Mutex;
use std::time::Duration;

use crate::client::Clock;

/// A clock that moves when somebody waits.
#[derive(Debug, Default)]
pub(crate) struct TestClock {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    now: Duration,
    pauses: Vec<Duration>,
    /// After so many pauses the run is interrupted.
    interrupted: Option<usize>,
}

impl TestClock {
    /// The pauses so far.
    pub(crate) fn pauses(&self) -> Vec<Duration> {
        self.state.lock().unwrap().pauses.clone()
    }

    /// Interrupts the run in the pause after so many.
    pub(crate) fn interrupt_after(&self, pauses: usize) {
        self.state.lock().unwrap().interrupted = Some(pauses);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Duration {
        self.elapsed()
    }

    fn elapsed(&self) -> Duration {
        self.state.lock().unwrap().now
    }

    fn sleep(&self, pause: Duration) -> bool {
        let mut state = self.state.lock().unwrap();
        state.now += pause;
        state.pauses.push(pause);
        state
            .interrupted
            .is_none_or(|most| state.pauses.len() <= most)
    }
}
