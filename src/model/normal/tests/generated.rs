//! What holds for every resource, also for broken ones: a stored resource does not change when it
//! is stored again, and it does not matter whether it comes from a file or from a server.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{Catalog, Layout, Target, Value, json, parse, recognise};
use crate::doc::Number;
use crate::doc::emit::{YamlStyle, yaml};
use crate::model::normal::dropped;
use crate::model::{ResourceKind, masked, normal, normal_value};
use crate::schema::{Expected, Family, Structure};
use crate::text::{FileId, SourceFile};

/// Bytes that decide what a value looks like; when they run out, everything is absent.
struct Choices<'b> {
    bytes: std::slice::Iter<'b, u8>,
    /// Whether values may have the wrong type.
    wild: bool,
}

impl Choices<'_> {
    /// A number below `count`.
    fn below(&mut self, count: usize) -> usize {
        self.bytes
            .next()
            .map_or(0, |&byte| usize::from(byte) % count)
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}

/// Some value at a place: mostly one that fits, sometimes null or one of another type.
fn value(structure: Structure<'_>, choices: &mut Choices<'_>, depth: usize) -> Value {
    match choices.below(16) {
        0 => return Value::Null,
        1 if choices.wild => return anything(choices, 2),
        _ if depth == 0 => return Value::mapping(),
        _ => {}
    }
    let alternatives: Vec<Structure<'_>> = structure.alternatives().collect();
    if !alternatives.is_empty() {
        let picked = alternatives[choices.below(alternatives.len())];
        return value(picked, choices, depth);
    }
    match structure.expected() {
        Some(Expected::Boolean) => Value::from(choices.below(2) == 1),
        Some(Expected::Integer | Expected::Number) => number(choices),
        Some(Expected::Array) => {
            let count = choices.below(4);
            let items = structure.items();
            (0..count)
                .map(|_| match items {
                    Some(items) => value(items, choices, depth - 1),
                    None => anything(choices, 2),
                })
                .collect()
        }
        Some(Expected::Object) => object(structure, choices, depth),
        Some(Expected::String) => {
            let words = ["", "a", "B", " x ", "90m", "0", "true", "1.10", "~"];
            match structure.word() {
                Some(word) if choices.below(4) == 0 => word.to_lowercase().into(),
                Some(word) => word.into(),
                None => choices.of(&words).into(),
            }
        }
        None => anything(choices, 3),
    }
}

fn object(structure: Structure<'_>, choices: &mut Choices<'_>, depth: usize) -> Value {
    let mut fields = Vec::new();
    if let Some(values) = structure.values() {
        for key in ["a", "B", "c.d"].into_iter().take(choices.below(4)) {
            fields.push((key.to_owned(), value(values, choices, depth - 1)));
        }
        return fields.into_iter().collect();
    }
    for field in structure.fields() {
        let tag = field.name == "kind";
        match choices.below(8) {
            0 | 1 if !tag => {}
            2 => fields.push((field.name.to_uppercase(), {
                value(field.structure, choices, depth - 1)
            })),
            _ => fields.push((field.name.to_owned(), {
                let word = tag.then(|| tag_word(structure, choices)).flatten();
                word.unwrap_or_else(|| value(field.structure, choices, depth - 1))
            })),
        }
    }
    if structure.field("kind").is_some() && choices.below(8) == 0 {
        let word = tag_word(structure, choices).unwrap_or(Value::Null);
        fields.push(("Kind".to_owned(), word));
    }
    if structure.fields().next().is_none() || choices.below(8) == 0 {
        fields.push(("other".to_owned(), anything(choices, 3)));
    }
    fields.into_iter().collect()
}

/// A word that picks an alternative, for objects that are one.
fn tag_word(structure: Structure<'_>, choices: &mut Choices<'_>) -> Option<Value> {
    structure.field("spec")?;
    let words = ["TextVariable", "ListVariable", "Grid", "Tabs", "Panel"];
    Some(choices.of(&words).into())
}

fn number(choices: &mut Choices<'_>) -> Value {
    let texts = [
        "0",
        "1",
        "3.0",
        "2.5",
        "-0",
        "1e2",
        "9007199254740993",
        "0.1",
        "1e400",
    ];
    // No YAML reader takes the last one for a number.
    let count = texts.len() - usize::from(!choices.wild);
    let number = Number::from_json(choices.of(&texts[..count]));
    number.expect("they are numbers").into()
}

fn anything(choices: &mut Choices<'_>, depth: usize) -> Value {
    match choices.below(if depth == 0 { 4 } else { 6 }) {
        0 => Value::Null,
        1 => Value::from(choices.below(2) == 1),
        2 => number(choices),
        3 => choices.of(&["", "a", "yes", "012", "2024-01-01"]).into(),
        4 => (0..choices.below(3))
            .map(|_| anything(choices, depth - 1))
            .collect(),
        _ => ["a", "kind", "B"]
            .into_iter()
            .take(choices.below(4))
            .map(|key| (key.to_owned(), anything(choices, depth - 1)))
            .collect(),
    }
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 400,
        rng_seed: RngSeed::Fixed(0x6e_6f_72),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The normal form of the one resource in a text.
fn read(name: &str, text: &str, catalog: &Catalog, target: &Target) -> Option<Value> {
    let file = SourceFile::new(FileId(0), name, text);
    let parsed = parse(&file);
    let resource = *recognise(&parsed.first()?.document).resources.first()?;
    dropped(&resource, catalog, target);
    Some(normal(&resource, Some("P"), catalog, target))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn storing_twice_is_storing_once(
        kind in 0..ResourceKind::ALL.len(),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        (wild, case_sensitive) in any::<(bool, bool)>(),
    ) {
        let (name, kind) = ResourceKind::ALL[kind];
        let catalog = Catalog::new();
        let target = Target { case_sensitive, ..Target::default() };
        let structure = catalog.structure(Family::Perses, name).expect("it has a schema");
        let mut given = object(structure, &mut Choices { bytes: bytes.iter(), wild }, 12);
        if let Some(resource) = given.as_mapping_mut() {
            resource.insert("kind", name);
            resource.get_or_insert_with("spec", || Value::Null);
        }
        let stored = normal_value(kind, &given, Some("P"), &catalog, &target);
        let again = normal_value(kind, &stored, Some("P"), &catalog, &target);
        prop_assert_eq!(&again, &stored, "{}", json(&given, Layout::Compact));

        let shown = masked(kind, stored.clone(), &catalog);
        prop_assert_eq!(masked(kind, shown.clone(), &catalog), shown);

        let text = json(&given, Layout::Compact);
        let from_json = read("a.json", &text, &catalog, &target);
        prop_assert!(from_json.as_ref().is_some_and(|read| read.same(&stored)), "{text}");
        // A text field takes every scalar of YAML, so there is no wrong type to keep.
        if !wild {
            let text = yaml(&given, &YamlStyle::default());
            let from_yaml = read("a.yaml", &text, &catalog, &target);
            prop_assert!(from_yaml.as_ref().is_some_and(|read| read.same(&stored)), "{text}");
        }
    }
}
