//! `perscope new project`, `datasource`, `variable` and `folder`.

use clap::Args;

use super::output::{NamingArgs, OutputArgs};
use super::questions::given_or_asked;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::model::ResourceKind;
use crate::scaffold::Envelope;
use crate::scaffold::resource::{self, Choices, Naming, Reach};

/// Write a first version of a project
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope new project shop --title Shop")]
pub(super) struct ProjectArgs {
    #[command(flatten)]
    naming: NamingArgs,
    /// Say what it is good for
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs `new project`.
pub(super) fn project(env: &mut Env, args: &ProjectArgs) -> Result<Exit, Failure> {
    let named = args
        .naming
        .resolve(env, ResourceKind::Project, None, &args.output)?;
    let naming = Naming {
        description: args.description.as_deref(),
        ..named.naming()
    };
    let value = resource::project(&naming);
    args.output.write(env, &named.key, &value, Envelope::Native)
}

/// Write a first version of a datasource
///
/// The server forwards the queries of a Prometheus datasource, and only those.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope new datasource prometheus --global --url https://prometheus.example.com --default
  perscope new datasource logs -p shop --plugin LokiDatasource --url https://loki.example.com")]
pub(super) struct DatasourceArgs {
    #[command(flatten)]
    naming: NamingArgs,
    /// Put it into this project [default: that of perscope.yaml or `perscope project`]
    #[arg(short, long, value_name = "NAME")]
    project: Option<String>,
    /// Write a global datasource, for all projects
    #[arg(long, conflicts_with = "project")]
    global: bool,
    /// Say what it is good for
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Reach it at this address
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Speak to it with this plugin
    #[arg(long, value_name = "PLUGIN", default_value = "PrometheusDatasource")]
    plugin: String,
    /// Let browsers ask it themselves, rather than the server for them
    #[arg(long, conflicts_with = "secret")]
    direct: bool,
    /// Let queries ask it that name no datasource
    #[arg(long)]
    default: bool,
    /// Open it with this secret
    #[arg(long, value_name = "NAME")]
    secret: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs `new datasource`.
pub(super) fn datasource(env: &mut Env, args: &DatasourceArgs) -> Result<Exit, Failure> {
    let kind = if args.global {
        ResourceKind::GlobalDatasource
    } else {
        ResourceKind::Datasource
    };
    let project = args.project.as_deref();
    let named = args.naming.resolve(env, kind, project, &args.output)?;
    let url = given_or_asked(env, args.url.as_deref(), ("the address", "--url"), None)?;
    let reach = Reach {
        plugin: &args.plugin,
        url: &url,
        direct: args.direct,
        default: args.default,
        secret: args.secret.as_deref(),
    };
    let naming = Naming {
        description: args.description.as_deref(),
        ..named.naming()
    };
    let value = resource::datasource(&naming, &reach);
    args.output.write(env, &named.key, &value, Envelope::Native)
}

/// Write a first version of a variable
///
/// Dashboards of the project can use it as they use variables of their own.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope new variable cluster -p shop --label cluster --series 'up{job=\"kubelet\"}'
  perscope new variable stage --global --values production,staging
  perscope new variable objective -p shop --text 0.999")]
pub(super) struct VariableArgs {
    #[command(flatten)]
    naming: NamingArgs,
    /// Put it into this project [default: that of perscope.yaml or `perscope project`]
    #[arg(short, long, value_name = "NAME")]
    project: Option<String>,
    /// Write a global variable, for all projects
    #[arg(long, conflicts_with = "project")]
    global: bool,
    /// Say what it is good for
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Offer the values of this label [default: the name of the variable]
    #[arg(long, value_name = "LABEL", group = "choices")]
    label: Option<String>,
    /// Look only at the series that this selector finds
    #[arg(long, value_name = "SELECTOR", conflicts_with_all = ["values", "text"])]
    series: Option<String>,
    /// Ask this Prometheus datasource [default: the default one]
    #[arg(long, value_name = "NAME", conflicts_with_all = ["values", "text"])]
    datasource: Option<String>,
    /// Offer these values
    #[arg(long, value_name = "VALUE,…", value_delimiter = ',', group = "choices")]
    values: Vec<String>,
    /// Let viewers type a text, this one at first
    #[arg(long, value_name = "TEXT", group = "choices")]
    text: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs `new variable`.
pub(super) fn variable(env: &mut Env, args: &VariableArgs) -> Result<Exit, Failure> {
    let kind = if args.global {
        ResourceKind::GlobalVariable
    } else {
        ResourceKind::Variable
    };
    let project = args.project.as_deref();
    let named = args.naming.resolve(env, kind, project, &args.output)?;
    let choices = match (&args.text, &args.values[..]) {
        (Some(text), _) => Choices::Text(text),
        (None, []) => Choices::Label {
            label: args.label.as_deref().unwrap_or(named.key.name()),
            series: args.series.as_deref(),
            datasource: args.datasource.as_deref(),
        },
        (None, values) if values.iter().any(String::is_empty) => {
            return Err(Failure::new(Kind::Usage, "one of the values is empty"));
        }
        (None, values) => Choices::Values(values),
    };
    let naming = Naming {
        description: args.description.as_deref(),
        ..named.naming()
    };
    let value = resource::variable(&naming, choices);
    args.output.write(env, &named.key, &value, Envelope::Native)
}

/// Write a first version of a folder
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope new folder services -p shop --dashboard checkout --dashboard payments")]
pub(super) struct FolderArgs {
    #[command(flatten)]
    naming: NamingArgs,
    /// Put it into this project [default: that of perscope.yaml or `perscope project`]
    #[arg(short, long, value_name = "NAME")]
    project: Option<String>,
    /// Put this dashboard into it (can be repeated)
    #[arg(long, value_name = "NAME")]
    dashboard: Vec<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs `new folder`.
pub(super) fn folder(env: &mut Env, args: &FolderArgs) -> Result<Exit, Failure> {
    let project = args.project.as_deref();
    let named = args
        .naming
        .resolve(env, ResourceKind::Folder, project, &args.output)?;
    let value = resource::folder(&named.naming(), &args.dashboard);
    args.output.write(env, &named.key, &value, Envelope::Native)
}
