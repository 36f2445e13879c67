//! The functions of Prometheus 3.14 with their types.

use super::types::Types;

/// A function.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Function {
    /// Its name. Letter case matters.
    pub(crate) name: &'static str,
    /// The types of its arguments, in order.
    pub(crate) args: &'static [Types],
    /// How the number of arguments may differ from the list: exactly as many if zero; else the
    /// last one may be missing, and there may be up to so many of it, any number if negative.
    pub(crate) variadic: i8,
    /// What it results in.
    pub(crate) returns: Types,
    /// Whether Prometheus has it only when experimental functions are switched on.
    pub(crate) experimental: bool,
}

impl Function {
    /// The fewest arguments that it takes.
    pub(crate) fn min_args(&self) -> usize {
        self.args.len() - usize::from(self.variadic != 0)
    }

    /// The position of the argument that holds the series it works on.
    pub(crate) fn series_arg(&self) -> Option<usize> {
        self.args.iter().position(|types| types.is(Types::SERIES))
    }

    /// The most arguments that it takes; none if there is no limit.
    pub(crate) fn max_args(&self) -> Option<usize> {
        let more = usize::try_from(self.variadic).ok()?;
        Some(self.min_args() + more)
    }
}

const fn function(
    name: &'static str,
    args: &'static [Types],
    variadic: i8,
    returns: Types,
    experimental: bool,
) -> Function {
    Function {
        name,
        args,
        variadic,
        returns,
        experimental,
    }
}

/// All functions, sorted by name.
#[rustfmt::skip]
pub(crate) static FUNCTIONS: [Function; 90] = [
    function("abs", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("absent", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("absent_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("acos", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("acosh", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("asin", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("asinh", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("atan", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("atanh", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("avg_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("ceil", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("changes", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("clamp", &[Types::VECTOR, Types::SCALAR, Types::SCALAR], 0, Types::VECTOR, false),
    function("clamp_max", &[Types::VECTOR, Types::SCALAR], 0, Types::VECTOR, false),
    function("clamp_min", &[Types::VECTOR, Types::SCALAR], 0, Types::VECTOR, false),
    function("cos", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("cosh", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("count_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("day_of_month", &[Types::VECTOR], 1, Types::VECTOR, false),
    function("day_of_week", &[Types::VECTOR], 1, Types::VECTOR, false),
    function("day_of_year", &[Types::VECTOR], 1, Types::VECTOR, false),
    function("days_in_month", &[Types::VECTOR], 1, Types::VECTOR, false),
    function("deg", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("delta", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("deriv", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("double_exponential_smoothing", &[Types::MATRIX, Types::SCALAR, Types::SCALAR], 0, Types::VECTOR, true),
    function("end", &[], 0, Types::SCALAR, true),
    function("exp", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("first_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("floor", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("histogram_avg", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("histogram_count", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("histogram_fraction", &[Types::SCALAR, Types::SCALAR, Types::VECTOR], 0, Types::VECTOR, false),
    function("histogram_quantile", &[Types::SCALAR, Types::VECTOR], 0, Types::VECTOR, false),
    function("histogram_quantiles", &[Types::VECTOR, Types::STRING, Types::SCALAR, Types::SCALAR], 9, Types::VECTOR, true),
    function("histogram_stddev", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("histogram_stdvar", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("histogram_sum", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("hour", &[Types::VECTOR], 1, Types::VECTOR, false),
    function("idelta", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("increase", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("info", &[Types::VECTOR, Types::VECTOR], 1, Types::VECTOR, true),
    function("irate", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("label_join", &[Types::VECTOR, Types::STRING, Types::STRING, Types::STRING], -1, Types::VECTOR, false),
    function("label_replace", &[Types::VECTOR, Types::STRING, Types::STRING, Types::STRING, Types::STRING], 0, Types::VECTOR, false),
    function("last_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("ln", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("log10", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("log2", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("mad_over_time", &[Types::MATRIX], 0, Types::VECTOR, true),
    function("max_of", &[Types::SCALAR, Types::SCALAR], 0, Types::SCALAR, true),
    function("max_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("min_of", &[Types::SCALAR, Types::SCALAR], 0, Types::SCALAR, true),
    function("min_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("minute", &[Types::VECTOR], 1, Types::VECTOR, false),
    function("month", &[Types::VECTOR], 1, Types::VECTOR, false),
    function("pi", &[], 0, Types::SCALAR, false),
    function("predict_linear", &[Types::MATRIX, Types::SCALAR], 0, Types::VECTOR, false),
    function("present_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("quantile_over_time", &[Types::SCALAR, Types::MATRIX], 0, Types::VECTOR, false),
    function("rad", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("range", &[], 0, Types::SCALAR, true),
    function("rate", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("resets", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("round", &[Types::VECTOR, Types::SCALAR], 1, Types::VECTOR, false),
    function("scalar", &[Types::VECTOR], 0, Types::SCALAR, false),
    function("sgn", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("sin", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("sinh", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("sort", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("sort_by_label", &[Types::VECTOR, Types::STRING], -1, Types::VECTOR, true),
    function("sort_by_label_desc", &[Types::VECTOR, Types::STRING], -1, Types::VECTOR, true),
    function("sort_desc", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("sqrt", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("start", &[], 0, Types::SCALAR, true),
    function("start_timestamp", &[Types::VECTOR], 0, Types::VECTOR, true),
    function("stddev_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("stdvar_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("step", &[], 0, Types::SCALAR, true),
    function("sum_over_time", &[Types::MATRIX], 0, Types::VECTOR, false),
    function("tan", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("tanh", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("time", &[], 0, Types::SCALAR, false),
    function("timestamp", &[Types::VECTOR], 0, Types::VECTOR, false),
    function("ts_of_first_over_time", &[Types::MATRIX], 0, Types::VECTOR, true),
    function("ts_of_last_over_time", &[Types::MATRIX], 0, Types::VECTOR, true),
    function("ts_of_max_over_time", &[Types::MATRIX], 0, Types::VECTOR, true),
    function("ts_of_min_over_time", &[Types::MATRIX], 0, Types::VECTOR, true),
    function("vector", &[Types::SCALAR], 0, Types::VECTOR, false),
    function("year", &[Types::VECTOR], 1, Types::VECTOR, false),
];

/// The function of a name.
pub(crate) fn lookup(name: &str) -> Option<&'static Function> {
    let index = FUNCTIONS
        .binary_search_by(|function| function.name.cmp(name))
        .ok()?;
    Some(&FUNCTIONS[index])
}

/// A function that Prometheus had once.
pub(crate) struct Removed {
    /// Its name.
    name: &'static str,
    /// The first version without it.
    pub(crate) since: &'static str,
    /// The same function under its new name.
    pub(crate) renamed: Option<&'static str>,
    /// What to write instead: a sentence.
    pub(crate) advice: &'static str,
}

const REMOVED: [Removed; 3] = [
    Removed {
        name: "count_scalar",
        since: "2.0",
        renamed: None,
        advice: "Write `scalar(count(…))` instead.",
    },
    Removed {
        name: "drop_common_labels",
        since: "2.0",
        renamed: None,
        advice: "Drop the labels by name: `sum without (…) (…)`.",
    },
    Removed {
        name: "holt_winters",
        since: "3.0",
        renamed: Some("double_exponential_smoothing"),
        advice: "It is called `double_exponential_smoothing` now, and has to be switched on with `--enable-feature=promql-experimental-functions`.",
    },
];

/// The function that had this name once.
pub(crate) fn removed(name: &str) -> Option<&'static Removed> {
    REMOVED.iter().find(|removed| removed.name == name)
}
