//! Rules about variables: those of dashboards, of projects and global ones.

use crate::lint::registry::rules;

rules! {
    all_value_empty_match,
    builtin_not_replaced,
    capturing_regexp_without_group,
    default_not_in_values,
    dependent_variable_order,
    hidden_variable_editable,
    high_cardinality_variable,
    malformed_all_value,
    milliseconds_as_duration,
    mixed_interpolation_formats,
    multi_value_in_link,
    multi_value_with_equality,
    reference_in_text_variable,
    shadowed_variable,
    single_choice_list,
    undefined_variable,
    undefined_variable_in_variable,
    unknown_builtin_variable,
    unknown_interpolation_format,
    unreferable_variable_name,
    unused_variable,
    variable_cycle,
    wrong_interpolation_format,
}

mod as_pattern;
mod below;
mod builtins;
pub(super) mod formats;
mod levels;
mod matchers;
mod near;
mod outer_comparisons;
#[cfg(test)]
mod outer_tests;
#[cfg(test)]
mod references_tests;
mod static_values;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod use_tests;

use matchers::{LabelMatcher, is_named_once, label_lists, matchers, whole_reference};
