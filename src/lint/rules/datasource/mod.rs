//! Rules about datasources and credentials.

use crate::lint::registry::rules;

rules! {}
