//! Plans over HTTP to a server that fails: nothing is lost, nothing is written twice unseen, what is
//! said is true, and the next run completes it.

mod cases;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use crate::apply::tests::{key, resource, show};
use crate::apply::{Comparable, Options, Outcome, Step, execute, fetch};
use crate::client::testing::{Act, FaultServer, MemoryPerses, Reply, Seen, TestClock};
use crate::client::{Client, Retry, Token};
use crate::diff::plan::{Inputs, Origin, Plan, SecretsPolicy, Wanted, plan};
use crate::doc::emit::{Layout, json};
use crate::model::{Form, Key};
use crate::schema::Catalog;
use crate::store::{FaultKind, ReadStore};

/// What the server holds before: names of dashboards in one project, with a word in each.
const BEFORE: [(&str, &str); 4] = [("b", "1"), ("c", "1"), ("gone", "1"), ("same", "2")];

/// What it shall hold; `gone` goes.
const WANTED: [(&str, &str); 4] = [("a", "2"), ("b", "2"), ("c", "2"), ("same", "2")];

/// How many writes that takes.
const WRITES: usize = 4;

/// Made once, because it takes its time.
static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::new);

fn dashboard(name: &str) -> Key {
    key(&format!("Dashboard demo/{name}"))
}

fn path(name: &str) -> String {
    format!("projects/demo/dashboards/{name}")
}

fn text(name: &str, word: &str) -> String {
    json(&resource(&dashboard(name), word, &CATALOG), Layout::Compact)
}

/// Whether the server holds this word there; none means nothing.
fn holds(perses: &MemoryPerses, name: &str, word: Option<&str>) -> bool {
    match (perses.stored(&path(name)), word) {
        (Some(stored), Some(word)) => stored.contains(&format!(r#""display":{{"name":"{word}"}}"#)),
        (stored, word) => stored.is_none() && word.is_none(),
    }
}

/// What is before and after a plan, by name.
fn before_and_after() -> BTreeMap<&'static str, [Option<&'static str>; 2]> {
    let mut words: BTreeMap<&str, [Option<&str>; 2]> = BTreeMap::new();
    for (name, word) in BEFORE {
        words.entry(name).or_default()[0] = Some(word);
    }
    for (name, word) in WANTED {
        words.entry(name).or_default()[1] = Some(word);
    }
    words
}

fn before() -> MemoryPerses {
    let perses = MemoryPerses::default();
    perses.put(
        "projects/demo",
        r#"{"kind":"Project","metadata":{"name":"demo"},"spec":{}}"#,
    );
    for (name, word) in BEFORE {
        perses.put(&path(name), &text(name, word));
    }
    perses
}

/// Asks for what is there, and plans.
fn planned(client: &Client) -> Plan {
    let wanted = WANTED.map(|(name, word)| Wanted {
        key: dashboard(name),
        value: Arc::new(resource(&dashboard(name), word, &CATALOG)),
        origin: Origin {
            file: format!("{name}.yaml"),
            position: None,
            form: Form::Native,
        },
        named: false,
    });
    let unwanted = BTreeSet::from([dashboard("gone")]);
    let keys: BTreeSet<Key> = wanted
        .iter()
        .map(|it| it.key.clone())
        .chain(unwanted.clone())
        .collect();
    let comparable = comparable(client);
    let fetched = fetch(client, &keys, comparable, 1, &AtomicBool::new(false)).unwrap();
    plan(Inputs {
        wanted: wanted.into(),
        have: fetched.resources,
        unwanted,
        secrets: SecretsPolicy::Visible,
        catalog: &CATALOG,
    })
    .unwrap()
}

fn comparable(client: &Client) -> Comparable<'static> {
    let target = client.target().unwrap();
    Comparable {
        catalog: &CATALOG,
        target,
    }
}

fn carry_out(client: &Client, plan: &Plan, (jobs, keep_going): (usize, bool)) -> Vec<Outcome> {
    let changes: Vec<_> = plan.steps().collect();
    let steps = changes.iter().enumerate();
    let steps: Vec<Step<'_>> = steps
        .filter_map(|(index, change)| Step::of(index, change))
        .collect();
    let options = Options { jobs, keep_going };
    let comparable = comparable(client);
    let ended = execute(
        client,
        &steps,
        comparable,
        options,
        &AtomicBool::new(false),
        &|_| (),
    );
    assert!(!ended.interrupted);
    ended.outcomes
}

