//! What `new` writes: clean, stored as it is, and never over something that is there.

use crate::support::Dir;

/// The whole matrix of a dashboard: templates and their options.
fn dashboards() -> Vec<String> {
    let mut all = Vec::new();
    for template in [
        "blank",
        "service-red",
        "host-use",
        "kubernetes-workload",
        "slo-burn-rate",
    ] {
        for option in [
            "",
            "--title 'A title: with «signs»' --description 'What it is for' --tag team-a",
            "--datasource prometheus",
            "--format json",
            "--custom-resource",
            "--custom-resource --format json --tag team-a --datasource prometheus",
        ] {
            all.push(format!("--template {template} {option}"));
        }
        if template != "blank" {
            all.push(format!("--template {template} --label cluster"));
            all.push(format!(
                "--template {template} --label cluster --label namespace"
            ));
        }
    }
    all
}

/// A workspace in which all that is referred to exists.
fn workspace() -> Dir {
    let dir = Dir::new().file("perscope.yaml", "projects: {'**': shop}\n");
    dir.run("new project shop --title Shop").code(0);
    dir.run("new datasource prometheus --url https://prometheus.example.com --default")
        .code(0)
        .silent_but("wrote shop/datasources/prometheus.yaml\n");
    dir
}

#[test]
fn every_dashboard_is_clean_and_stored() {
    let dir = workspace();
    for (number, options) in dashboards().iter().enumerate() {
        dir.run(&format!("new dashboard board{number} {options}"))
            .code(0);
    }
    check(&dir);
}

/// All is clean, and a store takes it and finds nothing to change afterwards.
#[track_caller]
fn check(dir: &Dir) {
    dir.run("lint --profile strict --fail-on info shop")
        .code(0)
        .out("");
    dir.run("apply shop --server file:.data --fail-on info --custom-resources")
        .code(0);
    dir.run("diff shop --server file:.data --exit-code --custom-resources")
        .code(0);
}

#[test]
fn every_other_resource_is_clean_and_stored() {
    let dir = workspace();
    for args in [
        "variable cluster --label cluster --series up --datasource prometheus",
        "variable region",
        "variable stage --values production,staging --title Stage",
        "variable objective --text 0.999 --format json",
        "datasource metrics --url https://metrics.example.com --direct --title Metrics",
        "role viewer",
        "role editor --allow read:* --allow create,update:Dashboard,Variable",
        "rolebinding viewers --role viewer --user ada --user grace",
        "dashboard checkout --template service-red --datasource metrics",
        "folder services --dashboard checkout --title Services",
    ] {
        dir.run(&format!("new {args}")).code(0);
    }
    check(&dir);
}

/// Nothing that `new` makes asks such a datasource, so this one rule is right to say so.
#[test]
fn datasources_of_other_kinds_are_clean_but_for_not_being_asked() {
    let dir = workspace();
    dir.run("new dashboard checkout --template service-red")
        .code(0);
    dir.run(
        "new datasource logs --plugin LokiDatasource --url https://loki.example.com --secret loki",
    )
    .code(0);
    dir.run("lint --profile strict --fail-on info --allow unused-datasource")
        .code(0)
        .out("");
}

#[test]
fn metrics_become_panels() {
    let metrics = "# TYPE http_requests_total counter\nhttp_requests_total{code=\"200\"} 1\n\
         # HELP latency_seconds How long it takes.\n# TYPE latency_seconds histogram\nlatency_seconds_bucket{le=\"1\"} 1\n\
         # TYPE queue_bytes gauge\nqueue_bytes 1\n# TYPE rpc_seconds summary\nrpc_seconds{quantile=\"0.9\"} 1\n\
         # TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 1\n# TYPE go_info gauge\ngo_info{version=\"1\"} 1\n\
         # TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 1\nsent_bytes_total 1\nfill_ratio 0.5\n";
    let dir = workspace();
    dir.run_with("new dashboard orders --from-metrics -", metrics)
        .code(0)
        .silent_but("wrote shop/dashboards/orders.yaml\n");
    check(&dir);
    dir.run_with("new dashboard few --from-metrics - --max-panels 2", metrics)
        .code(0)
        .err("note: 7 more metrics got no panel; --max-panels allows more\n");
    dir.run_with("new dashboard none --from-metrics -", "<html>")
        .code(3)
        .err("error: cannot use standard input: there is no metric in it\n");
    dir.run("new dashboard url --from-metrics http://localhost/metrics")
        .code(2)
        .err_has("curl -s http://localhost/metrics");
}

#[test]
fn panels_go_into_files_that_keep_their_comments() {
    let dir = workspace();
    dir.run("new dashboard checkout --template service-red")
        .code(0);
    let path = dir.path("shop/dashboards/checkout.yaml");
    let before = std::fs::read_to_string(&path).unwrap();
    let noted = before.replace(
        "  panels:\n",
        "  # What people look at.\n  panels: # by group\n",
    );
    assert_ne!(noted, before);
    std::fs::write(&path, &noted).unwrap();
    let into = "new panel --into shop/dashboards/checkout.yaml";
    for (args, key) in [
        ("--title Load --query node_load1 --unit decimal", "load"),
        (
            "--title Load. --query node_load5 --legend {{instance}}",
            "load2",
        ),
        ("--type stat --title Up --query 'sum(up)' --group Now", "up"),
        (
            "--type gauge --title Fill --query 'avg(fill_ratio)' --unit percent-decimal --max 1",
            "fill",
        ),
        ("--type table --title Versions --query go_info", "versions"),
        (
            "--type markdown --title Contact --text 'Ask **#shop**.' --width 6 --height 2",
            "contact",
        ),
    ] {
        dir.run(&format!("{into} {args}"))
            .code(0)
            .silent_but(&format!(
                "added panel {key} to shop/dashboards/checkout.yaml\n"
            ));
    }
    let after = std::fs::read_to_string(&path).unwrap();
    let mut lines = after.lines();
    for line in noted.lines() {
        assert!(
            lines.any(|other| other == line),
            "{line} is gone or has moved\n{after}"
        );
    }
    check(&dir);
    dir.run(&format!("{into} --title x --query up --group Nov"))
        .code(2)
        .err("error: there is no group `Nov`\n  Did you mean `Now`?\n");
    dir.run("new panel --into shop/project.yaml --title x --query up")
        .code(3)
        .err("error: there is no dashboard in shop/project.yaml\n");
}

#[test]
fn nothing_is_overwritten_and_nobody_is_asked() {
    let dir = Dir::new().file("shop/dashboards/a.yaml", "mine");
    dir.run("new dashboard a -p shop").code(2).err(
        "error: shop/dashboards/a.yaml is there already\n  --force overwrites it, --file writes another one.\n",
    );
    assert_eq!(
        std::fs::read(dir.path("shop/dashboards/a.yaml")).unwrap(),
        b"mine"
    );
    dir.run("new dashboard a -p shop --force").code(0);
    dir.run("new dashboard a")
        .code(2)
        .err("error: nobody says the project\n  Say so with --project.\n");
    dir.run("new dashboard -p shop")
        .code(2)
        .err("error: nobody says the name\n  Say so with NAME.\n");
    dir.run("new project ../evil").code(2);
    dir.run("new dashboard b -p shop --template host-use --label 'a\"}'")
        .code(2)
        .err("error: `a\\\"}` is no label\n");
    dir.run("new project shop --file -")
        .code(0)
        .silent_but("kind: Project\nmetadata:\n  name: shop\n");
}
