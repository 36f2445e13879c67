//! Creating, updating and deleting, one by one and all at once.

use super::*;
use crate::store::{FaultKind, ReadStore, Store};

/// Runs words such as `create Dashboard demo/cpu A` in an empty directory and shows what each
/// answers: version and title, or the kind of the fault.
#[track_caller]
fn check(steps: &[(&str, &str)]) {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    for (step, expected) in steps {
        let mut words = step.split(' ');
        let mut word = || words.next().unwrap_or_default();
        let (verb, key) = (word(), key(&format!("{} {}", word(), word())));
        let text = titled(&key, word());
        let answer = match verb {
            "create" => store.create(&key, &text).map(Some),
            "update" => store.update(&key, &text).map(Some),
            "get" => store.get(&key),
            _ => store.delete(&key).map(|()| None),
        };
        let shown = match answer {
            Ok(Some(value)) => told_in_short(&value),
            Ok(None) => "none".to_owned(),
            Err(fault) => format!("{:?}", fault.kind),
        };
        assert_eq!(shown, *expected, "{step}");
    }
}

/// The version and the title of a resource.
fn told_in_short(value: &Value) -> String {
    let version = value.at(&["metadata", "version"]).unwrap();
    let title = value.at(&["spec", "display", "name"]);
    let title = title.and_then(Value::as_str).unwrap_or("-");
    format!("{} {title}", shown(version))
}

#[test]
fn resources_are_created_updated_and_deleted() {
    check(&[
        ("get Project demo", "none"),
        ("update Project demo A", "NotFound"),
        ("delete Project demo", "NotFound"),
        ("create Project demo A", "0 A"),
        ("create Project demo B", "Exists"),
        ("create Project DEMO B", "Exists"),
        ("get Project demo", "0 A"),
        ("update Project demo B", "1 B"),
        ("update Project demo B", "2 B"),
        ("create Dashboard demo/cpu C", "0 C"),
        ("get Dashboard Demo/CPU", "0 C"),
        ("delete Dashboard demo/cpu", "none"),
        ("delete Dashboard demo/cpu", "NotFound"),
        ("get Dashboard demo/cpu", "none"),
        ("create Dashboard demo/cpu D", "0 D"),
    ]);
}

#[test]
fn a_project_comes_before_what_is_in_it() {
    check(&[
        ("create Dashboard demo/cpu A", "NoProject"),
        ("update Dashboard demo/cpu A", "NotFound"),
        ("delete Dashboard demo/cpu", "NotFound"),
        ("create EphemeralDashboard demo/cpu A", "NoProject"),
        ("create GlobalRole admin A", "0 -"),
    ]);
}

#[test]
fn a_project_takes_all_with_it_but_ephemeral_dashboards() {
    let kinds = "Folder Dashboard Datasource Secret Variable RoleBinding Role";
    let mut steps = vec![("create Project demo A".to_owned(), "0 A")];
    steps.push(("create Project other A".to_owned(), "0 A"));
    for kind in kinds.split(' ').chain(["EphemeralDashboard"]) {
        let title = if kind.contains("Dashboard") || kind == "Folder" {
            "0 B"
        } else {
            "0 -"
        };
        steps.push((format!("create {kind} demo/x B"), title));
        steps.push((format!("create {kind} other/x B"), title));
    }
    steps.push(("delete Project demo".to_owned(), "none"));
    for kind in kinds.split(' ') {
        steps.push((format!("get {kind} demo/x"), "none"));
    }
    steps.push(("get EphemeralDashboard demo/x".to_owned(), "0 B"));
    steps.push(("update EphemeralDashboard demo/x C".to_owned(), "1 C"));
    steps.push(("delete EphemeralDashboard demo/x".to_owned(), "none"));
    steps.push(("get Dashboard other/x".to_owned(), "0 B"));
    let steps: Vec<_> = steps
        .iter()
        .map(|(step, told)| (step.as_str(), *told))
        .collect();
    check(&steps);
}

#[test]
fn times_and_versions_are_kept_by_the_store() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let key = key("Project demo");
    let created = store.create(&key, &titled(&key, "A")).unwrap();
    assert_eq!(
        shown(&created),
        r#"{"kind":"Project","metadata":{"name":"demo","createdAt":"1970-01-01T00:00:00Z","updatedAt":"1970-01-01T00:00:00Z","version":0},"spec":{"display":{"name":"A"}}}"#
    );
    let updated = store.update(&key, &titled(&key, "B")).unwrap();
    assert_eq!(
        shown(&updated),
        r#"{"kind":"Project","metadata":{"name":"demo","createdAt":"1970-01-01T00:00:00Z","updatedAt":"1970-01-01T00:00:01Z","version":1},"spec":{"display":{"name":"B"}}}"#
    );
    assert_eq!(store.get(&key).unwrap().unwrap(), updated);
    assert_eq!(store.validate(key.kind(), &updated), Ok(false));
    assert_eq!(&*store.read_text(&key).unwrap().unwrap(), shown(&updated));
}

#[test]
fn what_is_stored_is_what_it_is_stored_as() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    let (one, other) = (key("Project one"), key("Project other"));
    let fault = store.create(&one, &titled(&other, "A")).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Refused);
    let fault = store.create(&one, &titled(&key("User one"), "A"));
    assert_eq!(fault.unwrap_err().kind, FaultKind::Refused);
    assert!(names(dir.path()).is_empty());
}

#[test]
fn letter_cases_count_if_they_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    let options = DirectoryOptions {
        case_sensitive: true,
        ..options()
    };
    let store = DirectoryStore::open(dir.path(), options).unwrap();
    let target = store.target().unwrap();
    for name in ["demo", "Demo"] {
        let key = Key::new(ResourceKind::Project, None, name, target).unwrap();
        let value = value(&format!(
            r#"{{"kind":"Project","metadata":{{"name":"{name}"}},"spec":{{}}}}"#
        ));
        store.create(&key, &value).unwrap();
    }
    let all = Collection::new(ResourceKind::Project, None, target).unwrap();
    let names = |prefix| store.names(&all, prefix).unwrap().len();
    assert_eq!((names(""), names("d"), names("D")), (2, 1, 1));
}

#[test]
fn of_many_threads_one_creates_and_none_overwrites() {
    let dir = tempfile::tempdir().unwrap();
    let store = &open(dir.path());
    let key = &key("Project demo");
    let count = |run: &(dyn Fn() -> bool + Sync)| {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(run)).collect();
            let done = threads.into_iter().map(|thread| thread.join().unwrap());
            done.filter(|done| *done).count()
        })
    };
    for _ in 0..20 {
        assert_eq!(count(&|| store.create(key, &titled(key, "A")).is_ok()), 1);
        assert_eq!(count(&|| store.update(key, &titled(key, "B")).is_ok()), 8);
        let held = store.get(key).unwrap().unwrap();
        assert_eq!(told_in_short(&held), "8 B");
        assert_eq!(count(&|| store.delete(key).is_ok()), 1);
    }
}

#[test]
fn nothing_is_created_in_a_project_that_goes() {
    let dir = tempfile::tempdir().unwrap();
    let store = &open(dir.path());
    let project = &key("Project demo");
    for _ in 0..20 {
        store.create(project, &titled(project, "A")).unwrap();
        std::thread::scope(|scope| {
            for name in 0..4 {
                scope.spawn(move || {
                    let key = key(&format!("Dashboard demo/d{name}"));
                    let _ = store.create(&key, &titled(&key, "A"));
                });
            }
            scope.spawn(|| store.delete(project).unwrap());
        });
        assert_eq!(names(dir.path()), [""; 0]);
    }
}
