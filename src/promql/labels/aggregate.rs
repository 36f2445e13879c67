//! Labels of aggregations.

use super::set::{Bits, NAME, Set};
use super::{Pass, Presence};
use crate::promql::ast::{Aggregate, Grouping, GroupingKind};
use crate::promql::names::AggregateOp;

impl Pass<'_, '_> {
    /// The labels of an aggregation.
    pub(super) fn aggregate(&mut self, aggregate: Aggregate) -> Set {
        let ast = self.ast;
        let Some(op) = aggregate.op else {
            return Set::UNKNOWN;
        };
        let args = ast.list(aggregate.args);
        let Some(&operand) = args.get(usize::from(op.has_param())) else {
            return Set::UNKNOWN;
        };
        let operand = self.series(operand);
        if op.selects() {
            return operand;
        }
        if op != AggregateOp::CountValues {
            return self.group(aggregate.grouping, operand, 0);
        }
        // The label that holds the values is there before the elements are grouped.
        let label = self.constant(args[0]).and_then(|name| self.names.add(name));
        match label {
            Some(bit) => {
                let operand = self.with(operand, bit, Presence::Surely);
                self.group(aggregate.grouping, operand, bit)
            }
            None => Set::UNKNOWN,
        }
    }

    /// What a grouping leaves, with a label that no list needs to name.
    fn group(&mut self, grouping: Option<Grouping>, operand: Set, kept: Bits) -> Set {
        let Some(grouping) = grouping else {
            return operand.keeping(kept);
        };
        let listed = self.listed(grouping.labels);
        match grouping.kind {
            GroupingKind::By if listed.open => {
                let known = listed.bits | kept;
                self.taking(operand.weakened(), known, operand)
            }
            GroupingKind::By => operand.keeping(listed.bits | kept),
            GroupingKind::Without if listed.open => operand.weakened().dropping(listed.bits | NAME),
            GroupingKind::Without => operand.dropping(listed.bits | NAME),
            GroupingKind::Variable => operand.weakened(),
        }
    }
}
