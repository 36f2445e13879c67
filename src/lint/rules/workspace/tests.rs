//! What the workspace must hold before anything counts as missing, and what never does.

use crate::lint::Completeness;
use crate::lint::testing::found_in;
use crate::model::ResourceKind;

/// A resource of a kind with this text for its metadata and its spec.
fn resource(kind: &str, metadata: &str, spec: &str) -> String {
    format!("kind: {kind}\nmetadata: {{{metadata}}}\nspec: {{{spec}}}\n")
}

#[track_caller]
fn check(rule: &str, complete: &[ResourceKind], files: &[&str], expected: &[&str]) {
    let completeness = Completeness {
        kinds: complete.iter().copied().collect(),
    };
    assert_eq!(
        found_in(rule, files, &completeness),
        expected,
        "{rule} in {files:#?}"
    );
}

const FOLDER: &str = "items: [{kind: Dashboard, name: a}, {kind: Folder, name: f, items: [{kind: \
                      dashboard, name: b}]}]";

#[test]
fn folders_are_checked_where_the_dashboards_are_known() {
    let rule = "folder-ref-missing";
    let folder = resource("Folder", "name: f, project: p", FOLDER);
    let missing = |name: &str, column: usize, file: &str| {
        format!("{file}3:{column} there is no dashboard `{name}` in project `p`")
    };
    let all = [missing("a", 40, ""), missing("b", 100, "")];
    check(rule, &[], &[&folder], &[]);
    check(
        rule,
        &[ResourceKind::Dashboard],
        &[&folder],
        &[&all[0], &all[1]],
    );
    let dashboard = resource("Dashboard", "name: A, project: P", "");
    check(
        rule,
        &[],
        &[&folder, &dashboard],
        &[&missing("b", 100, "0.yaml:")],
    );
    let other = resource("Dashboard", "name: b, project: q", "");
    check(rule, &[], &[&folder, &other], &[]);
    // A custom resource makes nothing complete, but it is a dashboard.
    let custom = "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nmetadata: {name: b, \
                  namespace: p}\nspec: {config: {}}\n";
    check(rule, &[], &[&folder, custom], &[]);
    check(rule, &[], &[&folder, &dashboard, custom], &[]);
}

#[test]
fn roles_that_servers_make_and_users_who_log_in_are_not_missing() {
    let rule = "role-binding-dangling";
    let binding = |kind: &str, role: &str| {
        let spec = format!("role: {role}, subjects: [{{kind: User, name: ann}}]");
        resource(kind, "name: b, project: p", &spec)
    };
    let reader = resource("Role", "name: reader, project: p", "permissions: []");
    let global = resource("GlobalRole", "name: admin", "permissions: []");
    let user = resource("User", "name: bob", "");
    check(
        rule,
        &[],
        &[&binding("RoleBinding", "nobody"), &global, &user],
        &[],
    );
    let dangling = "0.yaml:3:14 there is no Role `nobody` in project `p`";
    check(
        rule,
        &[],
        &[&binding("RoleBinding", "nobody"), &reader],
        &[dangling],
    );
    check(rule, &[], &[&binding("RoleBinding", "owner"), &reader], &[]);
    let dangling = "0.yaml:3:14 there is no GlobalRole `owner`";
    check(
        rule,
        &[],
        &[&binding("GlobalRoleBinding", "owner"), &global],
        &[dangling],
    );
    let dangling = "0.yaml:3:52 there is no User `ann`";
    check(
        rule,
        &[ResourceKind::User],
        &[&binding("RoleBinding", "reader"), &reader],
        &[dangling],
    );
}

#[test]
fn projects_are_missing_once_in_each_file() {
    let rule = "missing-project";
    let two = format!(
        "{}---\n{}",
        resource("Dashboard", "name: a, project: p", ""),
        resource("Dashboard", "name: b, project: p", "")
    );
    let project = resource("Project", "name: Q", "");
    let of_q = resource("Dashboard", "name: c, project: q", "");
    check(rule, &[], &[&two], &[]);
    check(
        rule,
        &[],
        &[&two, &project, &of_q],
        &["0.yaml:2:30 project `p` is not defined"],
    );
    check(
        rule,
        &[],
        &[&two, &two, &project],
        &[
            "0.yaml:2:30 project `p` is not defined",
            "1.yaml:2:30 project `p` is not defined",
        ],
    );
    let custom = "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nmetadata: {name: b, \
                  namespace: p}\nspec: {config: {}}\n";
    check(rule, &[], &[&project, custom], &[]);
    // A project of no name is the business of the schema.
    check(
        rule,
        &[],
        &[&project, &resource("Dashboard", "name: a, project: ''", "")],
        &[],
    );
}

#[test]
fn names_are_compared_letter_by_letter_and_in_any_case() {
    let (same, case) = ("duplicate-resource", "names-differ-in-case");
    let a = resource("Dashboard", "name: a, project: p", "");
    let upper = resource("Dashboard", "name: A, project: p", "");
    let project = resource("Dashboard", "name: a, project: P", "");
    let custom = "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nmetadata: {name: a, \
                  namespace: p}\nspec: {config: {}}\n";
    let files = [a.as_str(), &upper, &a, &upper, &project, custom];
    let another = |file: &str, name: &str| {
        format!("{file}.yaml:2:18 another Dashboard `{name}` exists in project `p`")
    };
    check(same, &[], &files, &[&another("2", "a"), &another("3", "A")]);
    let differs = |file: &str| {
        format!(
            "{file}.yaml:2:18 differs from Dashboard `a` in project `p` in the case of letters only"
        )
    };
    check(case, &[], &files, &[&differs("1"), &differs("4")]);
}
