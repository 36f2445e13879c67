//! Plan files: read back as they were written, refused when anything moved on.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use super::super::plan::tests::{made, resource, wanted};
use super::super::plan::{Plan, Wanted};
use super::resolve::Moved;
use super::*;
use crate::schema::Catalog;

const HEADER: Header<'_> = Header {
    server: "http://localhost:8080",
    target: Target {
        version: crate::model::Version::NEWEST,
        case_sensitive: false,
    },
    project: Some("demo"),
    salt: *b"0123456789abcdef",
};

const PROJECT: &str = "{kind: Project, metadata: {name: demo}, spec: {}}";
const OLD: &str = "{kind: Dashboard, metadata: {name: cpu, project: demo}, spec: {duration: 1h}}";
const NEW: &str = "{kind: Dashboard, metadata: {name: cpu, project: demo}, spec: {duration: 2h}}";
const GONE: &str = "{kind: Folder, metadata: {name: f, project: demo}, spec: {items: []}}";
const SECRET: &str = "{kind: Secret, metadata: {name: s, project: demo}, spec: {authorization: {credentials: hunter22}}}";
const PROXY: &str = "{kind: Datasource, metadata: {name: d, project: demo}, spec: {plugin: {kind: PrometheusDatasource, spec: {proxy: {kind: HTTPProxy, spec: {url: 'http://ann:hunter33@x', headers: {X-Token: hunter44}}}}}}}";

fn plan() -> Plan {
    made(
        &[PROJECT, NEW, SECRET, PROXY],
        &[PROJECT, OLD, GONE],
        &[GONE],
    )
}

/// What a plan file says, in one line a change.
fn lines(file: &PlanFile) -> Vec<String> {
    let changes = file.changes.iter();
    let lines = changes.map(|it| format!("{} {}", it.action.word(), it.key));
    lines.collect()
}

