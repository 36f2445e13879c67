//! The bound on the work of an assertion.
//!
//! CEL has no loops but the macros (`all`, `exists`, `map`, …), which nest, and `+`, which makes
//! texts and lists longer. So what a macro runs over and what a `+` makes is handed through a
//! function that counts its size, and fails once an evaluation has used up its budget. The loops
//! that are still open then end at their next step, because that counts as well.

use std::cell::Cell;

use cel::common::ast::{CallExpr, EntryExpr, Expr, IdedExpr, operators};
use cel::common::functions::Function;
use cel::common::types::{CelList, CelMap, CelString, DYN_TYPE};
use cel::common::value::{CowVal, Val};
use cel::{Env, ExecutionError};

/// The name of the counting function, which cannot be written in CEL.
const COUNT: &str = "@count";
/// The same for what `matches` makes.
const COUNT_MATCH: &str = "@count_match";
/// How much one evaluation may use: values that are gone through.
const BUDGET: u64 = 1_000_000;
/// The function that costs more than others, because it compiles its pattern each time.
const MATCHES: &str = "matches";
/// What it costs.
const MATCH: u64 = 50;
/// How many bytes of a text count as much as a value.
const BYTES: u64 = 64;

thread_local! {
    /// What is left to the evaluation on this thread.
    static LEFT: Cell<u64> = const { Cell::new(0) };
}

/// Starts a new evaluation on this thread.
pub(super) fn refill() {
    LEFT.set(BUDGET);
}

/// Whether the evaluation on this thread has used up its budget.
pub(super) fn is_used_up() -> bool {
    LEFT.get() == 0
}

/// What the evaluation on this thread may still use.
pub(super) fn left() -> u64 {
    LEFT.get()
}

/// Adds the counting function to an environment.
pub(super) fn declare(env: &mut Env) {
    for (name, op) in [(COUNT, count as Function), (COUNT_MATCH, count_match)] {
        env.add_overload(name, name, vec![DYN_TYPE], op)
            .expect("nothing else has a name with `@`");
    }
}

fn count_match<'b, 'v>(args: Vec<CowVal<'b, 'v>>) -> Result<CowVal<'b, 'v>, ExecutionError> {
    LEFT.set(LEFT.get().saturating_sub(MATCH));
    count(args)
}

/// Counts a value and hands it on.
fn count<'b, 'v>(mut args: Vec<CowVal<'b, 'v>>) -> Result<CowVal<'b, 'v>, ExecutionError> {
    let value = args.pop().ok_or(ExecutionError::MissingArgumentOrTarget)?;
    let left = weigh(value.as_ref(), LEFT.get());
    LEFT.set(left);
    if left == 0 {
        return Err(ExecutionError::InternalError("too much work".to_owned()));
    }
    Ok(value)
}

/// What is left after a value with all it holds was gone through.
fn weigh(value: &dyn Val, left: u64) -> u64 {
    let mut left = left.saturating_sub(1);
    if let Some(text) = value.downcast_ref::<CelString<'_>>() {
        left = left.saturating_sub(text.inner().len() as u64 / BYTES);
    } else if let Some(list) = value.downcast_ref::<CelList<'_>>() {
        for item in list.inner() {
            left = weigh(item.as_ref(), left);
            if left == 0 {
                break;
            }
        }
    } else if let Some(map) = value.downcast_ref::<CelMap<'_>>() {
        #[expect(clippy::iter_over_hash_type, reason = "a sum has no order")]
        for item in map.inner().values() {
            left = weigh(item.as_ref(), left);
        }
    }
    left
}

/// Puts the counting function around everything in an expression that can cost much.
pub(super) fn bound(expr: &mut IdedExpr) {
    match &mut expr.expr {
        Expr::Call(call) => {
            if let Some(target) = &mut call.target {
                bound(target);
            }
            call.args.iter_mut().for_each(bound);
            // What `map` and `filter` add to their result is counted with what they run over.
            let is_accumulated =
                |arg: &IdedExpr| matches!(&arg.expr, Expr::Ident(name) if name.starts_with('@'));
            let is_sum =
                call.func_name == operators::ADD && !call.args.first().is_some_and(is_accumulated);
            if is_sum {
                wrap(expr, COUNT);
            } else if call.func_name == MATCHES {
                wrap(expr, COUNT_MATCH);
            }
        }
        Expr::Comprehension(comprehension) => {
            bound(&mut comprehension.iter_range);
            wrap(&mut comprehension.iter_range, COUNT);
            bound(&mut comprehension.accu_init);
            bound(&mut comprehension.loop_cond);
            bound(&mut comprehension.loop_step);
            bound(&mut comprehension.result);
        }
        Expr::List(list) => list.elements.iter_mut().for_each(bound),
        Expr::Map(map) => {
            for entry in &mut map.entries {
                if let EntryExpr::MapEntry(entry) = &mut entry.expr {
                    bound(&mut entry.key);
                    bound(&mut entry.value);
                }
            }
        }
        Expr::Struct(made) => {
            for entry in &mut made.entries {
                if let EntryExpr::StructField(field) = &mut entry.expr {
                    bound(&mut field.value);
                }
            }
        }
        Expr::Select(select) => bound(&mut select.operand),
        Expr::Unspecified | Expr::Ident(_) | Expr::Literal(_) => {}
    }
}

fn wrap(expr: &mut IdedExpr, function: &str) {
    let counted = std::mem::take(expr);
    expr.id = counted.id;
    expr.expr = Expr::Call(CallExpr {
        func_name: function.to_owned(),
        target: None,
        args: vec![counted],
    });
}
