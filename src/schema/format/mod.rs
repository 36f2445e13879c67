//! The text formats that schemas name: functions from a text to what is wrong with it.

mod color;
mod duration;
mod glob;
mod name;
mod pointer;
mod regexp;
mod tag;
mod time;
mod url;
mod version;

use std::ops::Range;

pub(crate) use duration::{canonical_duration, milliseconds};
pub(crate) use time::{calendar_date, unix_milliseconds};

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The bytes at fault; the whole text if empty would not help.
    pub(crate) range: Range<usize>,
    /// What is wrong: a fragment.
    pub(crate) detail: String,
    /// What to do: a full sentence.
    pub(crate) hint: Option<String>,
}

impl Fault {
    fn new(range: Range<usize>, detail: impl Into<String>, hint: Option<&str>) -> Self {
        Self {
            range,
            detail: detail.into(),
            hint: hint.map(str::to_owned),
        }
    }

    /// A fault of the whole text.
    fn whole(text: &str, detail: impl Into<String>, hint: Option<&str>) -> Self {
        Self::new(0..text.len(), detail, hint)
    }
}

type Format = fn(&str) -> Result<(), Fault>;

/// The formats by name, sorted.
pub(super) const FORMATS: &[(&str, Format)] = &[
    ("date", time::date),
    ("date-time", time::date_time),
    ("glob", glob::glob),
    ("go-regexp", regexp::go),
    ("hex-color", color::hex),
    ("http-url", url::http),
    ("js-regexp", regexp::javascript),
    ("json-pointer", pointer::pointer),
    ("kubernetes-name", name::kubernetes_name),
    ("panel-ref", name::panel_ref),
    ("perses-duration", duration::duration_text),
    ("perses-name", name::name),
    ("perses-project", name::project),
    ("perses-tag", tag::tag),
    ("perses-ttl", duration::duration),
    ("perses-variable-name", name::variable_name),
    ("perses-version", version::version),
    ("plugin-duration", duration::of_plugin),
    (
        "plugin-duration-or-variable",
        duration::of_plugin_or_variable,
    ),
    ("promql-function", name::function_name),
    ("proxy-url", url::proxy),
    ("timezone", time::timezone),
    ("url", url::url),
    ("variable-reference", name::variable_reference),
];

/// What is wrong with a text in a format; nothing if the format is unknown.
pub(super) fn fault(format: &str, text: &str) -> Option<Fault> {
    let (_, check) = FORMATS.iter().find(|(name, _)| *name == format)?;
    check(text).err()
}

/// What is wrong with a text as the name of a resource or project.
pub(crate) fn fault_of_name(text: &str) -> Option<Fault> {
    name::name(text).err()
}

/// What is wrong with a text as a point in time.
pub(crate) fn fault_of_time(text: &str) -> Option<Fault> {
    time::date_time(text).err()
}

/// What is wrong with a text as the time after which something vanishes.
pub(crate) fn fault_of_ttl(text: &str) -> Option<Fault> {
    duration::duration(text).err()
}

/// What is wrong with a text as the name of a function of PromQL.
pub(crate) fn fault_of_function(text: &str) -> Option<Fault> {
    name::function_name(text).err()
}

