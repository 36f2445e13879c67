//! The program: reads the process once, calls the library, returns the exit code.

use std::io::{self, Write};
use std::panic;
use std::process::ExitCode;

/// The exit code of a bug in perscope, from `sysexits.h`.
const SOFTWARE: u8 = 70;

fn main() -> ExitCode {
    panic::set_hook(Box::new(|info| {
        // There is nobody left to tell when stderr is closed.
        let _ = writeln!(
            io::stderr(),
            "perscope {} failed: {info}\nThis is a bug in perscope. Please report it with this \
             message, the command and, if you can, the file.",
            env!("CARGO_PKG_VERSION")
        );
    }));
    panic::catch_unwind(|| perscope::run(perscope::Env::from_process()))
        .unwrap_or(ExitCode::from(SOFTWARE))
}
