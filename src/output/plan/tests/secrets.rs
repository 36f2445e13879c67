//! No format shows a secret.

use super::*;

/// Resources with secrets in all places where `model` knows them; `{}` stands for a number.
const RESOURCES: [&str; 4] = [
    "{kind: Secret, metadata: {name: s, project: p}, spec: {basicAuth: {username: ann, password: hunter{}a}, tlsConfig: {key: hunter{}b}, oauth: {clientID: hunter{}c, clientSecret: hunter{}d, tokenURL: 'https://x', endpointParams: {secret: [hunter{}e]}}}}",
    "{kind: User, metadata: {name: u}, spec: {nativeProvider: {password: hunter{}f}}}",
    "{kind: GlobalDatasource, metadata: {name: g}, spec: {display: {description: 'ask for hunter{}g!'}, plugin: {kind: PrometheusDatasource, spec: {directUrl: 'https://ann:hunter{}h@x', proxy: {kind: HTTPProxy, spec: {url: 'http://x', headers: {X-Token: hunter{}g, X-Org: one}}}}}}}",
    "{kind: Dashboard, metadata: {name: d, project: p}, spec: {datasources: {a: {plugin: {kind: PrometheusDatasource, spec: {proxy: {kind: httpproxy, spec: {url: 'http://x', headers: {Authorization: Bearer hunter{}i}}}}}}}, links: [{url: 'https://ann:hunter{}j@x/y'}]}}",
];

fn resources(number: &str) -> Vec<String> {
    let fill = |yaml: &&str| yaml.replace("{}", number);
    RESOURCES.iter().map(fill).collect()
}

#[track_caller]
fn check(new: &[String], old: &[String], unwanted: &[String]) -> String {
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let unwanted: Vec<&str> = unwanted.iter().map(String::as_str).collect();
    let plan = made(&new, &old, &unwanted);
    let mut all = String::new();
    for verbose in [false, true] {
        let view = PlanView { verbose, ..VIEW };
        for format in FORMATS {
            let text = written(format.name, &plan, &view);
            assert!(!text.contains("hunter"), "{}: {text}", format.name);
            all.push_str(&text);
        }
    }
    all
}

#[test]
fn no_format_shows_a_secret() {
    let (one, two) = (resources("1"), resources("2"));
    check(&one, &[], &[]);
    check(&[], &one, &one);
    let text = check(&one, &two, &[]);
    // That there is another one is no secret.
    for line in [
        "X-Token: \"***\" → \"*** (changed)\"",
        "directUrl: \"https://ann:***@x\" → \"https://ann:***@x (changed)\"",
        "+            X-Token: '*** (changed)'",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}
