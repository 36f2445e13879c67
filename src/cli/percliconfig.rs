//! percli's configuration file: which one it is, and what perscope writes into it.
//!
//! It is the file of `--percliconfig`, else that of the variable `PERSCOPE_PERCLICONFIG`, else
//! `.perses/config.json` in the home directory of the account, as for percli: `HOME` is asked only
//! where the account cannot be looked up.

use std::path::PathBuf;

use super::env::Env;
use super::failure::{Failure, Kind};
use crate::client::Login;
use crate::credentials::{ConfigFile, Fault};
use crate::doc::Value;
use crate::store;

/// The variable that names the file.
const VARIABLE: &str = "PERSCOPE_PERCLICONFIG";

/// Where all that opens the server stands in the file.
pub(crate) const REST: &str = "rest_client_config";

/// The ways to open a server, of which a login stores one.
const WAYS: [&str; 5] = [
    "native_auth",
    "oauth",
    "basic_auth",
    "k8s_auth",
    "authorization",
];

/// Where the file is, or would be.
pub(crate) fn location(env: &Env) -> Result<PathBuf, Failure> {
    if let Some(path) = &env.percliconfig {
        return Ok(env.cwd.join(path));
    }
    if let Some(path) = env.var(VARIABLE) {
        return Ok(env.cwd.join(path));
    }
    let home = home(env).ok_or_else(|| {
        let message = "nobody knows where the home directory is";
        Failure::new(Kind::Config, message)
            .hint(format!("Name the file with --percliconfig or {VARIABLE}."))
    })?;
    Ok(home.join(".perses").join("config.json"))
}

/// What the file says; none if there is no place for one.
pub(crate) fn read(env: &Env) -> Result<Option<ConfigFile>, Failure> {
    match location(env) {
        Ok(path) => Ok(Some(ConfigFile::read(&path)?)),
        Err(_) => Ok(None),
    }
}

/// Puts new tokens into the file.
pub(crate) fn keep_tokens(file: &mut ConfigFile, login: &Login) -> Result<(), Fault> {
    let token = Value::from(login.access.expose());
    let held = file.settings().authorization.as_ref();
    if held.is_some_and(|held| held.credentials.is_some()) {
        file.remove(&[REST, "authorization", "credentialsFile"])?;
        file.set(&[REST, "authorization", "credentials"], &token)?;
    } else {
        let bearer = Value::from([("type", "Bearer".into()), ("credentials", token)]);
        file.set(&[REST, "authorization"], &bearer)?;
    }
    match &login.refresh {
        Some(refresh) => file.set(&["refresh_token"], &refresh.expose().into()),
        None => Ok(()),
    }
}

/// Takes everything out of the file that opens a server.
pub(crate) fn forget(file: &mut ConfigFile) -> Result<(), Fault> {
    for way in WAYS {
        file.remove(&[REST, way])?;
    }
    file.remove(&["refresh_token"])
}

/// The home directory of the account that runs the program.
#[cfg(unix)]
pub(crate) fn home(env: &Env) -> Option<PathBuf> {
    let passwd = store::read_bytes("/etc/passwd".as_ref()).unwrap_or_default();
    let passwd = String::from_utf8_lossy(&passwd);
    let account = account().and_then(|account| home_of(&passwd, account));
    account.or_else(|| env.var("HOME").map(PathBuf::from))
}

#[cfg(not(unix))]
pub(crate) fn home(env: &Env) -> Option<PathBuf> {
    env.var("USERPROFILE").map(PathBuf::from)
}

/// The number of the account; systems without `/proc` do not tell it without more ado.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "`cli` looks at its process")]
fn account() -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    Some(std::fs::metadata("/proc/self").ok()?.uid())
}

/// The home directory of an account in the list of accounts.
#[cfg(unix)]
fn home_of(passwd: &str, account: u32) -> Option<PathBuf> {
    let lines = passwd.lines().map(str::trim);
    let mut homes = lines.filter_map(|line| {
        let fields: Vec<&str> = line.split(':').collect();
        let [_, _, id, _, _, home, ..] = fields[..] else {
            return None;
        };
        (id.parse() == Ok(account)).then_some(home)
    });
    homes.find(|home| home.starts_with('/')).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::env::Terminals;

    #[test]
    fn a_flag_comes_before_the_variable_and_this_before_the_account() {
        let mut env = Env::fake(
            Terminals::default(),
            &[(VARIABLE, "b.json"), ("HOME", "/nowhere")],
        );
        env.cwd = PathBuf::from("/here");
        let found = |env: &Env| location(env).map_err(|failure| failure.message);
        assert_eq!(found(&env), Ok(PathBuf::from("/here/b.json")));
        env.percliconfig = Some(PathBuf::from("/a.json"));
        assert_eq!(found(&env), Ok(PathBuf::from("/a.json")));
    }

    #[cfg(unix)]
    #[test]
    fn accounts_have_homes() {
        let passwd = "daemon:x:1:1:daemon:/usr/sbin:/bin/sh\n\n# odd\nx:y\nanna:x:1000:1000:,,,:/home/anna:\
                      /bin/bash\nbert:x:1001:1001:::\n";
        let check = |account: u32, home: Option<&str>| {
            assert_eq!(home_of(passwd, account), home.map(PathBuf::from));
        };
        check(1000, Some("/home/anna"));
        check(1, Some("/usr/sbin"));
        check(1001, None);
        check(2, None);
    }
}
