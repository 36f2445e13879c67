//! `perscope man`: manual pages, made from the same command line as the help.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::help;
use crate::cli::args;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::store;

/// Print manual pages, or write all of them into a directory
///
/// A page is printed in the language of man(1), of the program if no command is named. With --dir,
/// there is a page for each command, and pages that stand there already are written anew.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope man lint > perscope-lint.1; man ./perscope-lint.1
  perscope man promql check                     a command below another one
  perscope man --dir ~/.local/share/man/man1    all of them, for man perscope-lint")]
pub(crate) struct ManArgs {
    /// The command; without one, the program
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    command: Vec<String>,
    /// Write the pages of all commands into this directory
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Runs `man`.
pub(crate) fn run(env: &mut Env, args: &ManArgs) -> Result<Exit, Failure> {
    let mut program = args::command();
    // Only now does a command know what it is called and which options all of them share.
    program.build();
    let Some(dir) = &args.dir else {
        let command = help::find(&mut program, &args.command)?;
        env.out.write_all(page(command.clone())?.as_bytes())?;
        return Ok(Exit::Clean);
    };
    let failed = |path: &Path, error: &io::Error| {
        let (path, reason) = (path.display(), store::reason(error));
        Failure::new(Kind::Input, format!("cannot write {path}: {reason}"))
            .hint("Name a directory that may be written with --dir.")
    };
    let into = env.cwd.join(dir);
    fs::create_dir_all(&into).map_err(|error| failed(dir, &error))?;
    let mut open = vec![program];
    while let Some(command) = open.pop() {
        let below = command.get_subcommands().filter(|it| !it.is_hide_set());
        open.extend(below.cloned());
        let name = Man::new(command.clone()).get_filename();
        let text = page(command)?;
        store::save_file(&into.join(&name), &text)
            .map_err(|error| failed(&dir.join(&name), &error))?;
    }
    Ok(Exit::Clean)
}

/// The manual page of a command.
fn page(command: Command) -> Result<String, Failure> {
    let after = command.get_after_long_help().or(command.get_after_help());
    let after = after.map(ToString::to_string).unwrap_or_default();
    let has_commands = command.has_subcommands();
    let man = Man::new(command);
    let mut parts = Vec::new();
    man.render_name_section(&mut parts)?;
    man.render_synopsis_section(&mut parts)?;
    man.render_description_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    if has_commands {
        man.render_subcommands_section(&mut parts)?;
    }
    let parts = String::from_utf8_lossy(&parts);
    // Each part brings along the same preamble; one is enough.
    let preamble = Roff::new().render();
    let parts = parts.replace(&preamble, "");
    let after = sections(&after).render().replace(&preamble, "");
    // The generator leaves out the quotes of the date, which is empty, and what follows would move
    // into its place.
    let name = man.get_filename().replace(".1", "").to_uppercase();
    let version = env!("CARGO_PKG_VERSION");
    let title = format!(".TH {name} 1 \"\" \"perscope {version}\" \"perscope manual\"\n");
    Ok(format!("{preamble}{title}{parts}{after}"))
}

/// What follows the options in the help: headings that end with a colon, and lines whose layout
/// matters, which the generator would fill like a text.
fn sections(text: &str) -> Roff {
    let mut roff = Roff::new();
    let mut open = false;
    for line in text.lines() {
        let heading = line.strip_suffix(':').filter(|it| !it.starts_with(' '));
        if let Some(heading) = heading {
            if open {
                roff.control("fi", []);
            }
            roff.control("SH", [heading.to_uppercase().as_str()]);
            roff.control("nf", []);
            open = true;
        } else {
            roff.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
        }
    }
    if open {
        roff.control("fi", []);
    }
    roff
}
