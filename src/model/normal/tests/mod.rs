//! What servers make of values, one line a rewrite.

mod generated;
mod resources;

use crate::doc::emit::{Layout, json};
use crate::doc::{Document, Reading, Value, parse};
use crate::model::{Target, normal, normal_value, recognise};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile};

fn document(text: &str) -> std::sync::Arc<Document> {
    let file = SourceFile::new(FileId(0), "a.yaml", text);
    let mut parsed = parse(&file);
    assert_eq!(parsed.len(), 1, "one document in {text}");
    assert!(parsed[0].problems.is_empty(), "{text}");
    parsed.remove(0).document
}

fn value(yaml: &str) -> Value {
    Value::from_document(&document(yaml), Reading::Untyped)
}

/// The normal form of a resource in YAML.
#[track_caller]
fn stored(text: &str, project: Option<&str>, target: &Target) -> Value {
    let document = document(text);
    let found = recognise(&document);
    assert_eq!(found.resources.len(), 1, "one resource in {text}");
    let resource = &found.resources[0];
    let catalog = Catalog::new();
    let value = normal(resource, project, &catalog, target);
    let again = normal_value(resource.kind, &value, project, &catalog, target);
    assert_eq!(value, again, "stored twice: {text}");
    value
}

/// Places by name: the pointer to the place in a stored resource, and a resource with a hole there.
const PLACES: &str = "
    metadata        | /metadata                      | kind: Project, metadata: HOLE
    in a project    | /metadata                      | kind: Secret, metadata: HOLE, spec: {}
    dashboard       | /spec                          | kind: Dashboard, metadata: {}, spec: HOLE
    ttl             | /spec/ttl                      | kind: EphemeralDashboard, spec: {ttl: HOLE}
    link            | /spec/links/0                  | kind: Dashboard, spec: {links: [HOLE]}
    annotation      | /spec/annotations/0            | kind: Dashboard, spec: {annotations: [HOLE]}
    panel           | /spec/panels/aB                | kind: Dashboard, spec: {panels: {aB: HOLE}}
    panel spec      | /spec/panels/a/spec            | kind: Dashboard, spec: {panels: {a: {spec: HOLE}}}
    plugin          | /spec/panels/a/spec/plugin     | kind: Dashboard, spec: {panels: {a: {spec: {plugin: HOLE}}}}
    query           | /spec/panels/a/spec/queries/0  | kind: Dashboard, spec: {panels: {a: {spec: {queries: [HOLE]}}}}
    grid            | /spec/layouts/0/spec           | kind: Dashboard, spec: {layouts: [{kind: Grid, spec: HOLE}]}
    item            | /spec/layouts/0/spec/items/0   | kind: Dashboard, spec: {layouts: [{kind: Grid, spec: {items: [HOLE]}}]}
    tabs            | /spec/layouts/0/spec           | kind: Dashboard, spec: {layouts: [{kind: Tabs, spec: HOLE}]}
    text variable   | /spec/variables/0/spec         | kind: Dashboard, spec: {variables: [{kind: TextVariable, spec: HOLE}]}
    list variable   | /spec/variables/0/spec         | kind: Dashboard, spec: {variables: [{kind: ListVariable, spec: HOLE}]}
    default of one  | /spec/variables/0/spec/defaultValue | kind: Dashboard, spec: {variables: [{kind: ListVariable, spec: {defaultValue: HOLE}}]}
    default of many | /spec/variables/0/spec/defaultValue | kind: Dashboard, spec: {variables: [{kind: ListVariable, spec: {allowMultiple: true, defaultValue: HOLE}}]}
    variable        | /spec                          | kind: Variable, spec: HOLE
    datasource      | /spec                          | kind: Datasource, spec: HOLE
    folder          | /spec                          | kind: folder, spec: HOLE
    secret          | /spec                          | kind: GlobalSecret, spec: HOLE
    user            | /spec                          | kind: User, spec: HOLE
    role            | /spec                          | kind: ROLE, spec: HOLE
    binding         | /spec                          | kind: RoleBinding, spec: HOLE
";

/// Checks what a server stores of values at a place: in each line, what is given and what is
/// stored. `-` is nothing, `=` is what is given.
#[track_caller]
fn check(place: &str, lines: &str) {
    let places = PLACES.lines().filter_map(|line| {
        let mut columns = line.splitn(3, '|').map(str::trim);
        Some((columns.next()?, columns.next()?, columns.next()?))
    });
    let (_, pointer, resource) = places
        .into_iter()
        .find(|(name, ..)| *name == place)
        .expect("the place is known");
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let (given, expected) = line.split_once("=>").expect("a line has two sides");
        let (given, expected) = (given.trim(), expected.trim());
        let text = format!("{{{}}}", resource.replace("HOLE", given));
        let found = stored(&text, None, &Target::default());
        let found = found.pointer(pointer);
        let same = match expected {
            "-" => found.is_none(),
            "=" => found.is_some_and(|found| found.same(&value(given))),
            expected => found.is_some_and(|found| found.same(&value(expected))),
        };
        let found = found.map(|found| json(found, Layout::Compact));
        assert!(
            same,
            "{place}: {given} is stored as {found:?}, not as {expected}"
        );
    }
}

