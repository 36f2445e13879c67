//! What people start dashboards from: the templates, as data, one file each.
//!
//! Queries hold `SELECT` where the matchers of the labels stand, so that a team with other labels
//! filters by those. Nothing here depends on recording rules: a query works wherever the
//! exporter it names is scraped.

mod host_use;
mod kubernetes_workload;
mod service_red;
mod slo_burn_rate;

use super::board::{Board, Variable};
use super::panel::{Chart, Panel, Query};

/// All templates, in the order of the help.
pub(crate) const TEMPLATES: &[&Template] = &[
    &BLANK,
    &service_red::TEMPLATE,
    &host_use::TEMPLATE,
    &kubernetes_workload::TEMPLATE,
    &slo_burn_rate::TEMPLATE,
];

/// A dashboard to start from.
#[derive(Debug)]
pub(crate) struct Template {
    /// The word for it on the command line.
    pub(crate) name: &'static str,
    /// What it shows, for lists.
    pub(crate) summary: &'static str,
    /// The description of the dashboard.
    description: &'static str,
    tags: &'static [&'static str],
    /// The labels that viewers choose from, unless somebody names others.
    pub(crate) labels: &'static [&'static str],
    /// The metric whose series have these labels; empty if there is none.
    metric: &'static str,
    /// What viewers choose from besides.
    extras: &'static [Extra],
    groups: &'static [Group],
}

/// A variable that belongs to a template.
#[derive(Debug)]
enum Extra {
    /// The values of a label, as (variable, title, label, selector).
    Label(&'static str, &'static str, &'static str, &'static str),
    /// A text, as (variable, title, value).
    Text(&'static str, &'static str, &'static str),
}

/// Panels below a title.
#[derive(Debug)]
struct Group {
    title: &'static str,
    panels: &'static [Shown],
}

/// A panel of a template.
#[derive(Debug)]
struct Shown {
    title: &'static str,
    description: &'static str,
    chart: Chart,
    unit: &'static str,
    /// Where the scale ends; empty if the data say.
    max: &'static str,
    /// Values and colours.
    steps: &'static [(&'static str, &'static str)],
    /// Queries with the names of their series; an empty name is none.
    queries: &'static [(&'static str, &'static str)],
    text: &'static str,
    /// Columns and rows.
    size: (i64, i64),
}

/// A chart over time without anything; templates say what differs.
const CHART: Shown = Shown {
    title: "",
    description: "",
    chart: Chart::TimeSeries,
    unit: "",
    max: "",
    steps: &[],
    queries: &[],
    text: "",
    size: (12, 8),
};

/// A number without anything.
const STAT: Shown = Shown {
    chart: Chart::Stat,
    size: (6, 4),
    ..CHART
};

const ORANGE: &str = "#ffa500";
const RED: &str = "#ff0000";

/// Room for a note, and nothing else.
const BLANK: Template = Template {
    name: "blank",
    summary: "a note on what the dashboard is for, and nothing else",
    description: "What this dashboard is for, and for whom",
    tags: &[],
    labels: &[],
    metric: "",
    extras: &[],
    groups: &[Group {
        title: "About",
        panels: &[Shown {
            title: "About this dashboard",
            description: "What it shows, who looks at it, and what to do",
            chart: Chart::Markdown,
            text: "Say here what the dashboard shows, who looks at it, and what to do when it looks bad.\n",
            size: (24, 4),
            ..CHART
        }],
    }],
};

impl Template {
    /// Whether viewers choose from labels.
    pub(crate) fn has_labels(&self) -> bool {
        !self.metric.is_empty()
    }

    /// The dashboard, which is `board` with variables and panels. Viewers choose from the values
    /// of these labels, each among those that fit the ones before it.
    pub(crate) fn fill(&self, board: Board, labels: &[&str]) -> Board {
        let labels = if self.has_labels() { labels } else { &[] };
        let matchers = matchers(labels);
        let groups = self.groups.iter();
        let tags = self.tags.iter().map(|tag| (*tag).to_owned());
        let description = || Some(self.description.to_owned());
        Board {
            description: board.description.clone().or_else(description),
            tags: board.tags.iter().cloned().chain(tags).collect(),
            variables: self.variables(labels),
            groups: groups
                .map(|group| {
                    let panels = group.panels.iter();
                    let panels = panels.map(|shown| shown.panel(&matchers)).collect();
                    (group.title.to_owned(), panels)
                })
                .collect(),
            ..board
        }
    }

    fn variables(&self, labels: &[&str]) -> Vec<Variable> {
        let matchers = matchers(labels);
        let of_extra = |extra: &Extra| match *extra {
            Extra::Label(name, title, label, selector) => Variable::Label {
                name: name.to_owned(),
                title: title.to_owned(),
                label: label.to_owned(),
                selector: fill(selector, &matchers),
            },
            Extra::Text(name, title, value) => Variable::Text {
                name: name.to_owned(),
                title: title.to_owned(),
                value: value.to_owned(),
            },
        };
        let mut variables = label_variables(labels, self.metric);
        variables.extend(self.extras.iter().map(of_extra));
        variables
    }
}

impl Shown {
    fn panel(&self, matchers: &str) -> Panel {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let query = |(expression, legend): &(&str, &str)| Query {
            expression: fill(expression, matchers),
            legend: some(legend),
        };
        let step = |(value, color): &(&str, &str)| ((*value).to_owned(), (*color).to_owned());
        Panel {
            description: some(self.description),
            unit: some(self.unit),
            max: some(self.max),
            steps: self.steps.iter().map(step).collect(),
            queries: self.queries.iter().map(query).collect(),
            text: self.text.to_owned(),
            size: self.size,
            ..Panel::new(self.chart, self.title)
        }
    }
}

/// Variables for labels that the series of a metric have, each with the values that fit the ones
/// before it.
pub(super) fn label_variables(labels: &[&str], metric: &str) -> Vec<Variable> {
    let variable = |(index, label): (usize, &&str)| {
        let before = matchers(&labels[..index]);
        Variable::Label {
            name: (*label).to_owned(),
            title: title_of(label),
            label: (*label).to_owned(),
            selector: fill(&format!("{metric}{{SELECT}}"), &before),
        }
    };
    labels.iter().enumerate().map(variable).collect()
}

/// The matchers of some labels, as they stand between braces.
pub(super) fn matchers(labels: &[&str]) -> String {
    let matcher = |label: &&str| format!("{label}=~\"${label}\"");
    labels.iter().map(matcher).collect::<Vec<_>>().join(", ")
}

/// An expression with matchers where it says `SELECT`.
fn fill(expression: &str, matchers: &str) -> String {
    if matchers.is_empty() {
        let bare = expression.replace("{SELECT}", "");
        return bare.replace("{SELECT, ", "{");
    }
    expression.replace("SELECT", matchers)
}

/// A label as a title: `code_class` is `Code class`.
pub(super) fn title_of(label: &str) -> String {
    let words = label.trim_matches('_').replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
