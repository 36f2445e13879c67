//! Where new files go: `PROJECT/dashboards/NAME.yaml`, `PROJECT/project.yaml` for the project
//! itself, and `global/datasources/NAME.yaml` for what belongs to no project.
//!
//! One folder holds all of a project, so that a team finds, owns and copies it as one. Names come
//! as a [`Key`], which holds good names only, so a path never leaves its folder.
//!
//! Paths that differ in letter case only are one file for some file systems. Servers can be told
//! to keep such names apart, and then the later one gets `~2` behind its name, which no name can
//! hold. So does what would take the place of a file that is there, of the configuration of
//! a workspace, or of a folder that is not read.

use std::collections::HashSet;

use crate::doc::Syntax;
use crate::model::{Key, ResourceKind};

/// Names of files that mean something else to us, without their endings.
const RESERVED: [&str; 1] = ["perscope"];

/// Folders that are not read by default.
const UNREAD: [&str; 1] = ["node_modules"];

/// The paths of a working tree that are given away. Whoever asks for the paths of several
/// resources in the order of their keys gets the same ones each time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paths {
    /// In lower case.
    taken: HashSet<String>,
}

impl Paths {
    /// Says that there is a file at a path, relative to where new files go, with `/` in between.
    pub(crate) fn take(&mut self, path: &str) {
        self.taken.insert(path.to_lowercase());
    }

    /// The path for a new file that holds a resource, with `/` between its parts; it is taken from
    /// now on.
    pub(crate) fn path(&mut self, key: &Key, syntax: Syntax) -> String {
        let ending = match syntax {
            Syntax::Json => "json",
            Syntax::Yaml => "yaml",
        };
        let stem = stem(key);
        let name = stem.rsplit('/').next().unwrap_or(&stem).to_lowercase();
        let mut path = format!("{stem}.{ending}");
        let mut number = 1;
        let mut reserved = RESERVED.contains(&&*name);
        while reserved || self.taken.contains(&path.to_lowercase()) {
            reserved = false;
            number += 1;
            path = format!("{stem}~{number}.{ending}");
        }
        self.take(&path);
        path
    }
}

/// The path without its ending.
fn stem(key: &Key) -> String {
    let folder = |name: &str| {
        let unread = UNREAD.contains(&&*name.to_lowercase());
        format!("{name}{}", if unread { "~2" } else { "" })
    };
    let name = key.name();
    if key.kind() == ResourceKind::Project {
        return format!("{}/project", folder(name));
    }
    let plural = key.kind().plural();
    if let Some(project) = key.project() {
        return format!("{}/{plural}/{name}", folder(project));
    }
    let plural = plural.strip_prefix("global").unwrap_or(&plural);
    format!("global/{plural}/{name}")
}
