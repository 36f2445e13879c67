//! Custom rules over dashboards: what they find, and where; what is wrong with rules; and that
//! hostile ones end.

#![cfg(feature = "custom-rules")]

use std::collections::BTreeSet;
use std::sync::Arc;

use super::bridge::{Assertion, Target};
use super::{CustomRule, rules_of};
use crate::doc;
use crate::finding::RuleId;
use crate::lint::{FileInput, Linter, Named, Profile, Settings, check_file, rule_set_with};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile};

const NATIVE: &str = "\
kind: Dashboard
metadata:
  name: Shop
  project: web
spec:
  display: {name: Shop}
  variables:
    - kind: TextVariable
      spec: {name: _a, value: x}
    - kind: TextVariable
      spec: {name: b, value: x}
    - kind: TextVariable
      spec: {name: _c, value: x}
  panels:
    one:
      kind: Panel
      spec:
        display: {name: One}
        plugin: {kind: Markdown, spec: {text: hello}}
    two:
      kind: Panel
      spec:
        plugin: {kind: TimeSeriesChart, spec: {}}
  layouts: []
";

const CUSTOM_RESOURCE: &str = "\
apiVersion: perses.dev/v1alpha2
kind: PersesDashboard
metadata:
  name: shop
  namespace: web
  annotations: {perses.dev/tags: 'a,b'}
spec:
  config:
    panels:
      one:
        kind: Panel
        spec:
          plugin: {kind: Markdown, spec: {text: hello}}
    layouts: []
";

/// The rule of a target and an assertion.
fn rule(target: &str, assertion: &str) -> CustomRule {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let text = format!(
        "name: x\ntarget: {}\nassertion: {}\nmessage: bad\n",
        quoted(target),
        quoted(assertion)
    );
    let file = SourceFile::new(FileId(0), "rules.yaml", text);
    let parsed = doc::parse(&file);
    let mut taken = BTreeSet::new();
    let (mut rules, problems) = rules_of(parsed[0].document.root().into_iter(), &mut taken);
    assert!(problems.is_empty(), "{target} {assertion}");
    rules.pop().unwrap()
}

/// What a rule says about a dashboard: `pointer: message`, with the pointers of related places.
#[track_caller]
fn check_in(dashboard: &str, target: &str, assertion: &str, expected: &[&str]) {
    let rule = Arc::new(rule(target, assertion));
    let rules = rule_set_with([&*rule]);
    let id = rules.find("custom/x").unwrap();
    let settings = Settings::new(Profile::Recommended, &rules);
    let linter = Linter::new(settings).with_custom(&[(id, rule)]);
    let source = SourceFile::new(FileId(0), "a.yaml", dashboard);
    let catalog = Catalog::new();
    let report = check_file(&linter, &catalog, &FileInput::new(&source, Named::Explicit));
    let own = report.findings.iter().filter(|finding| finding.rule == id);
    let shown: Vec<String> = own
        .map(|finding| {
            let related = finding.related.iter();
            let places = related.map(|related| &related.place);
            let places = [&finding.place].into_iter().chain(places);
            let pointers: Vec<_> = places.map(|place| place.pointer.to_string()).collect();
            format!("{}: {}", pointers.join(" "), finding.message)
        })
        .collect();
    assert_eq!(shown, expected, "{target} {assertion}");
}

#[track_caller]
fn check(target: &str, assertion: &str, expected: &[&str]) {
    check_in(NATIVE, target, assertion, expected);
}

#[test]
fn a_plain_target_is_the_value_itself() {
    check("$.metadata.name", "value == 'Shop'", &[]);
    check(
        "$.metadata.name",
        "value.matches('^[a-z0-9-]{3,40}$')",
        &["/metadata/name: bad"],
    );
    check(
        "$['metadata'].name",
        "value == 'x'",
        &["/metadata/name: bad"],
    );
    check(
        "$.spec.variables[1].spec.name",
        "value != 'b'",
        &["/spec/variables/1/spec/name: bad"],
    );
    check("$.spec.panels", "size(value) <= 60", &[]);
    check("$.spec.panels", "size(value) < 2", &["/spec/panels: bad"]);
}

#[test]
fn a_list_fails_where_its_items_do() {
    let names = "$.spec.variables[*].spec.name";
    check(
        names,
        "!value.exists(v, v.startsWith('_'))",
        &["/spec/variables/0/spec/name /spec/variables/2/spec/name: bad"],
    );
    check(
        names,
        "size(value) < 3",
        &[
            "/spec/variables/0/spec/name /spec/variables/1/spec/name /spec/variables/2/spec/name: bad",
        ],
    );
    check(
        "$..plugin.kind",
        "!value.exists(k, k == 'Markdown')",
        &["/spec/panels/one/spec/plugin/kind: bad"],
    );
    check(
        "$.spec.panels[?(@.spec.plugin.kind == 'Markdown')]",
        "size(value) == 0",
        &["/spec/panels/one: bad"],
    );
    // A list may be empty; then nothing but the dashboard is left to point at.
    check("$.spec.layouts[*]", "size(value) > 0", &[": bad"]);
}

