//! `perscope new dashboard`: from a template, or from the metrics of a program.

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::metrics;
use super::output::{NamingArgs, OutputArgs};
use super::questions::picked;
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::terminal::can_ask;
use crate::model::ResourceKind;
use crate::scaffold::metrics::{MAX_PANELS, propose};
use crate::scaffold::{self, Board, Envelope, TEMPLATES, Template};

/// The labels that viewers choose from in dashboards made from metrics.
const LABELS: &[&str] = &["job", "instance"];

/// Write a first version of a dashboard
///
/// Templates: blank (a note), service-red (requests, errors and duration of an HTTP service),
/// host-use (utilisation, saturation and errors of hosts with node exporter), kubernetes-workload
/// (deployments and their pods), slo-burn-rate (how fast a service uses up its error budget).
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope new dashboard checkout -p shop --template service-red --title Checkout
  perscope new dashboard hosts -p shop --template host-use --label cluster --label instance
  perscope new dashboard payments -p shop --template slo-burn-rate --custom-resource
  curl -s localhost:8080/metrics | perscope new dashboard orders -p shop --from-metrics -")]
pub(super) struct DashboardArgs {
    #[command(flatten)]
    naming: NamingArgs,
    /// Put it into this project [default: that of perscope.yaml or `perscope project`]
    #[arg(short, long, value_name = "NAME")]
    project: Option<String>,
    /// Start from this template [default: blank]
    #[arg(
        long,
        value_name = "TEMPLATE",
        value_parser = PossibleValuesParser::new(TEMPLATES.iter().map(|template| template.name)),
        conflicts_with = "from_metrics"
    )]
    template: Option<String>,
    /// Propose panels for the metrics in this file, `-` for standard input: what a program shows
    /// under /metrics, or what a Prometheus server answers to /api/v1/metadata
    #[arg(long, value_name = "FILE")]
    from_metrics: Option<String>,
    /// Propose at most so many panels
    #[arg(long, value_name = "NUMBER", default_value_t = MAX_PANELS, requires = "from_metrics")]
    max_panels: usize,
    /// Say what it is good for
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Tag it with this (can be repeated)
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Ask this Prometheus datasource [default: the default one]
    #[arg(long, value_name = "NAME")]
    datasource: Option<String>,
    /// Let viewers choose from the values of this label, instead of those of the template (can be
    /// repeated)
    #[arg(long, value_name = "LABEL")]
    label: Vec<String>,
    /// Write a custom resource for the Perses operator, whose namespace is the project
    #[arg(long)]
    custom_resource: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs `new dashboard`.
pub(super) fn run(
    env: &mut Env,
    global: &GlobalArgs,
    args: &DashboardArgs,
) -> Result<Exit, Failure> {
    check_labels(&args.label)?;
    let kind = ResourceKind::Dashboard;
    let project = args.project.as_deref();
    let named = args.naming.resolve(env, kind, project, &args.output)?;
    let board = Board {
        name: named.key.name().to_owned(),
        project: named.key.project().unwrap_or_default().to_owned(),
        title: named.title.clone(),
        description: args.description.clone(),
        tags: args.tag.clone(),
        datasource: args.datasource.clone(),
        ..Board::default()
    };
    let own: Vec<&str> = args.label.iter().map(String::as_str).collect();
    let board = if let Some(source) = &args.from_metrics {
        let metrics = metrics::read(env, source)?;
        let labels = if own.is_empty() { LABELS } else { &own };
        let proposal = propose(&metrics, labels, args.max_panels);
        if proposal.left_out > 0 && !global.quiet {
            let count = proposal.left_out;
            let _ = writeln!(
                env.err,
                "note: {count} more metrics got no panel; --max-panels allows more"
            );
        }
        proposal.fill(board, labels)
    } else {
        let template = template(env, args)?;
        if !own.is_empty() && !template.has_labels() {
            let message = format!("the template `{}` has no labels", template.name);
            return Err(Failure::new(Kind::Usage, message).hint("Leave out --label."));
        }
        let labels = if own.is_empty() {
            template.labels
        } else {
            &own
        };
        template.fill(board, labels)
    };
    let envelope = if args.custom_resource {
        Envelope::CustomResource
    } else {
        Envelope::Native
    };
    let value = scaffold::dashboard(&board, envelope);
    args.output.write(env, &named.key, &value, envelope)
}

/// The template that was typed, or picked from a list.
fn template(env: &mut Env, args: &DashboardArgs) -> Result<&'static Template, Failure> {
    let index = match &args.template {
        Some(name) => TEMPLATES.iter().position(|template| template.name == name),
        None if can_ask(env) => {
            let words: Vec<(&str, &str)> = TEMPLATES
                .iter()
                .map(|template| (template.name, template.summary))
                .collect();
            Some(picked(env, "the template", &words)?)
        }
        None => None,
    };
    Ok(TEMPLATES[index.unwrap_or(0)])
}

/// Labels become variables and parts of queries, so they are names and nothing else.
fn check_labels(labels: &[String]) -> Result<(), Failure> {
    let is_name = |label: &String| {
        let letter = |c: char| c.is_ascii_alphabetic() || c == '_';
        label.starts_with(letter) && label.chars().all(|c| letter(c) || c.is_ascii_digit())
    };
    let wrong = labels.iter().find(|label| !is_name(label));
    let twice = labels.iter().enumerate();
    let mut twice = twice.filter(|(index, label)| labels[..*index].contains(label));
    let message = match (wrong, twice.next()) {
        (Some(wrong), _) => format!("`{}` is no label", wrong.escape_debug()),
        (None, Some((_, label))) => format!("the label `{label}` is named twice"),
        (None, None) => return Ok(()),
    };
    Err(Failure::new(Kind::Usage, message))
}
