//! One kubeconfig file. What is not needed for credentials is not looked at.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::super::Secret;
use super::KubeFault;
use crate::client::plain;
use crate::doc::{self, ProblemKind, Reading, Value};
use crate::text::{FileId, SourceFile};

/// What a file says; lists are in the order of the file.
#[derive(Default)]
pub(super) struct Config {
    pub(super) current: Option<String>,
    pub(super) contexts: Vec<(String, Context)>,
    pub(super) clusters: Vec<(String, Cluster)>,
    pub(super) users: Vec<(String, User)>,
}

/// Which user of which cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Context {
    pub(super) cluster: String,
    pub(super) user: String,
}

/// What plugins may want to know about a cluster.
#[derive(Clone, Default)]
pub(super) struct Cluster {
    pub(super) server: String,
    pub(super) server_name: Option<String>,
    pub(super) insecure: bool,
    pub(super) authority: Option<Content>,
    pub(super) proxy: Option<String>,
    pub(super) disable_compression: bool,
    /// What the cluster has to say to plugins.
    pub(super) extension: Option<Value>,
}

/// What a user has. Paths are absolute.
#[derive(Clone, Default)]
pub(super) struct User {
    pub(super) token: Option<Secret>,
    pub(super) token_file: Option<PathBuf>,
    pub(super) certificate: Option<Content>,
    pub(super) key: Option<Content>,
    pub(super) username: Option<String>,
    pub(super) password: Option<Secret>,
    pub(super) exec: Option<Exec>,
    /// The name of one of the providers that were built into kubectl.
    pub(super) auth_provider: Option<String>,
}

/// A text that stands in the file, or in another one.
#[derive(Clone)]
pub(super) enum Content {
    Here(Secret),
    File(PathBuf),
}

/// A plugin.
#[derive(Clone)]
pub(super) struct Exec {
    pub(super) api_version: String,
    /// A name to be looked up, or an absolute path.
    pub(super) command: PathBuf,
    pub(super) args: Vec<String>,
    pub(super) env: Vec<(String, Secret)>,
    pub(super) install_hint: Option<String>,
    pub(super) provide_cluster_info: bool,
    pub(super) interactive: Interactive,
}

/// Whether a plugin asks questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interactive {
    Never,
    IfAvailable,
    Always,
}

/// The extension of a cluster that is meant for plugins.
const EXTENSION: &str = "client.authentication.k8s.io/exec";

/// Reads a file that lies in `base`. Faults name a place inside of it, and no secret.
pub(super) fn parse(text: &str, base: &Path) -> Result<Config, String> {
    let root = value(text)?;
    let root = Fields::of(&root, "the file")?;
    let reader = Reader { base };
    Ok(Config {
        current: root.text("current-context")?,
        contexts: named(&root, "contexts", "context", |fields| {
            Ok(Context {
                cluster: fields.text("cluster")?.unwrap_or_default(),
                user: fields.text("user")?.unwrap_or_default(),
            })
        })?,
        clusters: named(&root, "clusters", "cluster", |fields| {
            reader.cluster(fields)
        })?,
        users: named(&root, "users", "user", |fields| reader.user(fields))?,
    })
}

/// The tree of a file; of several documents the first one counts, as for kubectl.
fn value(text: &str) -> Result<Value, String> {
    let file = SourceFile::new(FileId(0), "config", text);
    let parsed = doc::parse(&file);
    let Some(parsed) = parsed.first() else {
        return Ok(Value::mapping());
    };
    if let Some(problem) = parsed.problems.first() {
        let line = file.position(problem.span.start as usize).line;
        let what = match &problem.kind {
            ProblemKind::DuplicateKey { .. } => "a key stands twice",
            ProblemKind::TooDeep => "this nests too deep",
            // The words of a parser may repeat a part of the file.
            _ => "this is no YAML",
        };
        return Err(format!("line {line}: {what}"));
    }
    Ok(
        match Value::from_document(&parsed.document, Reading::Kubernetes) {
            Value::Null => Value::mapping(),
            value => value,
        },
    )
}

/// The items of a list, each with a name and something below `key`.
fn named<T>(
    root: &Fields<'_>,
    list: &str,
    key: &str,
    read: impl Fn(&Fields<'_>) -> Result<T, String>,
) -> Result<Vec<(String, T)>, String> {
    let mut found: Vec<(String, T)> = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    for (index, item) in root.list(list)?.iter().enumerate() {
        let item = Fields::of(item, &format!("`{list}[{index}]`"))?;
        let name = item.text("name")?.unwrap_or_default();
        if !names.insert(name.clone()) {
            return Err(format!("`{list}` has `{}` twice", plain(&name)));
        }
        let empty = Value::mapping();
        let below = item.value.get(key).filter(|below| !below.is_null());
        let place = format!("`{key}` of `{}`", plain(&name));
        found.push((name, read(&Fields::of(below.unwrap_or(&empty), &place)?)?));
    }
    Ok(found)
}

/// What reads entries, with the directory that relative paths count from.
struct Reader<'a> {
    base: &'a Path,
}

