//! The program: reads the process environment, calls the library, returns the exit code.
fn main() {}
