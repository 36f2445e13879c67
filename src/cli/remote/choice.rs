//! Which server a command works with: flag, then environment, then `perscope.yaml`; the server that
//! percli is logged in to comes last, and who opens it asks for that ([`Choice::stored`]).

use std::path::{Path, PathBuf};

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::client::NamedBy;
use crate::config::{Config, ServerEntry};
use crate::text::nearest;

/// The variable that names a server.
pub(crate) const VARIABLE: &str = "PERSCOPE_SERVER";

/// What stands before the path of a directory store.
const FILE: &str = "file:";

/// A server that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Where it is.
    pub(crate) place: ServerPlace,
    /// Who says so.
    pub(crate) named_by: NamedBy,
    /// A file with certificates that the configuration names, absolute.
    pub(crate) ca_file: Option<PathBuf>,
}

/// Where a server is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ServerPlace {
    /// A directory store, absolute.
    Directory(PathBuf),
    /// An address, as it is written.
    Address(String),
}

impl Choice {
    /// The server that percli is logged in to. The file that says so is the user's own.
    pub(crate) fn stored(url: &str) -> Self {
        Self {
            place: ServerPlace::Address(url.to_owned()),
            named_by: NamedBy::User,
            ca_file: None,
        }
    }
}

/// Chooses a server, if anybody here names one. `config` is the configuration around what the
/// command reads, with its root.
pub(crate) fn choose(
    flag: Option<&str>,
    env: &Env,
    config: Option<&(PathBuf, Config)>,
) -> Result<Option<Choice>, Failure> {
    let variable = env.var(VARIABLE).map(|value| value.to_string_lossy());
    let (text, from_file) = match (flag, variable.as_deref(), config) {
        (Some(flag), _, _) => (flag, None),
        (None, Some(variable), _) => (variable, None),
        (None, None, Some((root, config))) => match &config.server {
            Some(server) => (server.as_str(), Some(root)),
            None => return Ok(None),
        },
        (None, None, None) => return Ok(None),
    };
    let named = config.and_then(|(root, config)| Some((root, find(&config.servers, text)?)));
    if let Some((root, entry)) = named {
        return Ok(Some(Choice {
            place: place(&entry.url, root),
            named_by: NamedBy::WorkingTree,
            ca_file: entry.ca_file.as_ref().map(|file| root.join(file)),
        }));
    }
    if text == FILE {
        let message = "`file:` names no directory";
        return Err(Failure::new(Kind::Usage, message).hint("Write it like `file:data`."));
    }
    if !is_address(text) {
        return Err(unknown(text, config.map(|(_, config)| config)));
    }
    let base = from_file.map_or(env.cwd.as_path(), PathBuf::as_path);
    Ok(Some(Choice {
        place: place(text, base),
        named_by: if from_file.is_some() {
            NamedBy::WorkingTree
        } else {
            NamedBy::User
        },
        ca_file: None,
    }))
}

fn find<'c>(servers: &'c [ServerEntry], name: &str) -> Option<&'c ServerEntry> {
    servers.iter().rev().find(|entry| entry.name == name)
}

