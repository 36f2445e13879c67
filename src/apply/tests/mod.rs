//! What becomes of plans when all goes well, and when it does not.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::execute::Write;
use super::*;
use crate::store::FaultKind;
use crate::store::testing::{MemoryStore, Upset};

/// A key from `Dashboard demo/cpu`.
pub(crate) fn key(text: &str) -> Key {
    let (kind, name) = text.split_once(' ').expect("a kind and a name");
    let kind = ResourceKind::parse_any_case(kind).expect("a kind");
    let (project, name) = match name.split_once('/') {
        Some((project, name)) => (Some(project), name),
        None => (None, name),
    };
    Key::new(kind, project, name, Target::default()).expect("a good name")
}

/// A resource with something to tell versions of it apart, in normal form.
pub(crate) fn resource(key: &Key, word: &str, catalog: &Catalog) -> Value {
    let metadata = Value::from([
        ("name", key.name().into()),
        ("project", key.project().unwrap_or_default().into()),
    ]);
    let display = Value::from([("name", word.into())]);
    let spec = match key.kind() {
        ResourceKind::Secret => Value::from([(
            "basicAuth",
            Value::from([("username", "u".into()), ("password", word.into())]),
        )]),
        _ => Value::from([("display", display)]),
    };
    let value = Value::from([
        ("kind", key.kind().name().into()),
        ("metadata", metadata),
        ("spec", spec),
    ]);
    model::normal_value(key.kind(), &value, None, catalog, &Target::default())
}

/// Carries out a plan, one step a line: `+ KEY WORD`, `~ KEY OLD NEW`, `- KEY OLD`. What is there
/// before is a list of `KEY WORD`; `upsets` are calls with what goes wrong with them. The outcomes
/// come back as words.
struct Case<'c> {
    there: &'c [&'c str],
    steps: &'c [&'c str],
    upsets: &'c [(&'c str, Upset)],
    keep_going: bool,
}

impl Case<'_> {
    #[track_caller]
    fn check(&self, expected: &[&str]) -> MemoryStore {
        let catalog = Catalog::new();
        let store = MemoryStore::default();
        for line in self.there {
            let (name, word) = line.rsplit_once(' ').expect("a key and a word");
            store.put(&key(name), resource(&key(name), word, &catalog));
        }
        for (call, upset) in self.upsets {
            store.upset(call, *upset);
        }
        let (ended, _) = run(&store, self.steps, self.keep_going, &AtomicBool::new(false));
        let shown: Vec<String> = ended.outcomes.iter().map(show).collect();
        assert_eq!(shown, expected);
        store
    }
}

fn run(
    store: &MemoryStore,
    steps: &[&str],
    keep_going: bool,
    interrupted: &AtomicBool,
) -> (Ended, Vec<String>) {
    let catalog = Catalog::new();
    let comparable = Comparable {
        catalog: &catalog,
        target: Target::default(),
    };
    let owned: Vec<_> = steps
        .iter()
        .map(|line| {
            let mut words = line.splitn(2, ' ');
            let sign = words.next().expect("a sign");
            let rest = words.next().expect("a key");
            let (name, old, new) = match sign {
                "+" => {
                    let (name, new) = rest.rsplit_once(' ').expect("a word");
                    (name, None, Some(new))
                }
                "-" => {
                    let (name, old) = rest.rsplit_once(' ').expect("a word");
                    (name, Some(old), None)
                }
                _ => {
                    let (rest, new) = rest.rsplit_once(' ').expect("a word");
                    let (name, old) = rest.rsplit_once(' ').expect("two words");
                    (name, Some(old), Some(new))
                }
            };
            let key = key(name);
            let old =
                old.map(|word| comparable.masked(key.kind(), &resource(&key, word, &catalog)));
            let new = new.map(|word| resource(&key, word, &catalog));
            (key, old, new)
        })
        .collect();
    let steps: Vec<Step<'_>> = owned
        .iter()
        .enumerate()
        .map(|(index, (key, old, new))| Step {
            index,
            key,
            write: match (old, new) {
                (None, Some(new)) => Write::Create { new },
                (Some(old), Some(new)) => Write::Update { old, new },
                (Some(old), None) => Write::Delete { old },
                (None, None) => unreachable!("a step has a value"),
            },
        })
        .collect();
    let told = Mutex::new(Vec::new());
    let tell = |event: Event<'_>| {
        let line = match event {
            Event::Begun(step) => format!("begun {}", step.key),
            Event::Ended(step, outcome) => format!("ended {} {}", step.key, show(outcome)),
        };
        told.lock().expect("nobody panics").push(line);
    };
    let options = Options {
        jobs: 1,
        keep_going,
    };
    let ended = execute(store, &steps, comparable, options, interrupted, &tell);
    (ended, told.into_inner().expect("nobody panics"))
}

