//! Syntax that Prometheus has only when it is switched on.

use super::problem::{Problem, ProblemKind};
use crate::text::Span;

/// A group of optional syntax, with the switch of Prometheus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Feature {
    /// Functions and aggregations that are experimental.
    ExperimentalFunctions,
    /// Arithmetic in ranges, steps and offsets. Always on since Prometheus 3.14.
    DurationExpressions,
    /// `anchored` and `smoothed`.
    ExtendedRangeSelectors,
    /// `fill`, `fill_left` and `fill_right`.
    FillModifiers,
}

impl Feature {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [
        Self::ExperimentalFunctions,
        Self::DurationExpressions,
        Self::ExtendedRangeSelectors,
        Self::FillModifiers,
    ];

    /// The name in the configuration and in the input of `promql check --jsonl`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ExperimentalFunctions => "experimental_functions",
            Self::DurationExpressions => "duration_expressions",
            Self::ExtendedRangeSelectors => "extended_range_selectors",
            Self::FillModifiers => "fill_modifiers",
        }
    }

    /// The word behind `--enable-feature=` of Prometheus.
    pub(crate) fn switch(self) -> &'static str {
        match self {
            Self::ExperimentalFunctions => "promql-experimental-functions",
            Self::DurationExpressions => "promql-duration-expr",
            Self::ExtendedRangeSelectors => "promql-extended-range-selectors",
            Self::FillModifiers => "promql-binop-fill-modifiers",
        }
    }
}

/// A set of features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Features(u8);

impl Features {
    /// None of them.
    pub(crate) const NONE: Self = Self(0);
    /// All of them.
    pub(crate) const ALL: Self = Self(15);
    /// What Prometheus 3.14 has without any switch.
    pub(crate) const DEFAULT: Self = Self(1 << Feature::DurationExpressions as u8);

    /// The set with one more.
    pub(crate) fn with(self, feature: Feature) -> Self {
        Self(self.0 | 1 << feature as u8)
    }

    /// Whether one is in the set.
    pub(crate) fn has(self, feature: Feature) -> bool {
        self.0 & 1 << feature as u8 != 0
    }
}

/// A place that needs a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Use {
    /// The feature.
    pub(crate) feature: Feature,
    /// What needs it: the name of a function, a keyword, a duration, a selector with its modifier.
    pub(crate) span: Span,
}

impl Use {
    /// The problem it is where the feature is switched off.
    pub(crate) fn problem(self, text: &str) -> Problem {
        let what = self.span.of(text);
        let message = match self.feature {
            Feature::ExperimentalFunctions => format!("`{what}` is experimental and not enabled"),
            Feature::DurationExpressions => "arithmetic in durations is not enabled".to_owned(),
            Feature::ExtendedRangeSelectors | Feature::FillModifiers => {
                // The modifier ends what it belongs to.
                let keyword = what.split_ascii_whitespace().next_back().unwrap_or(what);
                format!("the modifier `{keyword}` is experimental and not enabled")
            }
        };
        Problem::new(ProblemKind::Disabled, self.span, message).hint(format!(
            "Prometheus has it with `--enable-feature={}`.",
            self.feature.switch()
        ))
    }
}
