//! Which files there are, how they are written, and in which order they are told.

use super::*;
use crate::store::{ReadStore, Store};

/// Creates the resources of these keys and says which files that makes.
#[track_caller]
fn check(keys: &[&str], expected: &[&str]) {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    for text in keys {
        let key = key(text);
        store.create(&key, &titled(&key, "A")).unwrap();
    }
    assert_eq!(names(dir.path()), expected);
}

#[test]
fn every_resource_has_a_file_of_its_own() {
    check(
        &[
            "Project Demo",
            "Dashboard demo/CPU",
            "Role demo/a.b",
            "GlobalSecret x",
            "User u",
        ],
        &[
            "dashboards/demo/cpu.json",
            "globalsecrets/x.json",
            "projects/demo.json",
            "roles/demo/a.b.json",
            "users/u.json",
        ],
    );
}

/// What a file with this name and text is read as, and what an update makes of it.
#[track_caller]
fn check_text(file: &str, text: &str, answer: &str, updated: &str) {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), file, text);
    let store = open(dir.path());
    let kind = match file.split('/').next() {
        Some("dashboards") => "Dashboard",
        _ => "Project",
    };
    let (_, path) = file.split_once('/').unwrap();
    let key = key(&format!("{kind} {}", path.rsplit_once('.').unwrap().0));
    let value = store.get(&key).unwrap().expect("the file is found");
    assert_eq!(shown(&value), answer);
    assert_eq!(&*store.read_text(&key).unwrap().unwrap(), answer);
    let all = collection(key.kind(), None);
    assert_eq!(store.list(&all).unwrap(), [value]);
    store.update(&key, &titled(&key, "yes")).unwrap();
    assert_eq!(files(dir.path()), [(file.to_owned(), updated.to_owned())]);
}

#[test]
fn both_notations_are_read_and_kept() {
    check_text(
        "projects/a.json",
        r#"{"spec":{},"metadata":{"version":7,"name":"A","createdAt":"2026-01-02T03:04:05.06Z"},"kind":"project"}"#,
        r#"{"kind":"Project","metadata":{"name":"a","createdAt":"2026-01-02T03:04:05.06Z","updatedAt":"0001-01-01T00:00:00Z","version":7},"spec":{}}"#,
        r#"{"kind":"Project","metadata":{"name":"a","createdAt":"2026-01-02T03:04:05.06Z","updatedAt":"1970-01-01T00:00:01Z","version":8},"spec":{"display":{"name":"yes"}}}"#,
    );
    check_text(
        "dashboards/p/a.yaml",
        "kind: Dashboard\nmetadata:\n  name: a\n  createdAt: 2026-01-02T03:04:05.06Z\n  updatedAt: \"2026-01-02T03:04:06Z\"\n  version: 2\nspec:\n  display: {name: 012}\n",
        r#"{"kind":"Dashboard","metadata":{"name":"a","createdAt":"2026-01-02T03:04:05.06Z","updatedAt":"2026-01-02T03:04:06Z","version":2,"project":"p"},"spec":{"display":{"name":"012"},"panels":null,"layouts":null,"duration":"1h"}}"#,
        "kind: Dashboard\nmetadata:\n    name: a\n    createdAt: '2026-01-02T03:04:05.06Z'\n    updatedAt: '1970-01-01T00:00:01Z'\n    version: 3\n    project: p\nspec:\n    display:\n        name: 'yes'\n    panels: {}\n    layouts: []\n    duration: 1h\n",
    );
}

