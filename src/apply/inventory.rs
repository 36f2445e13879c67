//! Inventories: which resources of a store a workspace has put there, so that what it no longer
//! holds can be deleted, and nothing of anybody else.
//!
//! An inventory has a name and lies beside what it lists: a part of it in each project, and one for
//! what belongs to no project. In a store such a part is a variable that nobody sees, because every
//! Perses server has variables, who may write the resources of a project may write its variables,
//! and nothing else of the right size can hold text. The value has a line for each resource, and
//! before these one for each other part, so that from one of them all can be found.

use std::collections::{BTreeMap, BTreeSet};

use crate::doc::Value;
use crate::model::{Key, KeyFault, ResourceKind, Target};

/// What the names of these variables start with.
pub(crate) const PREFIX: &str = "perscope_inventory_";

/// The word before where another part lies.
const ALSO: &str = "also";

/// How the part is called that lies in no project. No project has this name.
const GLOBAL: &str = "(global)";

/// The longest name of an inventory, so that its variable has a name that servers take.
const MAX_NAME: usize = 75 - PREFIX.len();

/// Where a part of an inventory lies: in a project, or outside of all.
pub(crate) type Home = Option<String>;

/// What an inventory lists, or a part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Inventory {
    /// The resources.
    pub(crate) keys: BTreeSet<Key>,
    /// Where there are further parts.
    pub(crate) elsewhere: BTreeSet<Home>,
}

/// The first line that is no entry of an inventory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadLine(pub(crate) String);

/// Why a text cannot name an inventory; none if it can.
pub(crate) fn fault_of_name(name: &str) -> Option<String> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if name.is_empty() {
        return Some("an inventory needs a name".to_owned());
    }
    if let Some(odd) = name.chars().find(|c| !is_word(*c)) {
        let odd = odd.escape_debug();
        return Some(format!("`{odd}` in the name of an inventory"));
    }
    (name.len() > MAX_NAME)
        .then(|| format!("the name of an inventory has at most {MAX_NAME} letters"))
}

/// The variable that holds the part of an inventory in a project, or that of global resources.
pub(crate) fn key(name: &str, project: Option<&str>, target: Target) -> Result<Key, KeyFault> {
    let kind = match project {
        Some(_) => ResourceKind::Variable,
        None => ResourceKind::GlobalVariable,
    };
    Key::new(kind, project, &format!("{PREFIX}{name}"), target)
}

/// Where a resource is listed.
pub(crate) fn home(key: &Key) -> Home {
    key.project().map(str::to_owned)
}

impl Inventory {
    /// The parts by where they lie.
    pub(crate) fn parts(&self) -> BTreeMap<Home, Self> {
        let homes: BTreeSet<Home> = self.keys.iter().map(home).collect();
        let mut parts: BTreeMap<Home, Self> = BTreeMap::new();
        for key in &self.keys {
            let part = parts.entry(home(key)).or_default();
            part.keys.insert(key.clone());
        }
        for (home, part) in &mut parts {
            let elsewhere = homes.iter().filter(|other| *other != home);
            part.elsewhere = elsewhere.cloned().collect();
        }
        parts
    }

    /// Reads the lines of one part, or of a file. Kinds in any letter case, so that people may
    /// write them.
    pub(crate) fn read(text: &str, project: Option<&str>, target: Target) -> Result<Self, BadLine> {
        let mut inventory = Self::default();
        for line in text.lines() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let bad = || BadLine(line.to_owned());
            let (kind, name) = line.split_once(' ').ok_or_else(bad)?;
            if kind == ALSO {
                let project = (name != GLOBAL).then(|| name.to_owned());
                inventory.elsewhere.insert(project);
                continue;
            }
            let kind = ResourceKind::parse_any_case(kind).ok_or_else(bad)?;
            let (in_line, name) = match name.rsplit_once('/') {
                Some((project, name)) => (Some(project), name),
                None => (project, name),
            };
            let key = Key::new(kind, in_line, name, target).map_err(|_| bad())?;
            inventory.keys.insert(key);
        }
        Ok(inventory)
    }

    /// The lines of one part: projects are left out, because they are plain from the place.
    fn text(&self) -> String {
        let also = self.elsewhere.iter().map(|home| {
            let home = home.as_deref().unwrap_or(GLOBAL);
            format!("{ALSO} {home}\n")
        });
        let line = |key: &Key| format!("{} {}\n", key.kind().name(), key.name());
        also.chain(self.keys.iter().map(line)).collect()
    }

    /// The lines of a file, with the projects.
    pub(crate) fn file(&self) -> String {
        let line = |key: &Key| format!("{key}\n");
        let lines: String = self.keys.iter().map(line).collect();
        format!(
            "# What perscope has applied. `perscope apply --prune` deletes what stands here and is\n\
             # no longer in the workspace.\n{lines}"
        )
    }

    /// The variable that holds the part of an inventory, in the form in which it is written.
    pub(crate) fn variable(&self, key: &Key) -> Value {
        let display = Value::from([
            ("name", "Inventory of perscope".into()),
            ("hidden", true.into()),
        ]);
        let inner = Value::from([
            ("display", display),
            ("value", self.text().into()),
            ("constant", true.into()),
        ]);
        let metadata = match key.project() {
            Some(project) => {
                Value::from([("name", key.name().into()), ("project", project.into())])
            }
            None => Value::from([("name", key.name().into())]),
        };
        Value::from([
            ("kind", key.kind().name().into()),
            ("metadata", metadata),
            (
                "spec",
                Value::from([("kind", "TextVariable".into()), ("spec", inner)]),
            ),
        ])
    }

    /// Reads the variable that holds the part of an inventory.
    pub(crate) fn of_variable(
        key: &Key,
        variable: &Value,
        target: Target,
    ) -> Result<Self, BadLine> {
        let text = variable.at(&["spec", "spec", "value"]);
        let text = text.and_then(Value::as_str).unwrap_or_default();
        let inventory = Self::read(text, key.project(), target)?;
        // Whoever may write the variables of a project must not have others delete elsewhere.
        let foreign = inventory
            .keys
            .iter()
            .find(|it| it.project() != key.project());
        match foreign {
            Some(foreign) => Err(BadLine(foreign.to_string())),
            None => Ok(inventory),
        }
    }
}

