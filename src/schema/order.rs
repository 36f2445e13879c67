//! Numbers that have to be in order: what JSON Schema cannot say, in two keywords of ours.

use super::check::Walk;
use super::problem::ProblemKind;
use super::shape::Shape;
use crate::doc::{NodeRef, Reading, Resolved};

impl<'d> Walk<'_, 'd> {
    /// Notes the fields of an object that are below one that is listed before them.
    pub(super) fn order(&mut self, node: NodeRef<'d>, shape: &Shape) {
        let given = |name: &String| node.get(name);
        let given: Vec<NodeRef<'d>> = shape.order.iter().filter_map(given).collect();
        self.each_pair(&given, |before, after| after < before);
    }

    /// Notes the numbers of a list that are not above the one before.
    pub(super) fn ascending(&mut self, node: NodeRef<'d>) {
        let items: Vec<NodeRef<'d>> = node.items().collect();
        self.each_pair(&items, |before, after| after <= before);
    }

    fn each_pair(&mut self, nodes: &[NodeRef<'d>], is_wrong: impl Fn(f64, f64) -> bool) {
        for pair in nodes.windows(2) {
            let [before, after] = [pair[0], pair[1]];
            let reading = self.scope.reading;
            // What is no number is another mistake.
            if let (Some(low), Some(high)) = (number(before, reading), number(after, reading))
                && is_wrong(low, high)
            {
                let before = before.id();
                self.problem(after, false, ProblemKind::OutOfOrder { before });
            }
        }
    }
}

/// The value of a number. What is left of a whole one of more than 53 bits is exact enough to tell
/// a mistake.
fn number(node: NodeRef<'_>, reading: Reading) -> Option<f64> {
    match node.scalar()?.resolve(reading) {
        #[expect(clippy::cast_precision_loss, reason = "said above")]
        Resolved::Int(value) => Some(value as f64),
        Resolved::Float(value) => Some(value),
        _ => None,
    }
}