fn read_back(plan: &Plan) -> PlanFile {
    read(&write(plan, &HEADER)).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn plans_are_read_back_as_they_were() {
    let file = read_back(&plan());
    assert_eq!(file.server, HEADER.server);
    assert_eq!(file.target, HEADER.target);
    assert_eq!(file.project.as_deref(), Some("demo"));
    assert_eq!(file.unchanged, 1);
    let expected = [
        "create Secret demo/s",
        "create Datasource demo/d",
        "update Dashboard demo/cpu",
        "delete Folder demo/f",
    ];
    assert_eq!(lines(&file), expected);
    let change = &file.changes[2];
    assert_eq!(change.origin, plan().changes[3].origin);
    let new = change.new.as_ref().unwrap();
    assert_eq!(new.value, resource(NEW).1);
    assert!(new.whole);
}

#[test]
fn no_secret_is_written_down() {
    let text = write(&plan(), &HEADER);
    for secret in ["hunter22", "hunter33", "hunter44"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    for change in &read_back(&plan()).changes[..2] {
        let side = change.new.as_ref().unwrap();
        assert!(!side.whole);
        assert!(matches!(side.fingerprint, Fingerprint::Salted { .. }));
    }
}

/// What has moved on when these are the files and the store now.
#[track_caller]
fn check(new: &[&str], have: &[&str], expected: &[(&str, Moved)]) {
    let wanted: Vec<Wanted> = new.iter().map(|yaml| wanted(yaml)).collect();
    let have: BTreeMap<Key, Value> = have.iter().map(|yaml| resource(yaml)).collect();
    let resolved = resolve(read_back(&plan()), wanted, &have, &Catalog::new());
    let name = |stale: &Stale| {
        assert!(stale.moved.text().starts_with(['i', 'w']));
        (stale.key.to_string(), stale.moved)
    };
    let stale = resolved.as_ref().err();
    let found: Vec<(String, Moved)> = stale.into_iter().flatten().map(name).collect();
    let expected: Vec<(String, Moved)> = expected
        .iter()
        .map(|(key, moved)| ((*key).to_owned(), *moved))
        .collect();
    assert_eq!(found, expected);
    if let Ok(resolved) = resolved {
        for (resolved, planned) in resolved.changes.iter().zip(plan().steps()) {
            assert_eq!(resolved.key, planned.key);
            assert_eq!(resolved.to_write(), planned.to_write());
            assert_eq!((&resolved.old, &resolved.new), (&planned.old, &planned.new));
            assert_eq!(resolved.notes, planned.notes);
        }
        assert_eq!(resolved.changes.len(), plan().steps().count());
    }
}

#[test]
fn a_plan_holds_as_long_as_nothing_moved_on() {
    let files = [PROJECT, NEW, SECRET, PROXY];
    check(&files, &[PROJECT, OLD, GONE], &[]);
    // What the plan does not touch does not count, nor how a value is written.
    check(&files, &[OLD, GONE], &[]);
    let (key, old) = ("Dashboard demo/cpu", OLD.replace("1h", "3h"));
    check(&files, &[&old, GONE], &[(key, Moved::ObjectChanged)]);
    check(&files, &[GONE], &[(key, Moved::ObjectGone)]);
    check(
        &[OLD, SECRET, PROXY],
        &[OLD, GONE],
        &[(key, Moved::FileChanged)],
    );
    check(
        &[SECRET, PROXY],
        &[GONE],
        &[(key, Moved::ObjectGone), (key, Moved::FileGone)],
    );
    check(
        &files,
        &[OLD, GONE, SECRET],
        &[("Secret demo/s", Moved::ObjectAppeared)],
    );
    for (file, secret) in [(SECRET, "hunter22"), (PROXY, "hunter44")] {
        let other = file.replace(secret, "another1");
        let files = [NEW, SECRET, PROXY].map(|it| if it == file { &*other } else { it });
        let key = resource(file).0.to_string();
        check(&files, &[OLD, GONE], &[(&*key, Moved::FileChanged)]);
    }
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    let fault = read(text).err().map(|fault| fault.to_string());
    assert_eq!(fault.as_deref(), Some(expected));
}

#[test]
fn only_plans_are_read() {
    refused("", "it is empty");
    refused("[]", "it is no plan that perscope has written");
    refused("{\"format\": 1}", "it is no plan that perscope has written");
    refused(
        "{\"format\": \"perscope-plan\", \"version\": 2}",
        "it is not of version 1 of the format, the one that this perscope reads",
    );
    let text = write(&plan(), &HEADER);
    let change = |from: &str, to: &str, expected: &str| {
        assert!(text.contains(from), "{from} in {text}");
        let fault = read(&text.replacen(from, to, 1)).err().unwrap();
        assert_eq!(fault.message, expected);
        assert!(fault.position.is_some());
    };
    change("\"server\"", "\"sever\"", "an unknown field `sever`");
    change("\"unchanged\": 1,", "", "the field `unchanged` is missing");
    change(
        "\"unchanged\": 1",
        "\"unchanged\": \"1\"",
        "no number of things",
    );
    change(
        "\"unchanged\": 1",
        "\"unchanged\": -1",
        "no number of things",
    );
    change("\"update\"", "\"upgrade\"", "an unknown word `upgrade`");
    change(
        "\"update\"",
        "\"unchanged\"",
        "a change that changes nothing",
    );
    change(
        "\"update\"",
        "\"create\"",
        "`old`, `new` and `origin` do not fit `create`",
    );
    change(
        "\"cpu\"",
        "\"../cpu\"",
        "no name of a resource: `/` in a name",
    );
    change(
        "\"cpu\"",
        "\"CPU\"",
        "a name that is spelt otherwise on this server",
    );
    change(
        "\"cpu\"",
        "\"disk\"",
        "another resource than Dashboard demo/disk",
    );
    change(
        "\"2h\"",
        "\"3h\"",
        "a value that does not have its fingerprint",
    );
    change("sha256:", "sha255:", "no fingerprint");
    change("\"0.54\"", "\"latest\"", "no version of Perses");
    change("\"whole\": true", "\"whole\": 1", "neither true nor false");
    change(
        "\"line\": 3",
        "\"line\": 3, \"line\": 4",
        "a key that is there twice",
    );
}

#[test]
fn values_too_deep_to_be_read_back_come_from_the_files() {
    let deep = format!("{}1{}", "[".repeat(124), "]".repeat(124));
    let new = OLD.replace("1h", &deep);
    let plan = made(&[&new], &[OLD], &[]);
    let file = read_back(&plan);
    let side = file.changes[0].new.as_ref().unwrap();
    assert!(side.value.is_null() && !side.whole);
    let (wanted, have) = (vec![wanted(&new)], BTreeMap::from([resource(OLD)]));
    let resolved = resolve(file, wanted, &have, &Catalog::new());
    assert!(resolved.is_ok_and(|plan| plan.counts().update == 1));
}

proptest! {
    #![proptest_config(Config {
        cases: 200,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..Config::default()
    })]

    #[test]
    fn any_plan_is_read_back(
        texts in prop::collection::vec(("[a-c]", "\\PC{0,8}", 0..3u8), 0..6),
        server in "\\PC{0,20}",
    ) {
        let mut new: BTreeMap<Key, Wanted> = BTreeMap::new();
        let mut have = BTreeMap::new();
        for (name, text, place) in texts {
            let metadata = Value::from([("name", name.as_str().into()), ("project", "p".into())]);
            let display = Value::from([("description", text.as_str().into())]);
            let spec = Value::from([("display", display)]);
            let value = |spec| Value::from([
                ("kind", "Dashboard".into()),
                ("metadata", metadata.clone()),
                ("spec", spec),
            ]);
            let mut it = wanted(OLD);
            it.key = Key::new(it.key.kind(), Some("p"), &name, HEADER.target).unwrap();
            it.value = value(spec).into();
            it.origin.file = text;
            if place != 0 {
                have.insert(it.key.clone(), value(Value::mapping()));
            }
            if place != 1 {
                new.insert(it.key.clone(), it);
            }
        }
        let catalog = Catalog::new();
        let inputs = || super::super::plan::Inputs {
            wanted: new.values().map(copy).collect(),
            unwanted: have.keys().cloned().collect(),
            have: have.clone(),
            secrets: super::super::plan::SecretsPolicy::Visible,
            catalog: &catalog,
        };
        let plan = super::super::plan::plan(inputs()).ok().unwrap();
        let header = Header { server: &server, ..HEADER };
        let file = read(&write(&plan, &header)).unwrap_or_else(|fault| panic!("{fault}"));
        prop_assert_eq!(&file.server, &server);
        prop_assert_eq!(file.unchanged, plan.counts().unchanged);
        let resolved = resolve(file, inputs().wanted, &have, &catalog).ok().unwrap();
        prop_assert_eq!(resolved.changes.len(), plan.steps().count());
        for (is, was) in resolved.changes.iter().zip(plan.steps()) {
            prop_assert_eq!((&is.key, is.action), (&was.key, was.action));
            prop_assert_eq!((&is.old, &is.new), (&was.old, &was.new));
            prop_assert_eq!((&is.origin, &is.notes), (&was.origin, &was.notes));
        }
    }
}

fn copy(wanted: &Wanted) -> Wanted {
    Wanted {
        key: wanted.key.clone(),
        value: std::sync::Arc::clone(&wanted.value),
        origin: wanted.origin.clone(),
        named: wanted.named,
    }
}
