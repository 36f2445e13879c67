//! `perscope new`: first versions of resources, and panels for dashboards that are there.
//!
//! What can be made is up to `scaffold`. New files go where `pull` would write them, and look as
//! it would write them. Where somebody can be asked, what is missing is asked for; a script gets
//! an error that names the flag.

mod access;
mod dashboard;
mod data;
mod metrics;
mod output;
mod panel;
mod questions;

use clap::{Args, Subcommand};

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};
pub(super) use output::{save, text};
pub(super) use questions::given_or_asked;

/// Write a first version of a resource
///
/// New files pass `perscope lint --profile strict`. Where somebody can be asked, what no flag says
/// is asked for.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope new dashboard checkout -p shop --template service-red
  perscope new dashboard checkout -p shop --from-metrics metrics.txt
  perscope new panel --into shop/dashboards/checkout.yaml --title Load --query node_load1
  perscope new project shop")]
pub(crate) struct NewArgs {
    #[command(subcommand)]
    kind: NewKind,
}

/// What can be made, in the order of the help.
#[derive(Subcommand)]
enum NewKind {
    Dashboard(Box<dashboard::DashboardArgs>),
    Panel(Box<panel::PanelArgs>),
    Project(data::ProjectArgs),
    Datasource(Box<data::DatasourceArgs>),
    Variable(Box<data::VariableArgs>),
    Folder(data::FolderArgs),
    Role(access::RoleArgs),
    #[command(name = "rolebinding")]
    RoleBinding(access::RoleBindingArgs),
}

/// Runs `new`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &NewArgs) -> Result<Exit, Failure> {
    match &args.kind {
        NewKind::Dashboard(args) => dashboard::run(env, global, args),
        NewKind::Panel(args) => panel::run(env, args),
        NewKind::Project(args) => data::project(env, args),
        NewKind::Datasource(args) => data::datasource(env, args),
        NewKind::Variable(args) => data::variable(env, args),
        NewKind::Folder(args) => data::folder(env, args),
        NewKind::Role(args) => access::role(env, args),
        NewKind::RoleBinding(args) => access::role_binding(env, args),
    }
}
