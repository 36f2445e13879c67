//! The verdicts, marks and words of [`super::check`], as tables.

mod limits;
mod properties;

use super::problem::{GroupKind, LookAround};
use super::{Pattern, ProblemKind, check as parse};
use crate::text::Span;

/// What the check says about a pattern: the pattern with its fault between `⟦` and `⟧`, and the
/// words of the problem; or the pattern itself and nothing.
fn marked(pattern: &str) -> (String, String) {
    match parse(pattern) {
        Ok(_) => (pattern.to_owned(), String::new()),
        Err(problem) => {
            let (start, end) = (problem.span.range().start, problem.span.range().end);
            let (before, fault) = (&pattern[..start], &pattern[start..end]);
            (
                format!("{before}⟦{fault}⟧{}", &pattern[end..]),
                problem.to_string(),
            )
        }
    }
}

/// Checks a pattern that carries the expected marks, and what is said about it.
#[track_caller]
fn check(pattern: &str, message: &str) {
    let bare = pattern.replace(['⟦', '⟧'], "");
    assert_eq!(marked(&bare), (pattern.to_owned(), message.to_owned()));
}

#[track_caller]
fn check_all(table: &[(&str, &str)]) {
    for (pattern, message) in table {
        check(pattern, message);
    }
}

/// Patterns that Go accepts, between white space.
const WELL_FORMED: &str = r"
    | ||a a||b () (|) (?:) (?i) (?) (?:|a) ^* $+ \b* ^^ a.b a(?i)* a\Q\E* a*\Q\E*
    a{,5} a{ a{1 a{1, a{1,2 a{01} a{a} { } {} a{0} a{0,0} a{1000} a{2,} a{2,3}? a?? a*? a+?
    (a{100}){10} (a{600}){0} (?:a{0}){1000} (?:a{2,}){500}
    ] a] []] []a] [^]a] [a-] [-a] [a-b-c] [a-]] [^-] [-] [--a] [a-a] [[] [[a]]
    [[:alpha:]] [[:^word:][:digit:]x] [[:alpha] [[:] [:alpha:] [a&&b] [a~~b] [\w-a] [\s-_]
    [\w-\d] [\]\-\\] [\x00-\x{10ffff}] [^\x00-\x{10FFFF}] [^\n]
    \d\D\s\S\w\W \A\z\b\B \a\f\n\r\t\v \0 \07 \101 \777 \12 \018 \x41 \x{41}
    \x{0000000000000000000000000000000000000000041} \x{10FFFF} \x{D800} \.\_\-\/\<\>\~
    \Q \Q\E \Qa.b(\E \Q\ \Q\\E \Q(* \pL \pl \PN \p{^L} \P{^Greek} \p{greek} \p{Lu} \p{LC}
    \p{Uppercase_Letter} \p{any} \P{ASCII} [\pL\p{Nd}_]
    (?P<a>x) (?<a>x) (?<1>x) (?<_a9>x) (?P<a>x)(?P<a>y) (?i:a) (?-i:a) (?i-s:a) (?imsU)a (?ii)
    (?i-i:a) (?s). (?U)a*? 世界 é* [é-ÿ] [😀-🙏]";

#[test]
fn well_formed_patterns_pass() {
    for pattern in WELL_FORMED.split_ascii_whitespace() {
        check(pattern, "");
    }
    check("", "");
    check("a{ 1} |", "");
    check(r"\ ", "");
    check("\n*\t\0", "");
}

#[test]
fn brackets_and_parentheses_must_match() {
    check_all(&[
        ("⟦(⟧", "this group is never closed"),
        ("⟦(⟧a|b", "this group is never closed"),
        ("(a⟦(⟧b", "this group is never closed"),
        ("⟦(⟧(a)", "this group is never closed"),
        ("(a)⟦(?i:⟧b", "this group is never closed"),
        ("⟦(?P<n>⟧a", "this group is never closed"),
        (r"⟦(⟧\)", "this group is never closed"),
        ("⟦(⟧[)]", "this group is never closed"),
        ("⟦)⟧", "`)` closes no group"),
        ("(a)⟦)⟧", "`)` closes no group"),
        ("a|b⟦)⟧|(", "`)` closes no group"),
        (r"\(a⟦)⟧", "`)` closes no group"),
        ("⟦[⟧", "this character class is never closed"),
        ("a⟦[⟧", "this character class is never closed"),
        ("⟦[⟧^", "this character class is never closed"),
        ("⟦[⟧]", "this character class is never closed"),
        ("⟦[⟧^]a", "this character class is never closed"),
        ("(⟦[⟧ab)", "this character class is never closed"),
        (r"⟦[⟧a\]", "this character class is never closed"),
        ("⟦[⟧[:alpha:]", "this character class is never closed"),
    ]);
}

#[test]
fn classes_name_what_go_knows() {
    check_all(&[
        ("[⟦z-a⟧]", "the range `z-a` runs backwards"),
        ("[b⟦a-Z⟧]", "the range `a-Z` runs backwards"),
        ("[⟦a--⟧b]", "the range `a--` runs backwards"),
        (
            r"[⟦\x{42}-\x41⟧]",
            r"the range `\x{42}-\x41` runs backwards",
        ),
        ("[⟦é-a⟧é]", "the range `é-a` runs backwards"),
        ("[⟦a-[⟧:alpha:]]", "the range `a-[` runs backwards"),
        ("[⟦[:foo:]⟧]", "`[:foo:]` is no character class"),
        ("[a⟦[:^foo:]⟧]", "`[:^foo:]` is no character class"),
        ("[⟦[:Alpha:]⟧]", "`[:Alpha:]` is no character class"),
        ("[⟦[::]⟧]", "`[::]` is no character class"),
        (
            "[⟦[:a]b[:alpha:]⟧]",
            "`[:a]b[:alpha:]` is no character class",
        ),
        (r"⟦\p{Foo}⟧", "`Foo` is no Unicode class"),
        (r"[⟦\p{^Foo}⟧]", "`Foo` is no Unicode class"),
        (r"a⟦\pX⟧b", "`X` is no Unicode class"),
        (r"⟦\pé⟧", "`é` is no Unicode class"),
        (r"⟦\p{Old_Italic}⟧", "`Old_Italic` is no Unicode class"),
        (r"⟦\p{Script=Greek}⟧", "`Script=Greek` is no Unicode class"),
        (r"⟦\p⟧", "the name of a Unicode class is missing"),
        (r"⟦\P{}⟧", "the name of a Unicode class is missing"),
        (r"⟦\p{^}⟧", "the name of a Unicode class is missing"),
        (r"⟦\p^⟧L", "the name of a Unicode class is missing"),
        (r"a⟦\p{⟧Greek", "the name of this class is never closed"),
    ]);
}

#[test]
fn escapes_name_what_go_knows() {
    check_all(&[
        (r"a⟦\⟧", "nothing follows the backslash"),
        (r"[a⟦\⟧", "nothing follows the backslash"),
        (r"\\⟦\⟧", "nothing follows the backslash"),
        (r"⟦\q⟧", r"`\q` is no escape sequence"),
        (r"a⟦\Z⟧", r"`\Z` is no escape sequence"),
        (r"⟦\C⟧", r"`\C` is no escape sequence"),
        (r"⟦\E⟧", r"`\E` is no escape sequence"),
        (r"\Qa\E⟦\E⟧", r"`\E` is no escape sequence"),
        (r"⟦\é⟧", r"`\é` is no escape sequence"),
        (r"⟦\u0041⟧1", r"`\u0041` is no escape sequence"),
        (r"⟦\u{1F600}⟧", r"`\u{1F600}` is no escape sequence"),
        (r"⟦\U0001F600⟧0", r"`\U0001F600` is no escape sequence"),
        (r"⟦\u⟧x", r"`\u` is no escape sequence"),
        (r"⟦\k⟧", r"`\k` is no escape sequence"),
        (
            r"[⟦\b⟧]",
            r"`\b` is no escape sequence in a character class",
        ),
        (
            r"[⟦\Q⟧a\E]",
            r"`\Q` is no escape sequence in a character class",
        ),
        (
            r"[a-⟦\d⟧]",
            r"`\d` is no escape sequence in a character class",
        ),
        (
            r"(a)⟦\1⟧",
            r"`\1` refers back to a group, which RE2 does not support",
        ),
        (
            r"⟦\18⟧",
            r"`\18` refers back to a group, which RE2 does not support",
        ),
        (
            r"[⟦\9⟧]",
            r"`\9` refers back to a group, which RE2 does not support",
        ),
        (
            r"⟦\k<n>⟧x",
            r"`\k<n>` refers back to a group, which RE2 does not support",
        ),
        (
            r"⟦\g{1}⟧",
            r"`\g{1}` refers back to a group, which RE2 does not support",
        ),
        (
            r"⟦(?P=n)⟧a",
            "`(?P=n)` refers back to a group, which RE2 does not support",
        ),
        (r"⟦\x⟧", r"`\x` names no character"),
        (r"⟦\x4⟧", r"`\x4` names no character"),
        (r"⟦\x4⟧g", r"`\x4` names no character"),
        (r"⟦\x⟧é", r"`\x` names no character"),
        (r"⟦\x{⟧", r"`\x{` names no character"),
        (r"⟦\x{}⟧", r"`\x{}` names no character"),
        (r"⟦\x{4g}⟧1", r"`\x{4g}` names no character"),
        (r"⟦\x{41⟧", r"`\x{41` names no character"),
        (r"⟦\x{110000}⟧", r"`\x{110000}` names no character"),
        (
            r"⟦\x{41414141414141414141}⟧",
            r"`\x{41414141414141414141}` names no character",
        ),
    ]);
}

#[test]
fn repetitions_need_something_to_repeat() {
    check_all(&[
        ("⟦*⟧", "nothing stands before `*` to repeat"),
        ("⟦*⟧foo*", "nothing stands before `*` to repeat"),
        ("⟦+?⟧", "nothing stands before `+?` to repeat"),
        ("(a|⟦?⟧)", "nothing stands before `?` to repeat"),
        ("a|⟦*⟧", "nothing stands before `*` to repeat"),
        ("a|b|⟦{2}⟧", "nothing stands before `{2}` to repeat"),
        ("(?i)⟦*⟧", "nothing stands before `*` to repeat"),
        ("(?:⟦+⟧a)", "nothing stands before `+` to repeat"),
        (r"\Q\E⟦*⟧", "nothing stands before `*` to repeat"),
        ("(⟦*⟧ACCEPT)", "nothing stands before `*` to repeat"),
        ("a⟦**⟧", "the repetition `*` follows the repetition `*`"),
        ("a⟦**⟧**", "the repetition `*` follows the repetition `*`"),
        ("a⟦*?*⟧", "the repetition `*` follows the repetition `*?`"),
        ("a⟦++⟧", "the repetition `+` follows the repetition `+`"),
        ("a⟦???⟧", "the repetition `?` follows the repetition `??`"),
        (
            "(a)⟦{2}{3}⟧b",
            "the repetition `{3}` follows the repetition `{2}`",
        ),
        (
            "a⟦{2}+?⟧",
            "the repetition `+?` follows the repetition `{2}`",
        ),
    ]);
}

#[test]
fn counts_have_limits() {
    check_all(&[
        ("a⟦{1001}⟧", "the count is greater than 1000"),
        ("⟦{1001}⟧", "the count is greater than 1000"),
        ("a⟦{2,1001}⟧?", "the count is greater than 1000"),
        ("a⟦{2000,}⟧", "the count is greater than 1000"),
        (
            "a⟦{99999999999999999999}⟧",
            "the count is greater than 1000",
        ),
        (
            "a⟦{0,99999999999999999999}⟧",
            "the count is greater than 1000",
        ),
        ("a⟦{2,1}⟧", "the least count is greater than the greatest"),
        ("a*⟦{1,0}⟧", "the least count is greater than the greatest"),
    ]);
    let nested = "nested counts ask for more than 1000 copies of what they repeat";
    check("(a{100})⟦{11}⟧", nested);
    check("(?:x|(a{10}){10}y)⟦{11,}?⟧", nested);
    check(
        "((((((((((x{2}){2}){2}){2}){2}){2}){2}){2}){2})⟦{2}⟧)",
        nested,
    );
    check("(?:[ab]{600}x|[ab]{600}y)⟦{2}⟧", nested);
}

#[test]
fn groups_are_those_of_re2() {
    let never_closed = "the name of the group is never closed";
    let unfinished = "these flags are unfinished";
    check_all(&[
        ("⟦(?=⟧a)", "RE2 has no look-ahead `(?=`"),
        ("a⟦(?!⟧b)", "RE2 has no negative look-ahead `(?!`"),
        ("⟦(?<=⟧a)", "RE2 has no look-behind `(?<=`"),
        ("⟦(?<!⟧a>)", "RE2 has no negative look-behind `(?<!`"),
        ("⟦(?>⟧a)", "RE2 has no atomic groups `(?>`"),
        ("⟦(?|⟧a)", "RE2 has no branch resets `(?|`"),
        ("⟦(?#⟧a)", "RE2 has no comments `(?#`"),
        ("⟦(?(⟧1)a)", "RE2 has no conditionals `(?(`"),
        ("⟦(?R⟧)", "RE2 has no recursion"),
        ("⟦(?1⟧)", "RE2 has no recursion"),
        ("⟦(?P>⟧a)", "RE2 has no recursion"),
        ("⟦(?'⟧n'a)", "RE2 has no group names in quotes"),
        ("(?P<⟦a b⟧>x)", "`a b` cannot be the name of a group"),
        ("(?<⟦é⟧>x)", "`é` cannot be the name of a group"),
        ("⟦(?P<>⟧x)", "the name of the group is missing"),
        ("⟦(?<>⟧x)", "the name of the group is missing"),
        ("⟦(?P<n⟧", never_closed),
        ("⟦(?P<n⟧)a>", never_closed),
        ("⟦(?<n⟧-1", never_closed),
        ("⟦(?<⟧", never_closed),
        ("⟦(?P⟧", never_closed),
        ("⟦(?P⟧!a)", never_closed),
        ("(?⟦x⟧)", "`x` is no flag"),
        ("a(?i⟦u⟧:b)", "`u` is no flag"),
        ("(?⟦^⟧i:a)", "`^` is no flag"),
        ("(?i-⟦é⟧)", "`é` is no flag"),
        ("⟦(?⟧", unfinished),
        ("a⟦(?is⟧", unfinished),
        ("⟦(?-)⟧", unfinished),
        ("⟦(?i-:⟧a)", unfinished),
        ("⟦(?i--⟧s:a)", unfinished),
    ]);
}

#[test]
fn hints_say_what_to_write() {
    let hints = [
        (")", r"for the character itself, write `\)`"),
        ("[z-a]", r"for the character `-` itself, write `\-`"),
        ("[[:alpah:]]", "did you mean `[:alpha:]`?"),
        ("[[:^Digit:]]", "did you mean `[:^digit:]`?"),
        (r"\p{Greeek}", r"did you mean `\p{Greek}`?"),
        (r"\p{IsGreek}", r"write `\p{Greek}`"),
        (r"\p{Script=Han}", r"write `\p{Han}`"),
        (
            r"\p{Old_Italic}",
            "Go 1.25 and later find this script under no name",
        ),
        (r"\p{Qqqqqqqq}", ""),
        (r"\u0041", r"write `\x{41}`"),
        (r"\u0000", r"write `\x{0}`"),
        (r"\Z", r"write `\z` for the end of the text"),
        (r"[\b]", r"write `\x08` for a backspace"),
        (r"\é", "write `é` without the backslash"),
        (
            r"\q",
            r"for the character itself, write `q`; for a backslash, `\\`",
        ),
        (
            r"[a-\w]",
            r"a range ends with a character; for the character `-` itself, write `\-`",
        ),
        (
            "*a",
            r"for any text, write `.*`; for the character itself, `\*`",
        ),
        ("{2}", r"for the character itself, write `\{`"),
        ("a*+", "RE2 has no possessive repetition; write `*` alone"),
        ("a{2}{3}", "to repeat a repetition, write `(?:…{2}){3}`"),
        (
            "(?=a)",
            "RE2 has no look-around; match the text itself instead",
        ),
        (
            "(?!a)",
            "RE2 has no look-around; exclude by a separate negative match instead",
        ),
        ("(?'n'a)", "write `(?P<name>…)`"),
        ("(?x)", "RE2 has no flag for comments and free spaces"),
        ("(", ""),
    ];
    for (pattern, hint) in hints {
        let given = parse(pattern).unwrap_err().hint().unwrap_or_default();
        assert_eq!(given, hint, "hint for {pattern:?}");
    }
}

#[test]
fn kinds_tell_problems_apart() {
    let kinds = [
        ("(?=a)", ProblemKind::LookAround(LookAround::Ahead)),
        (
            "(?<!a)",
            ProblemKind::LookAround(LookAround::NegativeBehind),
        ),
        ("(?>a)", ProblemKind::UnsupportedGroup(GroupKind::Atomic)),
        (r"(a)\1", ProblemKind::BackReference(r"\1".to_owned())),
        (
            "a**",
            ProblemKind::InvalidRepeatOp {
                first: "*".to_owned(),
                second: "*".to_owned(),
            },
        ),
    ];
    for (pattern, kind) in kinds {
        assert_eq!(parse(pattern).unwrap_err().kind, kind, "{pattern:?}");
    }
}

#[test]
fn long_quotes_are_shortened() {
    let problem = parse(&format!(r"\p{{{}}}", "ä".repeat(1000))).unwrap_err();
    assert_eq!(
        problem.to_string(),
        format!("`{}…` is no Unicode class", "ä".repeat(40))
    );
    assert_eq!(problem.span, Span::new(0, 2004));
}

#[test]
fn patterns_tell_what_they_consist_of() {
    #[track_caller]
    fn check(pattern: &str, groups: u32, names: &[&str], empty: bool, literal: Option<&str>) {
        let Pattern {
            groups: found,
            names: spans,
            matches_empty,
            literal: text,
        } = parse(pattern).unwrap();
        let texts: Vec<&str> = spans.iter().map(|(name, _)| name.as_str()).collect();
        let found = (found, texts, matches_empty, text.as_deref());
        assert_eq!(
            found,
            (groups, names.to_vec(), empty, literal),
            "{pattern:?}"
        );
        for (name, span) in &spans {
            assert_eq!(span.of(pattern), name);
        }
    }
    check("", 0, &[], true, Some(""));
    check("abc", 0, &[], false, Some("abc"));
    check(r"a\.b\x{e9}\Q*\E(?:c)", 0, &[], false, Some("a.bé*c"));
    check("[a]b", 0, &[], false, Some("ab"));
    check("(?i)abc", 0, &[], false, None);
    check("^abc$", 0, &[], false, None);
    check("(a)(?P<n>b)(?<m>(?:c))", 3, &["n", "m"], false, None);
    check("(?P<n>a)|(?P<n>b)?", 2, &["n", "n"], true, None);
    check(".*", 0, &[], true, None);
    check(".+", 0, &[], false, None);
    check("a*|b", 0, &[], true, None);
    check("(?:a|b?)c{0}", 0, &[], true, None);
    check("^$", 0, &[], true, None);
    check(r"\b", 0, &[], false, None);
    check(r"\B", 0, &[], true, None);
    check("(?:abc|abd|)", 0, &[], true, None);
    check("x{0,3}y{2,}", 0, &[], false, None);
}
