//! Values that would take an unwary comparison hours or all memory.

use super::super::differences;
use super::apply;
use crate::doc::Value;

/// Numbers from a generator without any pattern, the same in every run.
fn noise(count: usize) -> Vec<u64> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..count).map(next).collect()
}

fn list(numbers: impl IntoIterator<Item = u64>) -> Value {
    let number = |number: u64| Value::from(crate::doc::Number::from(number));
    numbers.into_iter().map(number).collect()
}

/// How many steps a comparison may take is not counted; these are sizes at which a quadratic one
/// would run for minutes.
const MANY: u64 = 20_000;

#[test]
fn long_lists_take_no_quadratic_time() {
    let lists = [
        list(std::iter::repeat_n(1, 20_000)),
        list(std::iter::repeat_n(1, 19_999).chain([2])),
        list(0..MANY),
        list((0..MANY).rev()),
        list((0..MANY).map(|at| at % 2)),
        list((0..MANY).map(|at| at / 2)),
        list(noise(20_000).into_iter().map(|number| number % 1000)),
        list(noise(20_000)),
    ];
    for old in &lists {
        for new in &lists {
            assert_eq!(differences(old, new).is_empty(), std::ptr::eq(old, new));
        }
    }
}

#[test]
fn many_panels_take_no_quadratic_time() {
    let dashboard = |prefix: &str, same: bool| {
        let panel = |at: u32| {
            let title = if same { "x".to_owned() } else { at.to_string() };
            let display = Value::from([("name", title.into())]);
            let spec = Value::from([("display", display), ("at", i64::from(at % 10).into())]);
            (format!("{prefix}{at}"), Value::from([("spec", spec)]))
        };
        let item = |at: u32| {
            let content = Value::from([("$ref", format!("#/spec/panels/{prefix}{at}").into())]);
            let group = Value::from([("items", Value::from(vec![[("content", content)].into()]))]);
            Value::from([("kind", "Grid".into()), ("spec", group)])
        };
        let panels: Value = (0..10_000).map(panel).collect();
        let layouts: Value = (0..10_000).rev().map(item).collect();
        Value::from([("spec", [("panels", panels), ("layouts", layouts)].into())])
    };
    for same in [false, true] {
        let (old, new) = (dashboard("a", same), dashboard("b", same));
        apply::check(&old, &new);
        let found = differences(&old, &new);
        let renamed = found
            .iter()
            .filter(|it| it.nature == super::Nature::Renamed);
        assert_eq!(renamed.count(), 10_000);
    }
}

#[test]
fn deep_trees_and_long_keys_take_no_quadratic_space() {
    let deep = |leaf: i64| {
        let mut value = Value::from(leaf);
        for _ in 0..120 {
            value = Value::from([("a", value), ("b", leaf.into())]);
        }
        value
    };
    let (old, new) = (deep(1), deep(2));
    assert_eq!(differences(&old, &new).iter().len(), 121);
    // Pointers to all of these would take 10 GB.
    let wide = |leaf: u64| {
        let inside = list(std::iter::repeat_n(leaf, 10_000));
        Value::from([("k".repeat(1_000_000).as_str(), inside)])
    };
    let (old, new) = (wide(1), wide(2));
    assert_eq!(differences(&old, &new).iter().len(), 10_000);
}
