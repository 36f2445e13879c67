//! `perscope promql`: what people see of queries, the lines of JSON, the layout.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Dir, program};

/// The arguments and standard input, the exit code, stdout, and a part of stderr.
#[track_caller]
fn check(args: &str, stdin: &str, code: i32, out: &str, err: &str) {
    let ran = Dir::new().run_with(&format!("promql {args}"), stdin);
    ran.code(code).out(out).err_has(err);
}

#[test]
fn a_sound_query_has_a_type() {
    for (query, says) in [
        ("up", "vector"),
        ("up[5m]", "matrix"),
        ("1 + 2", "scalar"),
        ("\"a\"", "string"),
        ("$a + 1", "scalar or vector"),
        ("$a", "scalar or vector or matrix or string"),
    ] {
        check(&format!("check '{query}'"), "", 0, &format!("{says}\n"), "");
        check(&format!("check -q '{query}'"), "", 0, "", "");
        let concise = format!("check --format concise '{query}'");
        check(&concise, "", 0, &format!("{says}\n"), "");
    }
}

#[test]
fn a_query_may_start_with_a_sign() {
    for (args, out) in [
        ("check -up", "vector\n"),
        ("check -1 --format concise", "scalar\n"),
        ("check -q -1", ""),
        ("check -up -1", "<expr 1>: vector\n<expr 2>: scalar\n"),
        ("check up -- -up", "<expr 1>: vector\n<expr 2>: vector\n"),
        ("check -- -up -1", "<expr 1>: vector\n<expr 2>: scalar\n"),
        ("check '-up - -x' --max-findings 1", "vector\n"),
        ("fmt -up", "-up\n"),
        ("fmt --width 50 '- up'", "-up\n"),
    ] {
        check(args, "", 0, out, "");
    }
}

#[test]
fn the_name_of_a_file_is_no_query() {
    let dir = Dir::new().file("a/query.promql", "up").file("a b", "up");
    for (args, out) in [
        ("check a/query.promql", "with `- < a/query.promql`."),
        ("check up 'a b'", "with `- < FILE`."),
    ] {
        let ran = dir.run(&format!("promql {args}")).code(1);
        ran.out_has(&format!(
            "This is the name of a file; a query in it is read {out}"
        ));
    }
    let ran = dir.run("promql fmt a/query.promql").code(1).out("");
    ran.err_has("`- < a/query.promql`");
    let ran = dir.run_with("promql check", "a/query.promql").code(1);
    assert!(!ran.out.contains("name of a file"), "{ran:?}");
}

#[test]
fn mistakes_look_like_those_in_dashboards() {
    let human = "\
error[promql-type]: `rate` needs a range vector, this is an instant vector
  --> <stdin>:2:8
 1 | sum(
 2 |   rate(up)
   |        ^^
 3 | )
   = help: Add a range: `up[5m]`.

";
    check("check", "sum(\n  rate(up)\n)\n", 1, human, "");
    check("check -", "sum(\n  rate(up)\n)\n", 1, human, "");
    let ran = Dir::new()
        .run("promql check --format json rate(up)")
        .code(1);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let finding = &report["findings"][0];
    assert_eq!(finding["code"], "promql-type");
    assert_eq!(finding["file"], "<expr>");
    assert_eq!(
        (&finding["byte_start"], &finding["byte_end"]),
        (&json!(5), &json!(7))
    );
    assert_eq!(report["counts"]["files"], 1);
}

#[test]
fn people_see_as_many_mistakes_as_they_want() {
    let many = "foo(1) + ".repeat(30) + "1";
    let shown = |flags: &str| {
        let ran = Dir::new().run_with(&format!("promql check {flags}"), many.as_str());
        ran.code(1).out.matches("[unknown-function]").count()
    };
    assert_eq!(shown(""), 3);
    assert_eq!(shown("-v"), 30);
    assert_eq!(shown("--max-findings 5"), 5);
    assert_eq!(shown("--format concise"), 30);
}

#[test]
fn every_kind_of_mistake_has_its_rule() {
    for (query, says) in [
        ("sum(", "1:5: error[promql-syntax] the `(` is never closed"),
        ("", "1:1: error[empty-query] the query is empty"),
        (
            "foo(up)",
            "1:1: error[unknown-function] unknown function `foo`",
        ),
        (
            "holt_winters(up[1h], 0.5, 0.5)",
            "1:1: error[deprecated-function] Prometheus has no `holt_winters` since 3.0",
        ),
        ("up + \"a\"", "1:6: error[promql-type] "),
        ("up{a=~\"(\"}", "1:8: error[malformed-matcher] "),
        (
            "limitk(1, up)",
            "1:1: error[experimental-function] `limitk` is experimental",
        ),
    ] {
        let ran = Dir::new().run(&format!("promql check --format concise '{query}'"));
        ran.code(1).err("").out_has(&format!("<expr>:{says}"));
    }
}

