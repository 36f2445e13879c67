//! What a rule sees of the run, and how it reports.

use super::options::FromOption;
use super::settings::Settings;
use super::suppress::Suppression;
use crate::finding::{Finding, Fix, Level, Place, Related, Repeats, RuleId, Safety};
use crate::model::{Comparison, Resource, Target};
use crate::schema::Catalog;
use crate::text::{Edit, Span};

/// The run as a rule of one file sees it.
pub(crate) struct Context<'a> {
    /// The resource that is looked at, if the subject is inside of one.
    pub(crate) resource: Option<Resource<'a>>,
    /// The server that will store it.
    pub(crate) target: Target,
    /// What is known of plugins.
    pub(crate) catalog: &'a Catalog,
    settings: &'a Settings,
    pub(super) rule: RuleId,
    pub(super) findings: Vec<Finding>,
    /// What the comments of the file suppress.
    pub(super) suppressions: Vec<Suppression>,
    /// Where its queries with mistakes stand.
    pub(super) broken: Vec<Span>,
    /// What rules leave to be judged when all files are known, of the resource that is looked at.
    pub(crate) comparisons: Vec<Comparison>,
}

impl<'a> Context<'a> {
    /// A context before any rule runs.
    pub(super) fn new(settings: &'a Settings, catalog: &'a Catalog, target: Target) -> Self {
        Self {
            resource: None,
            target,
            catalog,
            settings,
            rule: RuleId(0),
            findings: Vec::new(),
            suppressions: Vec::new(),
            broken: Vec::new(),
            comparisons: Vec::new(),
        }
    }

    /// The value of an option of the running rule. The type is one that the declared type is read
    /// as: `&[String]` for a `StringList`, `Duration`, `bool`, `i64`, `f64`, `&str`, or
    /// `&BTreeMap<String, String>`.
    pub(crate) fn option<T: FromOption<'a>>(&self, name: &str) -> T {
        self.settings.option(self.rule, name)
    }

    /// Reports a finding of the running rule. `message` is a fragment without a final stop.
    pub(crate) fn report(&mut self, place: Place, message: impl Into<String>) -> Draft<'_> {
        draft(&mut self.findings, self.rule, place, message.into())
    }
}

/// Adds a finding whose level the sink sets.
pub(super) fn draft(
    findings: &mut Vec<Finding>,
    rule: RuleId,
    place: Place,
    message: String,
) -> Draft<'_> {
    let level = Level::Off;
    let (help, related, fix) = (Vec::new(), Vec::new(), None);
    findings.push(Finding {
        rule,
        level,
        message,
        place,
        help,
        repeats: Repeats::default(),
        related,
        fix,
    });
    Draft {
        finding: findings.last_mut().expect("one was just pushed"),
    }
}

/// A finding that can still be added to.
pub(crate) struct Draft<'f> {
    finding: &'f mut Finding,
}

impl Draft<'_> {
    /// Adds what to do about it: a full sentence.
    pub(crate) fn help(self, sentence: impl Into<String>) -> Self {
        self.finding.help.push(sentence.into());
        self
    }

    /// Adds what to do about it, if there is anything to say.
    pub(crate) fn maybe_help(self, sentence: Option<impl Into<String>>) -> Self {
        match sentence {
            Some(sentence) => self.help(sentence),
            None => self,
        }
    }

    /// Adds places at which the same is wrong. `says` tells what happens there: `also used`.
    pub(crate) fn repeats(self, places: &[Place], says: &'static str) -> Self {
        self.finding.repeats = Repeats {
            places: places.to_vec(),
            says,
        };
        self
    }

    /// Adds a place that explains the finding, with a fragment that says how.
    pub(crate) fn related(self, place: Place, message: impl Into<String>) -> Self {
        self.finding.related.push(Related {
            place,
            message: message.into(),
        });
        self
    }

    /// Adds a fix; without edits there is none.
    pub(crate) fn fix(self, title: &str, safety: Safety, edits: Option<Vec<Edit>>) -> Self {
        if let Some(edits) = edits.filter(|edits| !edits.is_empty()) {
            self.finding.fix = Some(Fix {
                title: title.to_owned(),
                safety,
                edits,
            });
        }
        self
    }
}
