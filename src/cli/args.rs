//! What can be typed: the commands, and what they share.
//!
//! The comments of the structs are the help. Their first line is imperative and has no final
//! stop, because it stands in lists.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::commands::apply::ApplyArgs;
use super::commands::completion::CompletionArgs;
use super::commands::config::ConfigArgs;
use super::commands::dac::DacArgs;
use super::commands::delete::DeleteArgs;
use super::commands::describe::DescribeArgs;
use super::commands::diff::DiffArgs;
use super::commands::explain::ExplainArgs;
use super::commands::get::GetArgs;
use super::commands::help::HelpArgs;
use super::commands::init::InitArgs;
use super::commands::lint::LintArgs;
use super::commands::login::LoginArgs;
use super::commands::man::ManArgs;
use super::commands::new::NewArgs;
use super::commands::plugin::PluginArgs;
use super::commands::project::ProjectArgs;
use super::commands::promql::PromqlArgs;
use super::commands::pull::PullArgs;
use super::commands::refresh::RefreshArgs;
use super::commands::rules::RulesArgs;
use super::commands::schema::SchemaArgs;
use super::commands::serve::ServeArgs;
use super::commands::version::VersionArgs;
use super::commands::whoami::WhoamiArgs;
use super::env::Env;
use super::failure::{Exit, Failure, Kind};
use super::overview;
use super::percli;

/// Lint, diff and apply Perses dashboards kept in Git
///
/// perscope reads dashboards and their neighbours as JSON or YAML from a working tree, says
/// everything that is wrong with them at the exact place, shows what would change on a Perses
/// server, and applies exactly that.
#[derive(Parser)]
#[command(
    name = "perscope",
    version,
    disable_help_subcommand = true,
    after_help = overview::AFTER,
    max_term_width = 100
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What all commands understand.
#[derive(clap::Args)]
pub(crate) struct GlobalArgs {
    /// Use colours: always, never, or where somebody sees them
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Global options"
    )]
    pub(crate) color: ColorChoice,
    /// Say nothing but the results and what went wrong
    #[arg(
        short,
        long,
        global = true,
        conflicts_with = "verbose",
        help_heading = "Global options"
    )]
    pub(crate) quiet: bool,
    /// Say what was passed over, and why
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub(crate) verbose: bool,
    /// Take the server, what opens it and the project from this file of percli [default:
    /// .perses/config.json in the home directory of the account]
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        help_heading = "Global options"
    )]
    pub(crate) percliconfig: Option<PathBuf>,
    /// Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace
    /// are --verbose, warning and info are neither
    #[arg(
        long = "log.level",
        global = true,
        value_name = "LEVEL",
        ignore_case = true,
        hide_possible_values = true,
        help_heading = "Global options"
    )]
    pub(crate) log_level: Option<LogLevel>,
}

/// How much percli says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogLevel {
    /// As --quiet.
    Panic,
    /// As --quiet.
    Fatal,
    /// As --quiet.
    Error,
    /// As usual.
    #[value(alias = "warn")]
    Warning,
    /// As usual.
    Info,
    /// As --verbose.
    Debug,
    /// As --verbose.
    Trace,
}