#[test]
fn several_queries_are_told_apart() {
    let out = "\
<expr 2>:1:1: error[unknown-function] unknown function `foo`
<stdin>:1:1: error[unknown-function] unknown function `bar`
<expr 1>: vector
";
    check("check --format concise up foo(up) -", "bar(up)", 1, out, "");
    check(
        "check up 1",
        "",
        0,
        "<expr 1>: vector\n<expr 2>: scalar\n",
        "",
    );
}

#[test]
fn what_the_server_has_can_be_said() {
    let limitk = "check 'limitk(1, up)'";
    for flags in [
        "--feature all",
        "--feature experimental_functions",
        "--feature promql-experimental-functions",
        "--feature fill_modifiers --feature experimental_functions",
    ] {
        check(&format!("{limitk} {flags}"), "", 0, "vector\n", "");
    }
    Dir::new()
        .run("promql check --feature fill_modifiers 'limitk(1, up)'")
        .code(1);
    check("check 'up[5m + 1m]'", "", 0, "matrix\n", "");
    let ran = Dir::new().run("promql check --function foo 'foo(up, \"a\")'");
    ran.code(0);
}

#[test]
fn wrong_usage_is_no_finding() {
    for (args, says) in [
        ("promql", "Usage: perscope promql"),
        ("promql -v", "Usage: perscope promql"),
        ("promql check --feature all_of_them up", "possible values"),
        ("promql check --format github up", "possible values"),
        ("promql check --jsonl up", "cannot be used with"),
        ("promql check --jsonl --format json", "cannot be used with"),
        ("promql check - -", "`-` stands there twice"),
        (
            "promql check --jsonll",
            "write it with a blank: `- -jsonll`",
        ),
        ("promql fmt --chek up", "write it with a blank: `- -chek`"),
        ("promql check up -up", "-- -u"),
        ("promql fmt up down", "`down` is another one"),
        (
            "promql check --function 'a b' up",
            "a space in the name of a function",
        ),
        (
            "promql check --function 'foo()' up",
            "parentheses behind the name",
        ),
        ("promql fmt --width 0 up", "a whole number, 1 or more"),
        ("promql fmt --width 10 --one-line up", "cannot be used with"),
    ] {
        Dir::new().run(args).code(2).out("").err_has(says);
    }
    let ran = Dir::new().run_with("promql check", *b"up\xff");
    ran.code(3).err_has("standard input is not UTF-8");
}

