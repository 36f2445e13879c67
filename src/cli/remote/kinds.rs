//! The words for kinds on the command line: as percli knows them.

use crate::cli::failure::{Failure, Kind};
use crate::model::ResourceKind;
use crate::text::nearest;

/// The short words, with their kinds.
const SHORT: [(&str, ResourceKind); 14] = [
    ("dash", ResourceKind::Dashboard),
    ("dts", ResourceKind::Datasource),
    ("ephdash", ResourceKind::EphemeralDashboard),
    ("fld", ResourceKind::Folder),
    ("gdts", ResourceKind::GlobalDatasource),
    ("grole", ResourceKind::GlobalRole),
    ("grb", ResourceKind::GlobalRoleBinding),
    ("gsct", ResourceKind::GlobalSecret),
    ("gvar", ResourceKind::GlobalVariable),
    ("pj", ResourceKind::Project),
    ("rb", ResourceKind::RoleBinding),
    ("sct", ResourceKind::Secret),
    ("usr", ResourceKind::User),
    ("var", ResourceKind::Variable),
];

/// The kind that a word names, in any letter case, in the singular, the plural, or shortened.
pub(crate) fn parse(word: &str) -> Result<ResourceKind, Failure> {
    let lower = word.to_lowercase();
    let short = SHORT.iter().find(|(short, _)| {
        *short == lower || lower.strip_suffix('s').is_some_and(|stem| stem == *short)
    });
    if let Some((_, kind)) = short {
        return Ok(*kind);
    }
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    if let Some(kind) = ResourceKind::parse_any_case(singular) {
        return Ok(kind);
    }
    let message = format!("`{}` is no kind of resource", word.escape_debug());
    let failure = Failure::new(Kind::Usage, message);
    let names: Vec<String> = ResourceKind::ALL
        .iter()
        .map(|(name, _)| name.to_lowercase())
        .collect();
    Err(match nearest(singular, names.iter().map(String::as_str)) {
        Some(near) => failure.hint(format!("Did you mean `{near}`?")),
        None => failure.hint(format!("The kinds are {}.", names.join(", "))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_many_words() {
        for (word, kind) in [
            ("dashboard", ResourceKind::Dashboard),
            ("Dashboards", ResourceKind::Dashboard),
            ("dash", ResourceKind::Dashboard),
            ("gdts", ResourceKind::GlobalDatasource),
            ("GLOBALSECRETS", ResourceKind::GlobalSecret),
            ("roles", ResourceKind::Role),
        ] {
            assert_eq!(parse(word).ok(), Some(kind), "{word}");
        }
        let failure = parse("dashbord").unwrap_err();
        assert_eq!(failure.hints, ["Did you mean `dashboard`?"]);
    }
}
