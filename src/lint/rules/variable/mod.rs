//! Rules about the variables of dashboards.

use crate::lint::registry::rules;

rules! {}
