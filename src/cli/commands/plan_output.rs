//! What `diff` and dry runs print: the plan on stdout, the sum of it on stderr.

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::Failure;
use crate::cli::remote::Prepared;
use crate::diff::plan::Plan;

/// Writes a plan.
pub(super) fn write(
    env: &mut Env,
    _global: &GlobalArgs,
    (_prepared, plan): (&Prepared, &Plan),
    _format: &str,
    _name_only: bool,
) -> Result<(), Failure> {
    for change in plan.steps() {
        writeln!(env.out, "{} {}", change.action.word(), change.key)?;
    }
    Ok(())
}
