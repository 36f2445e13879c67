//! Assertions: CEL over the variable `value`, as Perses has it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use cel::common::ast::{EntryExpr, Expr, IdedExpr, SourceInfo};
use cel::common::types::{CelBool, CelDouble, CelList, CelMap, CelMapKey, CelNull, CelString};
use cel::common::value::Val;
use cel::parser::Parser;
use cel::{Context, Env, ExecutionError, Value};
use serde_json::Value as Json;

use super::super::Fault;
use super::{Selected, budget, nesting};

/// The longest assertion.
const MAX_BYTES: usize = 4_000;
/// The only variable.
const VARIABLE: &str = "value";
/// The names of types, which expressions compare with `type(…)`.
const TYPES: [&str; 10] = [
    "bool",
    "bytes",
    "double",
    "google",
    "int",
    "list",
    "map",
    "null_type",
    "string",
    "type",
];
/// How many parts of a value are asked one by one which of them is at fault.
const MAX_PARTS: usize = 1_000;
/// How much of an error of the interpreter is shown: it may hold whole values.
const MAX_ERROR: usize = 160;

/// An assertion that was parsed.
#[derive(Debug)]
pub(in crate::lint::custom) struct Assertion {
    expression: IdedExpr,
}

/// What an assertion says about a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lint::custom) enum Verdict {
    /// All is well.
    Holds,
    /// It does not hold.
    Fails,
    /// It says nothing, and why: a fragment.
    Broken(String),
}

impl Assertion {
    /// Parses an assertion.
    pub(in crate::lint::custom) fn parse(text: &str) -> Result<Self, Fault> {
        if text.len() > MAX_BYTES {
            let detail = format!("an assertion of more than {MAX_BYTES} bytes");
            return Err(Fault::new(detail, None));
        }
        if let Some(at) = nesting::too_deep(text) {
            let detail = "an assertion that nests too deep".to_owned();
            return Err(Fault::new(detail, Some(at..end_of(text, at))));
        }
        let parser = Parser::new();
        let (mut expression, source) = parser.parse_with_source_info(text).map_err(|errors| {
            let first = errors.errors.first();
            let at = first.and_then(|error| offset(text, error.pos));
            let detail = first.map_or("", |error| error.msg.lines().next().unwrap_or(""));
            let detail = detail.split(" expecting ").next().unwrap_or(detail);
            let detail = detail.strip_prefix("Syntax error: ").unwrap_or(detail);
            Fault::new(
                format!("no CEL: {detail}"),
                at.map(|at| at..end_of(text, at)),
            )
        })?;
        known(&expression, &mut vec![VARIABLE], &source)?;
        budget::bound(&mut expression);
        Ok(Self { expression })
    }

    /// Judges what a target selects, with the values that the verdict is about.
    pub(in crate::lint::custom) fn judge<'t>(
        &self,
        selected: &Selected<'t>,
    ) -> (Verdict, Vec<&'t Json>) {
        let (verdict, parts, whole) = match selected {
            Selected::Nothing { .. } => return (Verdict::Holds, Vec::new()),
            Selected::One(value) => (
                self.ask(&|left| val(value, left)),
                parts(value),
                vec![*value],
            ),
            Selected::List(items) => {
                let verdict = self.ask(&|left| list(items, left));
                let parts = items.iter().map(|item| Part::Item(item)).collect();
                (verdict, parts, items.clone())
            }
        };
        if verdict != Verdict::Fails || parts.len() > MAX_PARTS {
            return (verdict, whole);
        }
        // A list fails because of its items, or because of their number. One that fails alone as
        // well, where others do not, is at fault.
        let is_guilty = |part: &&Part<'t>| {
            !budget::is_used_up() && self.answer(&|left| part.alone(left)) == Verdict::Fails
        };
        let guilty: Vec<&'t Json> = parts.iter().filter(is_guilty).map(Part::value).collect();
        if guilty.is_empty() || guilty.len() == parts.len() {
            return (verdict, whole);
        }
        (verdict, guilty)
    }

    fn ask(&self, value: Made<'_, '_>) -> Verdict {
        budget::refill();
        self.answer(value)
    }

    /// Evaluates with what is left of the budget.
    fn answer(&self, value: Made<'_, '_>) -> Verdict {
        static ENV: LazyLock<Arc<Env>> = LazyLock::new(|| {
            let mut env = Env::stdlib();
            budget::declare(&mut env);
            Arc::new(env)
        });
        let too_much = || Verdict::Broken("it takes too long".to_owned());
        let mut left = budget::left();
        let Some(value) = value(&mut left) else {
            return too_much();
        };
        let mut context = Context::with_env(Arc::clone(&ENV));
        context.add_variable_as_val(VARIABLE, value);
        let answer = Value::resolve_val(&self.expression, &context);
        match answer {
            _ if budget::is_used_up() => too_much(),
            Ok(answer) => match answer.downcast_ref::<CelBool>() {
                Some(truth) if *truth.inner() => Verdict::Holds,
                Some(_) => Verdict::Fails,
                None => {
                    let kind = answer.get_type();
                    Verdict::Broken(format!("its result is {}, not bool", kind.name()))
                }
            },
            Err(error) => Verdict::Broken(words(&error)),
        }
    }
}

/// Makes a value for CEL; none if it is too large.
type Made<'f, 't> = &'f dyn Fn(&mut u64) -> Option<Box<dyn Val + 't>>;

/// A part of a collection.
enum Part<'t> {
    Item(&'t Json),
    Field(&'t str, &'t Json),
}

