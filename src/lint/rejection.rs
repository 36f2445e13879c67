//! What a server says against a resource, and the place that it is most likely about.
//!
//! Servers give no places. Their words name entries of a dashboard, paths inside of a plugin, and
//! texts that stand in the resource; the deepest node that these lead to is the place. When nothing
//! does, it is the name of the resource.

use crate::doc::NodeRef;
use crate::finding::{Finding, Place, RuleInfo};
use crate::model::Resource;

/// What a server says against a resource of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rejection {
    /// Where the resource starts.
    pub(crate) start: u32,
    /// What the server says, made harmless.
    pub(crate) said: String,
}

/// A resource with what the server says against it.
pub(crate) struct Rejected<'d, 'r> {
    /// The resource.
    pub(crate) resource: Resource<'d>,
    /// What the server says.
    pub(crate) said: &'r str,
}

/// The rule that servers have for the options of plugins only: elsewhere they pass over such fields.
const INSIDE_PLUGINS: &str = "unknown-field";

/// Whether servers have a rule in some places, at least.
pub(crate) fn is_of_servers(rule: &RuleInfo) -> bool {
    rule.server || rule.name == INSIDE_PLUGINS
}

/// Whether a finding is about the options of a plugin.
pub(crate) fn is_in_plugin(finding: &Finding) -> bool {
    finding.place.pointer.as_str().contains("/plugin/spec")
}

/// Whether servers refuse a resource for what was found in it.
pub(crate) fn is_refusal(rule: &RuleInfo, finding: &Finding) -> bool {
    is_of_servers(rule) && (rule.name != INSIDE_PLUGINS || is_in_plugin(finding))
}

/// How many quoted words of what a server says are looked for.
const MAX_WORDS: usize = 8;

impl<'d> Rejected<'d, '_> {
    /// The place that it is most likely about.
    pub(crate) fn place(&self) -> Place {
        let spot = self.spot();
        let document = spot.document();
        // What is wrong inside of a collection stands at its head.
        if spot.scalar().is_none() && spot.key().is_some() {
            return document.place_of_key(spot);
        }
        document.place(spot)
    }

    fn spot(&self) -> NodeRef<'d> {
        let around = self.entry();
        let bases = [around, self.resource.spec, Some(self.resource.root)];
        let bases = || bases.iter().flatten().copied();
        let deepest = bases().find_map(|base| self.named_by_path(base));
        let quoted = || bases().find_map(|base| self.quoted_in(base));
        let plugin = || bases().find_map(|base| self.plugin_in(base));
        deepest
            .or_else(quoted)
            .or_else(plugin)
            .or(around)
            .or_else(|| self.resource.name_node())
            .or_else(|| self.resource.root.get("kind"))
            .unwrap_or(self.resource.root)
    }

    /// The entry of a dashboard that `invalid panel cpu: …` names.
    fn entry(&self) -> Option<NodeRef<'d>> {
        let (_, rest) = self.said.split_once("invalid ")?;
        let (family, rest) = rest.split_once(' ')?;
        let name = rest.split(": ").next()?.trim_matches(['"', '\'', '`']);
        let spec = self.resource.spec?;
        let listed = |key: &str, path: &[&str]| {
            let mut items = spec.get(key)?.items();
            items.find(|item| item.at(path).and_then(NodeRef::text) == Some(name))
        };
        match family {
            "panel" => spec.get("panels")?.get(name),
            "datasource" => spec.get("datasources")?.get(name),
            "variable" => listed("variables", &["spec", "name"]),
            "annotation" => listed("annotations", &["display", "name"]),
            _ => None,
        }
    }

    /// The node at the path of a word such as `spec.thresholds.steps[0]`, which plugins' schemas
    /// start at the plugin.
    fn named_by_path(&self, base: NodeRef<'d>) -> Option<NodeRef<'d>> {
        let plugins = [&["spec", "plugin"][..], &["plugin"][..], &[]];
        let words = self.said.split_whitespace();
        let paths = words.map(|word| word.trim_matches([':', ',', ';', '"', '\'', '`']));
        let paths: Vec<Vec<&str>> = paths
            .filter(|word| word.contains('.'))
            .map(segments)
            .collect();
        let starts = plugins.iter().filter_map(|path| base.at(path));
        let found = starts.flat_map(|start| paths.iter().filter_map(move |path| walk(start, path)));
        found.max_by_key(|(depth, _)| *depth).map(|(_, spot)| spot)
    }

    /// The scalar whose text, or the entry whose key, the server quotes.
    fn quoted_in(&self, base: NodeRef<'d>) -> Option<NodeRef<'d>> {
        let words: Vec<&str> = quoted(self.said).take(MAX_WORDS).collect();
        words.iter().find_map(|word| {
            find(base, &|node| {
                node.text() == Some(word) || node.key().is_some_and(|key| key.text() == *word)
            })
        })
    }

    /// The kind of the plugin of which the server has no schema.
    fn plugin_in(&self, base: NodeRef<'d>) -> Option<NodeRef<'d>> {
        let (_, rest) = self.said.split_once("plugin ")?;
        let name = rest.split_whitespace().next()?;
        find(base, &|node| {
            node.text() == Some(name) && node.key().is_some_and(|key| key.text() == "kind")
        })
    }
}

/// The parts of a path: `a.b[0]` has three.
fn segments(path: &str) -> Vec<&str> {
    let parts = path.split(['.', '[']);
    let parts = parts.map(|part| part.trim_end_matches([']', ':']));
    parts.filter(|part| !part.is_empty()).collect()
}

/// The deepest node below another one on a path, and how deep it is; none if not even two parts
/// lead anywhere: any word with a stop in it looks like a path.
fn walk<'d>(start: NodeRef<'d>, path: &[&str]) -> Option<(usize, NodeRef<'d>)> {
    let mut at = start;
    let mut depth = 0;
    for part in path {
        let next = at.get(part).or_else(|| {
            let index: usize = part.parse().ok()?;
            at.items().nth(index)
        });
        let Some(next) = next else { break };
        at = next;
        depth += 1;
    }
    (depth > 1).then_some((depth, at))
}

/// The words between quotes of any kind, in order.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let open = rest.find(['"', '\'', '`'])?;
            let quote = rest[open..].chars().next()?;
            let inside = &rest[open + 1..];
            let close = inside.find(quote)?;
            rest = &inside[close + 1..];
            if close > 0 {
                return Some(&inside[..close]);
            }
        }
    })
}

