//! Typed views of a dashboard: its panels, layouts, variables and datasources.

use crate::doc::{Key, NodeRef, Reading, Resolved};
use crate::re2;
use crate::schema::truth;

/// A dashboard's spec.
#[derive(Clone, Copy)]
pub(crate) struct Dashboard<'d> {
    /// The spec.
    pub(crate) spec: NodeRef<'d>,
    /// How its scalars are read.
    pub(crate) reading: Reading,
}

/// A panel with the key under which layouts refer to it.
#[derive(Clone, Copy)]
pub(crate) struct Panel<'d> {
    /// The key.
    pub(crate) key: Key<'d>,
    /// The panel.
    pub(crate) node: NodeRef<'d>,
}

/// A group of panels.
#[derive(Clone, Copy)]
pub(crate) struct Layout<'d> {
    /// The layout.
    pub(crate) node: NodeRef<'d>,
    reading: Reading,
}

/// A rectangle of a grid that shows a panel.
#[derive(Clone, Copy)]
pub(crate) struct GridItem<'d> {
    /// The item.
    pub(crate) node: NodeRef<'d>,
    reading: Reading,
}

/// A whole number, as the server reads it.
#[derive(Clone, Copy)]
pub(crate) struct Number<'d> {
    /// The value; 0 if nothing or null is written.
    pub(crate) value: i64,
    /// What is written there, if anything is.
    pub(crate) written: Option<Resolved>,
    /// Where it is written.
    pub(crate) node: Option<NodeRef<'d>>,
}

/// A variable of a dashboard, or one that is a resource.
#[derive(Clone, Copy)]
pub(crate) struct Variable<'d> {
    /// The variable.
    pub(crate) node: NodeRef<'d>,
    /// How its scalars are read.
    pub(crate) reading: Reading,
}

/// What a variable may stand for at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// One value.
    One,
    /// One value, or all of them.
    OneOrAll,
    /// Any number of values.
    Several,
}

/// When a variable stands for a pattern in place of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plural {
    /// Always: even one value becomes `(a)`.
    Always,
    /// While "All" is selected: then it stands for all its values.
    WithAll,
    /// While "All" is selected: then it stands for a pattern of its own.
    WithCustomAll,
}

/// A datasource of a dashboard, or one that is a resource.
#[derive(Clone, Copy)]
pub(crate) struct DatasourceEntry<'d> {
    /// Its spec.
    pub(crate) spec: NodeRef<'d>,
}

impl<'d> Dashboard<'d> {
    /// The panels, in the order of the file.
    pub(crate) fn panels(&self) -> impl Iterator<Item = Panel<'d>> + use<'d> {
        fields(self.spec, "panels").map(|entry| Panel {
            key: entry.key,
            node: entry.value,
        })
    }

    /// The layouts, from top to bottom.
    pub(crate) fn layouts(&self) -> impl Iterator<Item = Layout<'d>> + use<'d> {
        let reading = self.reading;
        items(self.spec, "layouts").map(move |node| Layout { node, reading })
    }

    /// The variables, in order.
    pub(crate) fn variables(&self) -> impl Iterator<Item = Variable<'d>> + use<'d> {
        let reading = self.reading;
        items(self.spec, "variables").map(move |node| Variable { node, reading })
    }

    /// The datasources that only this dashboard has.
    pub(crate) fn datasources(&self) -> impl Iterator<Item = DatasourceEntry<'d>> + use<'d> {
        fields(self.spec, "datasources").map(|entry| DatasourceEntry { spec: entry.value })
    }
}

