//! Addresses of links, and the HTML of texts.

use crate::lint::testing::found;

/// Checks that a mistake is found in the address of a link at `⟦`, and none where there is no
/// such mark.
#[track_caller]
fn check(addresses: &[&str]) {
    let (rule, before) = ("broken-link", "  { links: [{ name: a, url: ");
    for marked in addresses {
        let plain = marked.replace('⟦', "");
        let text =
            format!("kind: Dashboard\nmetadata: {{ name: d }}\nspec:\n{before}{plain:?} }}] }}");
        let start = marked
            .find('⟦')
            .map(|at| marked[..at].chars().count() + before.len() + 2);
        let start = start.map(|column| format!("4:{column}"));
        let shown = found(rule, &[&text]);
        let places = shown.iter().filter_map(|line| line.split(' ').next());
        assert!(
            places.eq(start.iter().map(String::as_str)),
            "{rule} in {marked}: {shown:?}"
        );
    }
}

#[test]
fn addresses_of_links() {
    check(&[
        "https://example.org",
        "http://user@host:80/a?b=$c#d",
        "http://localhost:9090/graph?g0.expr=up",
        "HTTPS://example.org/%20",
        "//example.org/a",
        "/projects/p/dashboards/d?var-a=$a",
        "?var-a=b",
        "#a",
        "../b",
        "./b",
        "$base/a",
        "${base}/a",
        "https://$host/a",
        "https://${host}:9090/${__project}",
        "mailto:a@example.org",
        "tel:112",
        "slack://channel?id=1",
        "ftp://example.org",
        "urn:isbn:1",
        "",
        "⟦htps://example.org",
        "⟦httpss://example.org",
        "⟦https:/example.org",
        "⟦http:example.org",
        "⟦http//example.org",
        "⟦http://",
        "⟦https:///path",
        "⟦http://:80",
        "http://example.org:⟦port/",
        "⟦localhost:3000/a",
        "⟦www.example.org",
        "⟦example.org:8080/a",
        "⟦grafana/d/x",
        "⟦not a link",
        "https://example.org/a⟦ b",
        "https://example.org/⟦%zz",
        "/a⟦%",
    ]);
}

#[test]
fn addresses_in_options_of_panels() {
    let count = |kind: &str, spec: &str| {
        let text = format!(
            "kind: Dashboard\nmetadata: {{ name: d }}\nspec: {{ panels: {{ a: {{ kind: Panel, spec: \
             {{ plugin: {{ kind: {kind}, spec: {{ {spec} }} }} }} }} }} }}"
        );
        found("broken-link", &[&text]).len()
    };
    let table = |url: &str| {
        count(
            "Table",
            &format!(
                "columnSettings: [{{ name: a, dataLink: {{ openNewTab: true, url: '{url}' }} }}]"
            ),
        )
    };
    assert_eq!(table("/a?b=${__data.fields[\"c d\"]}&e=$f"), 0);
    assert_eq!(table("https://${__data.fields[\"c d\"]}/e"), 0);
    assert_eq!(table("/a?b=${__data.fields[\"c d\"]} e"), 1);
    assert_eq!(table("htps://a"), 1);
    assert_eq!(count("ScatterChart", "link: not a link"), 1);
    assert_eq!(
        count("TraceTable", "links: { trace: '/a?trace=${traceId}' }"),
        0
    );
    assert_eq!(count("TraceTable", "links: { trace: 'https:/a' }"), 1);
    let attribute = "links: { attributes: [{ name: a, link: 'www.example.org' }] }";
    assert_eq!(count("TracingGanttChart", attribute), 1);
}

#[test]
fn texts_keep_harmless_html() {
    let text = |text: &str| {
        format!(
            "kind: Dashboard\nmetadata: {{ name: d }}\nspec:\n  panels:\n    a:\n      kind: Panel\n      \
             spec:\n        plugin:\n          kind: Markdown\n          spec: {{ text: {text:?} }}"
        )
    };
    for (written, count) in [
        ("<div class='a'>b</div> 1 < 2 <3", 0),
        ("`<script>` and ``a ` <iframe>``", 0),
        ("```\n<script>\n```\n", 0),
        ("a ` <script>", 0),
        ("<linked> <scripts>", 0),
        ("<SCRIPT>", 1),
        ("`a` <iframe src=x> <script>", 1),
    ] {
        let shown = found("removed-html", &[&text(written)]);
        assert_eq!(shown.len(), count, "{written}: {shown:?}");
    }
}