/// The first node below another one, in the order of the file, of which something is true.
fn find<'d>(base: NodeRef<'d>, is_meant: &dyn Fn(NodeRef<'d>) -> bool) -> Option<NodeRef<'d>> {
    let mut open: Vec<NodeRef<'d>> = vec![base];
    while let Some(node) = open.pop() {
        if node.id() != base.id() && is_meant(node) {
            return Some(node);
        }
        let from = open.len();
        open.extend(node.children());
        open[from..].reverse();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{open, recognise};
    use crate::text::{FileId, SourceFile};

    const DASHBOARD: &str = "\
kind: Dashboard
metadata:
  name: checkout
  project: shop
spec:
  variables:
    - kind: TextVariable
      spec:
        name: region
        value: $zone
  panels:
    cpu.total:
      kind: Panel
      spec:
        plugin:
          kind: Gauge
          spec:
            thresholds:
              steps:
                - value: high
";

    /// The text at the place, and its pointer.
    #[track_caller]
    fn check(said: &str, expected: (&str, &str)) {
        let file = SourceFile::new(FileId(0), "a.yaml", DASHBOARD);
        let documents = open(&file);
        let resource = recognise(&documents[0].document).resources[0];
        let place = Rejected { resource, said }.place();
        let text = &DASHBOARD[place.span.start as usize..place.span.end as usize];
        assert_eq!((text, place.pointer.as_str()), expected, "{said}");
    }

    #[test]
    fn words_of_servers_lead_to_places() {
        let value = "/spec/panels/cpu.total/spec/plugin/spec/thresholds/steps/0/value";
        check(
            "invalid panel cpu.total: spec.thresholds.steps[0].value: conflicting values",
            ("high", value),
        );
        check(
            "invalid panel cpu.total: spec.thresholds.steps[0].colour: field not allowed",
            ("value: high", &value[..value.len() - "/value".len()]),
        );
        check(
            "invalid panel cpu.total: something else",
            ("cpu.total", "/spec/panels/cpu.total"),
        );
        check(
            "variable \"zone\" is used in the variable \"region\" but not defined",
            ("region", "/spec/variables/0/spec/name"),
        );
        check(
            "schema not found for plugin Gauge with version unknown",
            ("Gauge", "/spec/panels/cpu.total/spec/plugin/kind"),
        );
        check("`value` is bad", ("$zone", "/spec/variables/0/spec/value"));
    }

    #[test]
    fn other_words_are_about_the_resource() {
        for said in ["", "no.", "v0.54.0 says no", "'", "\"\"", "a plugin "] {
            check(said, ("checkout", "/metadata/name"));
        }
    }
}
