//! `perscope init`: a repository for dashboards, which passes its own checks.
//!
//! Either all files are written or, where one is there already, none.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::new::{given_or_asked, save, text};
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::remote::unnameable;
use crate::doc::{Syntax, Value};
use crate::model::{Key, ResourceKind, Target};
use crate::rewrite::Paths;
use crate::scaffold::repository::{Ci, SCHEMA, files};
use crate::scaffold::resource::{self, Naming, Reach};
use crate::scaffold::{Board, Envelope, TEMPLATES, Template, dashboard};
use crate::schema::{Catalog, bundle};
use crate::store;

/// Set up a repository for dashboards
///
/// Writes perscope.yaml, a project with a Prometheus datasource and a first dashboard, and what
/// checks them: a hook for pre-commit, a job for CI, a schema and a task for Visual Studio Code.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope init --project shop
  perscope init dashboards --project shop --template host-use --ci gitlab
  perscope init --project shop --prometheus https://prometheus.example.com --ci none")]
pub(crate) struct InitArgs {
    /// Set up this directory
    #[arg(value_name = "DIR", default_value = ".")]
    directory: PathBuf,
    /// Begin with this project [default: the name of the directory]
    #[arg(short, long, value_name = "NAME")]
    project: Option<String>,
    /// Start the first dashboard from this template
    #[arg(
        long,
        value_name = "TEMPLATE",
        default_value = "service-red",
        value_parser = PossibleValuesParser::new(with_queries().map(|template| template.name))
    )]
    template: String,
    /// Reach Prometheus at this address
    #[arg(long, value_name = "URL", default_value = "http://localhost:9090")]
    prometheus: String,
    /// Check changes there
    #[arg(long, value_name = "SERVICE", default_value = "github")]
    ci: CiChoice,
    /// Overwrite files that are there
    #[arg(long)]
    force: bool,
}

/// Where changes are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CiChoice {
    /// As a workflow of GitHub.
    Github,
    /// As a pipeline of GitLab.
    Gitlab,
    /// Nowhere.
    None,
}

impl From<CiChoice> for Ci {
    fn from(choice: CiChoice) -> Self {
        match choice {
            CiChoice::Github => Self::Github,
            CiChoice::Gitlab => Self::Gitlab,
            CiChoice::None => Self::None,
        }
    }
}

/// Runs `init`.
pub(crate) fn run(env: &mut Env, args: &InitArgs) -> Result<Exit, Failure> {
    let root = env.cwd.join(&args.directory);
    let root = store::canonical(&root).unwrap_or(root);
    let folder = root.file_name().and_then(|name| name.to_str());
    let target = Target::default();
    let is_name = |name: &&str| Key::new(ResourceKind::Project, None, name, target).is_ok();
    let folder = folder.filter(is_name);
    let project = args.project.as_deref();
    let project = given_or_asked(env, project, ("the project", "--project"), folder)?;
    let key = Key::new(ResourceKind::Project, None, &project, target);
    let project = key.map_err(|fault| unnameable(&fault))?.name().to_owned();
    let mut new = resources(args, &project)?;
    let around = files(&project, args.ci.into()).into_iter();
    new.extend(around.map(|(path, text)| (path.to_owned(), text)));
    new.push((SCHEMA.to_owned(), bundle::everything()));
    let there: Vec<&str> = new
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| store::exists(&root.join(path)))
        .collect();
    if let (false, [first, ..]) = (args.force, &there[..]) {
        let first = args.directory.join(first);
        let message = format!("{} is there already", shown(&first));
        return Err(Failure::new(Kind::Usage, message)
            .hint("Nothing was written; --force overwrites what is there."));
    }
    for (path, text) in &new {
        let path = args.directory.join(path);
        save(env, &path, text, args.force)?;
        writeln!(env.out, "wrote {}", shown(&path))?;
    }
    Ok(Exit::Clean)
}

fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// The templates that ask the datasource something: one that nothing asks would be a finding.
fn with_queries() -> impl Iterator<Item = &'static Template> {
    let templates = TEMPLATES.iter().copied();
    templates.filter(|template| template.has_labels())
}

/// The files with resources.
fn resources(args: &InitArgs, project: &str) -> Result<Vec<(String, String)>, Failure> {
    let catalog = Catalog::new();
    let mut paths = Paths::default();
    let naming = |name, project| Naming {
        name,
        project,
        title: None,
        description: None,
    };
    let reach = Reach {
        plugin: "PrometheusDatasource",
        url: &args.prometheus,
        direct: false,
        default: true,
        secret: None,
    };
    let template = with_queries().find(|template| template.name == args.template);
    let template = template.expect("clap takes only their names");
    let board = Board {
        name: "first".to_owned(),
        project: project.to_owned(),
        title: Some("First dashboard".to_owned()),
        ..Board::default()
    };
    let board = template.fill(board, template.labels);
    let made: [(ResourceKind, &str, Value); 3] = [
        (
            ResourceKind::Project,
            project,
            resource::project(&naming(project, None)),
        ),
        (
            ResourceKind::Datasource,
            "prometheus",
            resource::datasource(&naming("prometheus", Some(project)), &reach),
        ),
        (
            ResourceKind::Dashboard,
            "first",
            dashboard(&board, Envelope::Native),
        ),
    ];
    let files = made.into_iter().map(|(kind, name, value)| {
        let key = Key::new(kind, Some(project), name, Target::default());
        let key = key.map_err(|fault| unnameable(&fault))?;
        let path = paths.path(&key, Syntax::Yaml);
        let text = text(kind, &value, Envelope::Native, (&catalog, Syntax::Yaml));
        Ok((path, text))
    });
    files.collect()
}
