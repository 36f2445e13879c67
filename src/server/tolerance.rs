//! What servers let pass although a rule that is marked as theirs speaks: most of a rule they
//! enforce, and at some places they do not look.

use crate::finding::Finding;
use crate::model::ResourceKind;

/// What is done with a resource; servers look at some things only once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// It is stored for the first time.
    Create,
    /// It is stored again.
    Update,
    /// It is only judged.
    Validate,
}

/// A rule and a place at which servers do not enforce it.
struct Tolerated {
    rule: &'static str,
    /// What the message has in it: the field that is missing.
    about: &'static str,
    /// A JSON pointer. `*` is any part, `**` at the end any number of parts.
    at: &'static str,
}

const fn at(rule: &'static str, at: &'static str) -> Tolerated {
    let about = "";
    Tolerated { rule, about, at }
}

const fn without(about: &'static str, at: &'static str) -> Tolerated {
    let rule = "missing-field";
    Tolerated { rule, about, at }
}

const EVERYWHERE: &[Tolerated] = &[
    at("malformed-regexp", "/spec/spec/capturingRegexp"),
    at("malformed-regexp", "/spec/variables/*/spec/capturingRegexp"),
    at("layout-ref-missing-panel", "/spec/layouts/*/spec/tabs/**"),
    at("unknown-value", "/spec/panels/*/kind"),
    at("unknown-value", "/spec/panels/*/spec/queries/*/kind"),
    at("unknown-value", "/spec/tlsConfig/*"),
    without("`kind`", "/spec/panels/*"),
    without("`kind`", "/spec/panels/*/spec/queries/*"),
    without("`spec`", "/spec/layouts/*"),
    without("`url`", "/spec/links/*"),
    without("`url`", "/spec/panels/*/spec/links/*"),
];

/// Nobody has to say how long it stays.
const IN_EPHEMERAL_DASHBOARDS: &[Tolerated] = &[without("`ttl`", "/spec")];

/// The decoder looks at them, and nothing else does.
const IN_VARIABLES: &[Tolerated] = &[
    at("all-value-not-allowed", "/spec/spec/**"),
    at("constant-without-value", "/spec/spec/**"),
    at("default-list-not-allowed", "/spec/spec/**"),
    without("`spec`", ""),
];

/// What is only judged needs no name.
const WITHOUT_STORING: &[Tolerated] = &[without("`metadata`", "")];

/// What makes a name unfit for a variable. That it is a name at all is checked elsewhere.
const NAMES: &[Tolerated] = &[at("malformed-name", "/metadata/name")];

/// Whether servers let a finding pass.
pub(super) fn is_tolerated(
    kind: ResourceKind,
    action: Action,
    rule: &str,
    finding: &Finding,
) -> bool {
    let of_kind = match kind {
        ResourceKind::EphemeralDashboard => IN_EPHEMERAL_DASHBOARDS,
        ResourceKind::Variable | ResourceKind::GlobalVariable => IN_VARIABLES,
        _ => &[],
    };
    let of_action = match (kind, action) {
        (ResourceKind::Variable, Action::Update)
        | (ResourceKind::GlobalVariable, Action::Create | Action::Update) => NAMES,
        (_, Action::Validate) => WITHOUT_STORING,
        _ => &[],
    };
    let pointer = finding.place.pointer.as_str();
    EVERYWHERE
        .iter()
        .chain(of_kind)
        .chain(of_action)
        .any(|tolerated| {
            tolerated.rule == rule
                && finding.message.contains(tolerated.about)
                && covers(tolerated.at, pointer)
        })
}

/// Whether a pattern fits a pointer.
fn covers(pattern: &str, pointer: &str) -> bool {
    let mut parts = pointer.split('/');
    for wanted in pattern.split('/') {
        if wanted == "**" {
            return parts.next().is_some();
        }
        match parts.next() {
            Some(part) if wanted == "*" || wanted == part => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_pointers() {
        let check = |pattern, pointer, expected| {
            assert_eq!(covers(pattern, pointer), expected, "{pattern} {pointer}");
        };
        check("", "", true);
        check("", "/spec", false);
        check("/spec/*", "/spec/a~1b", true);
        check("/spec/*", "/spec", false);
        check("/spec/*", "/spec/a/b", false);
        check("/spec/*/kind", "/spec/0/kind", true);
        check("/spec/**", "/spec/a/b/c", true);
        check("/spec/**", "/spec", false);
    }
}
