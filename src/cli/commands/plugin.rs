//! `perscope plugin`: the plugins of a server. What makes plugins comes later.

use std::path::Path;
use std::sync::Arc;

use clap::{Args, Subcommand};

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::notation::ListFormat;
use crate::cli::remote::{Access, ServerArgs, warn};
use crate::cli::terminal;
use crate::doc::Value;
use crate::output::notation::Notation;
use crate::output::plugins;
use crate::output::resources;
use crate::schema::Catalog;
use crate::session;

/// Look at the plugins of a server
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope plugin list -s https://perses.example.com
  perscope plugin list -s staging -ojson")]
pub(crate) struct PluginArgs {
    #[command(subcommand)]
    command: PluginCommand,
}

/// The commands.
#[derive(Subcommand)]
enum PluginCommand {
    List(Box<ListArgs>),
}

/// List the plugins of a server
///
/// A line a module. A module that holds one plugin has the kind of that as its type; one that could
/// not be loaded is of no use to dashboards.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope plugin list -s https://perses.example.com
  perscope plugin list -s staging -ojson                 with all plugins of each module")]
struct ListArgs {
    /// Choose how the list is written
    #[arg(short, long, value_name = "FORMAT", default_value = "table")]
    output: ListFormat,
    #[command(flatten)]
    server: ServerArgs,
}

/// Runs one of the commands.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &PluginArgs) -> Result<Exit, Failure> {
    let PluginCommand::List(args) = &args.command;
    let catalog = Arc::new(Catalog::new());
    let config = session::config_around(Path::new("."), &env.cwd, &catalog).1;
    let remote = args
        .server
        .open(env, config.as_ref(), &catalog, Access::Read)?;
    warn(env, global, &remote.warnings);
    let Some(client) = remote.client() else {
        let message = "a directory has no plugins";
        return Err(Failure::new(Kind::Usage, message).hint("Name a server with --server."));
    };
    let mut modules = client.plugins()?;
    modules.iter_mut().for_each(order);
    match args.output {
        ListFormat::Table => {
            plugins::write_table(&modules, terminal::show(env, global), &mut env.out)?;
        }
        ListFormat::Yaml => resources::write_list(modules, Notation::Yaml, &mut env.out)?,
        ListFormat::Json => resources::write_list(modules, Notation::Json, &mut env.out)?,
    }
    Ok(Exit::Clean)
}

/// Brings what is known of a module into the order in which Perses writes it.
fn order(module: &mut Value) {
    const KEYS: [&str; 4] = ["kind", "metadata", "spec", "status"];
    if let Some(module) = module.as_mapping_mut() {
        module.sort_by_key(|key| {
            let known = KEYS.iter().position(|known| *known == key);
            known.unwrap_or(KEYS.len())
        });
    }
}