impl GlobalArgs {
    /// Takes a level of percli's for what it means here; our own flags say it more clearly.
    fn heed_log_level(&mut self) {
        if self.quiet || self.verbose {
            return;
        }
        match self.log_level {
            Some(LogLevel::Panic | LogLevel::Fatal | LogLevel::Error) => self.quiet = true,
            Some(LogLevel::Debug | LogLevel::Trace) => self.verbose = true,
            Some(LogLevel::Warning | LogLevel::Info) | None => {}
        }
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands, in the order of the help.
#[derive(Subcommand)]
pub(crate) enum Command {
    #[command(visible_alias = "check")]
    Lint(Box<LintArgs>),
    #[command(visible_alias = "plan")]
    Diff(Box<DiffArgs>),
    Apply(Box<ApplyArgs>),
    Pull(Box<PullArgs>),
    Init(InitArgs),
    New(NewArgs),
    Get(Box<GetArgs>),
    Describe(Box<DescribeArgs>),
    Delete(Box<DeleteArgs>),
    Dac(Box<DacArgs>),
    Plugin(PluginArgs),
    Login(Box<LoginArgs>),
    Whoami(Box<WhoamiArgs>),
    Refresh(RefreshArgs),
    Project(ProjectArgs),
    Config(Box<ConfigArgs>),
    Rules(RulesArgs),
    Explain(ExplainArgs),
    Promql(PromqlArgs),
    Serve(ServeArgs),
    Schema(SchemaArgs),
    #[command(visible_alias = "completions")]
    Completion(CompletionArgs),
    Man(ManArgs),
    Help(HelpArgs),
    Version(Box<VersionArgs>),
}

/// Commands that are known and not there yet, sorted, with what they will do; a command below
/// another one is named with it. One that arrives leaves this list.
const LATER: &[(&str, &str)] = &[
    (
        "dac watch",
        "build dashboards again whenever their sources change",
    ),
    ("fmt", "give resources and queries their canonical layout"),
    ("lsp", "speak to editors"),
    ("migrate", "bring dashboards over from Grafana"),
    ("plugin build", "pack a plugin for servers"),
    ("plugin generate", "write a first version of a plugin"),
    ("plugin lint", "check a plugin"),
    (
        "plugin start",
        "let a server use a plugin that is being written",
    ),
    (
        "plugin test-schemas",
        "run the tests of the schemas of a plugin",
    ),
];

/// What clap says at the end of a mistake, wherever it was made.
const NO_NEXT_STEP: &str = "For more information, try '--help'.";

/// The whole command line as clap sees it.
pub(crate) fn command() -> clap::Command {
    overview::grouped(Cli::command())
}

/// The first words of all commands, also of those that come later.
pub(crate) fn names() -> Vec<String> {
    let program = command();
    let there = program.get_subcommands().map(clap::Command::get_name);
    let later = LATER.iter().filter_map(|(name, _)| name.split(' ').next());
    there.chain(later).map(str::to_owned).collect()
}

/// Reads the arguments. Help and wrong usage come back as what clap has to say.
pub(crate) fn parse(env: &Env) -> Result<Cli, clap::Error> {
    let mut matches = command().try_get_matches_from(&env.args)?;
    let mut cli = Cli::from_arg_matches_mut(&mut matches)?;
    cli.global.heed_log_level();
    Ok(cli)
}

/// Answers what is no command: help, the version, a mistake, nothing at all.
pub(crate) fn answer(env: &mut Env, error: &clap::Error) -> Result<Exit, Failure> {
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = error.get(ContextKind::InvalidSubcommand);
            let typed = typed.and_then(|typed| match typed {
                ContextValue::String(typed) => Some(typed),
                _ => None,
            });
            let path = typed.map(|typed| match typed_command(env) {
                Some(command) => format!("{command} {typed}"),
                None => typed.clone(),
            });
            if let Some(later) = path.and_then(|path| later(&path)) {
                return Err(later);
            }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            if env.is_percli() =>
        {
            // To percli, a command that only holds others is its help.
            let text = if names_a_command(env) {
                error.render()
            } else {
                command().bin_name("percli").render_help()
            };
            let text = percli::named(env, text.to_string());
            env.out.write_all(text.as_bytes())?;
            return Ok(Exit::Clean);
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            if !names_a_command(env) =>
        {
            let _ = env.err.write_all(overview::START.as_bytes());
            return Ok(Exit::Usage);
        }
        _ => {}
    }
    let mut text = percli::named(env, error.render().to_string());
    if error.use_stderr() {
        let command = typed_command(env).map(|command| format!(" {command}"));
        let command = command.unwrap_or_default();
        let next = format!("`perscope{command} --help` lists what can be typed, with examples.");
        text = text.replace(NO_NEXT_STEP, &percli::named(env, next));
        let _ = env.err.write_all(text.as_bytes());
        return Ok(Exit::Usage);
    }
    env.out.write_all(text.as_bytes())?;
    Ok(Exit::Clean)
}

/// Whether a command was typed, so that what is missing is one of its own.
fn names_a_command(env: &Env) -> bool {
    typed_command(env).is_some()
}

/// The command that was typed, with those above it, as far as it is one.
fn typed_command(env: &Env) -> Option<String> {
    let program = command();
    let mut command = &program;
    let mut typed: Vec<&str> = Vec::new();
    for arg in env.args.iter().skip(1) {
        if let Some(below) = command.find_subcommand(arg) {
            command = below;
            typed.push(below.get_name());
        }
    }
    (!typed.is_empty()).then(|| typed.join(" "))
}

/// What to say about a command that will come.
pub(crate) fn later(typed: &str) -> Option<Failure> {
    let (name, does) = LATER.iter().find(|(name, _)| *name == typed)?;
    let message = format!("`perscope {name}` comes in a later version");
    Some(Failure::new(Kind::Usage, message).hint(format!("It will {does}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_that_have_arrived_are_not_announced() {
        let command = command();
        assert!(LATER.is_sorted());
        for (name, _) in LATER {
            let mut words = name.split(' ');
            let found = words.try_fold(&command, |command, word| command.find_subcommand(word));
            assert!(found.is_none(), "{name}");
        }
    }
}
