//! Rules about datasources and credentials.

use crate::lint::registry::rules;

rules! {
    datasource_kind_mismatch,
    open_proxy_endpoint,
    secret_in_plain_text,
    several_default_datasources,
}

#[cfg(test)]
mod tests;
