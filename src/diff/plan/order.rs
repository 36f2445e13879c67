//! In which order resources are written and deleted: nothing before what it refers to, nothing
//! deleted before what refers to it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use super::Change;
use crate::doc::Value;
use crate::model::{Key, ResourceKind};
use crate::template::references;

/// The kinds in the order of writing. Global resources come before those of projects, because
/// these may refer to them; what has a role comes behind roles.
const ORDER: [ResourceKind; 15] = [
    ResourceKind::Project,
    ResourceKind::GlobalSecret,
    ResourceKind::Secret,
    ResourceKind::GlobalDatasource,
    ResourceKind::Datasource,
    ResourceKind::GlobalVariable,
    ResourceKind::Variable,
    ResourceKind::GlobalRole,
    ResourceKind::Role,
    ResourceKind::GlobalRoleBinding,
    ResourceKind::RoleBinding,
    ResourceKind::User,
    ResourceKind::Dashboard,
    ResourceKind::EphemeralDashboard,
    ResourceKind::Folder,
];

/// The position of a kind in the order of writing.
fn rank(kind: ResourceKind) -> usize {
    let found = ORDER.iter().position(|known| *known == kind);
    found.unwrap_or(ORDER.len())
}

/// Brings what is written into its order: by kind, then by name; of variables those that others
/// refer to first.
pub(super) fn writes(changes: &mut [Change]) {
    changes.sort_by(|a, b| by_kind(&a.key, &b.key));
    let depths = depths(changes);
    let depth = |key: &Key| depths.get(key).copied().unwrap_or_default();
    if !depths.is_empty() {
        // Stable, so that names decide among variables that do not depend on each other.
        let of = |change: &Change| (rank(change.key.kind()), depth(&change.key));
        changes.sort_by_key(of);
    }
}

/// Brings deletions into their order, the reverse of that of writing.
pub(super) fn deletions(changes: &mut [Change]) {
    changes.sort_by(|a, b| by_kind(&a.key, &b.key));
    let depths = depths(changes);
    let depth = |key: &Key| depths.get(key).copied().unwrap_or_default();
    changes.sort_by_key(|change| {
        let kind = change.key.kind();
        (Reverse(rank(kind)), Reverse(depth(&change.key)))
    });
}

fn by_kind(a: &Key, b: &Key) -> std::cmp::Ordering {
    rank(a.kind()).cmp(&rank(b.kind())).then_with(|| a.cmp(b))
}

/// The variables of one scope: of a kind and a project.
type Scope<'c> = (ResourceKind, Option<&'c str>);

/// How long the longest row of variables of the same scope is that each variable builds upon; those
/// that build upon none are left out.
///
/// Variables in a circle, and those behind one, have none: no order helps them.
fn depths(changes: &[Change]) -> HashMap<Key, usize> {
    let mut scopes: BTreeMap<Scope<'_>, BTreeMap<&str, &Change>> = BTreeMap::new();
    for change in changes {
        let key = &change.key;
        if matches!(
            key.kind(),
            ResourceKind::Variable | ResourceKind::GlobalVariable
        ) {
            let scope = scopes.entry((key.kind(), key.project())).or_default();
            scope.insert(key.name(), change);
        }
    }
    let scopes = scopes.values().filter(|scope| scope.len() > 1);
    scopes.flat_map(depths_in).collect()
}

fn depths_in<'c>(scope: &BTreeMap<&'c str, &'c Change>) -> Vec<(Key, usize)> {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut needs: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, change) in scope {
        let value = change.new.as_deref().or(change.old.as_ref());
        let used = value.map(used_names).unwrap_or_default();
        // Stores may know names in lower case only, whatever case the reference has.
        let used: BTreeSet<&str> = used
            .iter()
            .filter_map(|used| scope.get_key_value(used.as_str()))
            .map(|(used, _)| *used)
            .filter(|used| used != name)
            .collect();
        needs.insert(name, used.len());
        for used in used {
            users.entry(used).or_default().push(name);
        }
    }
    let free = needs.iter().filter(|(_, count)| **count == 0);
    let mut ready: VecDeque<(&str, usize)> = free.map(|(name, _)| (*name, 0)).collect();
    let mut found = Vec::new();
    while let Some((name, depth)) = ready.pop_front() {
        if depth > 0 {
            found.push((scope[name].key.clone(), depth));
        }
        for user in users.get(name).into_iter().flatten() {
            let Some(count) = needs.get_mut(user) else {
                continue;
            };
            *count -= 1;
            if *count == 0 {
                // Depths never fall in this queue, so the last one needed is the deepest.
                ready.push_back((user, depth + 1));
            }
        }
    }
    found
}

/// The names that the texts of a variable refer to, as written and in lower case.
fn used_names(variable: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut open: Vec<&Value> = variable.get("spec").into_iter().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => {
                for reference in references(text) {
                    names.insert(reference.name.to_owned());
                    names.insert(reference.name.to_lowercase());
                }
            }
            Value::Sequence(items) => open.extend(items),
            Value::Mapping(mapping) => open.extend(mapping.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    names
}
