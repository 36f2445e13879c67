//! Rules about variables: those of dashboards, of projects and global ones.

use crate::lint::registry::rules;

rules! {
    undefined_variable_in_variable,
    variable_cycle,
}

mod levels;
#[cfg(test)]
mod tests;
