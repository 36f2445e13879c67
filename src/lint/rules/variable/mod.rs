//! Rules about variables: those of dashboards, of projects and global ones.

use crate::lint::registry::rules;

rules! {
    shadowed_variable,
    undefined_variable,
    undefined_variable_in_variable,
    unused_variable,
    variable_cycle,
}

mod below;
mod levels;
mod near;
#[cfg(test)]
mod references_tests;
#[cfg(test)]
mod tests;
