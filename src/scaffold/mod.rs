//! First versions of resources: what `new` and `init` write.
//!
//! Pure: what somebody wants comes in as plain data, what goes out are values, edits and texts.
//! Dashboards are made from [`Template`]s, which are data, or from the [`metrics`] of a program;
//! both become [`Panel`]s, and so does what goes into a dashboard that is there ([`insert`]). Nothing here
//! knows files or questions: that is the business of the commands.

mod board;
mod grid;
mod into;
pub(crate) mod metrics;
mod panel;
pub(crate) mod repository;
pub(crate) mod resource;
mod templates;
#[cfg(test)]
mod tests;

pub(crate) use board::{Board, Envelope, dashboard};
pub(crate) use into::{NoGroup, insert};
pub(crate) use panel::{Chart, Panel, Query};
pub(crate) use templates::{TEMPLATES, Template};
