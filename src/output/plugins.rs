//! The plugin modules of a server as the table that percli draws.

use std::io::{self, Write};

use super::Show;
use super::table::Table;
use crate::doc::Value;

/// Writes a table with a line a module. A module of one plugin has the kind of that as its type.
pub(crate) fn write_table(modules: &[Value], show: Show, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(vec!["NAME", "VERSION", "TYPE", "LOADED", "FROM DEV"]);
    for module in modules {
        let text = |path: &[&str]| {
            let text = module.at(path).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        let is = |key| {
            let is = module.at(&["status", key]).and_then(Value::as_bool);
            is.unwrap_or_default().to_string()
        };
        let plugins = module.at(&["spec", "plugins"]).and_then(Value::as_sequence);
        let only = match plugins {
            Some([only]) => only.get("kind").and_then(Value::as_str),
            _ => None,
        };
        let cells = vec![
            text(&["metadata", "name"]),
            text(&["metadata", "version"]),
            only.map_or_else(|| text(&["kind"]), str::to_owned),
            is("isLoaded"),
            is("inDev"),
        ];
        table.push(cells, show);
    }
    table.write(out)
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAIN;
    use super::*;

    #[test]
    fn a_module_of_one_plugin_has_its_type() {
        let module = |name: &str, kinds: &[&str]| {
            let plugin = |kind: &&str| Value::from([("kind", (*kind).into())]);
            let plugins: Value = kinds.iter().map(plugin).collect();
            let metadata = [("name", name.into()), ("version", "0.1.0".into())];
            Value::from([
                ("kind", "PluginModule".into()),
                ("metadata", Value::from(metadata)),
                ("spec", Value::from([("plugins", plugins)])),
                ("status", Value::from([("isLoaded", true.into())])),
            ])
        };
        let modules = [
            module("Table", &["Panel"]),
            module("Prometheus", &["Datasource", "TimeSeriesQuery"]),
            Value::mapping(),
        ];
        let mut out = Vec::new();
        write_table(&modules, PLAIN, &mut out).unwrap();
        let expected = "    NAME    │ VERSION │     TYPE     │ LOADED │ FROM DEV \n\
                        ────────────┼─────────┼──────────────┼────────┼──────────\n \
                        Table      │ 0.1.0   │ Panel        │ true   │ false    \n \
                        Prometheus │ 0.1.0   │ PluginModule │ true   │ false    \n \
                        \u{20}          │         │              │ false  │ false    \n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
