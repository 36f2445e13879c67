//! The format for comments.

use super::*;

#[test]
fn comments_have_a_table_and_details() {
    let text = written("markdown", &sample(), &VIEW);
    let head = "\
### Plan for `http://localhost:8080`

**+ 1 ~ 1 - 1, 1 unchanged** (1 with secret fields unknown)

| | kind | project | name | from |
|---|---|---|---|---|
| `+` | Project |  | `demo` | `a.yaml:3` |
| `~` | Dashboard | `demo` | `cpu` | `a.yaml:3` |
| `-` | Folder | `demo` | `f` |  |

<details><summary><code>~ Dashboard demo/cpu</code></summary>

```diff
! duration: \"1h\" → \"6h\"
! variable pod moved from position 2
+   plugin.spec.values[1]: \"c\"
";
    assert!(text.starts_with(head), "{text}");
    assert!(text.ends_with("\n```\n\n</details>\n"), "{text}");
    let names = PlanView {
        name_only: true,
        ..VIEW
    };
    let (head, _) = head.split_once("\n<details>").expect("details follow");
    assert_eq!(written("markdown", &sample(), &names), head);
    let same = made(&[NEW], &[NEW], &[]);
    let expected = "### `http://localhost:8080` is up to date\n\n1 unchanged\n";
    assert_eq!(written("markdown", &same, &VIEW), expected);
}

/// Many dashboards that change, each with a text.
fn many(count: usize, text: &str) -> Plan {
    let yaml = |at: usize, text: &str| {
        format!(
            "{{kind: Dashboard, metadata: {{name: d{at}, project: p}}, spec: {{display: {{description: \"{text}\"}}}}}}"
        )
    };
    let new: Vec<String> = (0..count).map(|at| yaml(at, text)).collect();
    let old: Vec<String> = (0..count).map(|at| yaml(at, "")).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    made(&new, &old, &[])
}

#[test]
fn comments_are_never_too_long_and_say_what_they_leave_out() {
    let verbose = PlanView {
        verbose: true,
        ..VIEW
    };
    for (count, text, expected) in [
        (99, "x", None),
        (150, "x", Some("\n… and 50 more resources.\n")),
        (500, "x", Some("for which there is no room.\n")),
        (
            200,
            &*"line of text\\n".repeat(1_000),
            Some("for which there is no room.\n"),
        ),
        (
            200,
            &*"`".repeat(100_000),
            Some("for which there is no room.\n"),
        ),
    ] {
        for view in [VIEW, verbose] {
            let written = written("markdown", &many(count, text), &view);
            assert!(
                written.chars().count() <= 60_000,
                "{}",
                written.chars().count()
            );
            if let Some(expected) = expected {
                assert!(written.contains(expected), "{written}");
            }
            let details = written.matches("<details>").count();
            assert_eq!(details, written.matches("</details>").count());
            assert!(details > 0);
        }
    }
}

#[test]
fn nothing_in_a_resource_leaves_its_code() {
    let nasty = "```\\n</details>@octocat <img src=x> #1 [x](y) | `a` www.x.org";
    let plan = many(1, nasty);
    let text = written("markdown", &plan, &VIEW);
    let (_, code) = text.split_once("````diff\n").expect("a longer fence");
    let (code, rest) = code.split_once("````\n").expect("its end");
    assert_eq!(rest, "\n</details>\n");
    assert!(code.contains("@octocat <img src=x>"), "{code}");
    let mut plan = plan;
    for change in &mut plan.changes {
        let origin = change.origin.as_mut().expect("it comes from a file");
        origin.file = "`@octocat` | <b>\\.yaml".to_owned();
    }
    let view = PlanView {
        store: "@octocat\n\n# x",
        ..VIEW
    };
    let text = written("markdown", &plan, &view);
    let (head, _) = text.split_once("<details>").expect("details follow");
    let expected = "\
### Plan for <code>&#64;octocat&#92;n&#92;n&#35; x</code>

**+ 0 ~ 1 - 0, 0 unchanged**

| | kind | project | name | from |
|---|---|---|---|---|
| `~` | Dashboard | `p` | `d0` | <code>&#96;&#64;octocat&#96; &#124; &#60;b&#62;&#92;.yaml&#58;3</code> |

";
    assert_eq!(head, expected);
}
