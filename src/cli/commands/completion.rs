//! `perscope completion`: scripts that make a shell complete the command line.
//!
//! Deliberately not there: the names of projects and servers in a perscope.yaml. A shell would have
//! to start perscope at each press of the key, by an interface that clap does not call stable yet.

use clap::{Args, ValueEnum};
use clap_complete::{Shell, generate};
use clap_complete_nushell::Nushell;

use crate::cli::args;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};

/// Print a completion script for a shell
///
/// Commands, flags and their values are completed: formats, kinds, rules and groups of rules. The
/// scripts of a release lie in the directory `completions` as well.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  source <(perscope completion bash)
  perscope completion zsh > \"${fpath[1]}/_perscope\"
  perscope completion fish > ~/.config/fish/completions/perscope.fish
  perscope completion powershell | Out-String | Invoke-Expression
  perscope completion nushell | save -f perscope.nu; use perscope.nu *")]
pub(crate) struct CompletionArgs {
    /// The shell to print a script for
    shell: ShellName,
}

/// The shells.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ShellName {
    /// GNU Bash.
    Bash,
    /// Elvish.
    Elvish,
    /// Fish.
    Fish,
    /// Nushell.
    Nushell,
    /// PowerShell.
    #[value(name = "powershell", alias = "pwsh")]
    PowerShell,
    /// Z shell.
    Zsh,
}

/// Runs `completion`.
pub(crate) fn run(env: &mut Env, args: &CompletionArgs) -> Result<Exit, Failure> {
    let program = &mut args::command();
    // The generators write to a buffer, because they take a failing writer for a bug.
    let mut script = Vec::new();
    let name = if env.is_percli() {
        "percli"
    } else {
        "perscope"
    };
    let shell = match args.shell {
        ShellName::Bash => Some(Shell::Bash),
        ShellName::Elvish => Some(Shell::Elvish),
        ShellName::Fish => Some(Shell::Fish),
        ShellName::Nushell => None,
        ShellName::PowerShell => Some(Shell::PowerShell),
        ShellName::Zsh => Some(Shell::Zsh),
    };
    match shell {
        Some(shell) => generate(shell, program, name, &mut script),
        None => generate(Nushell, program, name, &mut script),
    }
    env.out.write_all(&script)?;
    Ok(Exit::Clean)
}
