//! The credentials of a Kubernetes cluster, found as kubectl finds them: in its configuration
//! files, by plugins that are run for them, or in the pod that perscope runs in.
//!
//! * `config` reads one file, `merge` makes one configuration of many and chooses the user;
//! * `exec` is what plugins are told and what they answer, `run` runs them;
//! * `files` says which files it are.
//!
//! Only the credentials of the user are taken. Which certificates the cluster has, and where it
//! is, matters to plugins alone: the server that gets the credentials is a Perses.

mod config;
mod exec;
mod files;
mod merge;
mod run;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use super::Secret;
use crate::client::{Clock, plain};
use config::{Content, User};
use merge::Chosen;

pub(crate) use files::{Location, locate};

/// What opens a server for a user of the cluster.
#[derive(Default)]
pub(crate) struct Credentials {
    /// A token.
    pub(crate) token: Option<Secret>,
    /// A name and a password.
    pub(crate) basic: Option<(String, Secret)>,
    /// A certificate and its key, as PEM.
    pub(crate) certificate: Option<(Vec<u8>, Secret)>,
    /// Whose they are, in words such as "the context `dev` of the kubeconfig".
    pub(crate) giver: String,
    /// What the user should know: fragments without a final stop.
    pub(crate) warnings: Vec<String>,
}

/// What of the process credentials depend on.
pub(crate) struct Surroundings<'a> {
    /// The variables of the environment.
    pub(crate) vars: &'a BTreeMap<OsString, OsString>,
    /// The home directory of the account.
    pub(crate) home: Option<&'a Path>,
    /// The working directory, absolute.
    pub(crate) cwd: &'a Path,
    /// Whether somebody is there who can answer the questions of a plugin.
    pub(crate) can_ask: bool,
    /// What time it is, and whether the run was interrupted.
    pub(crate) clock: &'a dyn Clock,
}

/// Why there are no credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KubeFault {
    /// Whose fault it is.
    pub(crate) blame: Blame,
    /// What is wrong: a fragment without a final stop, and without secrets.
    pub(crate) message: String,
    /// What to do about it, one full sentence each.
    pub(crate) hints: Vec<String>,
}

/// Whose fault it is that there are no credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blame {
    /// That of the configuration: it cannot be read, or says too little.
    Configuration,
    /// That of a plugin.
    Plugin,
    /// Nobody's: the run was interrupted.
    Interruption,
}

impl KubeFault {
    fn new(blame: Blame, message: impl Into<String>) -> Self {
        Self {
            blame,
            message: message.into(),
            hints: Vec::new(),
        }
    }

    fn config(message: impl Into<String>) -> Self {
        Self::new(Blame::Configuration, message)
    }

    fn hint(mut self, sentence: impl Into<String>) -> Self {
        self.hints.push(sentence.into());
        self
    }
}

/// The credentials at a place: those of the current context, or those of the pod.
pub(crate) fn credentials(
    location: &Location,
    around: &Surroundings<'_>,
) -> Result<Credentials, KubeFault> {
    match location {
        Location::Pod(pod) => files::of_pod(pod),
        Location::Files(paths) => {
            let chosen = merge::choose(files::read_all(paths)?)?;
            of_user(&chosen, around)
        }
    }
}

fn of_user(chosen: &Chosen, around: &Surroundings<'_>) -> Result<Credentials, KubeFault> {
    let (user, context) = (&chosen.user, &chosen.context);
    let mut credentials = Credentials {
        giver: format!("the context `{}` of the kubeconfig", plain(context)),
        certificate: certificate(user)?,
        ..Credentials::default()
    };
    // As in kubectl: the file is written anew from time to time, and so wins.
    credentials.token = match &user.token_file {
        Some(path) => match files::text(path) {
            Ok(text) => Some(Secret(text.trim().to_owned())),
            Err(_) if user.token.is_some() => user.token.clone(),
            Err(fault) => return Err(fault),
        },
        None => user.token.clone(),
    };
    if credentials.token.is_none() {
        let (name, password) = (user.username.clone(), user.password.clone());
        if name.is_some() || password.is_some() {
            let password = password.unwrap_or_else(|| Secret(String::new()));
            credentials.basic = Some((name.unwrap_or_default(), password));
        }
    }
    let (token, basic) = (credentials.token.is_some(), credentials.basic.is_some());
    if let Some(plugin) = user.exec.as_ref().filter(|_| !token && !basic) {
        let answer = exec::ask(plugin, &chosen.cluster, around)?;
        credentials.token = answer.token;
        credentials.certificate = answer.certificate.or(credentials.certificate);
        credentials.warnings.extend(answer.warning);
    } else if user.auth_provider.is_some() && !token && !basic {
        let name = plain(user.auth_provider.as_deref().unwrap_or_default());
        let message = format!(
            "the user of the context `{}` logs in by the provider `{name}`, which is built into \
             old versions of kubectl only",
            plain(context)
        );
        return Err(KubeFault::config(message)
            .hint("Use a plugin for it (`exec` in the kubeconfig), such as kubelogin."));
    }
    if credentials.is_empty() {
        let message = format!(
            "the user of the context `{}` has no credentials in the kubeconfig",
            plain(context)
        );
        let hint = "Log in to the cluster, or use `kubectl create token` and --token.";
        return Err(KubeFault::config(message).hint(hint));
    }
    if credentials.token.is_none() && credentials.basic.is_none() {
        credentials.warnings.push(
            "the kubeconfig has a client certificate only, and Perses itself knows users of \
             Kubernetes by their tokens"
                .to_owned(),
        );
    }
    Ok(credentials)
}

impl Credentials {
    fn is_empty(&self) -> bool {
        self.token.is_none() && self.basic.is_none() && self.certificate.is_none()
    }
}

/// The certificate that a user has without a plugin.
fn certificate(user: &User) -> Result<Option<(Vec<u8>, Secret)>, KubeFault> {
    let read = |content: &Content| match content {
        Content::Here(text) => Ok(text.clone()),
        Content::File(path) => files::text(path).map(Secret),
    };
    match (&user.certificate, &user.key) {
        (None, _) => Ok(None),
        (Some(_), None) => Err(KubeFault::config(
            "the kubeconfig has a client certificate without its key",
        )),
        (Some(certificate), Some(key)) => {
            let certificate = read(certificate)?.expose().as_bytes().to_vec();
            Ok(Some((certificate, read(key)?)))
        }
    }
}
