//! What is missing is asked for, if somebody is there who can answer.

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::cli::terminal::{ask_line, can_ask};

/// How often a question is asked before it is given up.
const ATTEMPTS: usize = 3;

/// What was typed, else the answer to a question; `default` is what an empty answer means.
///
/// # Errors
///
/// Nobody can be asked, or nobody answers. `flag` is what a script would have to say.
pub(in crate::cli::commands) fn given_or_asked(
    env: &mut Env,
    given: Option<&str>,
    (what, flag): (&str, &str),
    default: Option<&str>,
) -> Result<String, Failure> {
    if let Some(given) = given {
        return Ok(given.to_owned());
    }
    let missing = || {
        let failure = Failure::new(Kind::Usage, format!("nobody says {what}"));
        failure.hint(format!("Say so with {flag}."))
    };
    if !can_ask(env) {
        return default.map(str::to_owned).ok_or_else(missing);
    }
    let shown = default.map(|default| format!(" [{}]", default.escape_debug()));
    let question = format!("{}{}: ", capital(what), shown.unwrap_or_default());
    for _ in 0..ATTEMPTS {
        let answer = ask_line(env, &question)?;
        let answer = answer.trim();
        match default {
            _ if !answer.is_empty() => return Ok(answer.to_owned()),
            Some(default) => return Ok(default.to_owned()),
            None => {}
        }
    }
    Err(missing())
}

/// One of several words, each with what it means: by its number, or by the word itself.
pub(super) fn picked(env: &mut Env, what: &str, words: &[(&str, &str)]) -> Result<usize, Failure> {
    let width = words.iter().map(|(word, _)| word.len()).max();
    for (index, (word, meaning)) in words.iter().enumerate() {
        let (number, width) = (index + 1, width.unwrap_or(0));
        let _ = writeln!(env.err, "  {number}  {word:width$}  {meaning}");
    }
    for _ in 0..ATTEMPTS {
        let answer = ask_line(env, &format!("{} [1]: ", capital(what)))?;
        let answer = answer.trim();
        if answer.is_empty() {
            return Ok(0);
        }
        let by_number = answer.parse::<usize>().ok();
        let by_number = by_number.and_then(|number| number.checked_sub(1));
        let by_word = || words.iter().position(|(word, _)| *word == answer);
        if let Some(index) = by_number
            .filter(|&index| index < words.len())
            .or_else(by_word)
        {
            return Ok(index);
        }
    }
    Err(Failure::new(Kind::Usage, format!("that is not {what}")))
}

fn capital(text: &str) -> String {
    let mut letters = text.trim_start_matches("the ").chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
