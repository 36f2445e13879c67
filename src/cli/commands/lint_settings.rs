//! `perscope lint --show-settings`: which level each rule has for a path, and who says so.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::terminal;
use crate::output::settings::{self as table, SettingsOf};
use crate::schema::Catalog;
use crate::session::{self, Request, Session};

/// Whether settings are asked for.
#[derive(Args)]
pub(super) struct SettingsArgs {
    /// Check nothing; show the level and the options of each rule for PATH, and who says so
    #[arg(
        long,
        conflicts_with_all = ["file", "directory", "format", "statistics", "baseline", "write_baseline"],
        help_heading = "Rules"
    )]
    show_settings: bool,
}

impl SettingsArgs {
    pub(super) fn is_wanted(&self) -> bool {
        self.show_settings
    }
}

/// Shows the settings of a path. Answers the session if they cannot be known.
pub(super) fn run(
    env: &mut Env,
    global: &GlobalArgs,
    paths: &[PathBuf],
    mut request: Request<'_>,
) -> Result<Result<Exit, Session>, Failure> {
    let path = match paths {
        [] => Path::new("."),
        [path] if path != Path::new("-") => path,
        _ => {
            let message = "--show-settings shows those of one file or directory";
            return Err(Failure::new(Kind::Usage, message));
        }
    };
    let (session, effective) = session::settings(&mut request, path, &Catalog::new());
    let Some(effective) = effective else {
        return Ok(Err(session));
    };
    let shown = path.display().to_string();
    let of = SettingsOf {
        path: &shown,
        config: effective.config.as_ref(),
        files: &session.files,
        profile: effective.profile,
        settings: &effective.settings,
        rules: &session.rules,
        show: terminal::show(env, global),
    };
    table::write(&of, &mut env.out)?;
    Ok(Ok(Exit::Clean))
}
