//! What a kill leaves behind, at every moment at which it leaves something else; and the lock.

use super::*;
use crate::store::write::{crash, is_beside};
use crate::store::{FaultKind, ReadStore, Store};

/// The state before and after a write, as the texts of a reader.
type State = Vec<Option<String>>;

fn state(root: &Path, keys: &[Key]) -> State {
    let reader = reader(root);
    for (_, kind) in ResourceKind::ALL {
        reader
            .list(&collection(kind, None))
            .expect("every list can be read");
    }
    let read = |key| reader.read_text(key).unwrap().map(|text| text.to_string());
    keys.iter().map(read).collect()
}

/// The files that were to become others.
fn left_over(root: &Path) -> Vec<String> {
    let is_beside = |path: &String| is_beside(path.rsplit('/').next().unwrap());
    names(root).into_iter().filter(is_beside).collect()
}

/// Kills the write at every moment; afterwards all can be read, `is_sound` holds, the next writer
/// finds nothing left over and completes the write.
fn check(
    keys: &[&str],
    before: &dyn Fn(&DirectoryStore),
    write: &dyn Fn(&DirectoryStore) -> Result<(), StoreFault>,
    is_sound: &dyn Fn(&State, &State, &State) -> bool,
) -> usize {
    let keys: Vec<Key> = keys.iter().map(|text| key(text)).collect();
    let done = {
        let dir = tempfile::tempdir().unwrap();
        let store = open(dir.path());
        before(&store);
        write(&store).unwrap();
        state(dir.path(), &keys)
    };
    for moment in 0.. {
        let dir = tempfile::tempdir().unwrap();
        let store = open(dir.path());
        before(&store);
        let old = state(dir.path(), &keys);
        if !crash::at(moment, || write(&store).unwrap()) {
            assert_eq!(state(dir.path(), &keys), done);
            return moment;
        }
        drop(store);
        for name in left_over(dir.path()) {
            // The kill may have come in the middle of the text, too.
            put(dir.path(), &name, "{\"kind\":");
        }
        let now = state(dir.path(), &keys);
        assert!(is_sound(&old, &now, &done), "moment {moment}: {now:?}");
        let store = open(dir.path());
        assert_eq!(left_over(dir.path()), [""; 0]);
        match write(&store) {
            Ok(()) => {}
            Err(fault) => assert!(
                matches!(fault.kind, FaultKind::Exists | FaultKind::NotFound),
                "{fault:?}"
            ),
        }
        assert_eq!(titles(&state(dir.path(), &keys)), titles(&done));
    }
    unreachable!("every write has an end");
}

/// What there is, and whether it is new; not when it was written.
fn titles(state: &State) -> Vec<Option<bool>> {
    let is_new = |text: &Option<String>| text.as_ref().map(|text| text.contains("new"));
    state.iter().map(is_new).collect()
}

/// Whether each resource is as it was or as it was to become.
fn old_or_new(old: &State, now: &State, done: &State) -> bool {
    let (old, done) = (titles(old), titles(done));
    let mut now = titles(now).into_iter().enumerate();
    now.all(|(at, now)| now == old[at] || now == done[at])
}

#[test]
fn a_create_happens_or_not() {
    let project = key("Project demo");
    let dashboard = key("Dashboard demo/cpu");
    let moments = check(
        &["Project demo", "Dashboard demo/cpu"],
        &|store| {
            store.create(&project, &titled(&project, "old")).unwrap();
        },
        &|store| {
            store
                .create(&dashboard, &titled(&dashboard, "new"))
                .map(drop)
        },
        &old_or_new,
    );
    assert!(moments >= 5, "{moments}");
}

#[test]
fn an_update_happens_or_not() {
    let project = key("Project demo");
    let moments = check(
        &["Project demo"],
        &|store| {
            store.create(&project, &titled(&project, "old")).unwrap();
        },
        &|store| store.update(&project, &titled(&project, "new")).map(drop),
        &old_or_new,
    );
    assert!(moments >= 3, "{moments}");
}

#[test]
fn a_project_goes_last_of_all_that_is_in_it() {
    let keys = [
        "Project demo",
        "Dashboard demo/a",
        "Dashboard demo/b",
        "Role demo/r",
        "Secret demo/s",
        "EphemeralDashboard demo/e",
    ];
    let moments = check(
        &keys,
        &|store| {
            for text in keys {
                let key = key(text);
                store.create(&key, &titled(&key, "old")).unwrap();
            }
        },
        &|store| store.delete(&key("Project demo")),
        &|_, now, _| {
            let there = |at: usize| now[at].is_some();
            there(5) && (there(0) || !(1..5).any(there))
        },
    );
    assert!(moments >= 8, "{moments}");
}

#[test]
fn one_process_writes_at_a_time() {
    let dir = tempfile::tempdir().unwrap();
    let first = open(dir.path());
    let project = key("Project demo");
    first.create(&project, &titled(&project, "A")).unwrap();
    let refused = DirectoryStore::open(dir.path(), options());
    let refused = refused.err().expect("it is locked");
    assert_eq!(
        told(dir.path(), &refused),
        "Unavailable: `ROOT` is being written by this process itself
  Wait until it has ended, or send the changes to it if it is a server."
    );
    assert!(
        reader(dir.path()).get(&project).unwrap().is_some(),
        "anybody may read"
    );
    put(dir.path(), ".perscope.lock", "4711");
    let refused = DirectoryStore::open(dir.path(), options()).err().unwrap();
    assert!(refused.message.ends_with("by process 4711"), "{refused}");
    put(dir.path(), ".perscope.lock", "nonsense");
    let refused = DirectoryStore::open(dir.path(), options()).err().unwrap();
    assert!(refused.message.ends_with("by another process"), "{refused}");
    drop(first);
    open(dir.path()).delete(&project).unwrap();
}

#[test]
fn leftovers_go_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let ours = [
        "projects/.a.json.12-0.tmp",
        "dashboards/p/.b.c.yaml.4711-13.tmp",
    ];
    let others = [
        "dashboards/p/.a.json.x-0.tmp",
        "dashboards/p/.a.tmp",
        "dashboards/p/a.json.12-0.tmp",
        "plans/.a.json.12-0.tmp",
        "projects/.a.json.12-0.swp",
    ];
    for path in ours.iter().chain(&others) {
        put(dir.path(), path, "half a te");
    }
    reader(dir.path());
    assert_eq!(names(dir.path()).len(), 7, "who only reads removes nothing");
    open(dir.path());
    assert_eq!(names(dir.path()), others);
}
