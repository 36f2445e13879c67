//! Plugins for credentials: what they are told, and what they answer.
//!
//! They speak `client.authentication.k8s.io`: the question is in the variable
//! `KUBERNETES_EXEC_INFO`, the answer on stdout. What a plugin prints there holds secrets, so it is
//! never shown.

use std::ffi::{OsStr, OsString};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::super::Secret;
use super::config::{Cluster, Content, Exec, Interactive};
use super::run::{self, Command, Ended};
use super::{Blame, KubeFault, Surroundings, files};
use crate::client::plain;
use crate::doc::emit::{Layout, json};
use crate::doc::{self, Reading, Value};
use crate::schema::format::unix_milliseconds;
use crate::text::{FileId, SourceFile};

/// The versions of the protocol.
const VERSIONS: [&str; 2] = [
    "client.authentication.k8s.io/v1",
    "client.authentication.k8s.io/v1beta1",
];
const INFO: &str = "KUBERNETES_EXEC_INFO";
/// What stands for a secret.
const HIDDEN: &str = "<secret>";

/// How long a plugin may take that nobody talks to.
const ALONE: Duration = Duration::from_mins(1);
/// How long one may take that somebody answers questions of.
const ATTENDED: Duration = Duration::from_mins(10);

/// What a plugin gives.
pub(super) struct Given {
    pub(super) token: Option<Secret>,
    /// A certificate and its key, as PEM.
    pub(super) certificate: Option<(Vec<u8>, Secret)>,
    /// What the user should know.
    pub(super) warning: Option<String>,
}

/// Runs a plugin for its credentials.
pub(super) fn ask(
    plugin: &Exec,
    cluster: &Cluster,
    around: &Surroundings<'_>,
) -> Result<Given, KubeFault> {
    let shown = plain(&plugin.command.display().to_string());
    if !VERSIONS.contains(&plugin.api_version.as_str()) {
        let version = plain(&plugin.api_version);
        let message = format!("the plugin `{shown}` speaks `{version}`, which is not known");
        let hint = format!("A newer version of it speaks `{}`.", VERSIONS[0]);
        return Err(KubeFault::config(message).hint(hint));
    }
    let attended = match plugin.interactive {
        Interactive::Never => false,
        Interactive::IfAvailable => around.can_ask,
        Interactive::Always if around.can_ask => true,
        Interactive::Always => {
            let message = format!("the plugin `{shown}` asks questions, and nobody is there");
            let hint = "Run perscope on a terminal, or use other credentials such as --token.";
            return Err(KubeFault::new(Blame::Plugin, message).hint(hint));
        }
    };
    let info = info(plugin, cluster, attended)?;
    let command = Command {
        program: &plugin.command,
        args: &plugin.args,
        env: child_env(plugin, &info, around),
        cwd: around.cwd,
        attended,
        limit: if attended { ATTENDED } else { ALONE },
    };
    let output = output(plugin, &shown, run::run(&command, around.clock))?;
    let now = around.clock.now();
    given(&output, &plugin.api_version, now).map_err(|why| {
        KubeFault::new(Blame::Plugin, format!("the plugin `{shown}` {why}"))
            .hint("Run `kubectl auth whoami` to see whether it works for kubectl.")
    })
}

/// The environment of a plugin: our own, without what is for perscope only, and what the
/// configuration adds.
fn child_env(plugin: &Exec, info: &str, around: &Surroundings<'_>) -> Vec<(OsString, OsString)> {
    let ours = |name: &OsStr| name.to_string_lossy().starts_with("PERSCOPE_");
    let inherited = around.vars.iter().filter(|(name, _)| !ours(name));
    let mut env: Vec<_> = inherited
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let own = plugin.env.iter();
    env.extend(own.map(|(name, value)| (name.into(), value.expose().into())));
    env.push((INFO.into(), info.into()));
    env
}

/// What a plugin is told.
pub(super) fn info(plugin: &Exec, cluster: &Cluster, attended: bool) -> Result<String, KubeFault> {
    let mut spec = Value::from([("interactive", attended.into())]);
    if let (true, Some(spec)) = (plugin.provide_cluster_info, spec.as_mapping_mut()) {
        spec.insert("cluster", cluster_info(cluster)?);
    }
    let info = Value::from([
        ("kind", "ExecCredential".into()),
        ("apiVersion", plugin.api_version.as_str().into()),
        ("spec", spec),
    ]);
    Ok(json(&info, Layout::Compact))
}

fn cluster_info(cluster: &Cluster) -> Result<Value, KubeFault> {
    let mut info = Value::from([("server", cluster.server.as_str().into())]);
    let fields = info.as_mapping_mut().expect("it was made as one");
    if let Some(name) = &cluster.server_name {
        fields.insert("tls-server-name", name.as_str());
    }
    if cluster.insecure {
        fields.insert("insecure-skip-tls-verify", true);
    }
    let authority = match &cluster.authority {
        None => None,
        Some(Content::Here(text)) => Some(text.clone()),
        Some(Content::File(path)) => Some(Secret(files::text(path)?)),
    };
    if let Some(text) = authority {
        let encoded = STANDARD.encode(text.expose());
        fields.insert("certificate-authority-data", encoded);
    }
    if let Some(proxy) = &cluster.proxy {
        fields.insert("proxy-url", proxy.as_str());
    }
    if cluster.disable_compression {
        fields.insert("disable-compression", true);
    }
    if let Some(extension) = &cluster.extension {
        fields.insert("config", extension.clone());
    }
    Ok(info)
}

