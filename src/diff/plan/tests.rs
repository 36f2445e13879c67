//! Plans made of a few resources: what happens to each, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use super::super::tests::value;
use super::SecretsPolicy::{Always, Visible};
use super::*;
use crate::model::Target;

/// A resource in YAML with its key.
pub(crate) fn resource(yaml: &str) -> (Key, Value) {
    let value = value(yaml);
    let kind = value.get("kind").and_then(Value::as_str);
    let kind = ResourceKind::parse_any_case(kind.expect("it has a kind")).expect("a known kind");
    let key = Key::of_value(kind, &value, Target::default()).expect("a good name");
    (key, value)
}

/// A wanted resource of a file `a.yaml`.
pub(crate) fn wanted(yaml: &str) -> Wanted {
    let (key, value) = resource(yaml);
    Wanted {
        key,
        value: value.into(),
        origin: Origin {
            file: "a.yaml".to_owned(),
            position: Some(LineColumn { line: 3, column: 1 }),
            form: Form::Native,
        },
        named: false,
    }
}

/// A plan from the resources that are wanted, those of the store, and those to be deleted.
pub(crate) fn made(new: &[&str], have: &[&str], unwanted: &[&str]) -> Plan {
    made_with(SecretsPolicy::Visible, new, have, unwanted)
}

/// The same with another policy.
pub(crate) fn made_with(
    secrets: SecretsPolicy,
    new: &[&str],
    have: &[&str],
    unwanted: &[&str],
) -> Plan {
    plan(Inputs {
        wanted: new.iter().map(|yaml| wanted(yaml)).collect(),
        have: have.iter().map(|yaml| resource(yaml)).collect(),
        unwanted: unwanted.iter().map(|yaml| resource(yaml).0).collect(),
        secrets,
        catalog: &Catalog::new(),
    })
    .unwrap_or_else(|_| panic!("nothing is wanted twice"))
}

/// One line a change: action, key, notes.
fn lines(plan: &Plan) -> Vec<String> {
    let lines = plan.changes.iter().map(|change| {
        let notes: Vec<&str> = change.notes.iter().map(|note| note.text()).collect();
        let line = format!(
            "{} {} {}",
            change.action.word(),
            change.key,
            notes.join(", ")
        );
        line.trim_end().to_owned()
    });
    lines.collect()
}

#[track_caller]
fn check(new: &[&str], have: &[&str], unwanted: &[&str], expected: &[&str]) {
    let plan = made(new, have, unwanted);
    assert_eq!(lines(&plan), expected);
    for change in &plan.changes {
        let update = change.action == Action::Update;
        assert_eq!(change.old.is_some(), change.action != Action::Create);
        assert_eq!(change.new.is_some(), change.action != Action::Delete);
        assert!(update || change.differences().is_none_or(|found| found.is_empty()));
    }
}

/// A resource with a spec.
fn yaml(kind: &str, project: &str, name: &str, spec: &str) -> String {
    format!("{{kind: {kind}, metadata: {{name: {name}, project: {project}}}, spec: {spec}}}")
}

#[test]
fn what_differs_is_written_and_only_what_nobody_wants_is_deleted() {
    let cpu = yaml("Dashboard", "demo", "cpu", "{duration: 1h}");
    let other = yaml("Dashboard", "demo", "cpu", "{duration: 2h}");
    let disk = yaml("Dashboard", "demo", "disk", "{}");
    check(&[&cpu], &[], &[], &["create Dashboard demo/cpu"]);
    check(&[&cpu], &[&other], &[], &["update Dashboard demo/cpu"]);
    check(
        &[&cpu],
        &[&cpu, &disk],
        &[],
        &["unchanged Dashboard demo/cpu"],
    );
    check(
        &[&cpu],
        &[&cpu, &disk],
        &[&cpu, &disk],
        &["unchanged Dashboard demo/cpu", "delete Dashboard demo/disk"],
    );
    check(&[], &[], &[&disk], &[]);
    let counts = made(&[&cpu, &disk], &[&other], &[]).counts();
    let expected = Counts {
        create: 1,
        update: 1,
        ..Counts::default()
    };
    assert_eq!(counts, expected);
    assert!(made(&[&cpu], &[&cpu], &[]).is_empty());
}

#[test]
fn kinds_are_written_after_what_they_refer_to_and_deleted_before() {
    let of = |kind: ResourceKind| yaml(kind.name(), "demo", "x", "{}");
    let all: Vec<String> = ResourceKind::ALL
        .iter()
        .map(|(_, kind)| of(*kind))
        .collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let order = |plan: &Plan| -> Vec<&str> {
        let kinds = plan.changes.iter().map(|change| change.key.kind().name());
        kinds.collect()
    };
    let mut expected = vec![
        "Project",
        "GlobalSecret",
        "Secret",
        "GlobalDatasource",
        "Datasource",
        "GlobalVariable",
        "Variable",
        "GlobalRole",
        "Role",
        "GlobalRoleBinding",
        "RoleBinding",
        "User",
        "Dashboard",
        "EphemeralDashboard",
        "Folder",
    ];
    assert_eq!(order(&made(&all, &[], &[])), expected);
    expected.reverse();
    assert_eq!(order(&made(&[], &all, &all)), expected);
}

