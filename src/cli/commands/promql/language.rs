//! Which syntax and functions a query may use, and what is wrong with one that uses others.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};

use crate::promql::{self, Feature, Features, Options, Parsed, Problem, ProblemKind};
use crate::schema::format;

/// The word for every feature.
const ALL: &str = "all";

/// The flags that say what the server of a query has.
#[derive(Args)]
pub(super) struct LanguageArgs {
    /// Allow syntax that Prometheus has only when it is switched on (can be repeated)
    #[arg(long = "feature", value_name = "NAME", value_parser = feature())]
    features: Vec<Features>,
    /// Allow a function that Prometheus does not have, with any arguments (can be repeated)
    #[arg(long = "function", value_name = "NAME", value_parser = function())]
    functions: Vec<String>,
}

impl LanguageArgs {
    /// The optional syntax that is allowed: what Prometheus has on its own, and what was named.
    pub(super) fn features(&self) -> Features {
        let named = |feature: &Feature| self.features.iter().any(|set| set.has(*feature));
        let named = Feature::ALL.into_iter().filter(named);
        named.fold(Features::DEFAULT, Features::with)
    }

    /// Reads a query.
    pub(super) fn parse<'q>(&self, text: &'q str) -> Parsed<'q> {
        let options = Options {
            functions: &self.functions,
        };
        promql::parse(text, &options)
    }
}

/// Takes the name of a feature, or the one it has behind `--enable-feature=` of Prometheus.
fn feature() -> impl TypedValueParser<Value = Features> {
    let value = |feature: Feature| PossibleValue::new(feature.name()).alias(feature.switch());
    let values = Feature::ALL.into_iter().map(value);
    let values = values.chain([PossibleValue::new(ALL)]);
    PossibleValuesParser::new(values).map(|name| {
        let is_named = |feature: &Feature| [feature.name(), feature.switch()].contains(&&*name);
        let named = Feature::ALL.into_iter().find(is_named);
        // The only other word is that for all of them.
        named.map_or(Features::ALL, |feature| Features::NONE.with(feature))
    })
}

/// Takes the name of a function.
fn function() -> impl TypedValueParser<Value = String> {
    StringValueParser::new().try_map(|name| match format::fault_of_function(&name) {
        None => Ok(name),
        Some(fault) => Err(fault.detail),
    })
}

/// What is wrong with a query, where only some optional syntax is switched on.
///
/// What cannot be read or is switched off comes first, in the order of the text, then types:
/// Prometheus looks at those only when there is nothing else.
pub(super) fn problems(parsed: &mut Parsed<'_>, features: Features) -> Vec<Problem> {
    let mut problems = std::mem::take(&mut parsed.problems);
    let off = parsed.uses.iter().filter(|one| !features.has(one.feature));
    problems.extend(off.map(|one| one.problem(parsed.ast.text())));
    problems.sort_by_key(|problem| (problem.kind == ProblemKind::Type, problem.span));
    problems
}