/// What is wrong with a text as an address, absolute or relative.
pub(crate) fn fault_of_url(text: &str) -> Option<Fault> {
    url::url(text).err()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `⟦` and `⟧` mark the fault; a text without marks is fine.
    #[track_caller]
    fn check(format: &str, marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let fault = fault(format, &text);
        let shown = match fault {
            None => text.clone(),
            Some(Fault { range, .. }) => format!(
                "{}⟦{}⟧{}",
                &text[..range.start],
                &text[range.clone()],
                &text[range.end..]
            ),
        };
        assert_eq!(shown, marked, "{format}");
    }

    #[test]
    fn durations() {
        for text in [
            "",
            "0",
            "1h",
            "1h30m",
            "1y2w3d4h5m6s7ms",
            "90m",
            "5ms",
            "⟦60⟧",
            "1⟦x⟧",
        ] {
            check("perses-duration", text);
        }
        check("perses-duration", "1m⟦2h⟧");
        check("perses-duration", "1h⟦2h⟧");
        check("perses-duration", "⟦every 30s⟧");
        check("perses-duration", "1h⟦ ⟧30m");
        check("perses-duration", "⟦-⟧1h");
        check("perses-duration", "1⟦.⟧5h");
        check("perses-duration", "⟦300y⟧");
        check("perses-ttl", "⟦⟧");
        for text in ["", "1h30m", "300y", "⟦0⟧", "⟦15⟧", "30m⟦1h⟧", "⟦$⟧v"] {
            check("plugin-duration", text);
        }
        for text in ["", "5m", "$step", "⟦${step}⟧", "⟦$⟧", "1⟦ ⟧m"] {
            check("plugin-duration-or-variable", text);
        }
    }

    #[test]
    fn names() {
        for text in [
            "a",
            "a.b-c_D9",
            "⟦⟧",
            "a⟦ ⟧b",
            "a⟦/⟧b",
            "a⟦..⟧b",
            "⟦.⟧a",
            "a⟦.⟧",
            "⟦ä⟧",
        ] {
            check("perses-name", text);
        }
        check("perses-name", &format!("⟦{}⟧", "a".repeat(76)));
        for text in ["", "web", "web⟦/⟧shop"] {
            check("perses-project", text);
        }
        for text in [
            "a",
            "a-1.b",
            "⟦⟧",
            "a⟦_⟧b",
            "⟦S⟧hop",
            "a.⟦.⟧b",
            "⟦-⟧a",
            "a⟦-⟧",
            "a⟦-⟧.b",
            "a.⟦-⟧b",
            "⟦ä⟧",
        ] {
            check("kubernetes-name", text);
        }
        check("kubernetes-name", &format!("⟦{}⟧", "a".repeat(76)));
        for text in ["a", "my-var", "a1", "⟦__x⟧", "⟦12⟧", "a-b⟦-⟧c"] {
            check("perses-variable-name", text);
        }
    }

    #[test]
    fn functions() {
        for text in [
            "range_median",
            "_x1",
            "Rate",
            "⟦⟧",
            "a⟦ ⟧b",
            "⟦1⟧x",
            "ratee⟦()⟧",
            "rate⟦(x[5m])⟧",
            "a⟦:⟧b",
            "f⟦ö⟧ö",
        ] {
            check("promql-function", text);
        }
    }

    #[test]
    fn regular_expressions() {
        for text in ["", "a(b|c)", r"\d+", "⟦(⟧a", "a⟦(?=⟧b)", "[⟦b-a⟧]", "⟦[⟧a"] {
            check("go-regexp", text);
        }
        for text in [
            "",
            "([^/]+)/(?<pod>.*)",
            "a(?=b)",
            r"(a)\1",
            "[^]*",
            "[]",
            "{",
            "⟦(⟧[a-z]",
            "(⟦[⟧a-",
            "a⟦)⟧",
            "⟦*⟧a",
            "a⟦\\⟧",
            "[⟦z-a⟧]",
            "a⟦(?>⟧b)",
        ] {
            check("js-regexp", text);
        }
    }

    #[test]
    fn references() {
        for text in [
            "#/spec/panels/a_B-9",
            "/spec/panels/a",
            "⟦⟧",
            "⟦#/panels/a⟧",
            "⟦a⟧",
        ] {
            check("panel-ref", text);
        }
        for text in [
            "$ds",
            "$_1",
            "⟦⟧",
            "⟦prometheus⟧",
            "⟦${ds}⟧",
            "⟦$a b⟧",
            "⟦$é⟧",
        ] {
            check("variable-reference", text);
        }
        check("panel-ref", "#/spec/panels/⟦a.b⟧");
        check("panel-ref", "⟦#/spec/panels/a/b⟧");
        check("panel-ref", "#/spec/panels/⟦⟧");
    }

    #[test]
    fn colours() {
        for text in [
            "#fff",
            "#12aBcD",
            "⟦⟧",
            "⟦red⟧",
            "⟦12abcd⟧",
            "⟦#⟧",
            "⟦#12345⟧",
            "⟦#00000000⟧",
            "⟦#ffff⟧",
            "#ff⟦g⟧fff",
            "#ff⟦ä⟧",
            "⟦rgba(1, 2, 3)⟧",
        ] {
            check("hex-color", text);
        }
    }

    #[test]
    fn tags_times_and_addresses() {
        for text in ["prod", "⟦⟧", "⟦  ⟧", "⟦ ⟧a", "a⟦ ⟧", "with space"] {
            check("perses-tag", text);
        }
        check("perses-tag", &format!("⟦{}⟧", "ä".repeat(51)));
        for text in [
            "",
            "local",
            "UTC",
            "Europe/Paris",
            "⟦Europe/Pariss⟧",
            "⟦europe/paris⟧",
        ] {
            check("timezone", text);
        }
        for text in [
            "2026-03-10T10:51:50.895148219Z",
            "2026-03-10T10:51:50+01:00",
            "⟦yesterday⟧",
        ] {
            check("date-time", text);
        }
        check("date-time", "⟦2026-02-30T00:00:00Z⟧");
        for text in ["", "/a/0/~1~0", "⟦a⟧", "/a⟦~⟧b"] {
            check("json-pointer", text);
        }
        for text in ["2028-02-29", "⟦2027-02-29⟧", "⟦2027-1-1⟧", "⟦soon⟧"] {
            check("date", text);
        }
        for text in [
            "https://a.example/x?y=$z#f",
            "/d/x",
            "$base/x",
            "a b",
            "h%20",
            "a⟦%zz⟧",
        ] {
            check("url", text);
        }
        for text in [
            "http://localhost:9090",
            "https://a.example/$x?y=1",
            "http://a b",
            "⟦/api⟧",
            "⟦ftp://abc⟧",
            "⟦http://⟧",
            "http://⟦x⟧",
            "http://⟦.⟧ab",
            "http://⟦$⟧{host}:9090",
            "http://ab⟦ ⟧c",
            "http://a⟦\n⟧",
        ] {
            check("http-url", text);
        }
        check("http-url", "http://ab/%zz");
        check("proxy-url", "http://ab/⟦%zz⟧");
        check("url", "⟦:⟧//x");
        check("url", "http://a:⟦b⟧/");
        check("url", "a⟦\u{7f}⟧");
    }
}
