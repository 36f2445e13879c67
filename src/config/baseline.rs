//! The file of a baseline: findings that are known, so that only new ones are reported.
//!
//! An entry names a rule, a resource and the text at fault with its white space collapsed, and says
//! how often that is found. Neither lines nor files are part of it, so moving things about does not
//! disturb it. Which findings an entry means, `lint` decides.

use std::collections::BTreeMap;

use crate::doc::{self, NodeRef, Reading, Resolved, emit};
use crate::text::{FileId, SourceFile};

/// The version of the format.
const VERSION: i128 = 1;

/// What findings have in common that are one entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Known {
    /// Kind, project and name of the resource; of what stands in none, the path of its file.
    pub(crate) resource: String,
    /// The name of the rule.
    pub(crate) rule: String,
    /// The text at fault, with its white space collapsed.
    pub(crate) text: String,
}

/// Findings that are known, each with how often it is found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Baseline {
    entries: BTreeMap<Known, usize>,
}

impl Baseline {
    /// Adds a finding.
    pub(crate) fn add(&mut self, known: Known) {
        *self.entries.entry(known).or_default() += 1;
    }

    /// Keeps an entry of another baseline; what is held already is not counted twice.
    pub(crate) fn keep(&mut self, known: Known, count: usize) {
        let held = self.entries.entry(known).or_default();
        *held = count.max(*held);
    }

    /// The entries with their counts.
    pub(crate) fn entries(&self) -> &BTreeMap<Known, usize> {
        &self.entries
    }

    /// Reads the text of a file; the error is a fragment that says what is wrong with it.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let file = SourceFile::new(FileId(0), "baseline.json", text);
        let mut parsed = doc::parse(&file);
        let first = parsed.swap_remove(0);
        if let Some(problem) = first.problems.first() {
            let line = file.position(problem.span.start as usize).line;
            return Err(format!("line {line} is no JSON"));
        }
        let root = first.document.root().ok_or("it is empty")?;
        if root.get("version").and_then(whole) != Some(VERSION) {
            return Err(format!("it is no baseline of version {VERSION}"));
        }
        let list = root.get("findings").filter(|list| list.is_sequence());
        let mut entries = BTreeMap::new();
        for node in list.ok_or("it has no list `findings`")?.items() {
            let entry = entry(node).ok_or_else(|| {
                let line = file.position(node.span().start as usize).line;
                format!("line {line} is no finding with `rule`, `resource`, `text` and `count`")
            })?;
            *entries.entry(entry.0).or_default() += entry.1;
        }
        Ok(Self { entries })
    }

    /// The text of a file: sorted, one entry a line, so that changes merge.
    pub(crate) fn write(&self) -> String {
        let line = |(known, count): (&Known, &usize)| {
            format!(
                "\n    {{\"resource\": {}, \"rule\": {}, \"text\": {}, \"count\": {count}}}",
                emit::quoted(&known.resource),
                emit::quoted(&known.rule),
                emit::quoted(&known.text),
            )
        };
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        let end = if lines.is_empty() { "" } else { "\n  " };
        format!(
            "{{\n  \"version\": {VERSION},\n  \"findings\": [{}{end}]\n}}\n",
            lines.join(",")
        )
    }
}

/// Whether a document is such a file, whatever is wrong with its entries.
pub(crate) fn is_baseline(root: NodeRef<'_>) -> bool {
    let list = root.get("findings");
    let first = list.and_then(|list| list.items().next());
    root.get("version").and_then(whole).is_some()
        && list.is_some_and(NodeRef::is_sequence)
        && first.is_none_or(|first| first.get("rule").is_some() && first.get("resource").is_some())
}

fn entry(node: NodeRef<'_>) -> Option<(Known, usize)> {
    let text = |key: &str| Some(node.get(key)?.text()?.to_owned());
    let known = Known {
        resource: text("resource")?,
        rule: text("rule")?,
        text: text("text")?,
    };
    let count = usize::try_from(whole(node.get("count")?)?).ok()?;
    Some((known, count))
}

fn whole(node: NodeRef<'_>) -> Option<i128> {
    match node.scalar()?.resolve(Reading::Json) {
        Resolved::Int(number) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(resource: &str, rule: &str, text: &str) -> Known {
        Known {
            resource: resource.to_owned(),
            rule: rule.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut baseline = Baseline::default();
        let empty = "{\n  \"version\": 1,\n  \"findings\": []\n}\n";
        assert_eq!(baseline.write(), empty);
        assert_eq!(Baseline::read(empty), Ok(baseline.clone()));
        baseline.add(known("Dashboard a/b", "rule", "sum(\"x\")\u{202e}"));
        baseline.add(known("Dashboard a/b", "rule", "sum(\"x\")\u{202e}"));
        baseline.add(known("Dashboard a/a", "rule", ""));
        let text = baseline.write();
        assert_eq!(
            text,
            "{\n  \"version\": 1,\n  \"findings\": [\n    \
             {\"resource\": \"Dashboard a/a\", \"rule\": \"rule\", \"text\": \"\", \"count\": 1},\n    \
             {\"resource\": \"Dashboard a/b\", \"rule\": \"rule\", \"text\": \"sum(\\\"x\\\")\u{202e}\", \"count\": 2}\n  \
             ]\n}\n"
        );
        assert_eq!(Baseline::read(&text), Ok(baseline));
    }

    #[track_caller]
    fn check(text: &str, error: &str) {
        assert_eq!(Baseline::read(text), Err(error.to_owned()), "{text}");
    }

    #[test]
    fn what_is_no_baseline_is_refused() {
        check("", "it is empty");
        check("[]", "it is no baseline of version 1");
        check("{\"version\": 2}", "it is no baseline of version 1");
        check("{\"version\": 1}", "it has no list `findings`");
        check("{\"version\": 1,\n\"findings\": [}", "line 2 is no JSON");
        check(
            "{\"version\": 1, \"findings\": [\n{\"rule\": \"a\"}]}",
            "line 2 is no finding with `rule`, `resource`, `text` and `count`",
        );
    }
}