fn place(text: &str, base: &Path) -> ServerPlace {
    match text.strip_prefix(FILE) {
        // `file:///srv/perses` is a URL for the same directory as `file:/srv/perses`.
        Some(path) => {
            let path = match path.strip_prefix("//") {
                Some(rest) if rest.starts_with('/') => rest,
                _ => path,
            };
            ServerPlace::Directory(base.join(path))
        }
        None => ServerPlace::Address(text.to_owned()),
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with(FILE) || text.contains("://")
}

/// Nobody names a server.
pub(crate) fn nothing(config: Option<&Config>) -> Failure {
    let failure = Failure::new(Kind::Usage, "no server is named");
    let failure = failure
        .hint("Name one with --server: an address such as https://perses.example.com, or file:DIR.")
        .hint(format!(
            "{VARIABLE}, `server` in perscope.yaml and `perscope login URL` name one for good."
        ));
    match config {
        Some(config) if !config.servers.is_empty() => {
            failure.hint(format!("perscope.yaml knows {}.", names(config)))
        }
        _ => failure,
    }
}

fn names(config: &Config) -> String {
    let names = config
        .servers
        .iter()
        .map(|entry| format!("`{}`", entry.name));
    names.collect::<Vec<_>>().join(", ")
}

fn unknown(text: &str, config: Option<&Config>) -> Failure {
    let message = format!("`{}` is no server", text.escape_debug());
    let failure = Failure::new(Kind::Usage, message);
    let known = config.into_iter().flat_map(|config| &config.servers);
    let near = nearest(text, known.map(|entry| entry.name.as_str()));
    let failure = match (near, config) {
        (Some(near), _) => failure.hint(format!("Did you mean `{near}`?")),
        (None, Some(config)) if !config.servers.is_empty() => {
            failure.hint(format!("perscope.yaml knows {}.", names(config)))
        }
        _ => failure,
    };
    failure.hint("An address starts with https:// or http://, a directory with file:.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::env::Terminals;

    /// What is chosen with a flag, a variable and a configuration that names servers.
    fn check(flag: Option<&str>, variable: &str, server: Option<&str>, expected: &str) {
        let mut env = Env::fake(Terminals::default(), &[(VARIABLE, variable)]);
        env.cwd = PathBuf::from("/here");
        let entry = |name: &str, url: &str, ca_file: Option<&str>| ServerEntry {
            name: name.to_owned(),
            url: url.to_owned(),
            ca_file: ca_file.map(str::to_owned),
        };
        let mut config = Config::default();
        config.servers = vec![
            entry("staging", "https://staging.test", Some("ca.pem")),
            entry("local", "file:data", None),
        ];
        config.server = server.map(str::to_owned);
        let chosen = choose(flag, &env, Some(&(PathBuf::from("/tree"), config)));
        let shown = match chosen {
            Ok(None) => "nobody".to_owned(),
            Ok(Some(choice)) => {
                let place = match choice.place {
                    ServerPlace::Directory(path) => format!("{}", path.display()),
                    ServerPlace::Address(address) => address,
                };
                let ca = choice.ca_file.map(|file| format!(" {}", file.display()));
                format!("{place} {:?}{}", choice.named_by, ca.unwrap_or_default())
            }
            Err(failure) => format!("! {}; {}", failure.message, failure.hints.join(" ")),
        };
        assert!(shown.starts_with(expected), "{shown}");
    }

    #[test]
    fn flags_come_before_variables_and_these_before_files() {
        let address = Some("https://a.test");
        check(
            address,
            "https://b.test",
            Some("staging"),
            "https://a.test User",
        );
        check(
            None,
            "https://b.test",
            Some("staging"),
            "https://b.test User",
        );
        check(
            None,
            "",
            Some("staging"),
            "https://staging.test WorkingTree /tree/ca.pem",
        );
        check(
            None,
            "",
            Some("https://c.test"),
            "https://c.test WorkingTree",
        );
        check(None, "", None, "nobody");
    }

    #[test]
    fn a_chosen_name_is_still_what_a_file_says() {
        check(
            Some("staging"),
            "",
            None,
            "https://staging.test WorkingTree /tree/ca.pem",
        );
        check(None, "staging", None, "https://staging.test WorkingTree");
        check(
            Some("stagin"),
            "",
            None,
            "! `stagin` is no server; Did you mean `staging`?",
        );
        check(
            Some("x"),
            "",
            None,
            "! `x` is no server; perscope.yaml knows `staging`, `local`.",
        );
    }

    #[test]
    fn an_empty_path_is_no_directory() {
        check(Some("file:"), "", None, "! `file:` names no directory");
    }

    #[test]
    fn directories_lie_where_they_are_named() {
        check(Some("file:d"), "", None, "/here/d User");
        check(Some("local"), "", None, "/tree/data WorkingTree");
        check(None, "", Some("file:d"), "/tree/d WorkingTree");
        check(Some("file:/d"), "", None, "/d User");
        check(Some("file:///d"), "", None, "/d User");
    }
}
