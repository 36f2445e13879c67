//! `perscope new panel`: a panel for a dashboard in a file, which stays as it is otherwise.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::questions::given_or_asked;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::doc::Parsed;
use crate::model::{self, Resource, ResourceKind, Target};
use crate::rewrite;
use crate::scaffold::{self, Chart, NoGroup, Panel, Query};
use crate::schema::Catalog;
use crate::session;
use crate::store;
use crate::text::{FileId, SourceFile, apply, nearest};

/// Add a panel to a dashboard in a file
///
/// The panel goes where there is room in the last group of the dashboard, or in the one that
/// --group names. Nothing else in the file changes: comments and layout stay.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope new panel --into checkout.yaml --title Load --query 'node_load1{job=\"node\"}' --unit decimal
  perscope new panel --into checkout.yaml --type stat --title Up --query 'sum(up)' --group Now
  perscope new panel --into checkout.yaml --type markdown --title Contact --text 'Ask **#shop**.'")]
pub(super) struct PanelArgs {
    /// Add it to the dashboard in this file
    #[arg(long, value_name = "FILE")]
    into: PathBuf,
    /// Add it to the dashboard of this name, if the file holds several
    #[arg(long, value_name = "NAME")]
    dashboard: Option<String>,
    /// Put it into the group with this title [default: the last one]
    #[arg(long, value_name = "TITLE")]
    group: Option<String>,
    /// Show this title
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Say what it is good for
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Draw it as this
    #[arg(
        long = "type",
        value_name = "TYPE",
        default_value = "timeseries",
        value_parser = PossibleValuesParser::new(Chart::ALL.map(Chart::word))
    )]
    chart: String,
    /// Ask this, in PromQL (can be repeated)
    #[arg(long, value_name = "EXPR")]
    query: Vec<String>,
    /// Call the series of a query this, such as `{{instance}}`; the first for the first query, and
    /// so on
    #[arg(long, value_name = "TEXT", requires = "query")]
    legend: Vec<String>,
    /// Count numbers in this unit, such as `seconds`, `bytes` or `percent-decimal`
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// End the scale of a gauge here
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    max: Option<f64>,
    /// Show this Markdown
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Ask this Prometheus datasource [default: the default one]
    #[arg(long, value_name = "NAME")]
    datasource: Option<String>,
    /// Make it so many columns wide, of 24
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(i64).range(1..=24))]
    width: Option<i64>,
    /// Make it so many rows high
    #[arg(long, value_name = "ROWS", value_parser = clap::value_parser!(i64).range(1..=1000))]
    height: Option<i64>,
}

/// Runs `new panel`.
pub(super) fn run(env: &mut Env, args: &PanelArgs) -> Result<Exit, Failure> {
    let panel = panel(env, args)?;
    let path = env.cwd.join(&args.into);
    let shown = args.into.display().to_string();
    let content = store::read_file(&path).map_err(|error| {
        let reason = store::reason(&error);
        Failure::new(Kind::Input, format!("cannot read {shown}: {reason}"))
    })?;
    if !content.problems.is_empty() {
        let message = format!("cannot read {shown}: it is too large, or no UTF-8");
        return Err(Failure::new(Kind::Input, message));
    }
    let source = SourceFile::new(FileId(0), shown.as_str(), content.text);
    let documents = model::open(&source);
    let resource = dashboard(&documents, args.dashboard.as_deref(), &shown)?;
    let catalog = Catalog::new();
    let project = project(env, &path, &catalog);
    let target = Target::default();
    let mut wanted = model::normal(&resource, project.as_deref(), &catalog, &target);
    let key = scaffold::insert(
        &mut wanted,
        &panel,
        args.datasource.as_deref(),
        args.group.as_deref(),
    );
    let key = key.map_err(|fault| no_group(args.group.as_deref().unwrap_or_default(), &fault))?;
    let kind = ResourceKind::Dashboard;
    let wanted = model::normal_value(kind, &wanted, project.as_deref(), &catalog, &target);
    let update = rewrite::update(&resource, &wanted, project.as_deref(), &catalog, &target);
    let update = update.map_err(|refusal| {
        let message = format!("cannot add a panel to {shown}: {refusal}");
        Failure::new(Kind::Input, message).hint("`perscope lint` shows what is wrong with it.")
    })?;
    let text = apply(&source.text, &update.edits)
        .map_err(|_| Failure::new(Kind::Internal, "the edits of a file overlap"))?;
    store::replace_file(&path, &source.text, &text).map_err(|error| {
        let reason = store::reason(&error);
        Failure::new(Kind::Input, format!("cannot write {shown}: {reason}"))
    })?;
    writeln!(env.out, "added panel {key} to {shown}")?;
    Ok(Exit::Clean)
}

