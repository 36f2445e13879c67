//! `perscope new role` and `new rolebinding`: who may do what.

use clap::Args;

use super::output::{NamingArgs, OutputArgs};
use super::questions::given_or_asked;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::model::ResourceKind;
use crate::scaffold::{Envelope, resource};

/// What a role allows unless somebody says otherwise.
const READ_ALL: &str = "read:*";

/// Write a first version of a role
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope new role viewer -p shop
  perscope new role editor -p shop --allow read:* --allow create,update:Dashboard,Variable
  perscope new role auditor --global --allow read:*")]
pub(super) struct RoleArgs {
    #[command(flatten)]
    naming: NamingArgs,
    /// Put it into this project [default: that of perscope.yaml or `perscope project`]
    #[arg(short, long, value_name = "NAME")]
    project: Option<String>,
    /// Write a global role, which holds in all projects
    #[arg(long, conflicts_with = "project")]
    global: bool,
    /// Allow these actions on these kinds, as `read,update:Dashboard,Folder` (can be repeated)
    /// [default: read:*]
    #[arg(long, value_name = "ACTIONS:KINDS")]
    allow: Vec<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs `new role`.
pub(super) fn role(env: &mut Env, args: &RoleArgs) -> Result<Exit, Failure> {
    let kind = if args.global {
        ResourceKind::GlobalRole
    } else {
        ResourceKind::Role
    };
    let allowed: Vec<&str> = match &args.allow[..] {
        [] => vec![READ_ALL],
        some => some.iter().map(String::as_str).collect(),
    };
    let permissions: Result<Vec<_>, Failure> = allowed.into_iter().map(permission).collect();
    let permissions = permissions?;
    let project = args.project.as_deref();
    let named = args.naming.resolve(env, kind, project, &args.output)?;
    let value = resource::role(&named.naming(), &permissions);
    args.output.write(env, &named.key, &value, Envelope::Native)
}

/// Actions and kinds on either side of a colon.
fn permission(text: &str) -> Result<(Vec<String>, Vec<String>), Failure> {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(',').map(str::trim);
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let split = text
        .split_once(':')
        .map(|(actions, kinds)| (words(actions), words(kinds)));
    split
        .filter(|(actions, kinds)| !actions.is_empty() && !kinds.is_empty())
        .ok_or_else(|| {
            let message = format!("`{}` does not say what is allowed", text.escape_debug());
            Failure::new(Kind::Usage, message)
                .hint("Write it like `--allow read,update:Dashboard`.")
        })
}

/// Write a first version of a role binding
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope new rolebinding viewers -p shop --role viewer --user ada --user grace
  perscope new rolebinding auditors --global --role auditor --user ada")]
pub(super) struct RoleBindingArgs {
    #[command(flatten)]
    naming: NamingArgs,
    /// Put it into this project [default: that of perscope.yaml or `perscope project`]
    #[arg(short, long, value_name = "NAME")]
    project: Option<String>,
    /// Write a global role binding, for a global role
    #[arg(long, conflicts_with = "project")]
    global: bool,
    /// Give this role
    #[arg(long, value_name = "NAME")]
    role: Option<String>,
    /// Give it to this user (can be repeated)
    #[arg(long, value_name = "NAME")]
    user: Vec<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs `new rolebinding`.
pub(super) fn role_binding(env: &mut Env, args: &RoleBindingArgs) -> Result<Exit, Failure> {
    let kind = if args.global {
        ResourceKind::GlobalRoleBinding
    } else {
        ResourceKind::RoleBinding
    };
    let project = args.project.as_deref();
    let named = args.naming.resolve(env, kind, project, &args.output)?;
    let role = given_or_asked(env, args.role.as_deref(), ("the role", "--role"), None)?;
    let users = match &args.user[..] {
        [] => vec![given_or_asked(env, None, ("the user", "--user"), None)?],
        some => some.to_vec(),
    };
    let value = resource::role_binding(&named.naming(), &role, &users);
    args.output.write(env, &named.key, &value, Envelope::Native)
}
