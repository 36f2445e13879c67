//! Which settings hold for a path, without checking anything.

use std::path::{Path, PathBuf};

use super::named;
use super::paths::{Shown, join};
use super::roots::{self, Roots};
use super::{Given, Request, Session};
use crate::config::{Config, Date};
use crate::finding::RuleSet;
use crate::lint::{Flags, Linters, Profile, Settings};
use crate::schema::Catalog;
use crate::store;
use crate::text::SourceFile;

/// The settings of a path.
pub(crate) struct Effective {
    /// The configuration that holds there.
    pub(crate) config: Option<SourceFile>,
    /// The profile to start from.
    pub(crate) profile: Profile,
    /// The level and the options of every rule, with where they come from.
    pub(crate) settings: Settings,
}

/// Finds out what holds for a path: for a file all that is said about it, for a directory what
/// holds where no override does. None if the session says what is wrong.
pub(crate) fn settings(
    request: &mut Request<'_>,
    path: &Path,
    catalog: &Catalog,
) -> (Session, Option<Effective>) {
    let mut session = Session::default();
    let cwd = Shown::new(request.cwd);
    let absolute = cwd.absolute(path);
    let is_directory = store::is_directory(&absolute);
    request.given = vec![if is_directory {
        Given::Directory(path.to_owned())
    } else {
        Given::File(path.to_owned())
    }];
    let mut roots = Roots::new(request.isolated);
    let mut named = named::find(std::mem::take(&mut request.given), &cwd, &mut session);
    let setting = roots::Setting {
        cwd: &cwd,
        catalog,
        custom_rules: request.custom_rules,
    };
    let configs = roots::configure(&mut named, &mut roots, &setting, &mut session);
    session.know_rules(request.flags);
    let Ok(key) = store::canonical(&absolute) else {
        return (session, None);
    };
    if session.is_misconfigured() || !session.errors.is_empty() {
        return (session, None);
    }
    let root = if is_directory {
        roots.of(&key)
    } else {
        roots.of_file(&key)
    };
    let config = root.as_ref().and_then(|root| configs.get(root));
    let below = root.as_ref().and_then(|root| key.strip_prefix(root).ok());
    let below = below.filter(|_| !is_directory).map(join);
    let custom = session.custom.of(root.as_deref());
    let linters = Linters::new(config, request.flags, &session.rules, &custom);
    let effective = Effective {
        config: config.and_then(Config::source).cloned(),
        profile: linters.profile(),
        settings: linters.settings(below.as_deref()),
    };
    (session, Some(effective))
}

/// The configuration around a path, and its root. The session says what is wrong with it.
pub(crate) fn config_around(
    path: &Path,
    cwd: &Path,
    catalog: &Catalog,
) -> (Session, Option<(PathBuf, Config)>) {
    let mut session = Session::default();
    let cwd = Shown::new(cwd);
    let absolute = cwd.absolute(path);
    let given = if store::is_directory(&absolute) {
        Given::Directory(absolute.clone())
    } else {
        Given::File(absolute.clone())
    };
    let mut roots = Roots::new(false);
    let mut named = named::find(vec![given], &cwd, &mut session);
    let setting = roots::Setting {
        cwd: &cwd,
        catalog,
        custom_rules: &[],
    };
    let mut configs = roots::configure(&mut named, &mut roots, &setting, &mut session);
    session.know_rules(&Flags::default());
    let key = store::canonical(&absolute).unwrap_or(absolute);
    let root = if store::is_directory(&key) {
        roots.of(&key)
    } else {
        roots.of_file(&key)
    };
    let config = root.and_then(|root| configs.remove_entry(&root));
    (session, config)
}

/// The rules that hold in a directory: the built-in ones, and those of the configuration around
/// it, as far as they can be read.
pub(crate) fn rules_around(cwd: &Path, today: Date) -> RuleSet {
    let flags = Flags::default();
    let mut request = Request::new(cwd, &flags, today);
    let (session, _) = settings(&mut request, Path::new("."), &Catalog::new());
    session.rules
}
