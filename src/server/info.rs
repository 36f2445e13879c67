//! What the server tells about itself.

use crate::doc::Value;
use crate::doc::emit::{Layout, json};
use crate::model::Target;
use crate::schema::{Catalog, Family, Slot};

/// Whether the server is well, and which release of Perses it stands for.
pub(super) fn health(target: Target) -> String {
    let health = Value::from([
        ("buildTime", "".into()),
        ("version", format!("{}.0", target.version).into()),
        (
            "commit",
            concat!("perscope ", env!("CARGO_PKG_VERSION")).into(),
        ),
        ("database", true.into()),
    ]);
    json(&health, Layout::Compact)
}

/// How the server is set up, in the words of Perses' configuration. Its keys are those that a
/// Perses server with the same set-up shows.
pub(super) fn config(folder: &str, target: Target, has_token: bool) -> String {
    let off = || Value::from([("disable", false.into())]);
    let levels = || {
        Value::from([
            ("global", off()),
            ("project", off()),
            ("disable_local", false.into()),
        ])
    };
    let authentication = Value::from([
        ("access_token_ttl", "15m".into()),
        ("refresh_token_ttl", "1d".into()),
        ("disable_sign_up", false.into()),
        ("providers", Value::from([("enable_native", false.into())])),
    ]);
    let security = Value::from([
        ("readonly", false.into()),
        (
            "cookie",
            Value::from([("same_site", "lax".into()), ("secure", false.into())]),
        ),
        ("encryption_key", "<secret>".into()),
        ("enable_auth", has_token.into()),
        ("authorization", Value::mapping()),
        ("authentication", authentication),
        ("cors", Value::from([("enable", false.into())])),
    ]);
    let file = Value::from([
        ("folder", folder.into()),
        ("extension", "json".into()),
        ("case_sensitive", target.case_sensitive.into()),
    ]);
    let frontend = Value::from([
        ("disable", true.into()),
        ("explorer", Value::from([("enable", false.into())])),
    ]);
    let plugin = Value::from([
        ("path", "".into()),
        ("archive_paths", vec![Value::from("")].into()),
        ("enable_dev", false.into()),
    ]);
    let config = Value::from([
        ("security", security),
        ("database", Value::from([("file", file)])),
        ("dashboard", Value::mapping()),
        ("provisioning", Value::from([("interval", "1h".into())])),
        ("datasource", levels()),
        ("variable", levels()),
        (
            "ephemeral_dashboard",
            Value::from([("enable", true.into()), ("cleanup_interval", "1m".into())]),
        ),
        ("frontend", frontend),
        ("plugin", plugin),
    ]);
    json(&config, Layout::Compact)
}

/// The plugins whose schemas are known, one module each: how Perses packs them is not known here.
pub(super) fn plugins(catalog: &Catalog) -> String {
    let slots = [
        (Slot::Datasource, "Datasource"),
        (Slot::Panel, "Panel"),
        (Slot::Query, "Query"),
        (Slot::Variable, "Variable"),
        (Slot::Annotation, "Annotation"),
    ];
    let module = |(slot, family): (Slot, &str), kind: &str| {
        let plugin = catalog.plugin(slot, kind);
        let family = plugin
            .and_then(|plugin| plugin.query_type)
            .unwrap_or(family);
        let display = Value::from([("name", kind.into())]);
        let spec = Value::from([("display", display), ("name", kind.into())]);
        let plugin = Value::from([("kind", family.into()), ("spec", spec)]);
        let metadata = Value::from([
            ("name", kind.into()),
            ("version", "".into()),
            ("registry", "".into()),
        ]);
        let spec = Value::from([
            ("schemasPath", "schemas".into()),
            ("plugins", vec![plugin].into()),
        ]);
        Value::from([
            (
                "status",
                Value::from([("isLoaded", true.into()), ("inDev", false.into())]),
            ),
            ("kind", "PluginModule".into()),
            ("metadata", metadata),
            ("spec", spec),
        ])
    };
    let modules: Value = slots
        .into_iter()
        .flat_map(|slot| {
            catalog
                .kinds(Family::Plugin(slot.0))
                .map(move |kind| module(slot, kind))
        })
        .collect();
    json(&modules, Layout::Compact)
}
