//! Rules about where panels stand.

use crate::lint::registry::rules;

rules! {
    layout_ref_missing_panel,
}
