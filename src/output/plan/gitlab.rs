//! The format `gitlab-terraform`: the numbers of creations, updates and deletions, as GitLab takes
//! them for its report on Terraform plans.

use std::io::{self, Write};

use serde::Serialize;

use super::super::json::write_line;
use super::PlanView;
use crate::diff::plan::Plan;

#[derive(Serialize)]
struct Report {
    create: usize,
    update: usize,
    delete: usize,
}

pub(super) fn write(plan: &Plan, _: &PlanView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let counts = plan.counts();
    let report = Report {
        create: counts.create,
        update: counts.update,
        delete: counts.delete,
    };
    write_line(&report, out)
}
