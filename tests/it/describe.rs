//! `perscope describe`: one resource, the same from a server and from a directory.

use crate::get::{both, tree};
use crate::http::{Server, perses};
use crate::support::Dir;

#[test]
fn one_resource_is_shown_as_it_is_stored() {
    let dir = tree();
    let ran = both(&dir, "describe Dashboard CART -p shop")
        .code(0)
        .err("");
    let (before, rest) = ran.out.split_once("createdAt: ").unwrap();
    assert_eq!(before, "kind: Dashboard\nmetadata:\n    name: cart\n    ");
    let (_, rest) = rest.split_once("    version: 0\n").unwrap();
    let expected =
        "    project: shop\nspec:\n    panels:\n        note:\n            kind: Panel\n";
    assert!(rest.starts_with(expected), "{rest}");
    let ran = both(&dir, "describe project shop -o json").code(0).err("");
    let ran = ran.out_has(r#"{"kind":"Project","metadata":{"name":"shop","createdAt":""#);
    assert_eq!(ran.out.lines().count(), 1);
    let secret = both(&dir, "describe secret key -p shop").code(0);
    let secret = secret.out_has("        password: <secret>\n");
    assert!(!secret.out.contains("hunter22"));
    let secret = both(&dir, "describe scrt key -p shop -ojson").code(0);
    secret.out_has(r#""password":"\u003csecret\u003e""#);
    // For people a project may be typed with a global kind; it means nothing.
    both(&dir, "describe gdts everywhere -p nowhere").code(0);
}

#[test]
fn what_is_not_there_is_guessed() {
    let dir = tree();
    let ran = both(&dir, "describe dash quue -p shop").code(4).out("");
    ran.err_has("error: there is no Dashboard shop/quue\n  Did you mean `queue`?\n");
    let ran = both(&dir, "describe dash cart -p stor").code(4).out("");
    ran.err_has("there is no project `stor`")
        .err_has("Did you mean `store`?");
    both(&dir, "describe fld x -p store")
        .code(4)
        .err_has("there is no Folder store/x");
    dir.run("describe rl writr -p shop -s file:data")
        .code(4)
        .err_has("Did you mean `writer`?");
    for (args, says) in [
        ("", "Dashboard (dash)"),
        ("dash", "`perscope get dashboards` lists what there is."),
        ("dash cart", "belongs to a project, and none is named"),
        ("dash .. -p shop", "`..` in a name"),
        ("dash cart -p a/b", "`/` in a name"),
        ("dash cart x -p shop", "unexpected argument"),
        ("dash cart -p shop -o table", "invalid value 'table'"),
    ] {
        let ran = dir.run(&format!("describe {args} -s file:data"));
        ran.code(2).out("").err_has(says);
    }
}

/// A server that shows this as the dashboard `a`.
fn answering(body: &'static str) -> Server {
    Server::new(move |seen| {
        if seen.line.contains("/dashboards/a") {
            return (200, "", body.to_owned());
        }
        perses(seen, &[])
    })
}

#[test]
fn foreign_answers_do_no_harm() {
    let answer = r#"{"spec":{"x":"\u001b[2J \u202e","y":[[],{}]},"metadata":{"zz":"\u0007","name":"a","project":"p"},"kind":"Dashboard"}"#;
    let server = answering(answer);
    let args = format!("describe dash a -p p -s {}", server.url());
    let yaml = "kind: Dashboard\nmetadata:\n    name: a\n    project: p\n    zz: \"\\a\"\nspec:\n    x: \"\\e[2J \\u202E\"\n    \
                \"y\":\n        - []\n        - {}\n";
    Dir::new().run(&args).code(0).silent_but(yaml);
    let json = "{\"kind\":\"Dashboard\",\"metadata\":{\"name\":\"a\",\"project\":\"p\",\"zz\":\"\\u0007\"},\
                \"spec\":{\"x\":\"\\u001b[2J \\u202e\",\"y\":[[],{}]}}\n";
    let ran = Dir::new().run(&format!("{args} -o json"));
    ran.code(0).silent_but(json);
    let other = answering(r#"{"kind":"X","metadata":{"name":"b"}}"#);
    let ran = Dir::new().run(&format!("describe dash a -p p -s {}", other.url()));
    ran.code(4).out("").err_has("it is not Dashboard p/a");
    let garbled = answering("[]");
    let ran = Dir::new().run(&format!("describe dash a -p p -s {}", garbled.url()));
    ran.code(4).out("").err_has("it is no object");
}
