//! Where descriptions of metrics come from: files and standard input. Nothing is fetched, because
//! what opens a server (tokens, proxies, certificates) is known better by the tools that people
//! have for that.

use std::path::Path;

use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::scaffold::metrics::Metrics;
use crate::store;

/// Reads a description of metrics.
pub(super) fn read(env: &mut Env, source: &str) -> Result<Metrics, Failure> {
    if source.starts_with("http://") || source.starts_with("https://") {
        let message = "--from-metrics reads files, and no addresses";
        let hint = format!(
            "Fetch it first: `curl -s {} | perscope new dashboard … --from-metrics -`.",
            source.escape_debug()
        );
        return Err(Failure::new(Kind::Usage, message).hint(hint));
    }
    let read = if source == "-" {
        store::read(&mut env.input, 0)
    } else {
        store::read_file(&env.cwd.join(Path::new(source)))
    };
    let shown = if source == "-" {
        "standard input"
    } else {
        source
    };
    let shown = shown.escape_debug();
    let content = read.map_err(|error| {
        let reason = store::reason(&error);
        Failure::new(Kind::Input, format!("cannot read {shown}: {reason}"))
    })?;
    if !content.problems.is_empty() {
        let message = format!("cannot read {shown}: it is too large, or no UTF-8");
        return Err(Failure::new(Kind::Input, message));
    }
    let metrics = Metrics::read(&content.text);
    metrics.map_err(|fault| Failure::new(Kind::Input, format!("cannot use {shown}: {fault}")))
}