pub(crate) fn show(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Done { unforeseen } if unforeseen.is_empty() => "done".to_owned(),
        Outcome::Done { unforeseen } => format!("done but {}", unforeseen.join(" ")),
        Outcome::AlreadyDone => "already".to_owned(),
        Outcome::Conflict => "conflict".to_owned(),
        Outcome::Failed(fault) => format!("failed {:?}", fault.kind),
        Outcome::NotTried => "not tried".to_owned(),
        Outcome::WithoutProject => "without project".to_owned(),
    }
}

#[test]
fn plans_are_carried_out() {
    let case = Case {
        there: &["Project demo a", "Dashboard demo/b 1", "Dashboard demo/c 1"],
        steps: &[
            "+ Project other a",
            "+ Dashboard other/a 1",
            "~ Dashboard demo/b 1 2",
            "- Dashboard demo/c 1",
        ],
        upsets: &[],
        keep_going: false,
    };
    let store = case.check(&["done", "done", "done", "done"]);
    let keys: Vec<String> = store.held().keys().map(ToString::to_string).collect();
    let expected = [
        "Dashboard demo/b",
        "Dashboard other/a",
        "Project demo",
        "Project other",
    ];
    assert_eq!(keys, expected);
    // Reading before writing is what conflicts are found by; what is new needs none.
    let calls = [
        "create Project other",
        "create Dashboard other/a",
        "get Dashboard demo/b",
        "update Dashboard demo/b",
        "get Dashboard demo/c",
        "delete Dashboard demo/c",
    ];
    assert_eq!(store.calls(), calls);
}

#[test]
fn what_others_have_changed_stays() {
    let case = Case {
        there: &[
            "Project demo a",
            "Dashboard demo/a 9",
            "Dashboard demo/b 9",
            "Dashboard demo/c 9",
            "Dashboard demo/d 2",
            "Dashboard demo/e 2",
        ],
        steps: &[
            "+ Dashboard demo/a 1",
            "~ Dashboard demo/b 1 2",
            "- Dashboard demo/c 1",
            // What others have done just as it was meant is fine.
            "+ Dashboard demo/d 2",
            "~ Dashboard demo/e 1 2",
            "- Dashboard demo/f 1",
            // Gone is not what the plan has seen.
            "~ Dashboard demo/g 1 2",
        ],
        upsets: &[],
        keep_going: true,
    };
    let store = case.check(&[
        "conflict", "conflict", "conflict", "already", "already", "already", "conflict",
    ]);
    let calls = store.calls();
    let writes = |call: &&String| call.starts_with("update") || call.starts_with("delete");
    assert_eq!(calls.iter().find(writes), None);
}

#[test]
fn the_first_failure_ends_the_run_unless_it_is_to_go_on() {
    let fails = [("create Dashboard demo/b", Upset::Fails(FaultKind::Refused))];
    let case = |keep_going| Case {
        there: &["Project demo a"],
        steps: &[
            "+ Dashboard demo/a 1",
            "+ Dashboard demo/b 1",
            "+ Dashboard demo/c 1",
        ],
        upsets: &fails,
        keep_going,
    };
    case(false).check(&["done", "failed Refused", "not tried"]);
    case(true).check(&["done", "failed Refused", "done"]);
}

#[test]
fn nothing_is_written_into_a_project_that_could_not_be_created() {
    let case = Case {
        there: &["Project demo a"],
        steps: &[
            "+ Project other a",
            "+ Dashboard demo/a 1",
            "+ Dashboard other/a 1",
        ],
        upsets: &[("create Project other", Upset::Fails(FaultKind::Forbidden))],
        keep_going: true,
    };
    case.check(&["failed Forbidden", "done", "without project"]);
}

