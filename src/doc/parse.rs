//! Reading a text as documents: which language it is, and what to do when it is neither.

use std::path::Path;
use std::sync::Arc;

use super::document::{Document, Origin, Syntax};
use super::node::NodeRef;
use super::problem::Problem;
use super::{json, yaml};
use crate::text::SourceFile;

/// One document with what is wrong with its text.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// The document, as far as it could be read.
    pub(crate) document: Arc<Document>,
    /// What is wrong with its text, in the order of the text.
    pub(crate) problems: Vec<Problem>,
}

/// Reads a file. There is always at least one document, if only an empty one.
///
/// The name decides the language, corrected by the first character: YAML in a `.json` file is
/// read as YAML, and JSON in a `.yaml` file as JSON, both as Perses does.
pub(crate) fn parse(file: &SourceFile) -> Vec<Parsed> {
    let extension = Path::new(&*file.path).extension();
    let json = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let language = if json { Syntax::Json } else { Syntax::Yaml };
    read(&file.text, &Origin::File(file.clone()), language)
}

/// Reads the text of a scalar as documents of their own, such as a dashboard in a `ConfigMap`.
pub(crate) fn parse_embedded(outer: &Arc<Document>, scalar: NodeRef<'_>) -> Vec<Parsed> {
    let Some(text) = scalar.text() else {
        return Vec::new();
    };
    let scalar = scalar.target().id();
    let origin = Origin::Embedded {
        outer: Arc::clone(outer),
        scalar,
        aligned: Arc::default(),
    };
    read(&Arc::from(text), &origin, Syntax::Yaml)
}

fn read(text: &Arc<str>, origin: &Origin, language: Syntax) -> Vec<Parsed> {
    let first = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .chars()
        .next();
    let brackets = matches!(first, Some('{' | '['));
    let comment = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with("//");
    let mut documents = match language {
        Syntax::Json if brackets || comment || first.is_none() => vec![json::parse(text, origin)],
        Syntax::Yaml if brackets => {
            // JSON is read several times faster. What only YAML accepts goes to YAML.
            let (document, problems) = json::parse(text, origin);
            let clean = problems.iter().all(|problem| !is_syntax(problem));
            if clean {
                vec![(document, problems)]
            } else {
                yaml::parse(text, origin)
            }
        }
        Syntax::Json | Syntax::Yaml => yaml::parse(text, origin),
    };
    // An edit of one document could change how the broken one beside it is read.
    let damaged = documents.iter().any(|(document, _)| document.damaged);
    for (document, _) in &mut documents {
        document.damaged = damaged;
    }
    let mut parsed: Vec<Parsed> = documents.into_iter().map(finish).collect();
    if parsed.is_empty() {
        // Nothing but blanks and comments: one document without a root stands for it.
        parsed.push(finish(json::parse(&Arc::from(""), origin)));
    }
    parsed
}

fn is_syntax(problem: &Problem) -> bool {
    matches!(problem.kind, super::ProblemKind::Syntax { .. })
}

fn finish((document, mut problems): (Document, Vec<Problem>)) -> Parsed {
    problems.sort_by_key(|problem| problem.span);
    Parsed {
        document: Arc::new(document),
        problems,
    }
}

/// The number of events that reading a text as YAML takes; see the benchmarks.
pub(crate) fn drain_events(text: &str) -> usize {
    yaml::drain(text)
}