impl<'t> Part<'t> {
    fn value(&self) -> &'t Json {
        match self {
            Part::Item(value) | Part::Field(_, value) => value,
        }
    }

    /// A collection of this part alone.
    fn alone(&self, left: &mut u64) -> Option<Box<dyn Val + 't>> {
        match self {
            Part::Item(value) => list(&[*value], left),
            Part::Field(key, value) => {
                let fields = [(CelMapKey::from(*key), val(value, left)?)];
                Some(Box::new(CelMap::from(HashMap::from(fields))))
            }
        }
    }
}

fn parts(value: &Json) -> Vec<Part<'_>> {
    match value {
        Json::Array(items) => items.iter().map(Part::Item).collect(),
        Json::Object(fields) => {
            let fields = fields.iter();
            fields.map(|(key, value)| Part::Field(key, value)).collect()
        }
        _ => Vec::new(),
    }
}

fn list<'t>(items: &[&'t Json], left: &mut u64) -> Option<Box<dyn Val + 't>> {
    let items: Option<Vec<_>> = items.iter().map(|item| val(item, left)).collect();
    Some(Box::new(CelList::from(items?)))
}

fn val<'t>(value: &'t Json, left: &mut u64) -> Option<Box<dyn Val + 't>> {
    *left = left.checked_sub(1)?;
    Some(match value {
        Json::Null => Box::new(CelNull),
        Json::Bool(value) => Box::new(CelBool::from(*value)),
        Json::Number(number) => Box::new(CelDouble::from(number.as_f64().unwrap_or(f64::NAN))),
        Json::String(text) => Box::new(CelString::from(text.as_str())),
        Json::Array(items) => {
            let items: Option<Vec<_>> = items.iter().map(|item| val(item, left)).collect();
            Box::new(CelList::from(items?))
        }
        Json::Object(fields) => {
            let fields = fields.iter();
            let fields: Option<HashMap<_, _>> = fields
                .map(|(key, value)| Some((CelMapKey::from(key.as_str()), val(value, left)?)))
                .collect();
            Box::new(CelMap::from(fields?))
        }
    })
}

/// What an error of the interpreter means, as a fragment.
fn words(error: &ExecutionError) -> String {
    let text = match error {
        ExecutionError::NoSuchKey(key) => return format!("there is no key `{key}`"),
        ExecutionError::UndeclaredReference(name) => {
            return format!("there is no function `{name}`");
        }
        other => other.to_string(),
    };
    let line = text.lines().next().unwrap_or_default();
    let end = line.floor_char_boundary(MAX_ERROR);
    let more = if end < line.len() { "…" } else { "" };
    format!("{}{more}", &line[..end])
}

/// Makes sure that every variable is known: `value`, those of macros, and the names of types.
fn known<'e>(
    expr: &'e IdedExpr,
    scope: &mut Vec<&'e str>,
    source: &SourceInfo,
) -> Result<(), Fault> {
    match &expr.expr {
        Expr::Ident(name) if !is_known(name, scope) => Err(Fault::new(
            format!("there is no variable `{name}`"),
            range_of(expr, name, source),
        )
        .hint("An assertion sees `value`, which is what the target selects.")),
        Expr::Struct(_) => Err(Fault::new("messages cannot be made here".to_owned(), None)),
        Expr::Comprehension(comprehension) => {
            known(&comprehension.iter_range, scope, source)?;
            known(&comprehension.accu_init, scope, source)?;
            let outside = scope.len();
            scope.push(&comprehension.iter_var);
            scope.extend(comprehension.iter_var2.as_deref());
            for inside in [
                &comprehension.loop_cond,
                &comprehension.loop_step,
                &comprehension.result,
            ] {
                known(inside, scope, source)?;
            }
            scope.truncate(outside);
            Ok(())
        }
        other => {
            let mut below = children(other).into_iter();
            below.try_for_each(|child| known(child, scope, source))
        }
    }
}

fn is_known(name: &str, scope: &[&str]) -> bool {
    scope.contains(&name) || name.starts_with('@') || TYPES.contains(&name)
}

/// The expressions directly inside of one that brings no variables.
fn children(expr: &Expr) -> Vec<&IdedExpr> {
    match expr {
        Expr::Select(select) => vec![&select.operand],
        Expr::Call(call) => call
            .target
            .as_deref()
            .into_iter()
            .chain(&call.args)
            .collect(),
        Expr::List(list) => list.elements.iter().collect(),
        Expr::Map(map) => {
            let entries = map.entries.iter();
            let parts = entries.flat_map(|entry| match &entry.expr {
                EntryExpr::MapEntry(entry) => vec![&entry.key, &entry.value],
                EntryExpr::StructField(field) => vec![&field.value],
            });
            parts.collect()
        }
        _ => Vec::new(),
    }
}

/// Where a name stands in the text.
fn range_of(expr: &IdedExpr, name: &str, source: &SourceInfo) -> Option<Range<usize>> {
    let (start, _) = source.offset_for(expr.id)?;
    let (text, start) = (&source.source, start as usize);
    let range = start..start + name.len();
    (text.get(range.clone())? == name).then_some(range)
}

/// The byte of a line and column, which count from one, the column in characters.
fn offset(text: &str, (line, column): (isize, isize)) -> Option<usize> {
    let line = usize::try_from(line.checked_sub(1)?).ok()?;
    let column = usize::try_from(column.checked_sub(1)?).ok()?;
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(start..)?;
    let at = rest
        .char_indices()
        .nth(column)
        .map_or(rest.len(), |(at, _)| at);
    Some(start + at)
}

/// The end of the character at a byte.
fn end_of(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(at, |c| at + c.len_utf8())
}