#[test]
fn a_collection_fails_where_its_parts_do() {
    check(
        "$.spec.panels",
        "value.all(k, has(value[k].spec.display))",
        &["/spec/panels/two: bad"],
    );
    check(
        "$.spec.variables",
        "value.all(v, v.spec.name == 'b')",
        &["/spec/variables/0 /spec/variables/2: bad"],
    );
}

#[test]
fn defaults_stand_at_the_nearest_parent() {
    // The server fills in an hour.
    check("$.spec.duration", "value in ['6h', '12h']", &["/spec: bad"]);
    check("$.spec.duration", "duration(value) <= duration('1h')", &[]);
}

#[test]
fn what_cannot_be_judged_is_said() {
    check(
        "$.spec.display.description",
        "value != ''",
        &["/spec/display: the target of the rule leads nowhere: there is no `.description`"],
    );
    check(
        "$.spec.datasources[*]",
        "true",
        &["/spec: the target of the rule leads nowhere: there is no `.datasources`"],
    );
    check(
        "$.metadata.name",
        "value.x == 1",
        &[
            "/metadata/name: the assertion of the rule cannot be judged: found no matching overload for \
         '_._' applied to '(string, string)'",
        ],
    );
    check(
        "$.metadata",
        "value.nmae == 'a'",
        &["/metadata: the assertion of the rule cannot be judged: there is no key `nmae`"],
    );
    check(
        "$.metadata.name",
        "value",
        &[
            "/metadata/name: the assertion of the rule cannot be judged: its result is string, not bool",
        ],
    );
    check(
        "$.metadata.name",
        "shorten(value) == 'a'",
        &[
            "/metadata/name: the assertion of the rule cannot be judged: there is no function `shorten`",
        ],
    );
}

#[test]
fn custom_resources_are_what_the_operator_makes_of_them() {
    let check = |target, assertion, expected: &[&str]| {
        check_in(CUSTOM_RESOURCE, target, assertion, expected);
    };
    check(
        "$.metadata.project",
        "value == 'x'",
        &["/metadata/namespace: bad"],
    );
    check(
        "$.metadata.tags",
        "!('a' in value)",
        &["/metadata/annotations: bad"],
    );
    check(
        "$.spec.panels.one.kind",
        "value == 'x'",
        &["/spec/config/panels/one/kind: bad"],
    );
}

#[test]
fn only_dashboards_are_looked_at() {
    let project = "kind: Project\nmetadata: {name: web}\nspec: {}\n";
    check_in(project, "$.kind", "false", &[]);
    let ephemeral = NATIVE.replace("kind: Dashboard", "kind: EphemeralDashboard");
    check_in(&ephemeral, "$.kind", "false", &[]);
}

#[test]
fn numbers_are_floats_and_compare_with_integers() {
    let dashboard = NATIVE.replace(
        "layouts: []",
        "layouts: [{kind: Grid, spec: {items: [{x: 0, y: 0, width: 12, height: 4, content: {$ref: \
         '#/spec/panels/one'}}]}}]",
    );
    let width = "$.spec.layouts[0].spec.items[0].width";
    for (assertion, expected) in [
        ("value == 12", &[][..]),
        ("value == 12.0", &[]),
        ("value <= 24 && value > 11", &[]),
        ("int(value) % 6 == 0", &[]),
        ("type(value) == double", &[]),
        ("value < 12", &["/spec/layouts/0/spec/items/0/width: bad"]),
    ] {
        check_in(&dashboard, width, assertion, expected);
    }
}

/// `⟦` and `⟧` mark what is at fault.
#[track_caller]
fn refused<T: std::fmt::Debug>(
    parse: fn(&str) -> Result<T, super::Fault>,
    marked: &str,
    detail: &str,
) {
    let text = marked.replace(['⟦', '⟧'], "");
    let fault = parse(&text).expect_err(&text);
    assert_eq!(fault.detail, detail, "{text}");
    let shown = fault.range.map_or(text.clone(), |range| {
        let (start, end) = (range.start, range.end);
        format!("{}⟦{}⟧{}", &text[..start], &text[start..end], &text[end..])
    });
    assert_eq!(shown, marked);
}

