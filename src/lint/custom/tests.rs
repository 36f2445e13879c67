//! Custom rules over dashboards.
