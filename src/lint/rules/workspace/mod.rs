//! Rules about the resources of all files together.

use crate::lint::registry::rules;

rules! {
    duplicate_resource,
    folder_ref_missing,
    missing_project,
    names_differ_in_case,
    role_binding_dangling,
}

#[cfg(test)]
mod tests;

use crate::lint::words;

/// How messages name the project of a resource: with a blank in front, or not at all.
fn in_project(project: Option<&str>) -> String {
    match project {
        Some(project) => format!(" in project `{}`", words::short(project)),
        None => String::new(),
    }
}
