//! What the reader's terminal can do.

use super::args::{ColorChoice, GlobalArgs};
use super::env::Env;
use super::failure::{Failure, Kind};
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

/// Whether somebody is there who can answer a question: never in CI.
pub(crate) fn can_ask(env: &Env) -> bool {
    env.terminals.input && env.terminals.err && env.var("CI").is_none()
}

/// Whether somebody is there who can be asked whether to go on. percli asks for what it needs to
/// log in, and never for a yes.
pub(crate) fn can_confirm(env: &Env) -> bool {
    can_ask(env) && !env.is_percli()
}

/// Asks a question that only a clear yes answers with yes.
pub(crate) fn ask(env: &mut Env, question: &str) -> bool {
    let answer = ask_line(env, &format!("{question} [y/N] ")).unwrap_or_default();
    let answer = answer.trim().to_lowercase();
    answer == "y" || answer == "yes"
}

/// Asks for a line: what was typed, without its line end.
pub(crate) fn ask_line(env: &mut Env, question: &str) -> Result<String, Failure> {
    let _ = env.out.flush();
    let _ = write!(env.err, "{question}");
    let _ = env.err.flush();
    Env::asking(true);
    let mut answer = Vec::new();
    let mut byte = [0];
    // Byte by byte: what follows the line belongs to whoever reads next.
    while answer.len() < MAX_ANSWER && matches!(env.input.read(&mut byte), Ok(1)) {
        if byte[0] == b'\n' {
            break;
        }
        answer.push(byte[0]);
    }
    Env::asking(false);
    let answer = String::from_utf8(answer);
    let answer = answer.map_err(|_| Failure::new(Kind::Usage, "the answer is not UTF-8"))?;
    Ok(answer.trim_end_matches('\r').to_owned())
}

/// The longest answer that is read.
const MAX_ANSWER: usize = 4_096;

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

#[cfg(test)]
mod tests {
    use super::super::env::Terminals;
    use super::*;

    const TERMINAL: Terminals = Terminals {
        input: true,
        out: true,
        err: true,
        columns: None,
    };
    const PIPE: Terminals = Terminals {
        input: false,
        out: false,
        err: false,
        columns: None,
    };

    /// Colour, Unicode and width of stdout.
    #[track_caller]
    fn check(terminals: Terminals, vars: &[(&str, &str)], expected: (bool, bool, usize)) {
        let env = Env::fake(terminals, vars);
        let global = GlobalArgs {
            color: ColorChoice::Auto,
            quiet: false,
            verbose: false,
            percliconfig: None,
            log_level: None,
        };
        let show = show(&env, &global);
        assert_eq!((show.color, show.unicode, show.width), expected, "{vars:?}");
    }

    #[test]
    fn terminals_get_what_they_can_show() {
        let utf8 = ("LANG", "de_DE.UTF-8");
        check(TERMINAL, &[utf8], (true, true, 80));
        check(TERMINAL, &[], (true, cfg!(windows), 80));
        check(
            TERMINAL,
            &[utf8, ("LC_ALL", "C"), ("COLUMNS", "132")],
            (true, cfg!(windows), 132),
        );
        check(TERMINAL, &[utf8, ("TERM", "dumb")], (false, true, 80));
        check(TERMINAL, &[utf8, ("NO_COLOR", "1")], (false, true, 80));
        check(
            TERMINAL,
            &[utf8, ("NO_COLOR", ""), ("COLUMNS", "wide")],
            (true, true, 80),
        );
    }

    #[test]
    fn the_terminal_says_how_wide_it_is_unless_the_user_does() {
        let wide = |columns| Terminals {
            columns: Some(columns),
            ..TERMINAL
        };
        check(wide(132), &[], (true, cfg!(windows), 132));
        check(wide(0), &[], (true, cfg!(windows), 80));
        for (said, width) in [("60", 60), ("0", 132), ("", 132), ("wide", 132)] {
            check(
                wide(132),
                &[("COLUMNS", said)],
                (true, cfg!(windows), width),
            );
        }
    }

    #[test]
    fn pipes_get_plain_text() {
        let utf8 = ("LC_CTYPE", "C.utf8");
        check(PIPE, &[utf8], (false, false, 100));
        check(PIPE, &[utf8, ("CLICOLOR_FORCE", "0")], (false, false, 100));
        check(PIPE, &[utf8, ("CLICOLOR_FORCE", "1")], (true, false, 100));
        check(
            PIPE,
            &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")],
            (false, false, 100),
        );
    }
}