/// The panel that is wanted.
fn panel(env: &mut Env, args: &PanelArgs) -> Result<Panel, Failure> {
    let chart = Chart::ALL
        .into_iter()
        .find(|chart| chart.word() == args.chart);
    let chart = chart.unwrap_or(Chart::TimeSeries);
    let usage = |message: &str| Err(Failure::new(Kind::Usage, message));
    if args.legend.len() > args.query.len() {
        return usage("there are more legends than queries");
    }
    let title = given_or_asked(env, args.title.as_deref(), ("the title", "--title"), None)?;
    let mut panel = Panel::new(chart, &title);
    if chart == Chart::Markdown {
        if !args.query.is_empty() {
            return usage("Markdown shows no query");
        }
        panel.text = given_or_asked(env, args.text.as_deref(), ("the text", "--text"), None)?;
    } else {
        if args.text.is_some() {
            return usage("only a panel of the type `markdown` shows a text");
        }
        let queries = match &args.query[..] {
            [] => vec![given_or_asked(env, None, ("the query", "--query"), None)?],
            some => some.to_vec(),
        };
        let legends = args
            .legend
            .iter()
            .cloned()
            .map(Some)
            .chain(std::iter::repeat(None));
        let queries = queries.into_iter().zip(legends);
        panel.queries = queries
            .map(|(expression, legend)| Query { expression, legend })
            .collect();
    }
    if args.unit.is_some() && !chart.has_unit() {
        return usage("a panel of this type has no unit");
    }
    if args.max.is_some() && !matches!(chart, Chart::Gauge | Chart::TimeSeries) {
        return usage("a panel of this type has no scale");
    }
    panel.unit.clone_from(&args.unit);
    panel.max = args.max.map(|max| max.to_string());
    panel.description.clone_from(&args.description);
    let (width, height) = chart.size();
    panel.size = (args.width.unwrap_or(width), args.height.unwrap_or(height));
    Ok(panel)
}

/// The dashboard of a file that gets the panel.
fn dashboard<'d>(
    documents: &'d [Parsed],
    name: Option<&str>,
    shown: &str,
) -> Result<Resource<'d>, Failure> {
    let resources = documents
        .iter()
        .flat_map(|parsed| model::recognise(&parsed.document).resources);
    let all: Vec<Resource<'d>> = resources
        .filter(|resource| resource.dashboard().is_some())
        .collect();
    let names: Vec<&str> = all.iter().filter_map(Resource::name).collect();
    let chosen: Vec<&Resource<'d>> = all
        .iter()
        .filter(|resource| name.is_none() || resource.name() == name)
        .collect();
    let failure = match (&chosen[..], name) {
        ([one], _) => return Ok(**one),
        ([], Some(name)) if !all.is_empty() => {
            let message = format!("there is no dashboard `{}` in {shown}", name.escape_debug());
            let failure = Failure::new(Kind::Usage, message);
            match nearest(name, names.iter().copied()) {
                Some(near) => failure.hint(format!("Did you mean `{near}`?")),
                None => failure.hint(format!("It holds {}.", names.join(", "))),
            }
        }
        ([], _) => Failure::new(Kind::Input, format!("there is no dashboard in {shown}")),
        _ => {
            let message = format!("there are several dashboards in {shown}");
            let hint = format!("Choose one with --dashboard: {}.", names.join(", "));
            Failure::new(Kind::Usage, message).hint(hint)
        }
    };
    Err(failure)
}

/// The project of resources of a file that name none.
fn project(env: &Env, path: &Path, catalog: &Catalog) -> Option<String> {
    let (root, config) = session::config_around(path, &env.cwd, catalog).1?;
    let path = store::canonical(path).ok()?;
    let below = path.strip_prefix(root).ok()?;
    let parts = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    let below = parts.collect::<Vec<_>>().join("/");
    config.project(&below).map(str::to_owned)
}

fn no_group(group: &str, NoGroup(titles): &NoGroup) -> Failure {
    let message = format!("there is no group `{}`", group.escape_debug());
    let failure = Failure::new(Kind::Usage, message);
    if titles.is_empty() {
        return failure.hint("No group of the dashboard has a title; leave out --group.");
    }
    match nearest(group, titles.iter().map(String::as_str)) {
        Some(near) => failure.hint(format!("Did you mean `{}`?", near.escape_debug())),
        None => failure.hint(format!("There are {}.", titles.join(", ").escape_debug())),
    }
}
