//! `perscope project`: the project that fills in where none is named.

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::remote;
use crate::credentials::ConfigFile;
use crate::doc::emit::quoted;
use crate::model::{Key, ResourceKind};

/// Show or select the project to work in
///
/// The project is stored beside the server in percli's configuration file. It fills in where neither
/// a resource, nor --project, nor perscope.yaml names one, and for that server only.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope project          which one it is
  perscope project shop     this one
  perscope project --unset  none")]
pub(crate) struct ProjectArgs {
    /// Select this project
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Select none
    #[arg(long, conflicts_with = "name")]
    unset: bool,
}

/// Runs `project`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &ProjectArgs) -> Result<Exit, Failure> {
    let (file, remote) = remote::stored(env)?;
    if args.unset {
        ConfigFile::update(file.path(), |file| file.remove(&["project"]))?;
        writeln!(env.out, "no project selected")?;
        return Ok(Exit::Clean);
    }
    let Some(name) = &args.name else {
        let settings = file.settings();
        let project = quoted(settings.project.as_deref().unwrap_or_default());
        let url = quoted(settings.url.as_deref().unwrap_or_default());
        writeln!(env.out, "Using project {project} on server {url}")?;
        return Ok(Exit::Clean);
    };
    for warning in remote.warnings.iter().filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    let store = remote.read();
    let key = Key::new(ResourceKind::Project, None, name, store.target()?);
    let key = key.map_err(|fault| Failure::new(Kind::Usage, fault.to_string()))?;
    if store.get(&key)?.is_none() {
        let message = format!("project {} doesn't exist", quoted(name));
        return Err(Failure::new(Kind::Remote, message));
    }
    ConfigFile::update(file.path(), |file| {
        file.set(&["project"], &key.name().into())
    })?;
    writeln!(env.out, "project {} selected", key.name())?;
    Ok(Exit::Clean)
}
