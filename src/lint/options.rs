//! Options of rules: how a rule file declares them, how a configuration gives them, and how a
//! check asks for them.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::doc::{NodeRef, Reading, Resolved};
use crate::finding::{OptionInfo, OptionValue};
use crate::schema;

/// An option as a rule file declares it.
pub(super) struct Declared {
    /// The key in the configuration.
    pub(super) name: &'static str,
    /// The default; its variant is the type.
    pub(super) default: Literal,
    /// The least number, or the least number of entries.
    pub(super) least: Option<i64>,
}

/// A default as a rule file writes it.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "no rule has options of some of these types yet")
)]
#[derive(Clone, Copy)]
pub(super) enum Literal {
    Bool(bool),
    Int(i64),
    Number(f64),
    String(&'static str),
    StringList(&'static [&'static str]),
    Duration(&'static str),
    StringMap(&'static [(&'static str, &'static str)]),
}

impl Literal {
    fn value(self) -> OptionValue {
        match self {
            Self::Bool(value) => OptionValue::Bool(value),
            Self::Int(value) => OptionValue::Int(value),
            Self::Number(value) => OptionValue::Number(value),
            Self::String(text) => OptionValue::String(text.to_owned()),
            Self::StringList(items) => {
                OptionValue::StringList(items.iter().map(|item| (*item).to_owned()).collect())
            }
            Self::Duration(text) => {
                duration(text).expect("defaults are durations; a test reads them all")
            }
            Self::StringMap(entries) => {
                let entries = entries.iter();
                let owned = entries.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
                OptionValue::StringMap(owned.collect())
            }
        }
    }
}

/// What everybody may know of a rule's options. `docs` is the rule's documentation.
pub(super) fn infos(declared: &[Declared], docs: &str) -> Vec<OptionInfo> {
    let info = |declared: &Declared| OptionInfo {
        name: declared.name,
        default: declared.default.value(),
        least: declared.least,
        description: super::docs::option_description(docs, declared.name),
    };
    declared.iter().map(info).collect()
}

/// The value that a node gives an option; none if it has another type than the default, which the
/// schema of the configuration reports.
pub(super) fn read(node: NodeRef<'_>, default: &OptionValue) -> Option<OptionValue> {
    let resolved = || Some(node.scalar()?.resolve(Reading::Core));
    Some(match default {
        OptionValue::Bool(_) => OptionValue::Bool(schema::truth(node.scalar()?, Reading::Core)?),
        OptionValue::Int(_) => match resolved()? {
            Resolved::Int(value) => OptionValue::Int(i64::try_from(value).ok()?),
            _ => return None,
        },
        OptionValue::Number(_) => OptionValue::Number(match resolved()? {
            #[expect(clippy::cast_precision_loss, reason = "a fraction would be as inexact")]
            Resolved::Int(value) => value as f64,
            Resolved::Float(value) => value,
            _ => return None,
        }),
        OptionValue::String(_) => OptionValue::String(node.text()?.to_owned()),
        OptionValue::Duration(..) => duration(node.text()?)?,
        OptionValue::StringList(_) if node.is_sequence() => {
            let texts = node.items().filter_map(NodeRef::text);
            OptionValue::StringList(texts.map(str::to_owned).collect())
        }
        OptionValue::StringMap(_) if node.is_mapping() => {
            let entry = |entry: crate::doc::Entry<'_>| {
                Some((entry.key.text().to_owned(), entry.value.text()?.to_owned()))
            };
            OptionValue::StringMap(node.fields().filter_map(entry).collect())
        }
        OptionValue::StringList(_) | OptionValue::StringMap(_) => return None,
    })
}

fn duration(text: &str) -> Option<OptionValue> {
    let length = schema::format::milliseconds(text)?;
    let length = Duration::from_millis(length);
    Some(OptionValue::Duration(text.to_owned(), length))
}

/// A type as which a check can ask for an option.
pub(crate) trait FromOption<'a>: Sized {
    /// The value; none if the option has another type.
    fn from_option(value: &'a OptionValue) -> Option<Self>;
}

/// Says which variant of [`OptionValue`] a type reads.
macro_rules! from_option {
    ($($type:ty: $pattern:pat => $value:expr,)*) => {$(
        impl<'a> FromOption<'a> for $type {
            fn from_option(value: &'a OptionValue) -> Option<Self> {
                match value {
                    $pattern => Some($value),
                    _ => None,
                }
            }
        }
    )*};
}

from_option! {
    bool: OptionValue::Bool(value) => *value,
    i64: OptionValue::Int(value) => *value,
    f64: OptionValue::Number(value) => *value,
    &'a str: OptionValue::String(text) => text,
    &'a [String]: OptionValue::StringList(items) => items,
    Duration: OptionValue::Duration(_, length) => *length,
    &'a BTreeMap<String, String>: OptionValue::StringMap(map) => map,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc;
    use crate::text::{FileId, SourceFile};

    /// What a text in YAML gives an option with this default, as it is shown.
    #[track_caller]
    fn check(default: Literal, text: &str, expected: Option<&str>) {
        let file = SourceFile::new(FileId(0), "a.yaml", text);
        let parsed = doc::parse(&file);
        let root = parsed[0].document.root().unwrap();
        let value = read(root, &default.value());
        let shown = value.map(|value| value.to_string());
        assert_eq!(shown.as_deref(), expected, "{text}");
    }

    #[test]
    fn values_have_the_type_of_the_default() {
        check(Literal::Bool(false), "true", Some("true"));
        check(Literal::Bool(false), "yes", Some("true"));
        check(Literal::Bool(false), "maybe", None);
        check(Literal::Int(1), "-12", Some("-12"));
        check(Literal::Int(1), "1.5", None);
        check(Literal::Number(1.0), "1.5", Some("1.5"));
        check(Literal::Number(1.0), "3", Some("3"));
        check(Literal::Number(1.0), "a", None);
        check(Literal::String("a"), "b c", Some("b c"));
        check(Literal::String("a"), "[b]", None);
        check(Literal::Duration("1m"), "1h30m", Some("1h30m"));
        check(Literal::Duration("1m"), "90", None);
        check(Literal::StringList(&["a"]), "[b, 1]", Some("[b, 1]"));
        check(Literal::StringList(&["a"]), "b", None);
        check(Literal::StringMap(&[("a", "b")]), "{c: d}", Some("{c: d}"));
        check(Literal::StringMap(&[]), "[c]", None);
    }

    #[test]
    fn checks_get_the_type_they_ask_for() {
        let length = Literal::Duration("1m30s").value();
        assert_eq!(
            Duration::from_option(&length),
            Some(Duration::from_secs(90))
        );
        assert_eq!(bool::from_option(&length), None);
        let list = Literal::StringList(&["a", "b"]).value();
        assert_eq!(
            <&[String]>::from_option(&list).map(<[String]>::len),
            Some(2)
        );
        assert_eq!(<&str>::from_option(&list), None);
    }
}
