//! References as the UI finds them: each case is a text and what is found in it.

use super::references;

/// Shows each reference as `whole=name`, with `.field` and `:format` behind the name.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let shown: Vec<String> = references(text)
        .map(|found| {
            assert_eq!(
                found.name_span.of(text),
                found.name,
                "the name's place in {text:?}"
            );
            let whole = found.span.of(text);
            assert_eq!(found.braced, whole.starts_with("${"), "braces in {text:?}");
            let field = found
                .field
                .map_or(String::new(), |field| format!(".{field}"));
            let format = found
                .format
                .map_or(String::new(), |format| format!(":{format}"));
            format!("{whole}={}{field}{format}", found.name)
        })
        .collect();
    assert_eq!(shown, expected, "references in {text:?}");
}

#[test]
fn names_end_with_the_first_other_character() {
    check("", &[]);
    check("no variable", &[]);
    check("$job", &["$job=job"]);
    check(
        "up{job=\"$job\",x=~\"$a|$b_2\"}",
        &["$job=job", "$a=a", "$b_2=b_2"],
    );
    check("$a-b $a.b $äb", &["$a=a", "$a=a"]);
    check("$__from", &["$__from=__from"]);
    check("ä$ä$b€", &["$b=b"]);
}

#[test]
fn digits_alone_are_no_variable() {
    check("$1 ${1} ${12:csv} $1x", &["$1x=1x"]);
}

#[test]
fn a_dollar_cannot_be_escaped() {
    check("$$v", &["$v=v"]);
    check("\\$v", &["$v=v"]);
    check("a$", &[]);
    check("$ {v}", &[]);
    check("$$$", &[]);
}

#[test]
fn braces_may_hold_a_field_and_a_format() {
    check("${v}", &["${v}=v"]);
    check("${v:csv}", &["${v:csv}=v:csv"]);
    check("${v:a:b}", &["${v:a:b}=v:a:b"]);
    check("${v.path}", &["${v.path}=v.path"]);
    check("${v.a.b:csv}x", &["${v.a.b:csv}=v.a.b:csv"]);
    check(
        "${__data.fields[\"a b\"]}",
        &["${__data.fields[\"a b\"]}=__data.fields[\"a b\"]"],
    );
    check("${v:$w}", &["${v:$w}=v:$w"]);
}

#[test]
fn other_braces_are_text() {
    check("${} ${ v} ${v } ${v-x} ${v[0]} ${v", &[]);
    check("${v:} ${v.} ${v.:csv} ${v.a:} ${v.a^b}", &[]);
    check("${a ${b}", &["${b}=b"]);
    check("${a:b ${c}", &["${a:b ${c}=a:b ${c"]);
    check("${a.^ $b", &["$b=b"]);
    check("${ä}", &[]);
}

#[test]
fn hostile_texts_take_linear_time() {
    for open in ["$", "${", "${a:", "${a.", "${a.b:", "$1"] {
        assert_eq!(
            references(&open.repeat(50_000)).count(),
            0,
            "{open:?} without an end"
        );
        let closed = format!("{}^", open.repeat(50_000));
        assert_eq!(references(&closed).count(), 0, "{open:?} before a caret");
    }
}
