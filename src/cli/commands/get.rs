//! `perscope get`: what a server has, as a list.

use std::path::Path;
use std::sync::Arc;

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::notation::ListFormat;
use crate::cli::remote::{
    Access, ServerArgs, collection_of, expect_project, kinds, project_of, warn,
};
use crate::cli::suggested::Suggested;
use crate::cli::terminal;
use crate::doc::Value;
use crate::model::ResourceKind;
use crate::output::notation::Notation;
use crate::output::resources;
use crate::schema::Catalog;
use crate::session;
use crate::store::{Glance, Narrowed};

/// List the resources of a server
///
/// The type is the name of a kind in any letter case, in the singular, the plural or shortened
/// (`dashboard`, `Dashboards`, `dash`). Without one, the kinds are listed. A prefix leaves only the
/// resources whose names begin so.
///
/// Ages are counted from when a resource was last written.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope get dashboards -p shop             the dashboards of a project
  perscope get dashboards node -p shop        those whose names begin with `node`
  perscope get dashboards --all -o json       those of all projects, as JSON on one line
  perscope get projects -s staging            the projects of another server
  perscope get gdts -s file:data -o yaml      without any server")]
pub(crate) struct GetArgs {
    /// List resources of this kind
    #[arg(value_name = "TYPE", value_parser = Suggested(kinds::words), hide_possible_values = true)]
    kind: Option<String>,
    /// List only resources whose names begin with this
    #[arg(value_name = "PREFIX")]
    prefix: Option<String>,
    /// List the resources of this project
    #[arg(short, long, value_name = "PROJECT", conflicts_with = "all")]
    project: Option<String>,
    /// List the resources of all projects
    #[arg(short, long)]
    all: bool,
    /// Choose how the list is written
    #[arg(short, long, value_name = "FORMAT", default_value = "table")]
    output: ListFormat,
    #[command(flatten)]
    server: ServerArgs,
}

/// Runs `get`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &GetArgs) -> Result<Exit, Failure> {
    let kind = kinds::named(args.kind.as_deref())?;
    let catalog = Arc::new(Catalog::new());
    let config = session::config_around(Path::new("."), &env.cwd, &catalog).1;
    let remote = args
        .server
        .open(env, config.as_ref(), &catalog, Access::Read)?;
    warn(env, global, &remote.warnings);
    let project = if args.all {
        None
    } else {
        project_of(kind, args.project.as_deref(), &remote)?
    };
    let store = remote.read();
    let target = store.target()?;
    let collection = collection_of(kind, project, target)?;
    let narrowed = Narrowed {
        prefix: args.prefix.as_deref().unwrap_or_default(),
        metadata_only: args.output == ListFormat::Table && !resources::needs_spec(kind),
    };
    let Glance { mut values, unread } = store.glance(&collection, narrowed)?;
    if let (true, true, Some(project)) = (values.is_empty(), unread.is_empty(), project) {
        expect_project(store, project, target)?;
    }
    values.sort_by(|one, other| place(one).cmp(&place(other)));
    let listed = values.len();
    values.retain(|value| !is_strange(kind, value));
    let strange = listed - values.len();
    match args.output {
        ListFormat::Table => {
            let now = Env::clock()();
            let show = terminal::show(env, global);
            resources::write_table(kind, &values, now, show, &mut env.out)?;
        }
        ListFormat::Yaml => resources::write_list(values, Notation::Yaml, &mut env.out)?,
        ListFormat::Json => resources::write_list(values, Notation::Json, &mut env.out)?,
    }
    env.out.flush()?;
    let mut exit = Exit::Clean;
    if strange > 0 {
        let kind = kind.name();
        let message = format!(
            "{strange} of {listed} are left out: of another kind than {kind}, or without a name"
        );
        let failure = Failure::new(Kind::Remote, message);
        failure.write(&mut env.err);
        exit = failure.exit();
    }
    for fault in unread {
        let failure = Failure::from(fault);
        failure.write(&mut env.err);
        exit = exit.max(failure.exit());
    }
    Ok(exit)
}

/// Where a resource stands in a list: by its project, then by its name.
fn place(value: &Value) -> (&str, &str) {
    let text = |key| value.at(&["metadata", key]).and_then(Value::as_str);
    (
        text("project").unwrap_or_default(),
        text("name").unwrap_or_default(),
    )
}

/// Whether a server lists what cannot be what was asked for. Some kinds are stored in other letters,
/// or without the word, so neither counts.
fn is_strange(kind: ResourceKind, value: &Value) -> bool {
    let said = value.get("kind").and_then(Value::as_str);
    let is_other = said
        .is_some_and(|said| !said.is_empty() && ResourceKind::parse_any_case(said) != Some(kind));
    is_other || place(value).1.is_empty()
}