impl Reader<'_> {
    fn cluster(&self, fields: &Fields<'_>) -> Result<Cluster, String> {
        let mut extension = None;
        for item in fields.list("extensions")? {
            let item = Fields::of(item, "an extension")?;
            if item.text("name")?.as_deref() == Some(EXTENSION) {
                extension = item.value.get("extension").cloned();
            }
        }
        Ok(Cluster {
            server: fields.text("server")?.unwrap_or_default(),
            server_name: fields.text("tls-server-name")?,
            insecure: fields.truth("insecure-skip-tls-verify")?,
            authority: self.content(fields, "certificate-authority")?,
            proxy: fields.text("proxy-url")?,
            disable_compression: fields.truth("disable-compression")?,
            extension,
        })
    }

    fn user(&self, fields: &Fields<'_>) -> Result<User, String> {
        let exec = fields.value.get("exec").filter(|exec| !exec.is_null());
        let provider = fields.value.get("auth-provider");
        let provider = provider.filter(|provider| !provider.is_null());
        Ok(User {
            token: fields.secret("token")?,
            token_file: self.path(fields, "tokenFile")?,
            certificate: self.content(fields, "client-certificate")?,
            key: self.content(fields, "client-key")?,
            username: fields.text("username")?,
            password: fields.secret("password")?,
            exec: exec.map(|exec| self.exec(exec, fields)).transpose()?,
            auth_provider: provider.map(|provider| {
                let name = provider.get("name").and_then(Value::as_str);
                name.unwrap_or_default().to_owned()
            }),
        })
    }

    fn exec(&self, value: &Value, user: &Fields<'_>) -> Result<Exec, String> {
        let fields = Fields::of(value, &format!("`exec` in {}", user.place))?;
        let command = fields.text("command")?;
        let command = command.ok_or_else(|| fields.wrong("command", "is missing"))?;
        let api_version = fields.text("apiVersion")?;
        let api_version = api_version.ok_or_else(|| fields.wrong("apiVersion", "is missing"))?;
        let mut env = Vec::new();
        for item in fields.list("env")? {
            let item = Fields::of(item, &format!("`env` in {}", fields.place))?;
            let name = item.text("name")?;
            // What no variable can hold would end the program that is given it.
            let name = name.filter(|name| !name.contains(['=', '\0']));
            let name = name.ok_or_else(|| item.wrong("name", "is no name of a variable"))?;
            let value = item.text("value")?.unwrap_or_default();
            env.push((name, Secret(value.replace('\0', ""))));
        }
        let interactive = match fields.text("interactiveMode")?.as_deref() {
            Some("Never") => Interactive::Never,
            Some("IfAvailable") | None => Interactive::IfAvailable,
            Some("Always") => Interactive::Always,
            Some(_) => {
                let what = "is neither Never nor IfAvailable nor Always";
                return Err(fields.wrong("interactiveMode", what));
            }
        };
        Ok(Exec {
            api_version,
            // A name without a slash is looked up in PATH.
            command: if command.contains(std::path::is_separator) {
                self.base.join(command)
            } else {
                command.into()
            },
            args: fields.texts("args")?,
            env,
            install_hint: fields.text("installHint")?,
            provide_cluster_info: fields.truth("provideClusterInfo")?,
            interactive,
        })
    }

    fn path(&self, fields: &Fields<'_>, key: &str) -> Result<Option<PathBuf>, String> {
        Ok(fields.text(key)?.map(|path| self.base.join(path)))
    }

    /// A text, in the file as `KEY-data` or in another one as `KEY`; the first one wins.
    fn content(&self, fields: &Fields<'_>, key: &str) -> Result<Option<Content>, String> {
        let data = format!("{key}-data");
        let Some(encoded) = fields.text(&data)? else {
            return Ok(self.path(fields, key)?.map(Content::File));
        };
        let packed: String = encoded.split_whitespace().collect();
        let bytes = STANDARD.decode(packed).ok();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.ok_or_else(|| fields.wrong(&data, "is no text in base64"))?;
        Ok(Some(Content::Here(Secret(text))))
    }
}

/// A mapping, and where it stands.
struct Fields<'v> {
    value: &'v Value,
    place: String,
}

impl<'v> Fields<'v> {
    fn of(value: &'v Value, place: &str) -> Result<Self, String> {
        if value.as_mapping().is_none() {
            return Err(format!("{place} is no mapping"));
        }
        let place = place.to_owned();
        Ok(Self { value, place })
    }

    fn wrong(&self, key: &str, what: &str) -> String {
        format!("`{key}` in {} {what}", self.place)
    }

    /// A text; an empty one is none.
    fn text(&self, key: &str) -> Result<Option<String>, String> {
        match self.value.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => match value.as_str() {
                Some("") => Ok(None),
                Some(text) => Ok(Some(text.to_owned())),
                None => Err(self.wrong(key, "is no text")),
            },
        }
    }

    fn secret(&self, key: &str) -> Result<Option<Secret>, String> {
        Ok(self.text(key)?.map(Secret))
    }

    fn truth(&self, key: &str) -> Result<bool, String> {
        match self.value.get(key) {
            None | Some(Value::Null) => Ok(false),
            Some(value) => value
                .as_bool()
                .ok_or_else(|| self.wrong(key, "is neither true nor false")),
        }
    }

    fn list(&self, key: &str) -> Result<&'v [Value], String> {
        match self.value.get(key) {
            None | Some(Value::Null) => Ok(&[]),
            Some(value) => value
                .as_sequence()
                .ok_or_else(|| self.wrong(key, "is no list")),
        }
    }

    fn texts(&self, key: &str) -> Result<Vec<String>, String> {
        let text = |item: &Value| {
            let text = item.as_str().filter(|text| !text.contains('\0'));
            let text = text.map(str::to_owned);
            text.ok_or_else(|| self.wrong(key, "holds something that is no text"))
        };
        self.list(key)?.iter().map(text).collect()
    }
}

/// The fault of a file that cannot be understood.
pub(super) fn misread(path: &Path, what: &str) -> KubeFault {
    let message = format!("the kubeconfig {} cannot be read: {what}", path.display());
    KubeFault::config(message).hint("`kubectl config view` shows what kubectl makes of it.")
}
