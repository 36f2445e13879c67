//! Runs custom rules over a dashboard.

use super::CustomRule;
use super::bridge::{Path, Selected, Step, Tree, Verdict};
use crate::doc::NodeRef;
use crate::finding::{Place, RuleId};
use crate::lint::context::Context;
use crate::lint::words;
use crate::model::{self, Form, Resource, ResourceKind, Target};

/// How many places of a finding are shown.
const SHOWN: usize = 10;

/// Reports what the rules find in a resource; they look at dashboards only.
///
/// A field that the file does not have, because the server fills it in, is reported at the nearest
/// collection that the file has.
pub(in crate::lint) fn check<'r>(
    rules: impl Iterator<Item = (RuleId, &'r CustomRule)>,
    cx: &mut Context<'_>,
    resource: &Resource<'_>,
    project: Option<&str>,
) {
    let mut rules = rules.peekable();
    if resource.kind != ResourceKind::Dashboard || rules.peek().is_none() {
        return;
    }
    // Names are as they are written: servers that fold them do so after their rules ran.
    let target = Target {
        case_sensitive: true,
        ..cx.target
    };
    let normal = model::normal(resource, project, cx.catalog, &target);
    let tree = Tree::new(&normal);
    for (id, rule) in rules {
        cx.rule = id;
        one(rule, cx, resource, &tree);
    }
}

fn one(rule: &CustomRule, cx: &mut Context<'_>, resource: &Resource<'_>, tree: &Tree) {
    let selected = rule.target.select(tree);
    if let Selected::Nothing { step, at } = &selected {
        let message = format!("the target of the rule leads nowhere: there is no `{step}`");
        cx.report(place(resource, at), message)
            .help(format!("The target is `{}`.", words::short(&rule.path)));
        return;
    }
    let (verdict, mut values) = rule.assertion.judge(&selected);
    let (message, help) = match verdict {
        Verdict::Holds => return,
        Verdict::Fails => (rule.message.clone(), None),
        Verdict::Broken(reason) => {
            let message = format!("the assertion of the rule cannot be judged: {reason}");
            let said = words::short(&rule.condition);
            (message, Some(format!("The assertion is `{said}`.")))
        }
    };
    let count = values.len();
    values.truncate(SHOWN);
    let paths = tree.paths(&values);
    let mut places = paths.iter().map(|path| place(resource, path));
    let first = places
        .next()
        .unwrap_or_else(|| place(resource, &Vec::new()));
    let others: Vec<Place> = places.collect();
    let mut draft = cx.report(first, message).maybe_help(help);
    let last = others.len();
    for (index, other) in others.into_iter().enumerate() {
        let left = count.saturating_sub(SHOWN);
        let more = match left {
            left if left > 0 && index + 1 == last => format!(", and {left} more times"),
            _ => String::new(),
        };
        draft = draft.related(other, format!("also here{more}"));
    }
}

/// The place of what stands at a path of the stored form.
fn place(resource: &Resource<'_>, path: &Path) -> Place {
    words::spot(node(resource, path))
}

/// The node of the file at a path of the stored form, or the last one on the way to it.
fn node<'d>(resource: &Resource<'d>, path: &Path) -> NodeRef<'d> {
    let mut at = resource.root;
    for (depth, step) in path.iter().enumerate() {
        let next = match step {
            Step::Key(key) if depth == 0 && key == "spec" => resource.spec,
            Step::Key(key) => field(at, renamed(resource, depth, path, key)),
            Step::Index(index) => at.target().items().nth(*index),
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// What a field of the stored form is called in the file.
fn renamed<'k>(resource: &Resource<'_>, depth: usize, path: &Path, key: &'k str) -> &'k str {
    let in_metadata = depth == 1 && matches!(&path[0], Step::Key(key) if key == "metadata");
    match (resource.form, key) {
        (Form::CustomResource, "project") if in_metadata => "namespace",
        (Form::CustomResource, "tags") if in_metadata => "annotations",
        _ => key,
    }
}

/// The value of a key, in any letter case if there is none in this one: servers take both.
fn field<'d>(node: NodeRef<'d>, key: &str) -> Option<NodeRef<'d>> {
    node.get(key).or_else(|| {
        let mut fields = node.fields();
        let other = fields.find(|field| field.key.text().eq_ignore_ascii_case(key))?;
        Some(other.value)
    })
}
