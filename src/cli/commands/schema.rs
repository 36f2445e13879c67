//! `perscope schema`: the structure of resources, for editors.

use clap::Args;

use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::suggested::Suggested;
use crate::schema::bundle;
use crate::text::nearest;

/// Print the JSON Schema of a kind, or one for all kinds
///
/// The schema is self-contained and in draft 7, which editors understand best.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope schema > perses.schema.json
  perscope schema Dashboard
  perscope schema PersesDashboard    the custom resource of the operator
  perscope schema config             what perscope.yaml may say")]
pub(crate) struct SchemaArgs {
    /// The kind, in any letter case
    #[arg(value_parser = Suggested(bundle::kinds), hide_possible_values = true)]
    kind: Option<String>,
}

/// Runs `schema`.
pub(crate) fn run(env: &mut Env, args: &SchemaArgs) -> Result<Exit, Failure> {
    let text = match &args.kind {
        None => bundle::everything(),
        Some(kind) => bundle::one(kind).ok_or_else(|| unknown(kind))?,
    };
    env.out.write_all(text.as_bytes())?;
    Ok(Exit::Clean)
}

fn unknown(kind: &str) -> Failure {
    let kinds = bundle::kinds();
    let failure = Failure::new(
        Kind::Usage,
        format!("there is no schema for the kind `{kind}`"),
    );
    match nearest(kind, kinds.iter().map(String::as_str)) {
        Some(near) => failure.hint(format!("Did you mean `{near}`?")),
        None => failure.hint(format!("There are schemas for {}.", kinds.join(", "))),
    }
}
