//! What `diff` and dry runs print: the plan on stdout.

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::Failure;
use crate::cli::remote::Prepared;
use crate::cli::terminal;
use crate::diff::plan::Plan;
use crate::output::plan::{Format, PlanView};

/// Writes a plan in the format of this name.
pub(super) fn write(
    env: &mut Env,
    global: &GlobalArgs,
    (prepared, plan): (&Prepared, &Plan),
    format: &str,
    name_only: bool,
) -> Result<(), Failure> {
    let view = PlanView {
        store: &prepared.remote.shown,
        show: terminal::show(env, global),
        to_terminal: env.terminals.out,
        name_only,
        verbose: global.verbose,
        now: Env::now(),
    };
    let format = Format::find(format).expect("clap knows the names of all formats");
    format.write(plan, &view, &mut env.out)?;
    env.out.flush()?;
    Ok(())
}
