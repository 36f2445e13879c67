//! `perscope dac preview`: dashboards that people can look at before they are applied, and that
//! vanish by themselves.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;

use super::dashboards::{Dashboard, DashboardArgs, Loaded};
use crate::cli::args::GlobalArgs;
use crate::cli::env::{Env, UnderWay};
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::notation;
use crate::cli::remote::Access;
use crate::client::Client;
use crate::dac;
use crate::doc::Value;
use crate::model::{self, Key, KeyFault, ResourceKind};
use crate::output::resources;
use crate::schema::format;
use crate::store::{FaultKind, ReadStore, Store, StoreFault};

/// Make dashboards to look at that vanish by themselves
///
/// Reads dashboards from files and stores each as an ephemeral dashboard, over the one that an
/// earlier run has made. Prints where to look at them, and at the dashboards that they would
/// replace.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope dac preview -s https://perses.example.com              what was built last
  perscope dac preview -s staging --prefix 'PR 12' --ttl 2d       named pr-12-NAME
  perscope dac preview -s staging -d dashboards -ojson            for a script")]
pub(super) struct PreviewArgs {
    #[command(flatten)]
    dashboards: DashboardArgs,
    /// Let the previews vanish after this time without a change, such as `12h` or `1d`
    #[arg(long, value_name = "DURATION", default_value = "1d")]
    ttl: String,
    /// Put this before the names of the previews, in lower case and with `-` for blanks
    #[arg(
        long,
        value_name = "PREFIX",
        default_value = "",
        hide_default_value = true
    )]
    prefix: String,
    /// Print the list as this
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "yaml",
        help_heading = "Output"
    )]
    output: notation::Format,
}

/// A preview that is to be made.
struct Preview<'d> {
    dashboard: &'d Dashboard,
    key: Key,
    value: Value,
}

/// A preview that was made.
struct Made {
    /// Whether there is a dashboard that it would replace; else why nobody knows.
    current: Result<bool, StoreFault>,
}

/// Runs `dac preview`.
pub(super) fn run(
    env: &mut Env,
    global: &GlobalArgs,
    args: &PreviewArgs,
    folder: &Path,
) -> Result<Exit, Failure> {
    let interrupted = Env::interrupted();
    if let Some(fault) = format::fault_of_ttl(&args.ttl) {
        let failure = Failure::new(Kind::Usage, format!("`--ttl` is no time: {}", fault.detail));
        return Err(fault.hint.into_iter().fold(failure, Failure::hint));
    }
    let prefix = prefix(&args.prefix)?;
    let what = (folder, Access::Write, "preview");
    let loaded = args.dashboards.load(env, global, what)?;
    let Some(client) = loaded.remote.client() else {
        let message = "a directory shows nobody a preview";
        return Err(Failure::new(Kind::Usage, message).hint("Name a server with --server."));
    };
    let mut exit = loaded.exit;
    let mut previews = Vec::new();
    for dashboard in &loaded.dashboards {
        match preview(dashboard, args, (&prefix, &loaded)) {
            Ok(preview) => previews.push(preview),
            Err(failure) => {
                failure.write(&mut env.err);
                exit = exit.max(failure.exit());
            }
        }
    }
    let mut making = Making {
        env,
        client,
        exit,
        rows: Vec::new(),
        told: 0,
        disabled: None,
    };
    let _held = Env::hold(UnderWay::Writes);
    let stopped = AtomicBool::new(false);
    dac::in_order(
        &previews,
        args.dashboards.jobs,
        &|| !interrupted.load(Ordering::Relaxed) && !stopped.load(Ordering::Relaxed),
        &|preview| make(client, preview),
        &mut |preview, made| {
            making.take(preview, made);
            stopped.store(making.disabled == Some(true), Ordering::Relaxed);
        },
    );
    making.finish(previews.len(), args.output)
}

/// What stands before the names of previews, as percli makes it of what was typed.
fn prefix(typed: &str) -> Result<String, Failure> {
    if typed.is_empty() {
        return Ok(String::new());
    }
    let prefix = typed.to_lowercase().replace(' ', "-");
    if let Some(fault) = format::fault_of_name(&prefix) {
        let message = format!("no name can begin with `--prefix`: {}", fault.detail);
        let failure = Failure::new(Kind::Usage, message);
        return Err(fault.hint.into_iter().fold(failure, Failure::hint));
    }
    Ok(format!("{prefix}-"))
}

