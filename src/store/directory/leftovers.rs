//! Removing what a writer that was killed left beside the files it meant to replace.

use super::layout::{Layout, directories, entries};
use crate::model::ResourceKind;
use crate::store::StoreFault;
use crate::store::write::{is_beside, remove_file};

/// Removes the unfinished files of a directory. Nobody else may write there meanwhile.
pub(super) fn remove(layout: &Layout) -> Result<(), StoreFault> {
    for (_, kind) in ResourceKind::ALL {
        remove_from(layout, kind, None)?;
        if !kind.is_global() {
            for project in directories(&layout.folder(kind, None))? {
                remove_from(layout, kind, Some(&project))?;
            }
        }
    }
    Ok(())
}

fn remove_from(
    layout: &Layout,
    kind: ResourceKind,
    project: Option<&str>,
) -> Result<(), StoreFault> {
    let folder = layout.folder(kind, project);
    for (file, file_type) in entries(&folder)? {
        if file_type.is_file() && is_beside(&file) {
            // One that cannot be removed disturbs nobody.
            let _ = remove_file(&folder.join(file));
        }
    }
    Ok(())
}
