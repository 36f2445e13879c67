//! Secrets at each of their places, and defaults at each level.

use crate::lint::testing::found;

#[track_caller]
fn check(rule: &str, files: &[&str], expected: &[&str]) {
    let found = found(rule, files);
    assert_eq!(found, expected, "{rule} in {files:#?}");
    let leaks = found.iter().any(|finding| finding.contains("hunter2"));
    assert!(!leaks, "the secret is never repeated");
}

#[test]
fn secrets_are_found_where_resources_hold_them() {
    let rule = "secret-in-plain-text";
    let secret = |spec: &str, expected: &[&str]| {
        check(
            rule,
            &[&format!(
                "kind: Secret\nmetadata: {{name: s}}\nspec:\n  {spec}"
            )],
            expected,
        );
    };
    secret(
        "basicAuth: {password: hunter2}",
        &["4:25 a password in plain text"],
    );
    secret("basicAuth: {username: hunter2, passwordFile: hunter2}", &[]);
    secret(
        "authorization: {credentials: hunter2}",
        &["4:32 a credential in plain text"],
    );
    secret(
        "oauth: {clientID: a, clientSecret: hunter2}",
        &["4:38 a client secret in plain text"],
    );
    secret("oauth: {clientSecret: ~}", &[]);
    secret(
        "oauth: {tokenURL: 'https://a:hunter2@b'}",
        &["4:32 a password in plain text in a URL"],
    );
    secret(
        "oauth: {endpointParams: {scope: [hunter2], password: [hunter2, '']}}",
        &["4:57 the parameter `password` in plain text"],
    );
    secret(
        "tlsConfig: {key: hunter2, cert: hunter2}",
        &["4:20 a private key in plain text"],
    );
    let user = "kind: User\nmetadata: {name: u}\nspec: {nativeProvider: {password: hunter2}}";
    check(rule, &[user], &["3:35 a password in plain text"]);
}

#[test]
fn secrets_are_found_in_datasources_wherever_those_stand() {
    let rule = "secret-in-plain-text";
    let plugin = "plugin: {kind: X, spec: {a: {b: {kind: httpproxy, spec: {url: \
                  'http://a:hunter2@b', headers: {Authorization: hunter2, Accept: hunter2}}}}}}";
    let (url, header) = (
        "a password in plain text in a URL",
        "the header `Authorization` in plain text",
    );
    let expected = |line: usize, start: usize| {
        [
            format!("{line}:{} {url}", start + 72),
            format!("{line}:{} {header}", start + 109),
        ]
    };
    for kind in ["Datasource", "GlobalDatasource"] {
        let text = format!("kind: {kind}\nmetadata: {{name: d}}\nspec:\n  {plugin}");
        let [url, header] = expected(4, 3);
        check(rule, &[&text], &[&url, &header]);
    }
    let text = format!(
        "kind: Dashboard\nmetadata: {{name: d}}\nspec:\n  datasources:\n    a:\n      {plugin}"
    );
    let [url, header] = expected(6, 7);
    check(rule, &[&text], &[&url, &header]);
    let custom = "apiVersion: perses.dev/v1alpha2\nkind: PersesDatasource\nmetadata: {name: \
                  d}\nspec:\n  config:\n    ";
    let [url, header] = expected(6, 5);
    check(rule, &[&format!("{custom}{plugin}")], &[&url, &header]);
}

#[test]
fn passwords_in_links_are_secrets() {
    let rule = "secret-in-plain-text";
    let links = |url: &str| {
        format!("kind: Dashboard\nmetadata: {{name: d}}\nspec:\n  links: [{{url: '{url}'}}]\n")
    };
    let found = "4:28 a password in plain text in a link";
    check(rule, &[&links("https://a:hunter2@b/c")], &[found]);
    check(rule, &[&links("https://a:${hunter2}@b/c")], &[]);
    check(rule, &[&links("https://a@b/c?d=e:f@g")], &[]);
}

#[test]
fn passwords_in_texts_and_addresses_of_plugins_are_secrets() {
    let rule = "secret-in-plain-text";
    let panel = |kind: &str, spec: &str| {
        format!(
            "kind: Dashboard\nmetadata: {{name: d}}\nspec:\n  panels: {{a: {{kind: Panel, spec: {{plugin: \
             {{kind: {kind}, spec:\n    {spec}}}}}}}}}\n"
        )
    };
    let markdown = |text: &str, columns: &[usize]| {
        let expected: Vec<String> = columns
            .iter()
            .map(|column| format!("5:{column} a password in plain text in a text"))
            .collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(
            rule,
            &[&panel("Markdown", &format!("{{text: '{text}'}}"))],
            &expected,
        );
    };
    markdown("see https://a:hunter2@b/c", &[27]);
    markdown(
        "[a](https://a:hunter2@b) <http://x/://y:hunter2@z> `db://c:hunter2@d`",
        &[27, 53, 72],
    );
    markdown(
        "https://a b:hunter2@c https://a@b https://a/b:hunter2@c",
        &[],
    );
    markdown(
        "db://user:password@host db://a:$b@c db://a:<hunter2>@c",
        &[],
    );
    let link =
        "{columnSettings: [{name: a, dataLink: {openNewTab: true, url: 'http://a:hunter2@b'}}]}";
    let found = "5:77 a password in plain text in a link";
    check(rule, &[&panel("Table", link)], &[found]);
}

