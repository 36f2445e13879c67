//! `perscope.yaml`.
