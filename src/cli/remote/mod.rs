//! What the commands share that compare files with a server.

mod choice;
mod gate;

pub(crate) use choice::{Choice, NamedBy, ServerPlace, choose};
pub(crate) use gate::{Gate, gate};