impl<'d> Panel<'d> {
    /// The plugin that draws it.
    pub(crate) fn plugin(&self) -> Option<NodeRef<'d>> {
        self.node.at(&["spec", "plugin"])
    }

    /// The kind of its plugin, such as `TimeSeriesChart`.
    pub(crate) fn kind(&self) -> Option<&'d str> {
        self.plugin()?.get("kind")?.text()
    }

    /// The options of its plugin.
    pub(crate) fn options(&self) -> Option<NodeRef<'d>> {
        self.plugin()?.get("spec").filter(|spec| spec.is_mapping())
    }

    /// Its queries in whatever language, in order.
    pub(crate) fn queries(&self) -> impl Iterator<Item = NodeRef<'d>> + use<'d> {
        self.node
            .at(&["spec", "queries"])
            .into_iter()
            .flat_map(NodeRef::items)
    }
}

impl<'d> Layout<'d> {
    /// `Grid` or `Tabs`, if it says so.
    pub(crate) fn kind(&self) -> Option<&'d str> {
        self.node.get("kind")?.text()
    }

    /// The title of the group.
    pub(crate) fn title(&self) -> Option<NodeRef<'d>> {
        self.node
            .at(&["spec", "display", "title"])
            .filter(|title| title.scalar().is_some())
    }

    /// The tabs of a `Tabs` layout, from left to right.
    pub(crate) fn tabs(&self) -> impl Iterator<Item = NodeRef<'d>> + use<'d> {
        let spec = self.node.get("spec").filter(|_| self.is_tabs());
        spec.into_iter().flat_map(|spec| items(spec, "tabs"))
    }

    /// Which tab is open at first, if the layout says so.
    pub(crate) fn default_tab(&self) -> Option<Number<'d>> {
        number(self.node.get("spec")?, "defaultTab", self.reading)
    }

    /// The variable over whose values the whole group is repeated.
    pub(crate) fn repeated_by(&self) -> Option<&'d str> {
        self.node.at(&["spec", "repeatVariable"])?.text()
    }

    /// Whether the groups of items are tabs.
    pub(crate) fn is_tabs(&self) -> bool {
        self.kind() == Some("Tabs")
    }

    /// The lists of items that share a grid: one of a `Grid`, one for each of the `Tabs`.
    pub(crate) fn grids(&self) -> Vec<Vec<GridItem<'d>>> {
        let reading = self.reading;
        let grid = |holder: NodeRef<'d>| -> Vec<GridItem<'d>> {
            items(holder, "items")
                .filter(|node| node.is_mapping())
                .map(|node| GridItem { node, reading })
                .collect()
        };
        match self.node.get("spec") {
            Some(_) if self.is_tabs() => self.tabs().map(grid).collect(),
            Some(spec) => vec![grid(spec)],
            None => Vec::new(),
        }
    }

    /// All items.
    pub(crate) fn items(&self) -> impl Iterator<Item = GridItem<'d>> + use<'d> {
        self.grids().into_iter().flatten()
    }
}

impl<'d> GridItem<'d> {
    /// A number of the item; none if something else stands there.
    pub(crate) fn number(&self, key: &str) -> Option<Number<'d>> {
        number(self.node, key, self.reading)
    }

    /// The text that refers to a panel.
    pub(crate) fn reference(&self) -> Option<NodeRef<'d>> {
        self.node
            .at(&["content", "$ref"])
            .filter(|reference| reference.scalar().is_some())
    }

    /// The variable over whose values the panel is repeated.
    pub(crate) fn repeated_by(&self) -> Option<&'d str> {
        self.node.at(&["repeatVariable", "value"])?.text()
    }

    /// The key of the panel it shows.
    pub(crate) fn panel_key(&self) -> Option<&'d str> {
        let text = self.reference()?.text()?;
        text.strip_prefix('#')
            .unwrap_or(text)
            .strip_prefix("/spec/panels/")
    }
}

