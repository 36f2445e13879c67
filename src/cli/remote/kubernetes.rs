//! A server that is opened with the credentials of a Kubernetes cluster.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::env::{Env, UnderWay};
use crate::cli::failure::{Failure, Kind};
use crate::cli::{percliconfig, terminal};
use crate::client::{self, ClientOptions, Clock, Login, SignIn, Token};
use crate::credentials::Secret;
use crate::credentials::kubernetes::{
    Blame, Credentials, KubeFault, Location, Surroundings, credentials, locate,
};
use crate::store::{FaultKind, StoreFault};

/// The process as it was when a server was opened, to ask for credentials again.
struct Process {
    vars: BTreeMap<OsString, OsString>,
    home: Option<PathBuf>,
    cwd: PathBuf,
    clock: Arc<dyn Clock>,
}

impl Process {
    fn of(env: &Env, options: &ClientOptions) -> Self {
        Self {
            vars: env.vars.clone(),
            home: percliconfig::home(env),
            cwd: env.cwd.clone(),
            clock: Arc::clone(&options.clock),
        }
    }

    fn around(&self, can_ask: bool) -> Surroundings<'_> {
        Surroundings {
            vars: &self.vars,
            home: self.home.as_deref(),
            cwd: &self.cwd,
            can_ask,
            clock: self.clock.as_ref(),
        }
    }
}

/// Opens the server with the credentials in the file that the user names, else with those that
/// kubectl would use. Comes back with where they are, and who gave them, in words.
pub(crate) fn open(
    env: &Env,
    named: Option<&Path>,
    options: &mut ClientOptions,
) -> Result<(Location, String), Failure> {
    let process = Process::of(env, options);
    let location = locate(named, &process.around(false))?;
    let giver = open_at(env, &location, process, options)?;
    Ok((location, giver))
}

/// Opens the server with the credentials at the place that percli's configuration file names.
pub(super) fn open_stored(
    env: &Env,
    stored: &Path,
    options: &mut ClientOptions,
) -> Result<(), Failure> {
    let process = Process::of(env, options);
    let location = Location::of_stored(stored, &process.around(false))?;
    open_at(env, &location, process, options)?;
    Ok(())
}

fn open_at(
    env: &Env,
    location: &Location,
    process: Process,
    options: &mut ClientOptions,
) -> Result<String, Failure> {
    let _held = Env::hold(UnderWay::Children);
    let found = credentials(location, &process.around(terminal::can_ask(env)))?;
    for warning in &found.warnings {
        env.late.say(warning.clone());
    }
    if let Some((certificate, key)) = &found.certificate
        && options.client_certificate.is_none()
        && options.client_key.is_none()
    {
        options.client_certificate = Some(certificate.clone());
        options.client_key = Some(key.expose().as_bytes().to_vec());
    }
    if let Some((name, password)) = &found.basic {
        let value = client::basic(name, password.expose());
        options.headers.push(("Authorization".to_owned(), value));
    }
    if found.token.is_some() {
        options.token = Some(token(&found)?);
        let location = location.clone();
        // Tokens of a cluster are short-lived; nobody is asked questions in the middle of a run.
        options.sign_in = Some(SignIn::Other(Arc::new(move || {
            let found = credentials(&location, &process.around(false))?;
            Ok(Login {
                access: token(&found)?,
                refresh: None,
                expires_in: None,
            })
        })));
    }
    Ok(found.giver)
}

fn token(found: &Credentials) -> Result<Token, KubeFault> {
    let text = found.token.as_ref().map(Secret::expose);
    Token::new(text.unwrap_or_default()).map_err(|bad| KubeFault {
        blame: Blame::Configuration,
        message: format!("{} gave {bad}", found.giver),
        hints: Vec::new(),
    })
}

impl From<KubeFault> for Failure {
    fn from(fault: KubeFault) -> Self {
        let kind = match fault.blame {
            Blame::Configuration => Kind::Input,
            Blame::Plugin => Kind::Remote,
            Blame::Interruption => Kind::Interrupted,
        };
        let failure = Self::new(kind, fault.message);
        fault.hints.into_iter().fold(failure, Failure::hint)
    }
}

/// In the middle of a run there are no credentials any more.
impl From<KubeFault> for StoreFault {
    fn from(fault: KubeFault) -> Self {
        let kind = match fault.blame {
            Blame::Configuration | Blame::Plugin => FaultKind::Unauthorized,
            Blame::Interruption => FaultKind::Interrupted,
        };
        let store_fault = Self::new(kind, fault.message);
        fault.hints.into_iter().fold(store_fault, StoreFault::hint)
    }
}
