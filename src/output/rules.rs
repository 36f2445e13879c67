//! The list of rules, as a table for people and as JSON.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::Show;
use super::style::Style;
use crate::finding::{Level, OptionInfo, OptionValue, RuleInfo};

/// The version in the JSON.
const VERSION: u32 = 1;

/// The JSON object.
#[derive(Serialize)]
struct Rules<'a> {
    version: u32,
    rules: Vec<Rule<'a>>,
}

/// A rule in JSON.
#[derive(Serialize)]
struct Rule<'a> {
    name: &'a str,
    group: &'static str,
    level: &'static str,
    fix: &'static str,
    server: bool,
    summary: &'a str,
    options: Vec<RuleOption<'a>>,
}

/// An option of a rule in JSON.
#[derive(Serialize)]
struct RuleOption<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    type_name: &'static str,
    default: Value,
    /// The least number, or the least number of entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<i64>,
    description: &'a str,
}

impl<'a> Rule<'a> {
    fn new(rule: &'a RuleInfo) -> Self {
        Self {
            name: &rule.name,
            group: rule.group.name(),
            level: rule.level.name(),
            fix: rule.fix.name(),
            server: rule.server,
            summary: &rule.summary,
            options: rule.options.iter().map(RuleOption::new).collect(),
        }
    }
}

impl<'a> RuleOption<'a> {
    fn new(option: &'a OptionInfo) -> Self {
        Self {
            name: option.name,
            type_name: option.default.type_name(),
            default: match &option.default {
                OptionValue::Bool(value) => Value::from(*value),
                OptionValue::Int(value) => Value::from(*value),
                OptionValue::Number(value) => Value::from(*value),
                OptionValue::String(text) | OptionValue::Duration(text, _) => {
                    Value::from(text.as_str())
                }
                OptionValue::StringList(items) => Value::from(items.as_slice()),
                OptionValue::StringMap(map) => {
                    let entries = map.iter();
                    let entries = entries.map(|(name, text)| (name.clone(), text.as_str()));
                    entries.collect::<Value>()
                }
            },
            least: option.least,
            description: &option.description,
        }
    }
}

/// Writes one JSON object.
pub(crate) fn write_json(rules: &[&RuleInfo], out: &mut dyn Write) -> io::Result<()> {
    let rules = rules.iter().copied().map(Rule::new).collect();
    let version = VERSION;
    serde_json::to_writer_pretty(&mut *out, &Rules { version, rules })?;
    writeln!(out)
}

/// Writes a line for each rule below a line with the names of the columns.
pub(crate) fn write_table(rules: &[&RuleInfo], show: Show, out: &mut dyn Write) -> io::Result<()> {
    const HEAD: [&str; 5] = ["RULE", "GROUP", "LEVEL", "FIX", "SERVER"];
    let cells = |rule: &&RuleInfo| {
        let server = if rule.server { "refuses" } else { "" };
        let texts = [
            rule.group.name(),
            rule.level.name(),
            rule.fix.name(),
            server,
        ];
        let [group, level, fix, server] = texts.map(str::to_owned);
        [rule.name.clone(), group, level, fix, server]
    };
    let rows: Vec<[String; 5]> = rules.iter().map(cells).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].len());
        cells.chain([HEAD[column].len()]).max().unwrap_or(0)
    };
    let widths: [usize; 5] = std::array::from_fn(width);
    let mut head = String::new();
    for (name, width) in HEAD.iter().zip(widths) {
        let _ = write!(head, "{name:width$}  ");
    }
    writeln!(out, "{}", Style::Strong.paint(show.color, head + "SUMMARY"))?;
    for (row, rule) in rows.iter().zip(rules) {
        for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
            let cell = format!("{cell:width$}");
            match column {
                0 => write!(out, "{}  ", Style::Strong.paint(show.color, cell))?,
                2 if rule.level != Level::Off => {
                    let style = Style::Level(rule.level);
                    write!(out, "{}  ", style.paint(show.color, cell))?;
                }
                _ => write!(out, "{}  ", Style::Dim.paint(show.color, cell))?,
            }
        }
        write!(out, "{}", rule.summary)?;
        let options: Vec<&str> = rule.options.iter().map(|option| option.name).collect();
        if !options.is_empty() {
            let options = format!(" (options: {})", options.join(", "));
            write!(out, "{}", Style::Dim.paint(show.color, options))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