impl<'d> Variable<'d> {
    /// `TextVariable` or `ListVariable`, if it says so.
    pub(crate) fn kind(&self) -> Option<&'d str> {
        self.node.get("kind")?.text()
    }

    /// The node that holds the name.
    pub(crate) fn name_node(&self) -> Option<NodeRef<'d>> {
        self.node
            .at(&["spec", "name"])
            .filter(|name| name.scalar().is_some())
    }

    /// The name.
    pub(crate) fn name(&self) -> Option<&'d str> {
        self.name_node()?.text()
    }

    /// A field of the spec.
    pub(crate) fn field(&self, key: &str) -> Option<NodeRef<'d>> {
        self.node.get("spec")?.get(key)
    }

    /// A text of the spec that is not empty.
    pub(crate) fn text(&self, key: &str) -> Option<NodeRef<'d>> {
        let is_text = |node: &NodeRef<'_>| match node.scalar() {
            Some(scalar) => {
                !scalar.text().is_empty() && scalar.resolve(self.reading) != Resolved::Null
            }
            None => false,
        };
        self.field(key).filter(is_text)
    }

    /// Whether a field of the spec is true.
    pub(crate) fn is(&self, key: &str) -> bool {
        let scalar = self.field(key).and_then(NodeRef::scalar);
        scalar.and_then(|scalar| truth(scalar, self.reading)) == Some(true)
    }

    /// Whether its value is chosen from a list.
    pub(crate) fn is_list(&self) -> bool {
        self.kind() == Some("ListVariable")
    }

    /// What it may stand for at a time.
    pub(crate) fn choice(&self) -> Choice {
        match self.is_list() {
            true if self.is("allowMultiple") => Choice::Several,
            true if self.is("allowAllValue") => Choice::OneOrAll,
            _ => Choice::One,
        }
    }

    /// When it stands for a pattern, if it ever does.
    pub(crate) fn plural(&self) -> Option<Plural> {
        match self.choice() {
            Choice::One => None,
            Choice::Several => Some(Plural::Always),
            Choice::OneOrAll => match self.text("customAllValue") {
                None => Some(Plural::WithAll),
                Some(custom) => {
                    let is_text =
                        |text| re2::check(text).is_ok_and(|pattern| pattern.literal.is_some());
                    let is_pattern = !custom.text().is_some_and(is_text);
                    is_pattern.then_some(Plural::WithCustomAll)
                }
            },
        }
    }

    /// Whether the page makes a list of what is selected, at least while that is "All", unless a
    /// text of its own stands for all values.
    pub(crate) fn may_be_list(&self) -> bool {
        match self.choice() {
            Choice::One => false,
            Choice::OneOrAll => self.text("customAllValue").is_none(),
            Choice::Several => true,
        }
    }

    /// The options of the plugin that a list comes from, if it is of that kind.
    pub(crate) fn plugin(&self, kind: &str) -> Option<NodeRef<'d>> {
        let plugin = self.field("plugin").filter(|_| self.is_list())?;
        let is_kind = plugin.get("kind").and_then(NodeRef::text) == Some(kind);
        plugin.get("spec").filter(|_| is_kind)
    }
}

fn items<'d>(node: NodeRef<'d>, key: &str) -> impl Iterator<Item = NodeRef<'d>> + use<'d> {
    node.get(key).into_iter().flat_map(NodeRef::items)
}

fn fields<'d>(
    node: NodeRef<'d>,
    key: &str,
) -> impl Iterator<Item = crate::doc::Entry<'d>> + use<'d> {
    node.get(key).into_iter().flat_map(NodeRef::fields)
}

/// A number below a key. Missing ones and null count as 0; none if something else stands there.
fn number<'d>(holder: NodeRef<'d>, key: &str, reading: Reading) -> Option<Number<'d>> {
    let node = holder.get(key);
    let Some(node) = node else {
        return Some(Number {
            value: 0,
            written: None,
            node,
        });
    };
    let written = node.scalar()?.resolve(reading);
    let value = match written {
        Resolved::Null => 0,
        Resolved::Int(value) => i64::try_from(value).ok()?,
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the server truncates as well"
        )]
        Resolved::Float(value) if value.abs() < 1e15 => value as i64,
        _ => return None,
    };
    Some(Number {
        value,
        written: Some(written),
        node: Some(node),
    })
}