#[test]
fn dashboards() {
    check("dashboard", "
        {}                                             => {panels: ~, layouts: ~, duration: 1h}
        ~                                              => {panels: ~, layouts: ~, duration: 1h}
        {panels: ~, layouts: ~, duration: ~}           => {panels: ~, layouts: ~, duration: 1h}
        {duration: ''}                                 => {panels: ~, layouts: ~, duration: 1h}
        {bogus: 1, tags: [a], apiVersion: v1}          => {panels: ~, layouts: ~, duration: 1h}
        {queryBatching: {mode: panel}}                 => {panels: ~, layouts: ~, duration: 1h}
        {variables: [], links: [], annotations: []}    => {panels: ~, layouts: ~, duration: 1h}
        {datasources: {}, timezone: '', refreshInterval: ''} => {panels: ~, layouts: ~, duration: 1h}
        {DURATION: 2h}                                 => {panels: ~, layouts: ~, duration: 2h}
        {Duration: 5m, duration: 2h}                   => {panels: ~, layouts: ~, duration: 2h}
        {panels: {}, layouts: [], duration: 90m}       => =
        {panels: {}, layouts: [], duration: '0', refreshInterval: 60s, timezone: local} => =
        {panels: {}, layouts: [], duration: 1h, display: {}} => =
        {panels: {}, layouts: [], duration: 1h, display: {name: '', description: ~}} => {panels: {}, layouts: [], duration: 1h, display: {}}
    ");
    check(
        "ttl",
        "
        90m     => 1h30m
        14d     => 2w
        8d      => =
        366d    => =
        1y2w    => 379d
        61500ms => 1m1s500ms
        0       => 0s
        0ms     => 0s
        ~       => 0s
        soon    => =
    ",
    );
    check(
        "link",
        "
        {}                                                     => {url: ''}
        {url: /a, renderVariables: false, targetBlank: false}  => {url: /a}
        {url: /a, renderVariables: true, targetBlank: true}    => =
        {url: /a, name: '', tooltip: ~}                        => {url: /a}
    ",
    );
    check("annotation", "
        {display: {name: a, hidden: false, color: ''}, plugin: {kind: X}} => {display: {name: a}, plugin: {kind: X, spec: {}}}
    ");
}

#[test]
fn panels_and_plugins() {
    check("panel", "
        {spec: {plugin: {kind: X}, display: {name: a, hideHeader: true}}} => {kind: '', spec: {plugin: {kind: X, spec: {}}, display: {name: a}}}
    ");
    check(
        "panel spec",
        "
        {queries: [], links: []} => {plugin: {kind: '', spec: {}}}
        {annotations: [1]}       => {plugin: {kind: '', spec: {}}}
    ",
    );
    check(
        "query",
        "
        {spec: {name: ''}} => {kind: '', spec: {plugin: {kind: '', spec: {}}}}
    ",
    );
    check("plugin", "
        {kind: X, spec: ~, bogus: 1}                     => {kind: X, spec: {}}
        {kind: x, metadata: {}}                          => {kind: x, metadata: {}, spec: {}}
        {kind: X, metadata: {version: '', registry: r}}  => {kind: X, metadata: {registry: r}, spec: {}}
        {kind: X, spec: {b: ~, a: [], c: '', d: {}, e: false, F: [{g: 0}]}} => =
        {kind: X, spec: {a: 3.0, b: 9007199254740993, c: 1.10}} => {kind: X, spec: {a: 3, b: 9007199254740992, c: 1.1}}
    ");
}

#[test]
fn layouts() {
    check("grid", "
        {}                                     => {items: ~}
        ~                                      => {items: ~}
        {items: [], repeatVariable: ''}        => {items: []}
        {display: {}}                          => {items: ~, display: {title: ''}}
        {display: {title: a, collapse: {}}}    => {items: ~, display: {title: a, collapse: {open: false}}}
    ");
    check("item", "
        {content: {$ref: '#/aB'}}                                    => {x: 0, y: 0, width: 0, height: 0, content: {$ref: '#/aB'}}
        {x: 3.0, y: 1e1, width: 2.5, height: 4, content: {$ref: a, title: x}} => {x: 3, y: 10, width: 2.5, height: 4, content: {$ref: a}}
        {x: 0, y: 0, width: 0, height: 0, content: {$ref: a}, repeatVariable: {value: v, maxPer: 0}} => =
    ");
    check(
        "tabs",
        "
        {}                             => {tabs: ~}
        {tabs: [{}], defaultTab: 0}    => {tabs: [{name: '', items: ~}]}
        {tabs: [], defaultTab: 1}      => =
    ",
    );
}

#[test]
fn variables() {
    check("text variable", "
        {name: v}                                           => {name: v, value: ''}
        {name: v, value: a, constant: false, display: {}}   => {name: v, value: a, display: {hidden: false}}
        {name: v, value: a, constant: true}                 => =
    ");
    check("list variable", "
        {name: v, plugin: {kind: X}, capturingRegexp: '', sort: ''} => {name: v, plugin: {kind: X, spec: {}}, sort: '', allowAllValue: false, allowMultiple: false}
    ");
    check(
        "default of one",
        "
        [x]    => x
        ['']   => -
        ''     => -
        []     => -
        ~      => -
        [a, b] => =
        {a: 1} => =
    ",
    );
    check(
        "default of many",
        "
        [x] => =
        x   => =
        ''  => -
        []  => =
    ",
    );
    check("variable", "
        {kind: ListVariable, spec: {plugin: {kind: X, spec: {}}, allowAllValue: false, allowMultiple: false, defaultValue: [x]}} => =
        {kind: TextVariable, spec: {value: a, name: b}} => {kind: TextVariable, spec: {value: a}}
        {kind: Other, spec: {a: ~}}                     => =
        {kind: TextVariable, Kind: Other, spec: {a: ~}} => =
        ~                                               => -
    ");
}

#[test]
fn other_kinds() {
    check(
        "datasource",
        "
        {} => {default: false, plugin: {kind: '', spec: {}}}
    ",
    );
    check(
        "folder",
        "
        ~                                               => {}
        {display: {name: '', description: a}, items: []} => {display: {}}
        {items: [{kind: dashboard, name: Ab, x: 1}]}    => {items: [{kind: Dashboard, name: Ab}]}
        {items: [{kind: FOLDER, name: B, items: []}]}   => {items: [{kind: Folder, name: B}]}
    ",
    );
    check("secret", "
        ~                                                => {}
        {authorization: {}}                              => {authorization: {type: Bearer}}
        {authorization: {type: ' '}}                     => {authorization: {type: Bearer}}
        {authorization: {type: ' Basic '}}               => {authorization: {type: Basic}}
        {tlsConfig: {ca: '', insecureSkipVerify: false}} => {tlsConfig: {}}
        {oauth: {clientID: a, tokenURL: b}}              => {oauth: {clientID: a, tokenURL: b, clientSecret: '', clientSecretFile: '', scopes: ~, endpointParams: ~, authStyle: 0}}
    ");
    check(
        "user",
        "
        {firstName: '', oauthProviders: []} => {nativeProvider: {}}
    ",
    );
    check(
        "role",
        "
        {}                                                      => {permissions: ~}
        {permissions: [{actions: [READ], scopes: [dashboard]}]} => =
    ",
    );
    check("binding", "
        {role: Ab, subjects: [{kind: user, name: Ab}]} => {role: Ab, subjects: [{kind: User, name: Ab}]}
    ");
}

#[test]
fn metadata() {
    check(
        "metadata",
        "
        {name: aB.c}                                        => {name: ab.c}
        {name: a, project: p, labels: {}}                   => {name: a}
        {name: a, createdAt: x, updatedAt: y, version: 3}   => {name: a}
        {name: a, tags: []}                                 => {name: a}
        {name: a, tags: [b, a, b, Z]}                       => {name: a, tags: [Z, a, b]}
        {name: a, tags: [[b], a]}                           => =
        ~                                                   => {name: ''}
    ",
    );
    check(
        "in a project",
        "
        {name: A, project: P} => {name: a, project: p}
        ~                     => {name: '', project: ''}
    ",
    );
}

#[test]
fn yaml_is_read_as_perses_reads_it() {
    check(
        "folder",
        "
        {display: {name: 1.10}} => {display: {name: '1.10'}}
    ",
    );
    check(
        "default of many",
        "
        [1, yes] => ['1', 'yes']
    ",
    );
    check(
        "default of one",
        "
        2024-01-01 => '2024-01-01'
    ",
    );
    check("text variable", "
        {name: v, value: 0x1F, constant: on, display: {hidden: yes}} => {name: v, value: '0x1F', constant: true, display: {hidden: true}}
    ");
    check(
        "tabs",
        "
        {defaultTab: 012} => {tabs: ~, defaultTab: 10}
    ",
    );
    check(
        "plugin",
        "
        {kind: 5, spec: {a: yes, b: 012, c: ~}} => {kind: '5', spec: {a: 'yes', b: 10, c: ~}}
    ",
    );
}

#[test]
fn what_servers_refuse_stays_as_it_is_written() {
    for place in [
        "metadata", "link", "panel", "grid", "folder", "secret", "role",
    ] {
        check(
            place,
            "
            [1, {a: ~}] => =
            true        => =
        ",
        );
    }
    check(
        "datasource",
        "
        {default: maybe, plugin: []} => =
    ",
    );
}
