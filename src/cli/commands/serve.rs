//! `perscope serve`: a Perses server over a directory.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::schema::Catalog;
use crate::server::{Fault, Options, Server};
use crate::store::{self, DirectoryOptions, DirectoryStore, FaultKind, StoreFault};

/// Where a token may stand in the environment.
const TOKEN: &str = "PERSCOPE_SERVE_TOKEN";

/// Be a Perses server over a directory
///
/// The server speaks the API of Perses, checks what it is sent as Perses does, and keeps it in the
/// layout of Perses' own file database. It is the embedded default for tests, for demos and for
/// places without a network, and no replacement of Perses: it has no pages, forwards no request to a
/// datasource, migrates nothing, and knows no users who log in.
///
/// It prints its address once it can be asked, and ends when it is interrupted, after the requests
/// that are under way.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope serve --data perses-data
  perscope serve --data perses-data --port 0
  PERSCOPE_SERVE_TOKEN=... perscope serve --data perses-data --address 0.0.0.0")]
pub(crate) struct ServeArgs {
    /// Keep the resources in this directory, which is created if it is not there
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Listen at this port; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,
    /// Listen at this address; one that others can reach needs a token
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    address: IpAddr,
    /// Answer only requests with the bearer token in this file (or in `PERSCOPE_SERVE_TOKEN`)
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Let everybody who reaches the address read and write, without a token
    #[arg(long, conflicts_with = "token_file")]
    without_token: bool,
    /// Tell names apart that differ in letter case only
    #[arg(long)]
    case_sensitive: bool,
}

/// Runs `serve`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &ServeArgs) -> Result<Exit, Failure> {
    let token = token(env, args)?;
    if token.is_none() && !args.without_token && !args.address.is_loopback() {
        let message = format!(
            "`--address {}` lets others in, and there is no token",
            args.address
        );
        let hint = format!("Give one with --token-file or {TOKEN}, or say --without-token.");
        return Err(Failure::new(Kind::Usage, message).hint(hint));
    }
    let catalog = Arc::new(Catalog::new());
    let clock = Env::clock();
    let directory = DirectoryOptions {
        case_sensitive: args.case_sensitive,
        ..DirectoryOptions::new(Arc::clone(&catalog), Arc::new(clock))
    };
    let root = env.cwd.join(&args.data);
    let store = DirectoryStore::open(&root, directory).map_err(of_store)?;
    let folder = args.data.display().to_string();
    let options = Options {
        address: args.address,
        port: args.port,
        token,
        folder: folder.clone(),
        clock,
        cores: env.cores,
    };
    let server = Server::bind(options, Box::new(store), catalog).map_err(of_server)?;
    let address = server.address();
    if global.quiet {
        writeln!(env.out, "http://{address}")?;
    } else {
        writeln!(env.out, "perscope serves {folder} at http://{address}")?;
    }
    env.out.flush()?;
    server.run();
    Ok(Exit::Clean)
}

/// The token that requests have to bring.
fn token(env: &Env, args: &ServeArgs) -> Result<Option<String>, Failure> {
    let said = match &args.token_file {
        Some(file) => Some((token_file(&env.cwd.join(file), file)?, "the token file")),
        None if args.without_token => None,
        None => env.var(TOKEN).map(|token| {
            let text = token.to_str().unwrap_or_default();
            (text.to_owned(), TOKEN)
        }),
    };
    let Some((token, place)) = said else {
        return Ok(None);
    };
    let token = token.trim();
    // What a header cannot carry would lock everybody out.
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        let message = format!("{place} holds no token");
        let hint = "A token is one word of printable ASCII characters.";
        return Err(Failure::new(Kind::Usage, message).hint(hint));
    }
    Ok(Some(token.to_owned()))
}

fn token_file(path: &Path, shown: &Path) -> Result<String, Failure> {
    let unreadable = |why: String| {
        let message = format!("cannot read the token file `{}`: {why}", shown.display());
        Failure::new(Kind::Usage, message)
    };
    let content = store::read_file(path).map_err(|error| unreadable(store::reason(&error)))?;
    if content.problems.is_empty() {
        return Ok(content.text);
    }
    Err(unreadable("it is no text".to_owned()))
}

fn of_store(fault: StoreFault) -> Failure {
    let kind = match fault.kind {
        FaultKind::Refused => Kind::Usage,
        _ => Kind::Input,
    };
    let failure = Failure::new(kind, fault.message);
    fault.hints.into_iter().fold(failure, Failure::hint)
}

fn of_server(fault: Fault) -> Failure {
    match fault {
        Fault::Address(address, why) => {
            Failure::new(Kind::Input, format!("cannot listen at {address}: {why}"))
                .hint("Choose another one with --port; 0 takes any that is free.")
        }
        Fault::Threads(why) => Failure::new(Kind::Input, format!("cannot start threads: {why}")),
        Fault::Store(fault) => of_store(fault),
    }
}