/// What a plugin has printed, if it did well.
fn output(plugin: &Exec, shown: &str, ended: Ended) -> Result<Vec<u8>, KubeFault> {
    let fault =
        |what: String| KubeFault::new(Blame::Plugin, format!("the plugin `{shown}` {what}"));
    let told = |stderr: &[u8]| veiled(stderr, plugin);
    match ended {
        Ended::Well(stdout) => Ok(stdout),
        Ended::Badly { code, stderr } => {
            let how = match code {
                Some(code) => format!("failed with exit code {code}"),
                None => "was ended by a signal".to_owned(),
            };
            Err(match told(&stderr) {
                Some(said) => fault(format!("{how}: {said}")),
                None => fault(how),
            })
        }
        Ended::NotFound => {
            let fault = fault("is not installed".to_owned());
            Err(match plugin.install_hint.as_deref().map(plain) {
                Some(hint) => fault.hint(hint),
                None => fault.hint("It is named under `exec` in the kubeconfig; install it."),
            })
        }
        Ended::NotStarted(reason) => Err(fault(format!("cannot be started: {reason}"))),
        Ended::TooLate { limit, stderr } => {
            let how = format!("gave no answer within {} seconds", limit.as_secs());
            Err(match told(&stderr) {
                Some(said) => fault(format!("{how}: {said}")),
                None => fault(how),
            })
        }
        Ended::TooMuch => Err(fault("says more than anybody wants to read".to_owned())),
        Ended::Interrupted => Err(KubeFault::new(
            Blame::Interruption,
            format!("interrupted before the plugin `{shown}` was done"),
        )),
    }
}

/// What a plugin says to people, without what may be a secret: what the configuration gives it
/// under the name of one, and anything that looks like a token.
pub(super) fn veiled(stderr: &[u8], plugin: &Exec) -> Option<String> {
    const SHORT: usize = 3;
    let mut text = String::from_utf8_lossy(stderr).into_owned();
    for secret in secrets(plugin).filter(|secret| secret.len() > SHORT) {
        text = text.replace(secret, HIDDEN);
    }
    let text = plain(&without_tokens(&text));
    (!text.is_empty()).then_some(text)
}

/// The variables and arguments of a plugin whose names sound like secrets.
fn secrets(plugin: &Exec) -> impl Iterator<Item = &str> {
    let env = plugin.env.iter();
    let env = env.map(|(name, value)| (name.as_str(), value.expose()));
    let joined = plugin.args.iter().filter_map(|arg| arg.split_once('='));
    let pairs = plugin.args.windows(2);
    let pairs = pairs.filter(|pair| pair[0].starts_with('-'));
    let pairs = pairs.map(|pair| (pair[0].as_str(), pair[1].as_str()));
    let named = env.chain(joined).chain(pairs);
    named
        .filter(|(name, _)| is_secret(name))
        .map(|(_, value)| value)
}

fn is_secret(name: &str) -> bool {
    const WORDS: [&str; 5] = ["credential", "key", "pass", "secret", "token"];
    let name = name.to_ascii_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

/// A text whose tokens are hidden.
fn without_tokens(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '=');
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let end = end.max(first.len_utf8());
        let (run, tail) = rest.split_at(end);
        out.push_str(if is_token(run) { HIDDEN } else { run });
        rest = tail;
    }
    out
}

/// Whether a word looks like a token: a JSON web token, or another long one that nobody would say.
fn is_token(word: &str) -> bool {
    let count = |is: fn(&u8) -> bool| word.bytes().filter(is).count();
    let mixed = count(u8::is_ascii_digit) >= 2 && count(u8::is_ascii_uppercase) >= 4;
    word.len() >= 24 && (word.starts_with("eyJ") || mixed)
}

/// Reads the answer of a plugin; else what is wrong with it, in words that follow its name.
pub(super) fn given(output: &[u8], version: &str, now: Duration) -> Result<Given, String> {
    let text = std::str::from_utf8(output).map_err(|_| "answers no text".to_owned())?;
    let file = SourceFile::new(FileId(0), "answer", text);
    let parsed = doc::parse(&file);
    let parsed = parsed.first().filter(|parsed| parsed.problems.is_empty());
    let parsed = parsed.ok_or("answers no JSON")?;
    let value = Value::from_document(&parsed.document, Reading::Kubernetes);
    let field = |path: &[&str]| value.at(path).and_then(Value::as_str);
    let field = |path: &[&str]| field(path).filter(|text| !text.is_empty());
    if field(&["kind"]) != Some("ExecCredential") {
        return Err("answers no credentials".to_owned());
    }
    match field(&["apiVersion"]) {
        Some(answered) if answered == version => {}
        answered => {
            let answered = plain(answered.unwrap_or_default());
            return Err(format!("answers in `{answered}`, not in `{version}`"));
        }
    }
    let status = |key| field(&["status", key]);
    let token = status("token").map(|token| Secret(token.to_owned()));
    let pair = (status("clientCertificateData"), status("clientKeyData"));
    let certificate = match pair {
        (Some(certificate), Some(key)) => {
            Some((certificate.as_bytes().to_vec(), Secret(key.to_owned())))
        }
        (None, None) => None,
        _ => return Err("answers with only one of certificate and key".to_owned()),
    };
    if token.is_none() && certificate.is_none() {
        return Err("answers with neither a token nor a certificate".to_owned());
    }
    let expires = status("expirationTimestamp").and_then(unix_milliseconds);
    let now = i64::try_from(now.as_millis()).unwrap_or(i64::MAX);
    let over = expires.is_some_and(|expires| expires <= now);
    Ok(Given {
        token,
        certificate,
        warning: over
            .then(|| "the plugin of the kubeconfig gave credentials that have expired".into()),
    })
}
