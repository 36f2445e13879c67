//! Limits on nesting and size, and the cost of hostile patterns.

use super::parse;

const DEEP: &str = "the expression nests more than 1000 deep";
const LARGE: &str = "the expression is too large";

/// Checks a pattern too long to be shown; no message stands for no problem.
#[track_caller]
fn check(pattern: &str, message: &str) {
    let given = parse(pattern).map_or_else(|problem| problem.to_string(), |_| String::new());
    let shown: String = pattern.chars().take(60).collect();
    assert_eq!(given, message, "{shown}… ({} bytes)", pattern.len());
}

/// Something before and something after nothing, as often as each other.
fn around(before: &str, times: usize, after: &str) -> String {
    before.repeat(times) + &after.repeat(times)
}

#[test]
fn the_limits_are_those_of_go() {
    check(&around("(", 999, ")"), "");
    check(&around("(", 1000, ")"), DEEP);
    check(&around("(?:", 100_000, ")"), "");
    check(&around("(?:", 999, ")*"), "");
    check(&around("(?:", 1000, ")*"), DEEP);
    // Alternatives inside alternatives are flattened, but not where something stands between.
    check(&around("(?:a.|(?:b.|", 500, "))"), "");
    check(&around("(?:a.|", 499, "b)"), "");
    check(&around("(?:a.|", 500, "b)"), DEEP);
    // Common beginnings are factored out, one level for each.
    let prefixes = |count| format!("{0}x|{0}y", "[ab]".repeat(count));
    check(&prefixes(998), "");
    check(&prefixes(1000), DEEP);
    check(&format!("({})", "|".repeat(12345)), "");
    check(&"a.".repeat(100_000), "");
    // Many copies of something small, or few of something large.
    check(&format!("(?:{}){{1000}}", "(xx?)".repeat(600)), "");
    check(&format!("(?:{}){{1000}}", "(xx?)".repeat(700)), LARGE);
    check(&"(xx?){1000}".repeat(600), "");
    check(&"(xx?){1000}".repeat(1000), LARGE);
    check(&"(?:abcdef){1000}".repeat(559), "");
    check(&"(?:abcdef){1000}".repeat(560), LARGE);
    // `[aA]` is `a` in any case, and no common beginning with an `A` that heeds case.
    check(&"(?:(?:(?:A[aA]|AA|Aa|Ab)?){10}.){100}x".repeat(1079), "");
    // Sets of characters.
    check(&r"\pL".repeat(25_000), "");
    check(&r"\pL".repeat(27_000), LARGE);
    check(&format!("[{}]", r"\pL".repeat(27_000)), "");
}

#[test]
fn hostile_patterns_end_soon() {
    check(
        &"[[:".repeat(100_000),
        "this character class is never closed",
    );
    check(&"(".repeat(100_000), "this group is never closed");
    check(&"{1".repeat(100_000), "");
    check(&r"(?i)[\x{100}-\x{120}]".repeat(10_000), "");
    check(
        &format!(r"\p{{{}", "_".repeat(100_000)),
        "the name of this class is never closed",
    );
    let staircase = (1..300).map(|len| "[ab]".repeat(len)).collect::<Vec<_>>();
    check(&staircase.join("|"), "");
    // Go accepts these after a time that grows with the square of their length.
    check(&around("(?:a.|(?:b.|", 10_000, "))"), LARGE);
    check(&around("(?:a.", 20_000, ")"), LARGE);
}