#[test]
fn defaults_are_compared_at_their_own_level() {
    let rule = "several-default-datasources";
    let datasource = |kind: &str, name: &str, project: &str, default: &str| {
        format!(
            "kind: {kind}\nmetadata: {{name: {name}, project: {project}}}\nspec: {{default: \
             {default}, plugin: {{kind: X}}}}\n"
        )
    };
    let a = datasource("Datasource", "a", "p", "true");
    let b = datasource("Datasource", "b", "P", "yes");
    let second = "1.yaml:3:17 `a` is the default `X` of project `P` already";
    check(rule, &[&a, &b], &[second]);
    check(rule, &[&a, &b.replace("yes", "false")], &[]);
    check(rule, &[&a, &b.replace("kind: X", "kind: Y")], &[]);
    check(
        rule,
        &[&a, &datasource("Datasource", "b", "q", "true")],
        &[],
    );
    check(
        rule,
        &[&a, &datasource("Datasource", "A", "p", "true")],
        &[],
    );
    let global = datasource("GlobalDatasource", "b", "p", "true");
    check(rule, &[&a, &global], &[]);
    let other = datasource("GlobalDatasource", "c", "p", "true");
    let second = "1.yaml:3:17 `b` is the default `X` among global datasources already";
    check(rule, &[&global, &other], &[second]);
}

#[test]
fn datasources_are_of_the_kind_that_plugins_ask() {
    let rule = "datasource-kind-mismatch";
    let dashboard = |plugin: &str| {
        format!(
            "kind: Dashboard\nmetadata: {{name: d}}\nspec:\n  variables:\n  - {{kind: ListVariable, \
             spec: {{name: ds, plugin: {{kind: DatasourceVariable, spec: {{datasourcePluginKind: \
             TempoDatasource}}}}}}}}\n  - kind: ListVariable\n    spec:\n      name: v\n      \
             plugin: {plugin}\n"
        )
    };
    let variable = |datasource: &str| {
        dashboard(&format!(
            "{{kind: LokiLabelNamesVariable, spec: {{datasource: {datasource}}}}}"
        ))
    };
    let asks = "9:72 `LokiLabelNamesVariable` asks a `LokiDatasource`, not a `";
    let wrong = |kind: &str| format!("{asks}{kind}`");
    for (datasource, expected) in [
        ("{kind: LokiDatasource}", &[][..]),
        ("{kind: lokidatasource}", &[&*wrong("lokidatasource")]),
        (
            "{kind: TempoDatasource, name: a}",
            &[&*wrong("TempoDatasource")],
        ),
        ("{name: a}", &[]),
        ("$other", &[]),
        ("a$ds", &[]),
        ("$ds", &[]),
    ] {
        check(rule, &[&variable(datasource)], expected);
    }
    let ours = "{kind: OurOwnVariable, spec: {datasource: {kind: TempoDatasource}}}";
    check(rule, &[&dashboard(ours)], &[]);
    let in_project = "kind: Variable\nmetadata: {name: v}\nspec:\n  kind: ListVariable\n  spec:\n    \
                      plugin: {kind: LokiLogQLVariable, spec: {datasource: {kind: \
                      TempoDatasource}}}";
    let expected = ["6:65 `LokiLogQLVariable` asks a `LokiDatasource`, not a `TempoDatasource`"];
    check(rule, &[in_project], &expected);
}

#[test]
fn endpoints_are_open_only_if_every_path_fits() {
    let check = |pattern: &str, method: &str, count: usize| {
        let text = format!(
            "kind: Datasource\nmetadata: {{name: d}}\nspec: {{plugin: {{kind: PrometheusDatasource, spec: \
             {{proxy: {{kind: HTTPProxy, spec: {{url: 'http://ab', allowedEndpoints: \
             [{{endpointPattern: '{pattern}', method: {method}}}]}}}}}}}}}}"
        );
        let found = found("open-proxy-endpoint", &[&text]);
        assert_eq!(found.len(), count, "{pattern}: {found:?}");
    };
    for open in [
        "", ".*", "/", "/.*", "^/", "^/.*$", "^.*$", ".+", "^.+$", "(.*)", "^",
    ] {
        check(open, "DELETE", 1);
        check(open, "GET", 0);
    }
    for closed in ["/api/.*", "^/$", "/api", "^/api/v1/query$", "$^", ".*api.*"] {
        check(closed, "POST", 0);
    }
}