#[test]
fn new_files_are_like_those_that_are_there() {
    for (file, new) in [
        ("projects/a.json", "projects/b.json"),
        ("projects/a.yaml", "projects/b.yaml"),
        ("users/a.yaml", "projects/b.yaml"),
        ("projects/a.yml", "projects/b.json"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        put(dir.path(), file, "kind: Project\nmetadata: {name: a}\n");
        let key = key("Project b");
        open(dir.path()).create(&key, &titled(&key, "B")).unwrap();
        assert!(names(dir.path()).contains(&new.to_owned()), "{file}");
    }
}

#[test]
fn lists_are_in_the_order_of_the_files() {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path());
    for project in ["p", "p-1", "o"] {
        let project = key(&format!("Project {project}"));
        store.create(&project, &titled(&project, "A")).unwrap();
        for name in ["beta", "alpha", "alpha-2", "alp", "b.c"] {
            let key = key(&format!("Dashboard {}/{name}", project.name()));
            store.create(&key, &titled(&key, "A")).unwrap();
        }
    }
    let names = |project, prefix| -> Vec<String> {
        let keys = store.names(&collection(ResourceKind::Dashboard, project), prefix);
        let keys = keys.unwrap().into_iter();
        keys.map(|key| format!("{}/{}", key.project().unwrap(), key.name()))
            .collect()
    };
    let of_p = ["p/alp", "p/alpha-2", "p/alpha", "p/b.c", "p/beta"];
    assert_eq!(names(Some("P"), ""), of_p);
    assert_eq!(names(Some("p"), "ALPHA"), of_p[1..3]);
    assert_eq!(names(Some("p"), "alpha."), [""; 0]);
    assert_eq!(names(Some("p"), "../"), [""; 0]);
    assert_eq!(names(Some("none"), ""), [""; 0]);
    assert_eq!(names(None, "be"), ["o/beta", "p/beta", "p-1/beta"]);
    let all = store
        .list(&collection(ResourceKind::Dashboard, None))
        .unwrap();
    let listed = all.iter().map(|value| {
        let text = |key| {
            value
                .at(&["metadata", key])
                .and_then(Value::as_str)
                .unwrap()
        };
        format!("{}/{}", text("project"), text("name"))
    });
    assert_eq!(listed.collect::<Vec<_>>(), names(None, ""));
}

#[test]
fn what_is_no_resource_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    for path in [
        "README.md",
        "dashboards/a.json",
        "dashboards/p/notes.txt",
        "dashboards/p/a.yml",
        "dashboards/p/.hidden.json",
        "dashboards/p/below/b.json",
        "dashboards/p/folder.json/c.txt",
        "dashboards/.git/d.json",
        "plans/p/e.json",
    ] {
        put(dir.path(), path, "not for us");
    }
    let before = files(dir.path());
    let store = open(dir.path());
    let dashboards = collection(ResourceKind::Dashboard, None);
    assert_eq!(store.list(&dashboards).unwrap(), []);
    assert_eq!(store.get(&key("Dashboard p/folder")).unwrap(), None);
    let project = key("Project p");
    store.create(&project, &titled(&project, "A")).unwrap();
    store.delete(&project).unwrap();
    assert_eq!(files(dir.path()), before);
}

#[test]
fn a_directory_that_is_not_there_is_empty_and_stays_away() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("a/b");
    let reader = reader(&root);
    assert_eq!(
        reader.list(&collection(ResourceKind::Project, None)),
        Ok(Vec::new())
    );
    assert_eq!(reader.get(&key("Project demo")), Ok(None));
    assert!(!dir.path().join("a").exists());
    // It is seen once it is there.
    let key = key("Project demo");
    open(&root).create(&key, &titled(&key, "A")).unwrap();
    assert!(reader.get(&key).unwrap().is_some());
}

#[cfg(unix)]
#[test]
fn others_cannot_look_into_what_is_new() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("data");
    let store = open(&root);
    let (project, user) = (key("Project demo"), key("User u"));
    store.create(&project, &titled(&project, "A")).unwrap();
    store.create(&user, &titled(&user, "A")).unwrap();
    let mode = |path: &str| {
        root.join(path)
            .symlink_metadata()
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    for file in ["projects/demo.json", "users/u.json", ".perscope.lock"] {
        assert_eq!(mode(file), 0o600, "{file}");
    }
    for folder in ["", "projects", "users"] {
        assert_eq!(mode(folder) & 0o027, 0, "{folder}");
        assert_eq!(mode(folder) & 0o700, 0o700, "{folder}");
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "files have times of the real clock"
)]
fn texts_are_read_again_when_their_file_changes() {
    let dir = tempfile::tempdir().unwrap();
    let text = |title: &str| {
        format!(
            r#"{{"kind":"Project","metadata":{{"name":"a"}},"spec":{{"display":{{"name":"{title}"}}}}}}"#
        )
    };
    put(dir.path(), "projects/a.json", &text("one"));
    let clock: Clock = Arc::new(|| SystemTime::now() + Duration::from_secs(10));
    let options = DirectoryOptions::new(Arc::clone(&CATALOG), clock);
    let reader = DirectoryStore::open_to_read(dir.path(), options).unwrap();
    let key = key("Project a");
    let read = || reader.read_text(&key).unwrap();
    let first = read().unwrap();
    assert!(Arc::ptr_eq(&first, &read().unwrap()), "it is kept");
    for title in ["two", "three"] {
        // The clock of the file system goes on in steps.
        std::thread::sleep(Duration::from_millis(20));
        put(dir.path(), "projects/a.json", &text(title));
        assert!(read().unwrap().contains(title));
    }
    std::fs::remove_file(dir.path().join("projects/a.json")).unwrap();
    assert_eq!(read(), None);
}