/// How a plan is carried out.
struct Case {
    jobs: usize,
    keep_going: bool,
    client: fn(&FaultServer) -> Client,
    /// What somebody else does between the plan and the first write.
    meddle: fn(&MemoryPerses),
}

const CASE: Case = Case {
    jobs: 1,
    keep_going: true,
    client: FaultServer::client,
    meddle: |_| (),
};

impl Case {
    /// Plans at a server that does not fail yet, then carries the plan out at one that does. The
    /// steps are `a` created, `b` and `c` updated, `gone` deleted.
    #[track_caller]
    fn check(
        &self,
        fails: impl FnMut(&MemoryPerses, &Seen) -> Option<Act> + Send + 'static,
        expected: &[&str],
    ) -> Vec<String> {
        let perses = before();
        let failing = Arc::new(AtomicBool::new(false));
        let (is_failing, mut fails) = (Arc::clone(&failing), fails);
        let server = FaultServer::new(perses.failing(move |perses, seen| {
            is_failing
                .load(Ordering::SeqCst)
                .then(|| fails(perses, seen))
                .flatten()
        }));
        let client = (self.client)(&server);
        let plan = planned(&client);
        assert_eq!(plan.steps().count(), WRITES);
        (self.meddle)(&perses);
        let meddled = perses.writes();
        let asked = server.lines().len();
        failing.store(true, Ordering::SeqCst);
        let outcomes = carry_out(&client, &plan, (self.jobs, self.keep_going));
        failing.store(false, Ordering::SeqCst);
        let shown: Vec<String> = outcomes.iter().map(show).collect();
        if !expected.is_empty() {
            assert_eq!(shown, expected);
        }
        check_truth(&perses, &plan, &outcomes);
        let done = outcomes
            .iter()
            .filter(|it| matches!(it, Outcome::Done { .. }))
            .count();
        let uncertain = shown.iter().filter(|it| *it == "failed Uncertain").count();
        let written = perses.writes() - meddled;
        assert!(
            (done..=done + uncertain).contains(&written),
            "{written} {shown:?}"
        );
        let lines = server.lines().split_off(asked);
        if !shown.iter().any(|it| it == "conflict") {
            check_completed(&perses, &server.client());
        }
        lines
    }
}

/// What is said of each step is what the server shows.
#[track_caller]
fn check_truth(perses: &MemoryPerses, plan: &Plan, outcomes: &[Outcome]) {
    let words = before_and_after();
    for (change, outcome) in plan.steps().zip(outcomes) {
        let name = change.key.name();
        let [before, after] = words[name];
        match outcome {
            Outcome::Done { unforeseen } => {
                assert!(
                    holds(perses, name, after) && unforeseen.is_empty(),
                    "{name}"
                );
            }
            Outcome::AlreadyDone => assert!(holds(perses, name, after), "{name}"),
            Outcome::Failed(fault) if fault.kind == FaultKind::Uncertain => {}
            Outcome::Failed(_) | Outcome::NotTried => {
                assert!(holds(perses, name, before), "{name}");
            }
            Outcome::Conflict | Outcome::WithoutProject => {
                assert!(!holds(perses, name, after), "{name}");
            }
        }
    }
}

/// The next run does the rest, and the one after it nothing.
#[track_caller]
fn check_completed(perses: &MemoryPerses, client: &Client) {
    let outcomes = carry_out(client, &planned(client), (4, false));
    assert!(outcomes.iter().all(|it| show(it) == "done"), "{outcomes:?}");
    for (name, [_, after]) in before_and_after() {
        assert!(holds(perses, name, after), "{name}");
    }
    assert!(planned(client).is_empty());
}

const DONE: [&str; WRITES] = ["done"; WRITES];

/// Does something else with some of the writes, counted from 0.
fn writes(
    which: impl Fn(usize) -> bool + Send + 'static,
    act: impl Fn(&MemoryPerses, &Seen) -> Act + Send + 'static,
) -> impl FnMut(&MemoryPerses, &Seen) -> Option<Act> + Send + 'static {
    let count = AtomicUsize::new(0);
    move |perses, seen| {
        let is_write = seen.method != "GET";
        (is_write && which(count.fetch_add(1, Ordering::SeqCst))).then(|| act(perses, seen))
    }
}

/// Every other write, so that what is sent again arrives.
fn every_other(number: usize) -> bool {
    number.is_multiple_of(2)
}

fn busy(status: u16) -> impl Fn(&MemoryPerses, &Seen) -> Act + Send + 'static {
    move |_, _| {
        Reply::message(status, "not now")
            .with("Retry-After", "2")
            .into()
    }
}