#[test]
fn standard_input_is_taken_as_it_is() {
    check("check", "\u{feff}up", 0, "vector\n", "");
    check("fmt --check", "\u{feff}up\n", 0, "", "");
    for text in ["a\0", "\0\0\0", "\0"] {
        let ran = Dir::new().run_with("promql check --format concise", text);
        ran.code(1)
            .err("")
            .out_has("unexpected the character U+0000");
    }
    let found = answers("", r#"{"query": "a\u0000"}"#);
    assert_eq!(
        found[0]["errors"][0]["message"],
        "unexpected the character U+0000"
    );
}

#[test]
fn queries_are_laid_out() {
    let long = "sum(rate(errors_total{job=\"a\"}[5m]))by(job)/sum(rate(requests_total{job=\"a\"}[5m]))by(job)";
    let broken = "  sum by (job) (rate(errors_total{job=\"a\"}[5m]))\n/\n  sum by (job) (rate(requests_total{job=\"a\"}[5m]))\n";
    let line = broken.split_whitespace().collect::<Vec<_>>().join(" ") + "\n";
    for (args, stdin, out) in [
        ("fmt 'sum( up )by(job)'", "", "sum by (job) (up)\n"),
        ("fmt", long, &*line),
        ("fmt --width 60 -", long, broken),
        ("fmt --width 60 -", broken, broken),
        ("fmt --one-line", broken, &*line),
        ("fmt", "# all\nup", "# all\nup\n"),
        ("fmt --one-line", "# all\nup", "up\n"),
        ("fmt", "rate( $a )", "rate($a)\n"),
        // Servers have functions of their own.
        ("fmt", "foo( rate( up[5m] ))", "foo(rate(up[5m]))\n"),
        ("fmt", "count_scalar( up )", "count_scalar(up)\n"),
    ] {
        check(args, stdin, 0, out, "");
    }
}

#[test]
fn the_layout_can_be_checked() {
    let differs = "<stdin>: the layout is another one";
    for (args, stdin, code, err) in [
        ("", "sum(up)", 0, ""),
        ("", "sum(up)\n", 0, ""),
        ("", "sum(up)\n\n", 1, differs),
        ("", "sum( up )\n", 1, differs),
        ("-q", "sum( up )\n", 1, ""),
        ("--width 3", "sum(up)", 1, differs),
        ("--one-line", "sum(\n  up\n)", 1, differs),
    ] {
        let ran = Dir::new().run_with(&format!("promql fmt --check {args}"), stdin);
        let ran = ran.code(code).out("").err_has(err);
        assert!(!err.is_empty() || ran.err.is_empty(), "{ran:?}");
    }
}

#[test]
fn what_cannot_be_read_is_not_laid_out() {
    for args in ["fmt", "fmt --one-line", "fmt --check"] {
        check(
            args,
            "sum(",
            1,
            "",
            "error[promql-syntax]: the `(` is never closed\n",
        );
        check(
            args,
            "# nothing",
            1,
            "",
            "error[empty-query]: the query is empty\n",
        );
    }
}

#[test]
fn nothing_of_a_query_with_mistakes_is_lost() {
    for query in [
        "sum(rate(x_total[5m])) offset 1h",
        "up offset 1d offset 1w",
        "(up) @ end()",
        "up[5m] anchored smoothed",
        "\"s\" offset 5m",
        "1 @ 5m",
        "rate(x)[5m]",
        "rate(up)",
        "1 + on (x) 2",
        "up{a=~\"(\"}",
        "foo(up offset 5m offset 5m)",
    ] {
        for args in ["fmt", "fmt --one-line", "fmt --check"] {
            check(args, query, 1, "", "error[");
        }
    }
}

#[test]
fn a_broken_query_has_few_words() {
    for broken in [")", "${", "foo.bar ", "up offset 1d offset 1w "] {
        let query = format!("a {}", broken.repeat(200_000));
        let ran = Dir::new().run_with("promql fmt", query).code(1).out("");
        assert!(ran.err.len() < 20_000, "{}", ran.err.len());
        ran.err_has("more; `perscope promql check` shows all");
    }
}

/// What comes back for some lines.
fn answers(flags: &str, lines: impl Into<Vec<u8>>) -> Vec<Value> {
    let ran = Dir::new().run_with(&format!("promql check --jsonl {flags}"), lines);
    let ran = ran.code(0).err("");
    let lines = ran.out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_line_is_answered() {
    let error = |line: &[u8]| {
        let found = answers("", line);
        let [answer] = found.as_slice() else {
            panic!("{} has {} answers", line.escape_ascii(), found.len())
        };
        let error = &answer["errors"][0];
        assert_eq!(answer["valid"], false, "{}", line.escape_ascii());
        assert_eq!((&error["start"], &error["end"]), (&json!(0), &json!(0)));
        let message = error["message"].as_str().unwrap().to_owned();
        (answer["id"].clone(), message)
    };
    let no_request = "the line is no request: ";
    for (line, id, says) in [
        (&b"up"[..], json!(null), "the line is no JSON object"),
        (b"[1, \"up\"]", json!(null), "the line is no JSON object"),
        (b"{\"id\": 1, ", json!(null), no_request),
        (b"{\"id\": 1}", json!(1), "missing field `query` at byte 9"),
        (
            b"{\"query\": 1, \"id\": [1]}",
            json!([1]),
            "invalid type: integer",
        ),
        (b"{\"id\": 1, \"query\": \"a\xff\"}", json!(1), no_request),
        (b"{\"id\": 1, \"query\": \"\\ud800\"}", json!(1), no_request),
        (
            b"{\"id\": 1, \"query\": \"a\", \"query\": \"b\"}",
            json!(1),
            "duplicate field",
        ),
        (
            b"{\"id\": 1, \"query\": \"a\", \"features\": [\"all\"]}",
            json!(1),
            no_request,
        ),
        (
            b"{\"id\": 1, \"query\": \"a\", \"features\": {\"fill_modifier\": true}}",
            json!(1),
            "there is no feature `fill_modifier`; did you mean `fill_modifiers`?",
        ),
    ] {
        let (found, message) = error(line);
        assert!(message.contains(says), "{says:?} in {message:?}");
        assert_eq!(found, id, "{message}");
    }
}

#[test]
fn broken_lines_do_not_keep_others_from_their_answers() {
    let lines =
        "\u{feff}{\"id\": 1, \"query\": \"up\"}\r\n\n  \nnonsense\n{\"id\": 2, \"query\": \"1\"}";
    let found = answers("", lines);
    let ids: Vec<_> = found.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [&json!(1), &json!(null), &json!(2)]);
}

#[test]
fn ids_come_back_as_they_were_sent() {
    let ids = "12345678901234567890123 1.50 1e3 \"\\u0061\" {\"b\":1,\"a\":[null]} null true";
    for id in ids.split(' ') {
        let line = format!("{{\"query\":\"1\",\"id\":{id}}}\n");
        let answer = format!(
            "{{\"id\":{id},\"valid\":true,\"errors\":[],\"string\":\"1\",\"type\":\"scalar\"}}\n"
        );
        check("check --jsonl", &line, 0, &answer, "");
    }
}

#[test]
fn switched_off_syntax_comes_in_order_and_types_come_last() {
    let query = r#"{"query": "rate(up) + limitk(1, up) + foo(up) * (a * fill(1) b)"}"#;
    let starts = |flags: &str, line: &str| -> Vec<Value> {
        let errors = answers(flags, line)[0]["errors"].clone();
        let errors = errors.as_array().unwrap().iter();
        errors.map(|error| error["start"].clone()).collect()
    };
    assert_eq!(starts("", query), [11, 27, 42, 5]);
    assert_eq!(starts("--feature all", query), [27, 5]);
    assert_eq!(
        starts("--feature fill_modifiers --function foo", query),
        [11, 5]
    );
    let own = query.replace('}', ", \"features\": {\"experimental_functions\": true}}");
    // What the line says counts.
    assert_eq!(starts("--feature all", &own), [27, 42, 5]);
}

#[test]
fn lines_may_be_long() {
    let long = format!("{}a{}", "(".repeat(50_000), ")".repeat(50_000));
    let lines = format!("{{\"query\":\"{long}\"}}\n{{\"query\":\"a\"}}\n");
    let found = answers("", lines);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0]["string"], long.as_str());
}

