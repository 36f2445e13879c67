//! A panel that is to be: what it shows, as plain data, and the value that Perses stores.

use crate::doc::{Number, Value};

/// A kind of panel that can be started from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chart {
    /// Lines over time.
    TimeSeries,
    /// One large number.
    Stat,
    /// A needle on a scale.
    Gauge,
    /// Labels and values in rows.
    Table,
    /// Text.
    Markdown,
}

/// What a chart is to Perses and in the grid.
struct Traits {
    /// The word for it on the command line.
    word: &'static str,
    /// The plugin.
    plugin: &'static str,
    /// Where its options say how numbers are written; empty if nowhere.
    format: &'static [&'static str],
    width: i64,
    height: i64,
}

/// In the order of [`Chart`].
const TRAITS: [Traits; 5] = [
    Traits {
        word: "timeseries",
        plugin: "TimeSeriesChart",
        format: &["yAxis", "format"],
        width: 12,
        height: 8,
    },
    Traits {
        word: "stat",
        plugin: "StatChart",
        format: &["format"],
        width: 6,
        height: 4,
    },
    Traits {
        word: "gauge",
        plugin: "GaugeChart",
        format: &["format"],
        width: 6,
        height: 6,
    },
    Traits {
        word: "table",
        plugin: "Table",
        format: &[],
        width: 24,
        height: 8,
    },
    Traits {
        word: "markdown",
        plugin: "Markdown",
        format: &[],
        width: 24,
        height: 4,
    },
];

impl Chart {
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [
        Self::TimeSeries,
        Self::Stat,
        Self::Gauge,
        Self::Table,
        Self::Markdown,
    ];

    fn traits(self) -> &'static Traits {
        &TRAITS[self as usize]
    }

    /// The word for it on the command line.
    pub(crate) fn word(self) -> &'static str {
        self.traits().word
    }

    /// The columns and rows that it takes unless somebody says otherwise; a grid has 24 columns.
    pub(crate) fn size(self) -> (i64, i64) {
        (self.traits().width, self.traits().height)
    }

    /// Whether numbers of it have a unit.
    pub(crate) fn has_unit(self) -> bool {
        !self.traits().format.is_empty()
    }
}

/// One query of a panel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Query {
    /// PromQL.
    pub(crate) expression: String,
    /// What its series are called; without it, by all their labels.
    pub(crate) legend: Option<String>,
}

/// A panel that is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Panel {
    /// The key to refer to it; a wish where keys are taken.
    pub(crate) key: String,
    /// What stands above it.
    pub(crate) title: String,
    /// What it is good for.
    pub(crate) description: Option<String>,
    /// What draws it.
    pub(crate) chart: Chart,
    /// What its numbers count, as Perses calls it.
    pub(crate) unit: Option<String>,
    /// Where its scale ends.
    pub(crate) max: Option<String>,
    /// From which values on the colour is another one, in ascending order.
    pub(crate) steps: Vec<(String, String)>,
    /// What it shows.
    pub(crate) queries: Vec<Query>,
    /// The text of a Markdown panel.
    pub(crate) text: String,
    /// Columns and rows.
    pub(crate) size: (i64, i64),
}

impl Panel {
    /// A panel without anything but a title.
    pub(crate) fn new(chart: Chart, title: &str) -> Self {
        Self {
            key: key_of(title),
            title: title.to_owned(),
            description: None,
            chart,
            unit: None,
            max: None,
            steps: Vec::new(),
            queries: Vec::new(),
            text: String::new(),
            size: chart.size(),
        }
    }

    /// What Perses stores. The queries ask this datasource, or else the default one.
    pub(crate) fn value(&self, datasource: Option<&str>) -> Value {
        let mut display = Value::from([("name", self.title.as_str().into())]);
        if let Some(description) = &self.description {
            put(&mut display, &["description"], description.as_str().into());
        }
        let plugin = Value::from([
            ("kind", self.chart.traits().plugin.into()),
            ("spec", self.options()),
        ]);
        let mut spec = Value::from([("display", display), ("plugin", plugin)]);
        if !self.queries.is_empty() {
            let queries = self.queries.iter();
            let queries = queries.map(|query| query.value(self.chart, datasource));
            put(&mut spec, &["queries"], queries.collect());
        }
        Value::from([("kind", "Panel".into()), ("spec", spec)])
    }

