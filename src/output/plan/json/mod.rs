//! The format `json`: everything that is known of a plan, for programs.
//!
//! It writes the types of [`v1`], which `docs/plan-output.md` documents.

mod v1;

use std::io::{self, Write};

use super::super::json::write_object;
use super::PlanView;
use crate::diff::plan::Plan;

pub(super) fn write(plan: &Plan, view: &PlanView<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_object(&v1::Report::new(plan, view), out)
}