#[test]
fn an_answer_does_not_wait_for_the_next_line() {
    let mut child = Command::new(program())
        .args(["promql", "check", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (send, answers) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        for line in output.lines() {
            send.send(line.unwrap()).unwrap();
        }
    });
    let mut expect = |sent: &str, ids: &[u32]| {
        input.write_all(sent.as_bytes()).unwrap();
        for id in ids {
            let answer = answers.recv_timeout(Duration::from_mins(1)).unwrap();
            assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
        }
    };
    expect("{\"id\":1,\"query\":\"up\"}\n", &[1]);
    // Half a line behind a whole one is no reason to wait either.
    expect("{\"id\":2,\"query\":\"up\"}\n{\"id\":3,", &[2]);
    expect("\"query\":\"up\"}\n{\"id\":4,\"query\":\"up\"}\n", &[3, 4]);
    drop(input);
    reader.join().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// The documentation of the service shows what it answers. `UPDATE=1 cargo test` writes it anew.
#[test]
fn the_documented_answers_are_given() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/promql-service.md");
    let docs = fs::read_to_string(&path).unwrap();
    let parts: Vec<&str> = docs.split("```jsonl\n").collect();
    let [head, requests, answers] = parts.as_slice() else {
        panic!("there are two blocks, requests and answers")
    };
    let (sent, _) = requests.split_once("```").unwrap();
    let (shown, rest) = answers.split_once("```").unwrap();
    let ran = Dir::new().run_with("promql check --jsonl", sent).code(0);
    if std::env::var_os("UPDATE").is_some() {
        let made = format!("{head}```jsonl\n{requests}```jsonl\n{}```{rest}", ran.out);
        fs::write(path, made).unwrap();
    } else {
        assert_eq!(ran.out, shown, "UPDATE=1 cargo test writes the answers");
    }
    for answer in ran.out.lines() {
        let answer: Value = serde_json::from_str(answer).unwrap();
        let errors = answer["errors"].as_array().unwrap().iter();
        for object in errors.chain([&answer]) {
            for field in object.as_object().unwrap().keys() {
                assert!(
                    docs.contains(&format!("`{field}`")),
                    "{field} is documented"
                );
            }
        }
    }
}
