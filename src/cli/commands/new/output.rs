//! Where a new resource goes: its name, its project, its file.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::questions::given_or_asked;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::percliconfig;
use crate::cli::remote::unnameable;
use crate::dac;
use crate::doc::emit::{Layout, Quotes, YamlStyle, json, yaml};
use crate::doc::{Syntax, Value};
use crate::model::{Key, ResourceKind, Target, normal_value};
use crate::rewrite::{self, Paths};
use crate::scaffold::Envelope;
use crate::scaffold::resource::Naming;
use crate::schema::Catalog;
use crate::session;
use crate::store;

/// What a new resource is called.
#[derive(Args)]
pub(super) struct NamingArgs {
    /// Call it this
    #[arg(value_name = "NAME", conflicts_with = "name")]
    typed: Option<String>,
    /// Call it this, as NAME does
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Show this title instead of the name
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

/// Where a new resource is written to.
#[derive(Args)]
pub(super) struct OutputArgs {
    /// Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    file: Option<PathBuf>,
    /// Write it as this
    #[arg(
        long,
        value_name = "SYNTAX",
        default_value = "yaml",
        help_heading = "Output"
    )]
    format: NewFormat,
    /// Overwrite a file that is there
    #[arg(long, help_heading = "Output")]
    force: bool,
}

/// How a new file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum NewFormat {
    /// As YAML.
    Yaml,
    /// As JSON.
    Json,
}

impl From<NewFormat> for Syntax {
    fn from(format: NewFormat) -> Self {
        match format {
            NewFormat::Yaml => Syntax::Yaml,
            NewFormat::Json => Syntax::Json,
        }
    }
}

/// What a new resource is called, once it is known.
pub(super) struct Named {
    /// Its key: names that stores accept.
    pub(super) key: Key,
    /// What people read.
    pub(super) title: Option<String>,
}

impl Named {
    /// As `scaffold` wants it.
    pub(super) fn naming(&self) -> Naming<'_> {
        Naming {
            name: self.key.name(),
            project: self.key.project(),
            title: self.title.as_deref(),
            description: None,
        }
    }
}

impl NamingArgs {
    /// The name that was typed, if one was.
    fn given(&self) -> Option<&str> {
        self.typed.as_deref().or(self.name.as_deref())
    }

    /// The name and, unless the kind is global, the project: typed, configured, or asked for.
    pub(super) fn resolve(
        &self,
        env: &mut Env,
        kind: ResourceKind,
        project: Option<&str>,
        output: &OutputArgs,
    ) -> Result<Named, Failure> {
        let name = given_or_asked(env, self.given(), ("the name", "NAME"), None)?;
        let project = if kind.is_global() {
            None
        } else {
            let known = match project {
                Some(_) => None,
                None => configured_project(env, output.file.as_deref())?,
            };
            let wanted = ("the project", "--project");
            Some(given_or_asked(env, project, wanted, known.as_deref())?)
        };
        let key = Key::new(kind, project.as_deref(), &name, Target::default());
        let key = key.map_err(|fault| unnameable(&fault))?;
        Ok(Named {
            key,
            title: self.title.clone(),
        })
    }
}

/// The project that the configuration, or else the selection of `perscope project`, gives to a
/// file.
fn configured_project(env: &Env, file: Option<&Path>) -> Result<Option<String>, Failure> {
    let catalog = Catalog::new();
    let file = file.filter(|file| *file != Path::new("-"));
    let path = env.cwd.join(file.unwrap_or(Path::new("new.yaml")));
    let config = session::config_around(Path::new("."), &env.cwd, &catalog).1;
    if let Some((root, config)) = config {
        let below = path.strip_prefix(&root).unwrap_or(&path);
        let parts = below
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        let below = parts.collect::<Vec<_>>().join("/");
        if let Some(project) = config.project(&below) {
            return Ok(Some(project.to_owned()));
        }
    }
    let file = percliconfig::read(env)?;
    Ok(file.and_then(|file| file.settings().project.clone()))
}

impl OutputArgs {
    /// Writes a new resource and says where.
    pub(super) fn write(
        &self,
        env: &mut Env,
        key: &Key,
        value: &Value,
        envelope: Envelope,
    ) -> Result<Exit, Failure> {
        let catalog = Catalog::new();
        let syntax = Syntax::from(self.format);
        let text = text(key.kind(), value, envelope, (&catalog, syntax));
        if self.file.as_deref() == Some(Path::new("-")) {
            env.out.write_all(text.as_bytes())?;
            return Ok(Exit::Clean);
        }
        let path = match &self.file {
            Some(file) => file.clone(),
            None => PathBuf::from(Paths::default().path(key, syntax)),
        };
        save(env, &path, &text, self.force)?;
        writeln!(env.out, "wrote {}", path.display())?;
        Ok(Exit::Clean)
    }
}

/// The text of a file with a new resource, as `pull` would write it.
pub(in crate::cli::commands) fn text(
    kind: ResourceKind,
    value: &Value,
    envelope: Envelope,
    (catalog, syntax): (&Catalog, Syntax),
) -> String {
    match (envelope, syntax) {
        (Envelope::Native, _) => {
            let normal = normal_value(kind, value, None, catalog, &Target::default());
            rewrite::file(kind, &normal, catalog, syntax)
        }
        (Envelope::CustomResource, Syntax::Json) => json(value, Layout::Pretty { indent: 2 }),
        (Envelope::CustomResource, Syntax::Yaml) => {
            // Kubernetes takes `y` for a truth value.
            let style = YamlStyle {
                quotes: Quotes::Double,
                letters: Some(Quotes::Double),
                ..YamlStyle::default()
            };
            yaml(value, &style)
        }
    }
}

/// Writes a file. What is there stays unless `force` says otherwise.
pub(in crate::cli::commands) fn save(
    env: &Env,
    path: &Path,
    text: &str,
    force: bool,
) -> Result<(), Failure> {
    let target = env.cwd.join(path);
    let shown = path.display();
    if store::is_directory(&target) {
        return Err(Failure::new(Kind::Usage, format!("{shown} is a directory")));
    }
    let saved = if force {
        dac::save(&target, text).map(|_| ())
    } else {
        store::create_file(&target, text)
    };
    saved.map_err(|error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            let message = format!("{shown} is there already");
            return Failure::new(Kind::Usage, message)
                .hint("--force overwrites it, --file writes another one.");
        }
        let reason = store::reason(&error);
        Failure::new(Kind::Input, format!("cannot write {shown}: {reason}"))
    })
}