/// The preview of a dashboard.
fn preview<'d>(
    dashboard: &'d Dashboard,
    args: &PreviewArgs,
    (prefix, loaded): (&str, &Loaded),
) -> Result<Preview<'d>, Failure> {
    let kind = ResourceKind::EphemeralDashboard;
    let name = format!("{prefix}{}", dashboard.name);
    let project = dashboard.key.project();
    let key = Key::new(kind, project, &name, loaded.target).map_err(|fault| {
        let message = format!(
            "{}: no preview can be called `{}`: {fault}",
            dashboard.key,
            name.escape_debug()
        );
        let failure = Failure::new(Kind::Usage, message);
        match fault {
            KeyFault::Name(_) => failure.hint("Choose another --prefix."),
            KeyFault::NoProject | KeyFault::Project(_) => failure,
        }
    })?;
    let mut spec = vec![("ttl".to_owned(), Value::from(args.ttl.as_str()))];
    if let Some(fields) = dashboard.value.get("spec").and_then(Value::as_mapping) {
        spec.extend(fields.clone());
    }
    let mut spec: Value = spec.into_iter().collect();
    if let Some(Value::String(shown)) = spec.at_mut(&["display", "name"])
        && !args.prefix.is_empty()
    {
        *shown = format!("{}-{shown}", args.prefix);
    }
    let metadata = Value::from([
        ("name", key.name().into()),
        ("project", project.unwrap_or_default().into()),
    ]);
    let value = Value::from([("metadata", metadata), ("spec", spec)]);
    let value = model::normal_value(kind, &value, project, &loaded.catalog, &loaded.target);
    Ok(Preview {
        dashboard,
        key,
        value,
    })
}

/// Creates a preview, or updates the one that is there.
fn make(client: &Client, preview: &Preview<'_>) -> Result<Made, StoreFault> {
    let Preview { key, value, .. } = preview;
    match client.create(key, value) {
        Err(fault) if fault.kind == FaultKind::Exists => client.update(key, value)?,
        stored => stored?,
    };
    let current = client.get(&preview.dashboard.key);
    Ok(Made {
        current: current.map(|there| there.is_some()),
    })
}

/// Takes what became of the previews, in their order.
struct Making<'a> {
    env: &'a mut Env,
    client: &'a Client,
    exit: Exit,
    rows: Vec<Value>,
    told: usize,
    /// Whether the server keeps no previews at all, once that was asked.
    disabled: Option<bool>,
}

impl Making<'_> {
    fn take(&mut self, preview: &Preview<'_>, made: Result<Made, StoreFault>) {
        self.told += 1;
        match made {
            Ok(made) => {
                let row = self.row(preview, made);
                self.rows.push(row);
            }
            Err(fault) => {
                let client = self.client;
                let disabled = *self
                    .disabled
                    .get_or_insert_with(|| is_disabled(client, &fault));
                if !disabled {
                    self.fail(&preview.key, fault);
                }
            }
        }
    }

    fn row(&mut self, preview: &Preview<'_>, made: Made) -> Value {
        let Preview { dashboard, key, .. } = preview;
        let server = self.client.server();
        let project = key.project().unwrap_or_default();
        let url = |plural: &str, name: &str| format!("{server}/projects/{project}/{plural}/{name}");
        let mut row = vec![
            ("project", dashboard.project.clone()),
            ("dashboard", dashboard.name.clone()),
            ("preview", url(&key.kind().plural(), key.name())),
        ];
        match made.current {
            Ok(true) => row.push((
                "current",
                url(&dashboard.key.kind().plural(), dashboard.key.name()),
            )),
            Ok(false) => {}
            Err(fault) => self.fail(&dashboard.key, fault),
        }
        let row = row.into_iter();
        row.map(|(key, text)| (key.to_owned(), Value::from(text)))
            .collect()
    }

    fn fail(&mut self, key: &Key, mut fault: StoreFault) {
        if fault.kind == FaultKind::NoProject {
            let hint = "A preview needs the project of its dashboard; `perscope apply` creates it.";
            fault.hints = vec![hint.to_owned()];
        }
        let failure = Failure::from(fault.about(key));
        failure.write(&mut self.env.err);
        self.exit = self.exit.max(failure.exit());
    }

    /// Prints the previews that were made, also if others were not.
    fn finish(self, wanted: usize, format: notation::Format) -> Result<Exit, Failure> {
        if !self.rows.is_empty() {
            resources::write_list(self.rows, format.into(), &mut self.env.out)?;
        }
        if self.disabled == Some(true) {
            let message = format!("{} keeps no ephemeral dashboards", self.client.server());
            return Err(Failure::new(Kind::Remote, message)
                .hint("Let who runs it set `ephemeral_dashboard.enable` in its configuration."));
        }
        if self.told < wanted {
            let left = wanted - self.told;
            let message = format!("interrupted before {left} previews were made");
            return Err(Failure::new(Kind::Interrupted, message));
        }
        Ok(self.exit)
    }
}

/// Whether a preview was refused because the server keeps none at all. What the server answers
/// then is the same as for a wrong address, so its configuration is asked.
fn is_disabled(client: &Client, fault: &StoreFault) -> bool {
    let may_be = matches!(
        fault.kind,
        FaultKind::ReadOnly | FaultKind::Unavailable | FaultKind::NotFound | FaultKind::Refused
    );
    let config = || client.config().ok();
    may_be
        && config().is_some_and(|config| {
            let enabled = config.at(&["ephemeral_dashboard", "enable"]);
            enabled.and_then(Value::as_bool) != Some(true)
        })
}
