//! Files that hold no resource, and links.

use super::*;
use crate::store::{ReadStore, Store};

/// What is said about the only file of a directory, asked for by its key and in a list. In the
/// first line of the expectation, `FILE` stands for its path.
#[track_caller]
fn check(file: &str, text: &str, expected: &str) {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), file, text);
    put(dir.path(), "dashboards/p/sound.json", SOUND);
    let store = open(dir.path());
    let expected = format!(
        "Garbled: `ROOT/{file}` {expected}\n  Mend the file, or move it out of the directory; until then nothing is compared or written over it."
    );
    let listed = store.list(&collection(ResourceKind::Dashboard, None));
    assert_eq!(told(dir.path(), &listed.unwrap_err()), expected);
    let key = key("Dashboard p/a");
    let got = [
        store.get(&key).unwrap_err(),
        store.read_text(&key).unwrap_err(),
        store.update(&key, &titled(&key, "A")).unwrap_err(),
    ];
    for fault in got {
        assert_eq!(told(dir.path(), &fault), expected);
    }
    assert!(
        store
            .get(&self::key("Dashboard p/sound"))
            .unwrap()
            .is_some()
    );
    store.delete(&key).expect("what is broken can be deleted");
}

const SOUND: &str = r#"{"kind":"Dashboard","metadata":{"name":"sound","project":"p"},"spec":{}}"#;

#[test]
fn files_without_a_resource_are_faults_with_their_path() {
    let json = "dashboards/p/a.json";
    check(json, "", "is empty");
    check(json, " \n", "is empty");
    check(json, "null", "holds no Dashboard");
    check(json, "[]", "holds no Dashboard");
    check(
        json,
        "{\"kind\":\"Dashboard\",\"meta",
        "is broken at line 1, column 21",
    );
    check(
        json,
        &SOUND[..SOUND.len() - 1],
        "is broken at line 1, column 72",
    );
    check(
        json,
        &format!("{SOUND}}}"),
        "is broken at line 1, column 73",
    );
    check(
        json,
        &SOUND.replace("Dashboard", "Folder"),
        "holds no Dashboard",
    );
    let other = "holds another resource than its path says, which is Dashboard p/a";
    check(json, SOUND, other);
    let named = SOUND.replace("sound", "a");
    check(json, &named.replace("\"p\"", "\"q\""), other);
    let version = named.replace("\"p\"", "\"p\",\"version\":-1");
    check(json, &version, "has no sound `metadata.version`");
    let time = named.replace("\"p\"", "\"p\",\"createdAt\":\"soon\"");
    check(json, &time, "has no sound `metadata.createdAt`");
    let yaml = "dashboards/p/a.yaml";
    check(yaml, "# nothing\n", "is empty");
    check(
        yaml,
        "kind: Dashboard\n---\nkind: Dashboard\n",
        "holds more than one document",
    );
    check(yaml, "kind: [", "is broken at line 1, column 7");
}

#[test]
fn all_broken_files_of_a_list_are_named() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["a", "b", "c", "Upper", "a..b"] {
        put(dir.path(), &format!("dashboards/p/{name}.json"), "");
    }
    put(dir.path(), "dashboards/p/b.yaml", "");
    put(dir.path(), "dashboards/No Team/x.json", "");
    let reader = reader(dir.path());
    let fault = reader.list(&collection(ResourceKind::Dashboard, None));
    assert_eq!(
        told(dir.path(), &fault.unwrap_err()),
        "Garbled: `ROOT/dashboards/No Team/x.json` cannot hold a resource: its project: a space in a name, and 6 more cannot be used
  Mend the file, or move it out of the directory; until then nothing is compared or written over it.
  Also `ROOT/dashboards/p/Upper.json` is not in lower case, as all names here.
  Also `ROOT/dashboards/p/a..b.json` cannot hold a resource: `..` in a name.
  Also `ROOT/dashboards/p/b.yaml` has a twin with the other extension.
  Also `ROOT/dashboards/p/a.json` is empty.
  Also `ROOT/dashboards/p/b.json` is empty."
    );
    let fault = reader.get(&key("Dashboard p/b")).unwrap_err();
    assert_eq!(
        told(dir.path(), &fault).lines().next(),
        Some("Garbled: `ROOT/dashboards/p/b.yaml` has a twin with the other extension")
    );
}

#[test]
fn what_is_secret_is_not_repeated() {
    let dir = tempfile::tempdir().unwrap();
    let text = r#"{"kind":"Secret","metadata":{"name":"a","project":"p"},"spec":{"hunter2 hunter2"#;
    put(dir.path(), "secrets/p/a.json", text);
    let fault = reader(dir.path()).get(&key("Secret p/a")).unwrap_err();
    assert!(!format!("{fault:?}").contains("hunter2"), "{fault:?}");
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_and_never_written_through() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("root");
    let named = |name| SOUND.replace("sound", name);
    put(dir.path(), "outside/a.json", &named("a"));
    put(&root, "dashboards/p/target.txt", &named("inside"));
    put(&root, "dashboards/p/sound.json", SOUND);
    let below = root.join("dashboards/p");
    symlink("target.txt", below.join("inside.json")).unwrap();
    symlink(dir.path().join("outside"), root.join("dashboards/away")).unwrap();
    symlink("../../projects", root.join("dashboards/p/x")).unwrap();
    symlink("p", root.join("dashboards/q")).unwrap();
    let store = open(&root);
    let get = |text: &str| match store.get(&key(text)) {
        Ok(value) => value.map_or("none".to_owned(), |_| "found".to_owned()),
        Err(fault) => told(&root, &fault).lines().next().unwrap().to_owned(),
    };
    assert_eq!(get("Dashboard p/inside"), "found");
    assert_eq!(
        get("Dashboard away/a"),
        "Garbled: `ROOT/dashboards/away/a.json` leads out of the directory, and is not followed"
    );
    let inside = key("Dashboard p/inside");
    let fault = store.update(&inside, &titled(&inside, "A")).unwrap_err();
    assert_eq!(
        told(&root, &fault).lines().next(),
        Some("Refused: `ROOT/dashboards/p/inside.json` is a link and not written")
    );
    symlink(dir.path().join("outside"), root.join("roles")).unwrap();
    for project in ["Project away", "Project p"] {
        store
            .create(&key(project), &titled(&key(project), "A"))
            .unwrap();
    }
    let away = key("Dashboard away/b");
    assert!(store.create(&away, &titled(&away, "A")).is_err());
    let role = key("Role p/r");
    assert!(store.create(&role, &titled(&role, "A")).is_err());
    assert!(!dir.path().join("outside/p").exists());
    assert!(store.delete(&key("Dashboard away/a")).is_err());
    assert!(store.delete(&key("Project away")).is_err());
    store.delete(&inside).unwrap();
    assert!(below.join("target.txt").exists());
    assert_eq!(names(&dir.path().join("outside")), ["a.json"]);
    symlink("nowhere.txt", below.join("a.json")).unwrap();
    assert_eq!(
        get("Dashboard p/a"),
        "Garbled: `ROOT/dashboards/p/a.json` is a link that leads nowhere"
    );
}
