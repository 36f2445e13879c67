//! The kind of a resource must be one that Perses has, in its exact spelling.

use crate::lint::rules::prelude::*;
use crate::model::{CUSTOM_KINDS, Misfit, MisfitKind, ResourceKind};
use crate::text::nearest;

rule! {
    summary: "a kind of resource that Perses does not have",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Misfit,
}

fn check(cx: &mut Context<'_>, misfit: &Misfit<'_>) {
    let custom = match misfit.kind {
        MisfitKind::UnknownKind { custom } => custom,
        MisfitKind::OtherCase(_) => false,
        _ => return,
    };
    let Some(kind) = misfit.node.and_then(|node| node.get("kind")) else {
        return;
    };
    let place = words::spot(kind);
    let Some(text) = kind.text() else {
        let what = if kind.is_mapping() {
            "a mapping"
        } else {
            "a list"
        };
        cx.report(place, format!("`kind` must be a string, not {what}"));
        return;
    };
    if let MisfitKind::OtherCase(meant) = misfit.kind {
        let message = format!(
            "the kind is spelt `{}`, not `{}`",
            meant.name(),
            words::short(text)
        );
        let edits = mend::set(kind, Literal::Text(meant.name()));
        cx.report(place, message)
            .help("Servers ignore the case of its letters, percli refuses the file.")
            .fix("write it as Perses defines it", Safety::Safe, edits);
        return;
    }
    let known: Vec<&str> = if custom {
        CUSTOM_KINDS.to_vec()
    } else {
        ResourceKind::ALL.iter().map(|(name, _)| *name).collect()
    };
    let message = if text.is_empty() {
        "`kind` is empty".to_owned()
    } else {
        format!("Perses has no kind of resource `{}`", words::short(text))
    };
    let help = words::did_you_mean(text, &known).or_else(|| operator_habit(text, custom));
    let help = help.unwrap_or_else(|| format!("Known are {}.", words::enumeration(&known)));
    let near = nearest(text, known.iter().copied());
    let edits = near.and_then(|meant| mend::set(kind, Literal::Text(meant)));
    cx.report(place, message).help(help).fix(
        "write the kind that was probably meant",
        Safety::Unsafe,
        edits,
    );
}

/// The kinds of the operator in resources of Perses, and the other way round.
fn operator_habit(text: &str, custom: bool) -> Option<String> {
    if custom {
        let (name, _) = ResourceKind::ALL.iter().find(|(name, _)| *name == text)?;
        let meant = format!("Perses{name}");
        return CUSTOM_KINDS
            .contains(&meant.as_str())
            .then(|| format!("With this `apiVersion` the kind is `{meant}`."));
    }
    let is_custom = CUSTOM_KINDS
        .iter()
        .any(|kind| kind.eq_ignore_ascii_case(text));
    is_custom.then(|| "A custom resource needs `apiVersion: perses.dev/v1alpha2`.".to_owned())
}
