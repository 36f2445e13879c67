//! `perscope dac`: dashboards that are written as code. One file a command.

mod build;
mod build_told;
mod dashboards;
mod diff;
mod preview;
mod setup;

use std::path::{Component, Path, PathBuf};

use clap::{Args, Subcommand};

use self::build::BuildArgs;
use self::diff::DiffArgs;
use self::preview::PreviewArgs;
use self::setup::SetupArgs;
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};
use crate::cli::notation;
use crate::cli::percliconfig;
use crate::dac::Format;

/// Where results go unless somebody says otherwise, as in percli.
const FOLDER: &str = "built";

/// Work with dashboards that are written as code
///
/// Dashboards written in CUE or Go are built into files, which `perscope lint`, `diff` and `apply`
/// read like any others.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope dac setup --version 0.54.0              a first dashboard in CUE
  perscope dac build -d dashboards                 into built/dashboards
  perscope dac diff                                what would become of the server's dashboards
  perscope dac preview --prefix 'PR 12' --ttl 2d   dashboards that vanish by themselves")]
pub(crate) struct DacArgs {
    /// Keep results below this directory [default: built]
    #[arg(
        long = "dac.output_folder",
        value_name = "DIR",
        global = true,
        help_heading = "Output"
    )]
    folder: Option<PathBuf>,
    #[command(subcommand)]
    command: DacCommand,
}

/// The commands, in the order of the help.
#[derive(Subcommand)]
enum DacCommand {
    Build(BuildArgs),
    Diff(DiffArgs),
    Preview(PreviewArgs),
    Setup(SetupArgs),
}

impl From<notation::Format> for Format {
    fn from(format: notation::Format) -> Self {
        match format {
            notation::Format::Yaml => Self::Yaml,
            notation::Format::Json => Self::Json,
        }
    }
}

/// Runs one of the commands.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &DacArgs) -> Result<Exit, Failure> {
    // percli reads its own configuration file for this, too, and then forgets what it said.
    let stored = match &args.folder {
        Some(_) => None,
        None => percliconfig::read(env)?.and_then(|file| file.settings().output_folder.clone()),
    };
    let stored = stored.filter(|folder| !folder.is_empty());
    let stored = stored.as_deref().map(Path::new);
    let folder = args.folder.as_deref().or(stored);
    let folder = folder.unwrap_or(Path::new(FOLDER));
    let parts = folder.components();
    // `./out/` is shown as `out`, as in percli.
    let folder: PathBuf = parts.filter(|part| *part != Component::CurDir).collect();
    let folder = folder.as_path();
    match &args.command {
        DacCommand::Build(args) => build::run(env, global, args, folder),
        DacCommand::Diff(args) => diff::run(env, global, args, folder),
        DacCommand::Preview(args) => preview::run(env, global, args, folder),
        DacCommand::Setup(args) => setup::run(env, global, args, folder),
    }
}
