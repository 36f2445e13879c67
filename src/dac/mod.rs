//! Dashboards that are programs: finding the sources, running `cue` and `go`, keeping the results.
//!
//! * [`find`] says which files of a directory are sources, [`outputs`] where their results go;
//! * [`Builder`] runs one source as a child process and looks at what it printed;
//! * [`in_order`] does many such things at once;
//! * [`leftovers`] are results whose sources are gone;
//! * [`spec_text`] is the text of a dashboard that people compare.
//!
//! Nothing is printed here, no variable of the environment is read, and no server is asked.

mod build;
mod child;
mod go;
mod outputs;
mod parallel;
mod source;
mod text;

pub(crate) use build::{BuildFault, Builder, Built, Yield};
pub(crate) use child::{Call, ChildFault, run};
pub(crate) use outputs::{inside, is_below, leftovers, link_to, output, remove, save};
pub(crate) use parallel::in_order;
pub(crate) use source::{Found, Language, Source, find};
pub(crate) use text::spec_text;

/// What a source is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// YAML.
    Yaml,
    /// JSON.
    Json,
}

impl Format {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Yaml, Self::Json];

    /// The word for it, for the tools as well as in names of files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json => "json",
        }
    }
}
