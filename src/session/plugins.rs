//! Reading the packages of plugins that Perses does not bring along.

use std::path::{Path, PathBuf};

use super::paths::Shown;
use crate::config::{self, PluginEntry};
use crate::schema::{Catalog, Family, Package, PrivatePlugin};
use crate::store;

/// The file that makes a directory a package.
const MANIFEST: &str = "package.json";

/// Plugins that were read, with what went wrong: fragments without a final stop.
pub(super) struct Plugins<'a> {
    cwd: &'a Shown,
    /// What Perses brings along.
    official: Catalog,
    pub(super) found: Vec<PrivatePlugin>,
    pub(super) faults: Vec<String>,
    /// What is left out, and keeps nobody from work.
    pub(super) warnings: Vec<String>,
}

impl<'a> Plugins<'a> {
    /// No plugins yet.
    pub(super) fn new(cwd: &'a Shown) -> Self {
        Self {
            cwd,
            official: Catalog::new(),
            found: Vec::new(),
            faults: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Reads what a configuration names, whose directory is the root.
    pub(super) fn entries(&mut self, root: &Path, entries: &[PluginEntry]) {
        for entry in entries {
            match entry {
                PluginEntry::Kinds(plugins) => {
                    if let Some(known) = plugins.iter().find(|plugin| self.is_official(plugin)) {
                        let kind = known.kind.escape_debug();
                        let file = self.shown(&root.join(config::FILE_NAME));
                        self.warnings.push(format!(
                            "the plugin `{kind}` under `plugins` in {file} is one of Perses: its \
                             options are checked all the same"
                        ));
                    }
                    self.found.extend(plugins.iter().cloned());
                }
                PluginEntry::Directory(directory) => self.directory(&root.join(directory)),
            }
        }
    }

    /// Reads a package, or the packages in a directory.
    pub(super) fn directory(&mut self, directory: &Path) {
        if store::is_file(&directory.join(MANIFEST)) {
            self.package(directory);
            return;
        }
        let below = match store::directories(directory) {
            Ok(below) => below,
            Err(error) => {
                let (shown, reason) = (self.shown(directory), store::reason(&error));
                let fault = format!("the plugins in {shown} cannot be read: {reason}");
                self.faults.push(fault);
                return;
            }
        };
        let is_package = |directory: &PathBuf| store::is_file(&directory.join(MANIFEST));
        let packages: Vec<PathBuf> = below.into_iter().filter(is_package).collect();
        if packages.is_empty() {
            let fault = format!(
                "{} holds no plugins: neither there nor in a directory below it is a {MANIFEST}",
                self.shown(directory)
            );
            self.faults.push(fault);
        }
        for package in packages {
            self.package(&package);
        }
    }

    fn package(&mut self, directory: &Path) {
        let manifest = directory.join(MANIFEST);
        let Some(text) = self.text(&manifest) else {
            return;
        };
        let package = match Package::read(&text) {
            Ok(Some(package)) => package,
            Ok(None) => Package::default(),
            Err(fault) => {
                let fault = format!(
                    "{} is no package of plugins: {fault}",
                    self.shown(&manifest)
                );
                self.faults.push(fault);
                return;
            }
        };
        for (word, name) in &package.unknown {
            let (word, name) = (word.escape_debug(), name.escape_debug());
            self.warnings.push(format!(
                "the plugin `{name}` in {} is left out: there are no plugins of the kind `{word}`",
                self.shown(&manifest)
            ));
        }
        let mut places = vec![directory.to_owned()];
        places.extend(package.schemas.map(|schemas| directory.join(schemas)));
        for mut plugin in package.plugins {
            self.schema(&mut plugin, &places);
            if plugin.schema.is_none() && self.is_official(&plugin) {
                let kind = plugin.kind.escape_debug();
                self.warnings.push(format!(
                    "the plugin `{kind}` in {} has no schema and is one of Perses: its options are \
                     checked as those of Perses",
                    self.shown(&manifest)
                ));
            }
            self.found.push(plugin);
        }
    }

    /// Whether Perses brings that plugin along.
    fn is_official(&self, plugin: &PrivatePlugin) -> bool {
        self.official
            .knows(Family::Plugin(plugin.slot), &plugin.kind)
    }

    /// Gives a plugin the schema that lies in one of these directories, if one does.
    fn schema(&mut self, plugin: &mut PrivatePlugin, places: &[PathBuf]) {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        if !plugin.kind.chars().all(is_part) {
            return;
        }
        let name = format!("{}.schema.json", plugin.kind);
        let mut files = places.iter().map(|place| place.join(&name));
        let Some(file) = files.find(|file| store::is_file(file)) else {
            return;
        };
        let Some(text) = self.text(&file) else { return };
        if let Err(fault) = plugin.set_schema(&text) {
            let fault = format!("the schema {} cannot be used: {fault}", self.shown(&file));
            self.faults.push(fault);
        }
    }

    fn text(&mut self, path: &Path) -> Option<String> {
        match store::read_file(path) {
            Ok(content) if content.problems.is_empty() => return Some(content.text),
            Ok(_) => {
                let fault = format!("{} cannot be read: it is no text", self.shown(path));
                self.faults.push(fault);
            }
            Err(error) => {
                let (shown, reason) = (self.shown(path), store::reason(&error));
                self.faults
                    .push(format!("{shown} cannot be read: {reason}"));
            }
        }
        None
    }

    fn shown(&self, path: &Path) -> String {
        let key = store::canonical(path).unwrap_or_else(|_| path.to_owned());
        self.cwd.found(&key)
    }
}
