//! How a document is indented, as far as its own collections show it.

use super::site::{is_block, lines, start_of};
use crate::doc::emit::YamlStyle;
use crate::doc::{Document, Kind, NodeId};

/// How many nodes are looked at before the usual layout is assumed.
const SAMPLE: u32 = 2000;

/// How new blocks are to be indented so that they look like those of a document.
pub(crate) fn yaml_style(document: &Document) -> YamlStyle {
    let steps = Steps::of(document);
    YamlStyle {
        indent: steps.mapping,
        indent_lists: steps.sequence > 0,
        ..YamlStyle::default()
    }
}

/// How much deeper than its key the block below a key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Steps {
    /// For mappings; at least 1.
    pub(super) mapping: usize,
    /// For lists; 0 where the dashes stand below the key.
    pub(super) sequence: usize,
}

impl Steps {
    /// The layout of the first block mapping and the first block list below a key.
    pub(super) fn of(document: &Document) -> Self {
        let mut mapping = None;
        let mut sequence = None;
        let sample = u32::try_from(document.nodes.len()).map_or(SAMPLE, |len| len.min(SAMPLE));
        for id in 0..sample {
            let node = document.node(NodeId(id));
            let (true, Some(key)) = (is_block(node), node.key_span()) else {
                continue;
            };
            let lines = lines(node);
            let of = |at: usize| at - lines.start(at);
            let Some(start) = start_of(node) else {
                continue;
            };
            let step = of(start).checked_sub(of(key.start as usize));
            match node.kind() {
                Kind::Mapping { .. } => mapping = mapping.or(step.filter(|&step| step > 0)),
                _ => sequence = sequence.or(step),
            }
            if mapping.is_some() && sequence.is_some() {
                break;
            }
        }
        let mapping = mapping.unwrap_or(2);
        Self {
            mapping,
            sequence: sequence.unwrap_or(mapping),
        }
    }
}
