//! Rules about datasources and credentials.

use crate::lint::registry::rules;

rules! {
    datasource_kind_mismatch,
    datasource_of_another_kind,
    datasource_shadows_global,
    datasource_variable_kind_mismatch,
    implicit_datasource,
    no_default_datasource,
    open_proxy_endpoint,
    secret_in_plain_text,
    several_default_datasources,
    unknown_datasource,
    unused_datasource,
}

mod known;
#[cfg(test)]
mod references_tests;
#[cfg(test)]
mod tests;

/// What to do about a datasource that is there and not among the files.
const ELSEWHERE: &str = "If only the server has it, `allow` the finding in `perscope.yaml`; what \
                         `complete` lists there is taken for all there is.";
