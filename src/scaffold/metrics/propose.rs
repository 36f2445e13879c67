//! Which panels show a program's metrics: a rate for a counter, quantiles for a histogram, the
//! value of a gauge, the quantiles that a summary has.

use super::units;
use super::{Metric, Metrics, Type};
use crate::scaffold::board::Board;
use crate::scaffold::panel::{Chart, Panel, Query};
use crate::scaffold::templates::{label_variables, matchers, title_of};

/// How many panels a dashboard gets unless somebody asks for another number.
pub(crate) const MAX_PANELS: usize = 40;

/// Labels that tell targets apart and not what they count; of many series they make too many
/// lines.
const TARGET_LABELS: [&str; 4] = ["job", "instance", "pod", "namespace"];

/// What a panel splits its series by at most.
const MAX_SPLIT: usize = 2;

/// Panels for metrics.
#[derive(Debug, Default)]
pub(crate) struct Proposal {
    /// The groups with their titles; metrics that begin with the same word are in one group.
    pub(super) groups: Vec<(String, Vec<Panel>)>,
    /// How many metrics got no panel because there are too many.
    pub(crate) left_out: usize,
    /// A metric that is there, for the values of labels.
    anchor: Option<String>,
}

impl Proposal {
    /// The dashboard, which is `board` with variables and panels.
    pub(crate) fn fill(self, board: Board, labels: &[&str]) -> Board {
        let anchor = self.anchor.unwrap_or_default();
        let description = || Some("What the program says of itself".to_owned());
        Board {
            description: board.description.clone().or_else(description),
            variables: label_variables(labels, &anchor),
            groups: self.groups,
            ..board
        }
    }
}

/// Proposes at most `max` panels. Viewers choose from the values of these labels.
pub(crate) fn propose(metrics: &Metrics, labels: &[&str], max: usize) -> Proposal {
    let mut proposal = Proposal {
        left_out: metrics.left_out,
        ..Proposal::default()
    };
    let select = match matchers(labels) {
        none if none.is_empty() => none,
        some => format!("{{{some}}}"),
    };
    let mut count = 0;
    for (name, metric) in &metrics.by_name {
        if is_meta(name, metrics) {
            continue;
        }
        if count == max {
            proposal.left_out += 1;
            continue;
        }
        count += 1;
        if proposal.anchor.is_none() {
            proposal.anchor = Some(series(name, metric));
        }
        let panel = panel(name, metric, &select);
        let group = title_of(
            name.split(['_', ':'])
                .find(|word| !word.is_empty())
                .unwrap_or("metrics"),
        );
        match proposal.groups.last_mut() {
            Some((title, panels)) if *title == group => panels.push(panel),
            _ => proposal.groups.push((group, vec![panel])),
        }
    }
    proposal
}

/// Whether a metric only says when another one was created.
fn is_meta(name: &str, metrics: &Metrics) -> bool {
    let of = name.strip_suffix("_created");
    of.is_some_and(|of| {
        let total = format!("{of}_total");
        metrics.by_name.contains_key(of) || metrics.by_name.contains_key(&total)
    })
}

/// The name of series that a metric has for sure.
fn series(name: &str, metric: &Metric) -> String {
    match metric.kind {
        Type::Histogram => format!("{name}_bucket"),
        Type::Summary => format!("{name}_count"),
        _ if metric.is_total => format!("{name}_total"),
        _ => name.to_owned(),
    }
}

/// How a metric is to be taken: what nobody describes is a counter if it is called like one.
fn kind_of(name: &str, metric: &Metric) -> Type {
    match metric.kind {
        Type::Unknown if name.ends_with("_total") => Type::Counter,
        Type::Unknown => Type::Gauge,
        kind => kind,
    }
}

fn panel(name: &str, metric: &Metric, select: &str) -> Panel {
    let kind = kind_of(name, metric);
    let series = series(name, metric);
    let is_info = kind == Type::Gauge && name.ends_with("_info");
    let is_date = kind == Type::Gauge && units::is_date(name);
    let labels: Vec<&str> = metric.labels.iter().map(String::as_str).collect();
    let said = metric.unit.as_str();
    let (unit, queries) = match kind {
        Type::Counter => {
            let labels = labels.iter().filter(|label| !TARGET_LABELS.contains(label));
            let split: Vec<&str> = labels.copied().take(MAX_SPLIT).collect();
            let by = match split.join(", ") {
                none if none.is_empty() => none,
                some => format!(" by ({some}) "),
            };
            let query = Query {
                expression: format!("sum{by}(rate({series}{select}[$__rate_interval]))"),
                legend: Some(legend(&split).unwrap_or_else(|| "all".to_owned())),
            };
            (units::of_rate(&series, said), vec![query])
        }
        Type::Histogram => {
            let quantile = |(quantile, legend): (&str, &str)| Query {
                expression: format!(
                    "histogram_quantile({quantile}, sum by (le) (rate({series}{select}[$__rate_interval])))"
                ),
                legend: Some(legend.to_owned()),
            };
            let queries = [("0.5", "p50"), ("0.9", "p90"), ("0.99", "p99")].map(quantile);
            (units::of_value(name, said), queries.into())
        }
        Type::Summary => {
            let query = Query {
                expression: format!("max by (quantile) ({name}{select})"),
                legend: legend(&["quantile"]),
            };
            (units::of_value(name, said), vec![query])
        }
        Type::Gauge | Type::Unknown => {
            let age = if is_date { "time() - " } else { "" };
            let query = Query {
                expression: format!("{age}{series}{select}"),
                // Every series is shown, so its name says all that tells it from the others.
                legend: None,
            };
            (units::of_value(name, said), vec![query])
        }
    };
    let chart = if is_info {
        Chart::Table
    } else {
        Chart::TimeSeries
    };
    let mut panel = Panel::new(chart, &title(name, is_date));
    panel.description = Some(metric.help.clone()).filter(|help| !help.is_empty());
    panel.unit = Some(unit.to_owned());
    panel.queries = queries;
    panel
}

/// The name of series that have these labels, if there are any.
fn legend(labels: &[&str]) -> Option<String> {
    let labels: Vec<String> = labels
        .iter()
        .map(|label| format!("{{{{{label}}}}}"))
        .collect();
    Some(labels.join(" ")).filter(|legend| !legend.is_empty())
}

/// A name as a title, without what the query says already.
fn title(name: &str, is_date: bool) -> String {
    let plain = name.strip_suffix("_total").unwrap_or(name);
    let title = title_of(&plain.replace(':', "_"));
    if is_date {
        format!("Age: {title}")
    } else {
        title
    }
}