    /// The options of the plugin.
    fn options(&self) -> Value {
        let mut options = Value::mapping();
        match self.chart {
            Chart::TimeSeries => {
                let legend = Value::from([("position", "bottom".into()), ("mode", "list".into())]);
                put(&mut options, &["legend"], legend);
            }
            Chart::Stat | Chart::Gauge => {
                put(&mut options, &["calculation"], "last-number".into());
            }
            Chart::Markdown => put(&mut options, &["text"], self.text.as_str().into()),
            Chart::Table => {
                let column = Value::from([("name", "timestamp".into()), ("hide", true.into())]);
                put(&mut options, &["columnSettings"], vec![column].into());
            }
        }
        let format = self.chart.traits().format;
        if let Some(unit) = self.unit.as_deref().filter(|_| !format.is_empty()) {
            let path: Vec<&str> = format.iter().copied().chain(["unit"]).collect();
            put(&mut options, &path, unit.into());
        }
        if let Some(max) = self.max.as_deref().and_then(Number::from_json) {
            let path: &[&str] = match self.chart {
                Chart::TimeSeries => &["yAxis", "max"],
                _ => &["max"],
            };
            put(&mut options, path, max.into());
        }
        let step = |(value, color): &(String, String)| {
            let value = Number::from_json(value)?;
            Some(Value::from([
                ("value", value.into()),
                ("color", color.as_str().into()),
            ]))
        };
        let steps: Vec<Value> = self.steps.iter().filter_map(step).collect();
        if !steps.is_empty() {
            put(&mut options, &["thresholds", "steps"], steps.into());
        }
        options
    }
}

impl Query {
    /// What Perses stores. Tables ask for the newest value only: nobody reads a row for each point.
    fn value(&self, chart: Chart, datasource: Option<&str>) -> Value {
        let mut spec = Value::mapping();
        if let Some(name) = datasource {
            put(&mut spec, &["datasource"], selector(name));
        }
        put(&mut spec, &["query"], self.expression.as_str().into());
        if let Some(legend) = &self.legend {
            put(&mut spec, &["seriesNameFormat"], legend.as_str().into());
        }
        if chart == Chart::Table {
            put(&mut spec, &["instant"], true.into());
        }
        let plugin = Value::from([("kind", "PrometheusTimeSeriesQuery".into()), ("spec", spec)]);
        let query = Value::from([("plugin", plugin)]);
        Value::from([("kind", "TimeSeriesQuery".into()), ("spec", query)])
    }
}

/// What names a Prometheus datasource.
pub(super) fn selector(name: &str) -> Value {
    Value::from([
        ("kind", "PrometheusDatasource".into()),
        ("name", name.into()),
    ])
}

/// Texts as a list.
pub(super) fn texts(texts: &[String]) -> Value {
    texts
        .iter()
        .map(|text| Value::from(text.as_str()))
        .collect()
}

/// Sets what a path leads to; mappings on the way are made.
pub(super) fn put(value: &mut Value, path: &[&str], new: Value) {
    let Some((last, holders)) = path.split_last() else {
        return;
    };
    let mut holder = value;
    for key in holders {
        let Some(mapping) = holder.as_mapping_mut() else {
            return;
        };
        holder = mapping.get_or_insert_with(key, Value::mapping);
    }
    if let Some(mapping) = holder.as_mapping_mut() {
        mapping.insert(*last, new);
    }
}

/// How many bytes a key made from a title has at most.
const MAX_KEY: usize = 60;

/// A key for a title: its ASCII letters and digits, in words that begin with capital letters, as
/// `cpuUsage`. Layouts cannot refer to keys with dots or slashes, so there is nothing else in it.
pub(crate) fn key_of(title: &str) -> String {
    let mut key = String::new();
    for word in title.split(|c: char| !c.is_ascii_alphanumeric()) {
        let lower = word.to_ascii_lowercase();
        if key.len() + lower.len() > MAX_KEY {
            break;
        }
        match lower.chars().next() {
            Some(first) if !key.is_empty() => {
                key.push(first.to_ascii_uppercase());
                key.push_str(&lower[1..]);
            }
            _ => key.push_str(&lower),
        }
    }
    // A key that looks like a number would have to be quoted.
    if key.starts_with(|c: char| c.is_ascii_digit()) {
        key.insert_str(0, "panel");
    }
    if key.is_empty() {
        key.push_str("panel");
    }
    key
}
