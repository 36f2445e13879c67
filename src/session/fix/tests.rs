//! What becomes of files whose fixes come to no end.

use super::*;
use crate::config::Date;
use crate::lint::{Flags, Named};
use crate::session::{Given, Request, load};
use crate::store::Content;

/// Has rounds of fixes give a file one text after the other, and answers what comes of it:
/// the text that would be written, if any, and why the file is left as it is, if it is.
#[track_caller]
fn check(texts: &[&str], changed: Option<&str>, left: Option<&Left>) {
    let catalog = Catalog::new();
    let cwd = Path::new("/");
    let text = texts[0].to_owned();
    let problems = Vec::new();
    let mut session = load(
        Request {
            given: vec![Given::Text {
                path: None,
                content: Content { text, problems },
                named: Named::Explicit,
            }],
            cwd,
            isolated: true,
            project: None,
            jobs: 1,
            flags: &Flags::default(),
            plugin_paths: &[],
            custom_rules: &[],
            today: Date::parse("2026-01-31").unwrap(),
            baseline: None,
            fixing: true,
            target: None,
            store: None,
        },
        &catalog,
    );
    let (id, safety) = (session.files[0].id, Safety::Safe);
    let request = &FixRequest {
        safety,
        cwd,
        jobs: 1,
    };
    let originals = session.originals.take().unwrap();
    let mut fixing = Fixing {
        originals: &originals,
        request,
        catalog: &catalog,
        cwd: Shown::new(cwd),
        reports: BTreeMap::from([(id, 0)]),
        open: BTreeMap::new(),
        left: BTreeMap::new(),
    };
    fixing.open(&session, id).expect("the file may be fixed");
    for text in &texts[1..] {
        let report = session.reports[0].clone();
        let round = FixRound {
            fixed: Some(((*text).to_owned(), report)),
            applied: Vec::new(),
            declined: Vec::new(),
        };
        fixing.take(&mut session, vec![(id, Some(round))]);
    }
    let fixed = fixing.finish(&mut session);
    let after = fixed.changed.first().map(|changed| &*changed.after);
    assert_eq!(after, changed, "{texts:?}");
    let why = fixed.left.first().map(|left| &left.why);
    assert_eq!(why, left, "{texts:?}");
    let shown = changed.unwrap_or(texts[0]);
    assert_eq!(&*session.files[0].text, shown, "{texts:?}");
}

const A: &str = "kind: Project\nmetadata: {name: a}\n";
const B: &str = "kind: Project\nmetadata: {name: b}\n";
const C: &str = "kind: Project\nmetadata: {name: c}\n";

#[test]
fn fixes_that_undo_each_other_leave_the_file_alone() {
    check(&[A, B, A], None, Some(&Left::Endless));
    check(&[A, B, C, B], None, Some(&Left::Endless));
}

#[test]
fn fixes_that_come_to_no_end_in_time_are_kept() {
    check(&[A, B, C], Some(C), Some(&Left::TooMany));
}