#[test]
fn targets_that_do_not_parse_are_refused() {
    let check = |marked, detail| refused(Target::parse, marked, detail);
    let plain = "a filter that looks at more than one value";
    check("$..a⟦..⟧b", "a second `..` in a target");
    check("$.a[?(@⟦.⟧.b)]", plain);
    check("$.a[?@[⟦*⟧] == 1]", plain);
    check("$.a[?@[⟦?⟧@.b]]", plain);
    check(
        "$.a[?((((⟦(⟧@.b)))))]",
        "too many levels of brackets in a filter",
    );
    let detail = "no JSONPath by RFC 9535";
    check("⟦s⟧pec.panels", detail);
    check("$.a⟦ ⟧+ 1", detail);
    check("$.spec.⟦⟧", detail);
}

#[test]
fn assertions_that_do_not_parse_are_refused() {
    let check = |marked, detail| refused(Assertion::parse, marked, detail);
    check("⟦valu⟧.size() > 1", "there is no variable `valu`");
    check("value.all(k, ⟦j⟧ == k)", "there is no variable `j`");
    check("'ä' == ⟦panel⟧", "there is no variable `panel`");
}

#[test]
fn hostile_rules_end() {
    let nested = "value.all(a, value.all(b, value.all(c, value.all(d, true))))".to_owned();
    let doubled = format!(
        "['aaaaaaaa']{}.size() == 0",
        ".map(a, a + a + a + a)".repeat(11)
    );
    let mut wide = "$.spec".to_owned();
    wide.push_str(&"[*,*]".repeat(6));
    let many: Vec<String> = (0..200)
        .map(|n| format!("    v{n}: {{kind: Panel}}\n"))
        .collect();
    let dashboard = NATIVE.replace("  panels:\n", &format!("  panels:\n{}", many.concat()));
    let broken = "/spec/panels: the assertion of the rule cannot be judged: it takes too long";
    check_in(&dashboard, "$.spec.panels", &nested, &[broken]);
    check_in(&dashboard, "$.spec.panels", &doubled, &[broken]);
    check_in(&dashboard, &wide, "size(value) >= 0", &[]);
    assert!(Target::parse(&(wide + "[*,*]")).is_err());
    // What parsers recurse on.
    for text in [
        "(".repeat(1_900),
        "value".to_owned() + &"+1".repeat(900),
        "value".to_owned() + &".a".repeat(900),
        "!".repeat(1_900) + "value",
        "-".repeat(1_900) + "1",
        "value".to_owned() + &"[0]".repeat(600),
        "[".repeat(1_900),
        "{".repeat(1_900),
        "value ? ".repeat(200),
        "value && ".repeat(200) + "value",
        "value.all(a, ".repeat(140),
        "a".repeat(4_001),
    ] {
        if let Ok(assertion) = Assertion::parse(&text) {
            drop(assertion);
        }
    }
    for text in [
        "$[?".to_owned() + &"(".repeat(900),
        "$[?".to_owned() + &"!".repeat(900) + "@.a]",
        "$[?".to_owned() + &"@.a == ".repeat(200) + "1]",
        "$[?".to_owned() + &"((((@.a))))||".repeat(120) + "@.a]",
        "$".to_owned() + &"[".repeat(900),
        "$".to_owned() + &".a".repeat(900),
        "$.".repeat(900),
        "$['".to_owned() + &"\\".repeat(901),
    ] {
        drop(Target::parse(&text));
    }
}

#[test]
fn rule_ids_of_built_in_rules_stay() {
    let rule = rule("$", "true");
    let rules = rule_set_with([&rule]);
    assert_eq!(
        rules.find("custom/x"),
        Some(RuleId(u16::try_from(rules.len() - 1).unwrap()))
    );
}

proptest::proptest! {
    #[test]
    fn no_rule_panics(
        path in "\\$?([.a\\[\\]*?@'\"():0-9 ,=!<&|\\\\-]|\\PC){0,24}",
        assertion in "(value|\\.all|\\(a, |\\)|\\[|\\]|\\{|'|\"|r'|b\"|\\\\|\\?|:|\\+|-|==|in|1|0x|1u|1e9|,|!|&&|/|%|has\\(|\\PC){0,24}",
    ) {
        let target = Target::parse(&path);
        let condition = Assertion::parse(&assertion);
        let value = doc::Value::from([("a", 1.into()), ("b", "c".into())]);
        let tree = super::bridge::Tree::new(&value);
        if let Ok(target) = &target {
            drop(target.select(&tree));
        }
        if let Ok(condition) = &condition {
            let root = Target::parse("$").unwrap();
            drop(condition.judge(&root.select(&tree)));
        }
    }
}