#[test]
fn doubts_are_settled_by_looking() {
    let case = Case {
        there: &[
            "Project demo a",
            "Dashboard demo/b 1",
            "Dashboard demo/c 1",
            "Secret demo/s 1",
        ],
        steps: &[
            "+ Dashboard demo/a 1",
            "~ Dashboard demo/b 1 2",
            "- Dashboard demo/c 1",
            // Nobody can see which secret is there.
            "~ Secret demo/s 1 2",
        ],
        upsets: &[
            ("create Dashboard demo/a", Upset::Unheard),
            ("update Dashboard demo/b", Upset::Unheard),
            ("delete Dashboard demo/c", Upset::Unheard),
            ("update Secret demo/s", Upset::Unheard),
        ],
        keep_going: true,
    };
    case.check(&["done", "done", "done", "failed Uncertain"]);
    let case = Case {
        there: &["Project demo a", "Dashboard demo/b 1", "Dashboard demo/d 1"],
        steps: &[
            "+ Dashboard demo/a 1",
            "~ Dashboard demo/b 1 2",
            "~ Dashboard demo/d 1 2",
        ],
        upsets: &[
            ("create Dashboard demo/a", Upset::Lost),
            ("update Dashboard demo/b", Upset::Lost),
            ("update Dashboard demo/d", Upset::DeletedBefore),
        ],
        keep_going: true,
    };
    case.check(&["failed Uncertain", "failed Uncertain", "failed NotFound"]);
}

#[test]
fn what_a_store_makes_of_a_write_is_told() {
    let mut store = MemoryStore::default();
    store.rewrite = Some(|value| {
        let display = value.at_mut(&["spec", "display"]);
        if let Some(display) = display.and_then(Value::as_mapping_mut) {
            display.insert("name", "something else");
        }
    });
    let (ended, told) = run(
        &store,
        &["+ Project demo a"],
        false,
        &AtomicBool::new(false),
    );
    assert_eq!(show(&ended.outcomes[0]), "done but /spec/display/name");
    let expected = [
        "begun Project demo",
        "ended Project demo done but /spec/display/name",
    ];
    assert_eq!(told, expected);
}

#[test]
fn an_interrupted_run_says_what_it_did_not_do() {
    let store = MemoryStore::default();
    let interrupted = AtomicBool::new(true);
    let (ended, told) = run(&store, &["+ Project demo a"], true, &interrupted);
    assert_eq!(ended.outcomes, [Outcome::NotTried]);
    assert!(ended.interrupted && told.is_empty() && store.calls().is_empty());
    interrupted.store(false, Ordering::Relaxed);
    let (ended, _) = run(&store, &["+ Project demo a"], true, &interrupted);
    assert_eq!(show(&ended.outcomes[0]), "done");
}

#[test]
fn only_what_is_wanted_is_asked_for() {
    let catalog = Catalog::new();
    let store = MemoryStore::default();
    let many: Vec<Key> = (0..20)
        .map(|n| key(&format!("Dashboard big/d{n}")))
        .collect();
    for name in [
        "Project demo",
        "Dashboard demo/a",
        "Dashboard demo/others",
        "Project big",
    ] {
        store.put(&key(name), resource(&key(name), "1", &catalog));
    }
    store.put(&many[3], resource(&many[3], "1", &catalog));
    let comparable = Comparable {
        catalog: &catalog,
        target: Target::default(),
    };
    let few = ["Dashboard demo/a", "Dashboard demo/b", "Variable new/x"].map(key);
    let wanted = few.into_iter().chain(many).collect();
    let fetched = fetch(&store, &wanted, comparable, 1, &AtomicBool::new(false)).unwrap();
    let found: Vec<String> = fetched.resources.keys().map(ToString::to_string).collect();
    assert_eq!(found, ["Dashboard big/d3", "Dashboard demo/a"]);
    let missing: Vec<String> = fetched
        .missing_projects
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(missing, ["Project new"]);
    let calls = [
        "list Dashboard Some(\"big\")",
        "get Dashboard demo/a",
        "get Dashboard demo/b",
        "get Variable new/x",
        "get Project new",
    ];
    assert_eq!(store.calls(), calls);
}
