//! `perscope help`: the help of the program or of a command, for those who do not type `--help`.

use clap::Args;

use crate::cli::args;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::percli;
use crate::text::nearest;

/// Print the help of the program or of a command
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope help
  perscope help lint
  perscope help promql check    a command below another one")]
pub(crate) struct HelpArgs {
    /// The command; `perscope help` lists all of them
    command: Vec<String>,
}

/// Runs `help`.
pub(crate) fn run(env: &mut Env, args: &HelpArgs) -> Result<Exit, Failure> {
    let mut program = args::command();
    if env.is_percli() {
        program = program.bin_name("percli");
    }
    // Only now does a command know what it is called and which options all of them share.
    program.build();
    let command = find(&mut program, &args.command)?;
    let text = percli::named(env, command.render_long_help().to_string());
    env.out.write_all(text.as_bytes())?;
    Ok(Exit::Clean)
}

/// The command that some words name, each below the one before; the program if there is none.
pub(super) fn find<'a>(
    program: &'a mut clap::Command,
    words: &[String],
) -> Result<&'a mut clap::Command, Failure> {
    let mut command = program;
    for (index, name) in words.iter().enumerate() {
        let names = command.get_subcommands().map(clap::Command::get_name);
        let near = nearest(name, names).map(str::to_owned);
        let typed = words[..=index].join(" ");
        let unknown = || args::later(&typed).unwrap_or_else(|| unknown(&typed, near));
        command = command.find_subcommand_mut(name).ok_or_else(unknown)?;
    }
    Ok(command)
}

fn unknown(typed: &str, near: Option<String>) -> Failure {
    let failure = Failure::new(Kind::Usage, format!("there is no command `{typed}`"));
    match near {
        Some(near) => failure.hint(format!("Did you mean `{near}`?")),
        None => failure.hint("`perscope help` lists all commands."),
    }
}
