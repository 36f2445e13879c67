//! The queries to work on: typed ones, and the one on standard input.

use std::io::Read;

use clap::builder::{StringValueParser, TypedValueParser};

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::doc::MAX_FILE_BYTES;
use crate::finding::Finding;
use crate::store;
use crate::text::{FileId, SourceFile};

/// The size up to which queries are read.
pub(super) const MAX_MIB: usize = MAX_FILE_BYTES >> 20;

/// Takes a query, also one with a sign in front. Two signs before a word are rather a flag with a
/// slip in it.
pub(super) fn expr() -> impl TypedValueParser<Value = String> {
    StringValueParser::new().try_map(|text| {
        let flag = text.strip_prefix("--");
        match flag.filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic())) {
            Some(name) => Err(format!(
                "there is no such flag; as a query, write it with a blank: `- -{name}`"
            )),
            None => Ok(text),
        }
    })
}

/// The queries that were typed, or the one on standard input if there are none.
pub(super) fn queries(env: &mut Env, typed: &[&str]) -> Result<Vec<SourceFile>, Failure> {
    if typed.iter().filter(|expr| **expr == "-").count() > 1 {
        let message = "standard input is one query, and `-` stands there twice";
        return Err(Failure::new(Kind::Usage, message));
    }
    match typed {
        [] => Ok(vec![query(env, None)?]),
        [expr] => Ok(vec![query(env, Some(expr))?]),
        several => {
            let named = |(id, expr): (u32, &&str)| {
                let name = format!("<expr {}>", id + 1);
                source(env, FileId(id), &name, expr)
            };
            (0..).zip(several).map(named).collect()
        }
    }
}

/// The query that was typed, or the one on standard input if there is none.
pub(super) fn query(env: &mut Env, typed: Option<&str>) -> Result<SourceFile, Failure> {
    if env.terminals.input && typed.is_none() {
        let failure = Failure::new(Kind::Usage, "there is no query");
        return Err(failure.hint("Name it in quotes, or send it to standard input."));
    }
    source(env, FileId(0), "<expr>", typed.unwrap_or("-"))
}

/// A query with the name under which mistakes in it are shown; `-` is standard input.
fn source(env: &mut Env, id: FileId, name: &str, expr: &str) -> Result<SourceFile, Failure> {
    Ok(match expr {
        "-" => SourceFile::new(id, "<stdin>", read(env)?),
        expr => SourceFile::new(id, name, expr),
    })
}

/// The query that another program prints.
fn read(env: &mut Env) -> Result<String, Failure> {
    if env.terminals.input {
        let message = "standard input is a terminal, and `-` takes what another program prints";
        return Err(Failure::new(Kind::Usage, message));
    }
    let mut bytes = Vec::new();
    let mut limited = (&mut env.input).take(MAX_FILE_BYTES as u64 + 1);
    limited
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    if bytes.len() > MAX_FILE_BYTES {
        let message = format!("the query is larger than {MAX_MIB} MiB");
        return Err(Failure::new(Kind::Input, message));
    }
    let not_utf8 = |_| Failure::new(Kind::Input, "standard input is not UTF-8");
    let text = String::from_utf8(bytes).map_err(not_utf8)?;
    // Some programs mark the start of what they print.
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Ok(rest.to_owned()),
        None => Ok(text),
    }
}

/// Says so where a query with mistakes is rather the name of a file.
pub(super) fn suggest_file(env: &Env, query: &SourceFile, first: Option<&mut Finding>) {
    const MOST: usize = 4096;
    let Some(finding) = first.filter(|_| query.path.starts_with("<expr")) else {
        return;
    };
    let name = &*query.text;
    if name.is_empty() || name.len() > MOST || !env.cwd.join(name).is_file() {
        return;
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./".contains(&byte);
    let shown = if name.bytes().all(plain) {
        name
    } else {
        "FILE"
    };
    let help = format!("This is the name of a file; a query in it is read with `- < {shown}`.");
    finding.help.insert(0, help);
}

/// What to say when standard input breaks off.
pub(super) fn unreadable(error: &std::io::Error) -> Failure {
    let reason = store::reason(error);
    Failure::new(Kind::Input, format!("cannot read standard input: {reason}"))
}
