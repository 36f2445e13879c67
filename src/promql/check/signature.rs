//! How functions and aggregations are called: the names of their parameters, and signatures as the
//! documentation of Prometheus writes them.

use crate::promql::functions::Function;
use crate::promql::names::AggregateOp;
use crate::promql::types::Types;

/// What is called, with what it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Callee<'a> {
    /// The name as Prometheus writes it.
    pub(super) name: &'a str,
    /// The types of the parameters. The last one is that of all that follow, too.
    pub(super) types: &'a [Types],
    /// The fewest arguments.
    pub(super) min: usize,
    /// The most arguments; none if there is no limit.
    pub(super) max: Option<usize>,
}

impl<'a> Callee<'a> {
    /// A function.
    pub(super) fn function(function: &'a Function) -> Self {
        Self {
            name: function.name,
            types: function.args,
            min: function.min_args(),
            max: function.max_args(),
        }
    }

    /// An aggregation.
    pub(super) fn aggregate(op: AggregateOp) -> Callee<'static> {
        let types: &[Types] = match op {
            AggregateOp::CountValues => &[Types::STRING, Types::VECTOR],
            _ if op.has_param() => &[Types::SCALAR, Types::VECTOR],
            _ => &[Types::VECTOR],
        };
        Callee {
            name: op.text(),
            types,
            min: types.len(),
            max: Some(types.len()),
        }
    }

    /// The type of the argument at `index`.
    pub(super) fn wanted(&self, index: usize) -> Types {
        let last = self.types.len().saturating_sub(1);
        self.types
            .get(index.min(last))
            .copied()
            .unwrap_or(Types::ANY)
    }

    /// The name of the parameter at `index`.
    pub(super) fn param(&self, index: usize) -> &'static str {
        let named = PARAMS.binary_search_by_key(&self.name, |(name, _)| name);
        if let Ok(at) = named
            && let Some(name) = PARAMS[at].1.get(index).or(PARAMS[at].1.last())
        {
            return name;
        }
        match self.wanted(index) {
            Types::SCALAR => "s",
            _ => "v",
        }
    }

    /// `clamp(v instant-vector, min scalar, max scalar)`. What may be left out stands in brackets;
    /// `…` follows what may be repeated.
    pub(super) fn signature(&self) -> String {
        let mut text = format!("{}(", self.name);
        for index in 0..self.types.len() {
            if index > 0 {
                text.push_str(", ");
            }
            let optional = index >= self.min;
            if optional {
                text.push('[');
            }
            text.push_str(self.param(index));
            text.push(' ');
            text.push_str(match self.wanted(index) {
                Types::SCALAR => "scalar",
                Types::MATRIX => "range-vector",
                Types::STRING => "string",
                _ => "instant-vector",
            });
            if optional {
                if self.max != Some(self.types.len()) {
                    text.push_str(", …");
                }
                text.push(']');
            }
        }
        text.push(')');
        text
    }
}

/// The names of parameters where there is more than one, sorted by what is called. The names are
/// those of the documentation.
static PARAMS: &[(&str, &[&str])] = &[
    ("bottomk", &["k", "v"]),
    ("clamp", &["v", "min", "max"]),
    ("clamp_max", &["v", "max"]),
    ("clamp_min", &["v", "min"]),
    ("count_values", &["label", "v"]),
    ("double_exponential_smoothing", &["v", "sf", "tf"]),
    ("histogram_fraction", &["lower", "upper", "b"]),
    ("histogram_quantile", &["φ", "b"]),
    ("histogram_quantiles", &["v", "quantile_label", "φ"]),
    ("info", &["v", "label_matchers"]),
    ("label_join", &["v", "dst_label", "separator", "src_label"]),
    (
        "label_replace",
        &["v", "dst_label", "replacement", "src_label", "regex"],
    ),
    ("limit_ratio", &["r", "v"]),
    ("limitk", &["k", "v"]),
    ("max_of", &["a", "b"]),
    ("min_of", &["a", "b"]),
    ("predict_linear", &["v", "t"]),
    ("quantile", &["φ", "v"]),
    ("quantile_over_time", &["φ", "v"]),
    ("round", &["v", "to_nearest"]),
    ("sort_by_label", &["v", "label"]),
    ("sort_by_label_desc", &["v", "label"]),
    ("topk", &["k", "v"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::promql::functions::{FUNCTIONS, lookup};

    fn callees() -> Vec<Callee<'static>> {
        let functions = FUNCTIONS.iter().map(Callee::function);
        let ops = AggregateOp::ALL.iter();
        functions
            .chain(ops.map(|op| Callee::aggregate(*op)))
            .collect()
    }

    #[test]
    fn every_parameter_beside_others_has_a_name() {
        assert!(PARAMS.is_sorted_by_key(|(name, _)| name));
        let callees = callees();
        for callee in callees.iter().filter(|callee| callee.types.len() > 1) {
            let named = PARAMS.iter().find(|(name, _)| *name == callee.name);
            assert!(named.is_some(), "{} has no names", callee.name);
        }
        for &(name, params) in PARAMS {
            let callee = callees.iter().find(|callee| callee.name == name);
            let types = callee.expect("a name of what there is").types;
            let repeated = name == "histogram_quantiles";
            assert_eq!(params.len() + usize::from(repeated), types.len(), "{name}");
        }
    }

    #[test]
    fn signatures_read_like_the_documentation() {
        let cases = [
            ("rate", "rate(v range-vector)"),
            ("time", "time()"),
            ("vector", "vector(s scalar)"),
            ("hour", "hour([v instant-vector])"),
            ("clamp", "clamp(v instant-vector, min scalar, max scalar)"),
            ("round", "round(v instant-vector, [to_nearest scalar])"),
            (
                "label_join",
                "label_join(v instant-vector, dst_label string, separator string, \
                 [src_label string, …])",
            ),
            (
                "histogram_quantiles",
                "histogram_quantiles(v instant-vector, quantile_label string, φ scalar, \
                 [φ scalar, …])",
            ),
        ];
        for (name, want) in cases {
            let function = lookup(name).expect("a function");
            assert_eq!(Callee::function(function).signature(), want);
        }
        assert_eq!(
            Callee::aggregate(AggregateOp::Topk).signature(),
            "topk(k scalar, v instant-vector)"
        );
        assert_eq!(
            Callee::aggregate(AggregateOp::Sum).signature(),
            "sum(v instant-vector)"
        );
    }
}