#[test]
fn variables_come_after_those_they_need() {
    let variable =
        |name: &str, text: &str| yaml("Variable", "demo", name, &format!("{{v: '{text}'}}"));
    let a = variable("a", "${c}");
    let b = variable("b", "$z and $unknown");
    let c = variable("c", "x");
    let d = variable("d", "{e: [$a]}");
    let names = ["a", "b", "c", "d"];
    let all = [&*a, &*b, &*c, &*d];
    let order = |plan: &Plan| -> Vec<String> {
        let keys = plan
            .changes
            .iter()
            .map(|change| change.key.name().to_owned());
        keys.filter(|name| names.contains(&name.as_str())).collect()
    };
    assert_eq!(order(&made(&all, &[], &[])), ["b", "c", "a", "d"]);
    assert_eq!(order(&made(&[], &all, &all)), ["d", "a", "b", "c"]);
    // No order helps a circle, and it keeps nothing else from being written.
    let a = variable("a", "$d");
    assert_eq!(
        order(&made(&[&a, &b, &c, &d], &[], &[])),
        ["a", "b", "c", "d"]
    );
    // A scope of its own: the name means another variable.
    let other = yaml("Variable", "other", "a", "{v: $c}");
    assert_eq!(order(&made(&[&other, &c], &[], &[])), ["c", "a"]);
}

const SECRET: &str = "{kind: Secret, metadata: {name: s, project: demo}, spec: {basicAuth: {username: ann, password: hunter22}}}";
const STORED: &str = "{kind: Secret, metadata: {name: s, project: demo}, spec: {basicAuth: {username: ann, password: <secret>}}}";

/// What becomes of a secret that is named or not.
fn of_secret(new: &str, have: &str, named: bool, secrets: SecretsPolicy) -> (Vec<String>, Plan) {
    let inputs = Inputs {
        wanted: vec![Wanted {
            named,
            ..wanted(new)
        }],
        have: BTreeMap::from([resource(have)]),
        unwanted: BTreeSet::new(),
        secrets,
        catalog: &Catalog::new(),
    };
    let plan = plan(inputs).unwrap_or_else(|_| panic!("nothing is wanted twice"));
    (lines(&plan), plan)
}

#[test]
fn secrets_are_written_when_something_else_differs_or_somebody_asks() {
    let check = |new: &str, named, secrets, expected: &str| {
        let (lines, plan) = of_secret(new, STORED, named, secrets);
        assert_eq!(lines, [expected]);
        let change = &plan.changes[0];
        for shown in change.old.iter().chain(change.new.as_deref()) {
            assert!(!format!("{shown:?}").contains("hunter22"));
        }
        change.to_write().cloned()
    };
    let same = "unchanged Secret demo/s secret fields unknown";
    let update = "update Secret demo/s secret fields unknown";
    let written = check(SECRET, false, Visible, same);
    assert_eq!(written, Some(value(SECRET)));
    check(SECRET, true, Visible, update);
    check(SECRET, false, Always, update);
    let bob = SECRET.replace("ann", "bob");
    check(&bob, false, Visible, update);
    // Nothing is unknown of a secret without any.
    let file = SECRET.replace("password: hunter22", "passwordFile: /run/p");
    check(&file, false, Visible, "update Secret demo/s");
    let (lines, _) = of_secret(&file, &file, true, Always);
    assert_eq!(lines, ["unchanged Secret demo/s"]);
}

#[test]
fn custom_resources_are_noted() {
    let mut wanted = wanted(&yaml("Dashboard", "demo", "cpu", "{}"));
    wanted.origin.form = Form::CustomResource;
    let inputs = Inputs {
        wanted: vec![wanted],
        have: BTreeMap::new(),
        unwanted: BTreeSet::new(),
        secrets: SecretsPolicy::Visible,
        catalog: &Catalog::new(),
    };
    let plan = plan(inputs).unwrap_or_else(|_| panic!("nothing is wanted twice"));
    assert_eq!(lines(&plan), ["create Dashboard demo/cpu custom resource"]);
}

#[test]
fn what_is_wanted_twice_is_an_error() {
    let cpu = yaml("Dashboard", "demo", "cpu", "{}");
    let mut second = wanted(&cpu.replace("cpu", "CPU"));
    second.origin.file = "b.yaml".to_owned();
    let inputs = Inputs {
        wanted: vec![wanted(&cpu), second],
        have: BTreeMap::new(),
        unwanted: BTreeSet::new(),
        secrets: SecretsPolicy::Visible,
        catalog: &Catalog::new(),
    };
    let Err(duplicates) = plan(inputs) else {
        panic!("one dashboard is wanted twice");
    };
    let files = duplicates
        .iter()
        .map(|it| (it.first.file.as_str(), it.second.file.as_str()));
    assert_eq!(files.collect::<Vec<_>>(), [("a.yaml", "b.yaml")]);
    assert_eq!(duplicates[0].key.to_string(), "Dashboard demo/cpu");
}

#[test]
fn words_stand_at_their_places() {
    for (word, action) in Action::ALL {
        assert_eq!(action.word(), word);
    }
    for (word, text, note) in Note::ALL {
        assert_eq!((note.word(), note.text()), (word, text));
    }
}
