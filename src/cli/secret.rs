//! Secrets that somebody types: what is typed is not shown, also not when the question is
//! interrupted.

use super::env::Env;
use super::failure::{Failure, Kind};
use super::terminal;

/// Asks for a secret on a terminal.
pub(crate) fn ask(env: &mut Env, question: &str) -> Result<String, Failure> {
    // An interruption has to find somebody who shows again what is typed.
    let _ = Env::interrupted();
    let hidden = echo::hide().ok_or_else(|| {
        let message = "what is typed here could be seen";
        Failure::new(Kind::Usage, message).hint("Give the password with --password-stdin.")
    })?;
    let answer = terminal::ask_line(env, question);
    drop(hidden);
    // The line end that was typed was not shown either.
    let _ = writeln!(env.err);
    answer
}

/// Shows again what is typed, if somebody interrupts the question.
pub(crate) fn show_again() {
    echo::show();
}

#[cfg(unix)]
mod echo {
    use std::io;
    use std::sync::{Mutex, PoisonError};

    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

    /// How the terminal was before, while a question waits.
    static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

    /// As long as it lives, what is typed is not shown.
    pub(super) struct Hidden;

    /// Hides what is typed; none if standard input is no terminal that can do so.
    pub(super) fn hide() -> Option<Hidden> {
        let before = tcgetattr(io::stdin()).ok()?;
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = Some(before);
        match tcsetattr(io::stdin(), OptionalActions::Flush, &hidden) {
            Ok(()) => Some(Hidden),
            Err(_) => None,
        }
    }

    /// Shows what is typed again, if it was hidden.
    pub(super) fn show() {
        let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = before.take() {
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &before);
        }
    }

    impl Drop for Hidden {
        fn drop(&mut self) {
            show();
        }
    }
}

#[cfg(not(unix))]
mod echo {
    /// Nothing is ever hidden here.
    pub(super) struct Hidden;

    pub(super) fn hide() -> Option<Hidden> {
        None
    }

    pub(super) fn show() {}
}
