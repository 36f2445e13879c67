//! The texts of a resource that refer to variables: queries, legends, titles, links and whatever else
//! the schemas say the page replaces variables in. Each is searched once, for facts and rules alike.

use crate::doc::NodeRef;
use crate::schema::{Language, Site, SiteKind};
use crate::template::{Reference, references};

/// A text with references to variables.
#[derive(Clone)]
pub(crate) struct Text<'d> {
    /// The string.
    pub(crate) node: NodeRef<'d>,
    /// What the rest of it is written in.
    pub(crate) language: Language,
    /// The references, in order; at least one.
    pub(crate) references: Vec<Reference<'d>>,
}

/// The texts among the sites of a resource, in order.
pub(crate) fn texts<'d>(sites: &[Site<'d>]) -> Vec<Text<'d>> {
    let text = |site: &Site<'d>| {
        let SiteKind::Language(language) = site.kind else {
            return None;
        };
        // In these, variables are not replaced.
        if matches!(language, Language::JsRegexp | Language::Labels) {
            return None;
        }
        let references: Vec<_> = references(site.node.text()?).collect();
        (!references.is_empty()).then_some(Text {
            node: site.node,
            language,
            references,
        })
    };
    sites.iter().filter_map(text).collect()
}
