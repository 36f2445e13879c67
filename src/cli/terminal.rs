//! What the reader's terminal can do.

use super::args::{ColorChoice, GlobalArgs};
use super::env::Env;
use crate::output::Show;

/// How to show results on stdout.
pub(crate) fn show(env: &Env, global: &GlobalArgs) -> Show {
    Show {
        color: color(env, global.color),
        unicode: unicode(env),
        width: env.width(),
        max_findings: None,
        fold: !global.verbose,
        elapsed: None,
    }
}

/// Whether stdout gets colours: what was typed, else `NO_COLOR`, else `CLICOLOR_FORCE`, else
/// whether a terminal understands them.
fn color(env: &Env, choice: ColorChoice) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if env.var("NO_COLOR").is_some() => false,
        ColorChoice::Auto if env.var("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        ColorChoice::Auto => {
            env.terminals.out && env.var("TERM").is_none_or(|terminal| terminal != "dumb")
        }
    }
}

/// Whether stdout is a terminal that shows Unicode. Files and pipes get ASCII, so that the output
/// does not depend on a locale.
fn unicode(env: &Env) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"];
    let locale = locale.iter().find_map(|name| env.var(name));
    let says_so = locale.is_some_and(|locale| {
        let locale = locale.to_string_lossy().to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    env.terminals.out && (says_so || cfg!(windows))
}
