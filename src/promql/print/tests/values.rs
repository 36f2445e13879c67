//! Numbers, durations and strings.

use crate::promql::print::{number, quote};

#[test]
fn numbers_have_no_exponent() {
    for (value, text) in [
        (1e21, "1000000000000000000000"),
        (-5e-7, "-0.0000005"),
        (0.1 + 0.2, "0.30000000000000004"),
        (-0.0, "-0"),
        (f64::INFINITY, "+Inf"),
        (f64::NEG_INFINITY, "-Inf"),
        (f64::NAN, "NaN"),
    ] {
        assert_eq!(number::decimal(value), text);
    }
}

#[test]
fn fill_values_may_have_one() {
    for (value, text) in [
        (100_000.0, "100000"),
        (1_000_000.0, "1e+06"),
        (123_456_789.0, "1.23456789e+08"),
        (0.0001, "0.0001"),
        (0.000_01, "1e-05"),
        (-1.5e300, "-1.5e+300"),
        (0.0, "0"),
        (f64::INFINITY, "+Inf"),
        (f64::NAN, "NaN"),
    ] {
        assert_eq!(number::general(value), text);
    }
}

#[test]
fn durations_have_the_units_that_are_easy_to_read() {
    for (seconds, text) in [
        (0.0, "0s"),
        (0.001, "1ms"),
        (1.001, "1s1ms"),
        (90.0, "1m30s"),
        (86_400.0, "1d"),
        (8.0 * 86_400.0, "8d"),
        (14.0 * 86_400.0, "2w"),
        (382.0 * 86_400.0, "382d"),
        (730.0 * 86_400.0, "2y"),
        (-300.0, "-5m"),
        (9_223_372_036.854, "106751d23h47m16s854ms"),
    ] {
        assert_eq!(number::duration(seconds), text);
    }
}

#[test]
fn durations_that_are_no_milliseconds_are_numbers() {
    for (seconds, text) in [
        (0.0001, "0.0001"),
        (1.0005, "1.0005"),
        (f64::NAN, "NaN"),
        (1e300, &format!("{}", 1e300)),
    ] {
        assert_eq!(number::duration(seconds), text);
    }
}

#[test]
fn strings_are_quoted_like_in_go() {
    for (bytes, text) in [
        (&b""[..], r#""""#),
        (b"a'b\"c\\d", r#""a'b\"c\\d""#),
        (b"\x07\x08\x0c\n\r\t\x0b", r#""\a\b\f\n\r\t\v""#),
        (b"\0\x1b\x7f", r#""\x00\x1b\x7f""#),
        (b"\xff\xe2\x82a", r#""\xff\xe2\x82a""#),
        (
            "\u{80}\u{a0}\u{ad}\u{2028}\u{feff}".as_bytes(),
            r#""\u0080\u00a0\u00ad\u2028\ufeff""#,
        ),
        ("\u{fffd}".as_bytes(), r#""\ufffd""#),
        ("\u{e000}\u{e0001}".as_bytes(), r#""\ue000\U000e0001""#),
        (
            "äé日😀e\u{301}\u{301}".as_bytes(),
            "\"äé日😀e\u{301}\u{301}\"",
        ),
    ] {
        assert_eq!(quote::bytes(bytes), text);
    }
}
