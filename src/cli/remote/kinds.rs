//! The words for kinds on the command line: as percli knows them.

use crate::cli::failure::{Failure, Kind};
use crate::model::ResourceKind;
use crate::text::nearest;

/// The short words of each kind beside its name, the one that is shown first. They may be in the
/// plural as well.
const SHORT: [(ResourceKind, &[&str]); 15] = [
    (ResourceKind::Dashboard, &["dash"]),
    (ResourceKind::Datasource, &["dts"]),
    (ResourceKind::EphemeralDashboard, &["edash"]),
    (ResourceKind::Folder, &["fld"]),
    (ResourceKind::GlobalDatasource, &["gdts"]),
    (ResourceKind::GlobalRole, &["grl"]),
    (ResourceKind::GlobalRoleBinding, &["grlb"]),
    (ResourceKind::GlobalSecret, &["gs", "gscrt"]),
    (ResourceKind::GlobalVariable, &["gv", "gvar"]),
    (ResourceKind::Project, &[]),
    (ResourceKind::Role, &["rl"]),
    (ResourceKind::RoleBinding, &["rlb"]),
    (ResourceKind::Secret, &["scrt"]),
    (ResourceKind::User, &["usr"]),
    (ResourceKind::Variable, &["var"]),
];

/// The kind that a word names, in any letter case, in the singular, the plural, or shortened.
pub(crate) fn parse(word: &str) -> Result<ResourceKind, Failure> {
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    // `gs` and `gvs`: the letter at the end belongs to one and is the plural of the other.
    for word in [lower.as_str(), singular] {
        if let Some(kind) = ResourceKind::parse_any_case(word).or_else(|| short(word)) {
            return Ok(kind);
        }
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

/// The kind that an argument names; if there is no argument, a failure that lists the kinds.
pub(crate) fn named(word: Option<&str>) -> Result<ResourceKind, Failure> {
    if let Some(word) = word {
        return parse(word);
    }
    let message = "name the type of resource, in the singular or plural, in any letter case";
    let failure = Failure::new(Kind::Usage, message);
    Err(SHORT.iter().fold(failure, |failure, (kind, short)| {
        let name = kind.name();
        failure.hint(match short.first() {
            Some(short) => format!("{name} ({short})"),
            None => name.to_owned(),
        })
    }))
}

/// The names of the kinds in the plural, in lower case, for completion scripts.
pub(crate) fn words() -> Vec<String> {
    let kinds = ResourceKind::ALL.iter();
    kinds.map(|(_, kind)| kind.plural()).collect()
}

/// The kind of a short word.
fn short(word: &str) -> Option<ResourceKind> {
    let found = SHORT.iter().find(|(_, short)| short.contains(&word));
    found.map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_many_words() {
        use ResourceKind::{
            Dashboard, Datasource, EphemeralDashboard, Folder, GlobalDatasource, GlobalRole,
            GlobalRoleBinding, GlobalSecret, GlobalVariable, Project, Role, RoleBinding, Secret,
            User, Variable,
        };
        for (words, kind) in [
            ("dashboard Dashboards DASH dashs", Dashboard),
            ("datasource datasources dts", Datasource),
            ("ephemeralDashboards edash edashs", EphemeralDashboard),
            ("folder fld flds", Folder),
            ("globaldatasources gdts", GlobalDatasource),
            ("globalrole globalRoles grl", GlobalRole),
            ("globalrolebindings grlb", GlobalRoleBinding),
            ("GLOBALSECRETS gs GS gscrt", GlobalSecret),
            ("globalvariable gv gvs gvar gvars", GlobalVariable),
            ("project projects", Project),
            ("role roles rl", Role),
            ("rolebindings rlb", RoleBinding),
            ("secret secrets scrt", Secret),
            ("user users usr usrs", User),
            ("variable variables var vars", Variable),
        ] {
            for word in words.split(' ') {
                assert_eq!(parse(word).ok(), Some(kind), "{word}");
            }
        }
    }

    #[test]
    fn what_is_no_kind_is_told_the_nearest() {
        for (word, hint) in [
            ("dashbord", "Did you mean `dashboard`?"),
            ("dashboardss", "Did you mean `dashboard`?"),
            ("globl-roles", "Did you mean `globalrole`?"),
        ] {
            assert_eq!(parse(word).unwrap_err().hints, [hint]);
        }
        for word in ["", "s", "\u{1b}[2J", "it"] {
            let failure = parse(word).unwrap_err();
            assert!(failure.hints[0].starts_with("The kinds are dashboard, "));
            assert!(!failure.message.contains('\u{1b}'));
        }
    }

    #[test]
    fn nothing_is_told_all_kinds() {
        let failure = named(None).unwrap_err();
        assert_eq!(failure.hints.len(), ResourceKind::ALL.len());
        assert_eq!(failure.hints[0], "Dashboard (dash)");
        for ((kind, short), (_, known)) in SHORT.iter().zip(ResourceKind::ALL) {
            assert_eq!(*kind, known);
            for word in *short {
                assert_eq!(parse(word).ok(), Some(known), "{word}");
            }
        }
    }
}