/// Whether a resource is a part of an inventory, and nothing that anybody has written.
pub(crate) fn is_inventory(key: &Key) -> bool {
    let is_variable = matches!(
        key.kind(),
        ResourceKind::Variable | ResourceKind::GlobalVariable
    );
    is_variable && key.name().starts_with(PREFIX)
}

/// What an inventory would have deleted: what it lists and is wanted no more. Projects stay,
/// because with a project goes what others have put into it.
pub(crate) fn leftovers(listed: &BTreeSet<Key>, wanted: &BTreeSet<Key>) -> BTreeSet<Key> {
    let gone = listed.difference(wanted);
    gone.filter(|key| key.kind() != ResourceKind::Project)
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> BTreeSet<Key> {
        let inventory = Inventory::read(text, None, Target::default());
        inventory.expect("the lines are right").keys
    }

    #[test]
    fn parts_lie_where_their_resources_lie() {
        let text = "Dashboard demo/cpu\nVariable demo/job\nDashboard other/cpu\nProject demo\n";
        let inventory = Inventory {
            keys: keys(text),
            ..Inventory::default()
        };
        let parts = inventory.parts();
        let shown: Vec<_> = parts
            .iter()
            .map(|(project, part)| {
                let target = Target::default();
                let key = key("main", project.as_deref(), target).unwrap();
                let read = Inventory::of_variable(&key, &part.variable(&key), target);
                assert_eq!(read.as_ref(), Ok(part));
                format!("{key}: {}", part.text())
            })
            .collect();
        assert_eq!(
            shown,
            [
                "GlobalVariable perscope_inventory_main: also demo\nalso other\nProject demo\n",
                "Variable demo/perscope_inventory_main: also (global)\nalso other\nDashboard cpu\n\
                 Variable job\n",
                "Variable other/perscope_inventory_main: also (global)\nalso demo\nDashboard cpu\n",
            ]
        );
        assert_eq!(keys(&inventory.file()), inventory.keys);
    }

    #[test]
    fn what_is_no_entry_is_named() {
        for (text, bad) in [
            ("Dashboard", "Dashboard"),
            ("# well\n\nDashboard a/b\nBoard a/c", "Board a/c"),
            ("Dashboard a/../b", "Dashboard a/../b"),
            ("Dashboard cpu", "Dashboard cpu"),
        ] {
            let read = Inventory::read(text, None, Target::default());
            assert_eq!(read, Err(BadLine(bad.to_owned())));
        }
    }

    #[test]
    fn a_part_lists_nothing_of_elsewhere() {
        let target = Target::default();
        let key = key("main", Some("demo"), target).unwrap();
        let part = Inventory {
            keys: keys("Dashboard demo/a"),
            ..Inventory::default()
        };
        let mut variable = part.variable(&key);
        let value = variable.at_mut(&["spec", "spec", "value"]).unwrap();
        *value = "Dashboard a\nDashboard other/b\n".into();
        let read = Inventory::of_variable(&key, &variable, target);
        assert_eq!(read, Err(BadLine("Dashboard other/b".to_owned())));
    }

    #[test]
    fn names_are_those_of_variables() {
        assert_eq!(fault_of_name("team_a"), None);
        for name in ["", "a-b", "a/b", &"a".repeat(57)] {
            assert!(fault_of_name(name).is_some(), "{name}");
        }
    }

    #[test]
    fn projects_are_never_left_over() {
        let listed = keys("Dashboard demo/a\nDashboard demo/b\nProject demo");
        let left = leftovers(&listed, &keys("Dashboard demo/b"));
        assert_eq!(left, keys("Dashboard demo/a"));
    }
}
