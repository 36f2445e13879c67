//! `perscope describe`: one resource of a server.

use std::path::Path;
use std::sync::Arc;

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::notation::Format;
use crate::cli::remote::{
    Access, ServerArgs, expect_project, kinds, names, project_of, unnameable, warn,
};
use crate::cli::suggested::Suggested;
use crate::model::{Key, Target};
use crate::output::resources;
use crate::schema::Catalog;
use crate::session;
use crate::store::ReadStore;
use crate::text::nearest;

/// Show one resource of a server
///
/// It is shown as the server tells it, with masks for secrets: who applies such a file loses them.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope describe dashboard checkout -p shop          as YAML
  perscope describe dashboard checkout -p shop -o json  as JSON on one line
  perscope describe project shop -s staging             on another server
  perscope describe gdts prometheus -s file:data        without any server")]
pub(crate) struct DescribeArgs {
    /// Show a resource of this kind, as for `perscope get`
    #[arg(value_name = "TYPE", value_parser = Suggested(kinds::words), hide_possible_values = true)]
    kind: Option<String>,
    /// Show the resource with this name
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Show a resource of this project
    #[arg(short, long, value_name = "PROJECT")]
    project: Option<String>,
    /// Choose how the resource is written
    #[arg(short, long, value_name = "FORMAT", default_value = "yaml")]
    output: Format,
    #[command(flatten)]
    server: ServerArgs,
}

/// Runs `describe`.
pub(crate) fn run(
    env: &mut Env,
    global: &GlobalArgs,
    args: &DescribeArgs,
) -> Result<Exit, Failure> {
    let kind = kinds::named(args.kind.as_deref())?;
    let name = args.name.as_deref().ok_or_else(|| {
        let word = kind.name().to_lowercase();
        Failure::new(Kind::Usage, "name the resource to show")
            .hint(format!("`perscope get {word}s` lists what there is."))
    })?;
    let catalog = Arc::new(Catalog::new());
    let config = session::config_around(Path::new("."), &env.cwd, &catalog).1;
    let remote = args
        .server
        .open(env, config.as_ref(), &catalog, Access::Read)?;
    warn(env, global, &remote.warnings);
    let project = project_of(kind, args.project.as_deref(), &remote)?;
    let store = remote.read();
    let target = store.target()?;
    let key = Key::new(kind, project, name, target).map_err(|fault| unnameable(&fault))?;
    let Some(value) = store.get(&key)? else {
        return Err(missing(store, &key, target));
    };
    let notation = args.output.into();
    resources::write_one(value, notation, &mut env.out)?;
    env.out.flush()?;
    Ok(Exit::Clean)
}

/// What is asked for is not there: says what may have been meant.
fn missing(store: &dyn ReadStore, key: &Key, target: Target) -> Failure {
    let names = names(store, &key.collection());
    if let (true, Some(project)) = (names.is_empty(), key.project())
        && let Err(failure) = expect_project(store, project, target)
    {
        return failure;
    }
    let failure = Failure::new(Kind::Remote, format!("there is no {key}"));
    match nearest(key.name(), names.iter().map(String::as_str)) {
        Some(near) => failure.hint(format!("Did you mean `{near}`?")),
        None => failure,
    }
}
