//! What the fixes of these rules make of files, and what they leave alone.

use crate::lint::testing::fixed;

/// Checks what the fixes of a rule make of a text.
#[track_caller]
fn check_fix(rule: &str, text: &str, expected: &str) {
    assert_eq!(fixed(rule, text), expected, "{rule}");
}

#[test]
fn fixes_are_written_like_what_is_around_them() {
    let panel = |key: &str, spec: &str| {
        let head = "{\"kind\": \"Dashboard\", \"metadata\": {\"name\": \"d\"}, \"spec\": ";
        format!(
            "{head}{{\"panels\": {{\"{key}\": {{\"kind\": \"Panel\", \"spec\": {spec}}}}}}}}}\n"
        )
    };
    let plugin = "\"plugin\": {\"kind\": \"A\", \"spec\": {}}";
    check_fix(
        "missing-display",
        &panel("main", &format!("{{{plugin}}}")),
        &panel(
            "main",
            &format!("{{\"display\": {{\"name\": \"main\"}}, {plugin}}}"),
        ),
    );
    // A number is no title, and what is there already is not repeated.
    for (key, spec) in [
        ("0_12", format!("{{{plugin}}}")),
        ("main", "{\"display\": {}}".to_owned()),
    ] {
        check_fix("missing-display", &panel(key, &spec), &panel(key, &spec));
    }
    let mappings = |mapping: &str| {
        let spec = format!("{{\"calculation\": \"last\", \"mappings\": [{{{mapping}}}]}}");
        panel(
            "main",
            &format!("{{\"plugin\": {{\"kind\": \"StatChart\", \"spec\": {spec}}}}}"),
        )
    };
    let mapping = "\"spec\": {\"pattern\": \"^0$\", \"result\": {\"value\": \"a\"}}";
    check_fix(
        "implied-kind",
        &mappings(mapping),
        &mappings(&format!("\"kind\": \"Regex\", {mapping}")),
    );
}

#[test]
fn references_are_mended_where_the_panel_exists() {
    let dashboard = |reference: &str| {
        format!(
            "kind: Dashboard\nmetadata: {{name: d}}\nspec:\n  panels: {{main: {{kind: Panel}}}}\n  layouts:\n    \
             - kind: Grid\n      spec: {{items: [{{content: {{$ref: {reference}}}}}]}}\n"
        )
    };
    for wrong in ["'#/panels/main'", "main", "'#main'", "spec/panels/main"] {
        let right = match wrong {
            quoted if quoted.starts_with('\'') => "'#/spec/panels/main'",
            _ => "\"#/spec/panels/main\"",
        };
        let fixed = fixed("malformed-ref", &dashboard(wrong));
        let fixed = fixed.replace('\'', "\"");
        assert_eq!(fixed, dashboard(right).replace('\'', "\""), "{wrong}");
    }
    for stays in ["'#/panels/other'", "'#/spec/panels/main/x'", "''"] {
        check_fix("malformed-ref", &dashboard(stays), &dashboard(stays));
    }
}

#[test]
fn the_key_that_json_passes_over_goes() {
    let text = "{\"kind\": \"Project\", \"metadata\": {\"name\": \"a\"}, \"metadata\": {\"name\": \"b\"}, \
                \"metadata\": {\"name\": \"c\"}}";
    let fixed_text = "{\"kind\": \"Project\", \"metadata\": {\"name\": \"c\"}}";
    check_fix("duplicate-key", text, fixed_text);
    let text = text.replace("\"c\"", "\"a\"");
    let fixed_text = fixed_text.replace("\"c\"", "\"a\"");
    check_fix("duplicate-key", &text, &fixed_text);
    let yaml = "kind: Project\n# one\nmetadata:\n  name: a\n# two\nmetadata:\n  name: b\n";
    let fixed_yaml = "kind: Project\n# two\nmetadata:\n  name: b\n";
    check_fix("duplicate-key", yaml, fixed_yaml);
}
