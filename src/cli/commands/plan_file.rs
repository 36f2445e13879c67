//! Plans in files: written by `diff --out`, carried out by `apply --plan`.

use std::path::Path;

use ring::rand::{SecureRandom, SystemRandom};

use crate::cli::failure::{Failure, Kind};
use crate::cli::remote::Prepared;
use crate::diff::file::{self, Header, PlanFile, SALT_LEN, Stale};
use crate::diff::plan::Plan;
use crate::store;

/// How many things that moved on are named.
const MAX_STALE: usize = 10;

/// Writes a plan to a file that only its owner can read: it shows what dashboards hold.
pub(super) fn write(
    path: &Path,
    prepared: &Prepared,
    project: Option<&str>,
    plan: &Plan,
) -> Result<(), Failure> {
    check_place(path)?;
    let mut salt = [0; SALT_LEN];
    SystemRandom::new().fill(&mut salt).map_err(|_| {
        let message = "the system gives no random bytes for the plan";
        Failure::new(Kind::Internal, message)
    })?;
    let header = Header {
        server: &prepared.remote.read().name(),
        target: prepared.target,
        project,
        salt,
    };
    store::save_private_file(path, &file::write(plan, &header)).map_err(|error| {
        let (path, reason) = (path.display(), store::reason(&error));
        Failure::new(Kind::Input, format!("cannot write {path}: {reason}"))
    })
}

/// Refuses to take the place of anything but an older plan.
fn check_place(path: &Path) -> Result<(), Failure> {
    if !store::exists(path) {
        return Ok(());
    }
    let is_plan = || {
        let content = store::read_file(path).ok();
        content.is_some_and(|content| file::read(&content.text).is_ok())
    };
    if store::is_file(path) && is_plan() {
        return Ok(());
    }
    let message = format!("{} is there already and is no plan", path.display());
    Err(Failure::new(Kind::Usage, message).hint("Name another file with --out."))
}

/// Reads a plan that was made for this server.
pub(super) fn read(path: &Path, prepared: &Prepared) -> Result<PlanFile, Failure> {
    let shown = path.display();
    let content = store::read_file(path).map_err(|error| {
        let reason = store::reason(&error);
        Failure::new(Kind::Input, format!("cannot read {shown}: {reason}"))
    })?;
    let plan = file::read(&content.text).map_err(|fault| {
        Failure::new(Kind::Input, format!("{shown} is no plan: {fault}"))
            .hint("`perscope diff --out FILE` writes one.")
    })?;
    let (made_for, server) = (&plan.server, prepared.remote.read().name());
    if *made_for != server {
        let made_for = made_for.escape_debug();
        let message = format!("the plan was made for {made_for}, and this is {server}");
        return Err(Failure::new(Kind::Usage, message));
    }
    if plan.target != prepared.target {
        let message = "the server was replaced by another version since the plan was made";
        return Err(Failure::new(Kind::Remote, message).hint("Make the plan anew."));
    }
    Ok(plan)
}

/// What moved on since a plan was made.
pub(crate) fn stale(stale: &[Stale]) -> Failure {
    let line = |stale: &Stale| format!("{} {}.", stale.key, stale.moved.text());
    let failure = Failure::new(Kind::Remote, "the plan does not hold any more");
    let failure = stale
        .iter()
        .take(MAX_STALE)
        .map(line)
        .fold(failure, Failure::hint);
    let more = stale.len().saturating_sub(MAX_STALE);
    let failure = match more {
        0 => failure,
        more => failure.hint(format!("So do {more} more.")),
    };
    failure.hint("Nothing was written; make the plan anew with `perscope diff --out`.")
}
