//! The commands, one file each: the struct of its arguments, whose comments are the help, and the
//! function that runs it.

pub(crate) mod apply;
pub(crate) mod completion;
pub(crate) mod config;
pub(crate) mod dac;
pub(crate) mod delete;
mod delete_what;
pub(crate) mod describe;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod get;
pub(crate) mod help;
pub(crate) mod init;
pub(crate) mod lint;
mod lint_baseline;
mod lint_changed;
mod lint_fix;
mod lint_online;
pub(super) mod lint_output;
mod lint_reports;
mod lint_settings;
pub(crate) mod login;
mod login_provider;
mod login_store;
mod login_way;
pub(crate) mod man;
pub(crate) mod new;
pub(super) mod plan_file;
mod plan_output;
pub(crate) mod plugin;
pub(crate) mod project;
pub(crate) mod promql;
pub(crate) mod pull;
pub(crate) mod refresh;
pub(crate) mod rules;
pub(crate) mod schema;
pub(crate) mod serve;
pub(crate) mod version;
pub(crate) mod whoami;

use super::args::{Cli, Command};
use super::env::Env;
use super::failure::{Exit, Failure};

/// Runs the command that was typed.
pub(crate) fn run(env: &mut Env, cli: &Cli) -> Result<Exit, Failure> {
    let global = &cli.global;
    match &cli.command {
        Command::Lint(args) => lint::run(env, global, args),
        Command::Diff(args) => diff::run(env, global, args),
        Command::Apply(args) => apply::run(env, global, args),
        Command::Pull(args) => pull::run(env, global, args),
        Command::Init(args) => init::run(env, args),
        Command::New(args) => new::run(env, global, args),
        Command::Get(args) => get::run(env, global, args),
        Command::Describe(args) => describe::run(env, global, args),
        Command::Delete(args) => delete::run(env, global, args),
        Command::Dac(args) => dac::run(env, global, args),
        Command::Plugin(args) => plugin::run(env, global, args),
        Command::Login(args) => login::run(env, global, args),
        Command::Whoami(args) => whoami::run(env, global, args),
        Command::Refresh(args) => refresh::run(env, global, args),
        Command::Project(args) => project::run(env, global, args),
        Command::Config(args) => config::run(env, global, args),
        Command::Rules(args) => rules::run(env, global, args),
        Command::Explain(args) => explain::run(env, global, args),
        Command::Promql(args) => promql::run(env, global, args),
        Command::Serve(args) => serve::run(env, global, args),
        Command::Schema(args) => schema::run(env, args),
        Command::Completion(args) => completion::run(env, args),
        Command::Man(args) => man::run(env, args),
        Command::Help(args) => help::run(env, args),
        Command::Version(args) => version::run(env, global, args),
    }
}
