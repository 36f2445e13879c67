//! `perscope lint`: what is wrong with files.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::lint_baseline::BaselineArgs;
use super::lint_changed::{self, ChangedArgs};
use super::lint_fix::{self, FixArgs};
use super::lint_online::{Online, OnlineArgs};
use super::lint_output;
use super::lint_reports::ReportArgs;
use super::lint_settings::{self, SettingsArgs};
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};
use crate::cli::input::InputArgs;
use crate::cli::levels::{FailOn, LevelArgs};
use crate::cli::number;
use crate::cli::percli;
use crate::finding::RuleSet;
use crate::lint::{self, Flags, Profile};
use crate::output::{FORMATS, Format};
use crate::schema::Catalog;
use crate::session::{self, Changes, Request, Session};

/// Check dashboards and their neighbours for mistakes
///
/// Reads the JSON and YAML files that are named, or all below the working directory, finds the
/// Perses resources in them and says what is wrong with each. Files that hold none are passed
/// over. In the working directory, what .gitignore names is left out; a directory that is named
/// is read completely, but for .git and node_modules.
///
/// A perscope.yaml above the files makes its directory the root of a workspace: rules that
/// compare resources then see all of it, also when only some of its files are named.
#[expect(clippy::doc_markdown, reason = "the help is no Markdown")]
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope lint                           everything below the working directory
  perscope lint dashboards/ shared.yaml   a directory and a file
  perscope lint -f cpu.json --isolated    one file, whatever is around it
  perscope lint --profile strict -A style matters of performance, but none of style
  perscope lint --format github           annotations in a workflow of GitHub
  perscope lint --output-file sarif=findings.sarif --output-file junit=findings.xml
  perscope lint --changed=origin/main     only what stands on changed lines
  perscope lint --fix                     mend what can be mended safely
  jsonnet a.jsonnet | perscope lint -     what another program prints

Of several -A, -W and -D about a rule, the last one counts, also where it names a group. In
perscope.yaml the order does not matter: a rule counts more than its group. Flags count more than
perscope.yaml, whatever stands there.")]
pub(crate) struct LintArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Check dashboards by the rules of a team's own in this file (can be repeated)
    #[arg(long = "custom-rule.path", value_name = "FILE", help_heading = "Rules")]
    custom_rules: Vec<PathBuf>,
    /// Choose the levels of rules to start from [default: recommended, or what perscope.yaml says]
    #[arg(long, value_name = "PROFILE", value_parser = profiles(), help_heading = "Rules")]
    profile: Option<String>,
    #[command(flatten)]
    levels: LevelArgs,
    /// Exit with 1 for findings of this level or worse
    #[arg(
        long,
        value_name = "LEVEL",
        default_value = "error",
        help_heading = "Rules"
    )]
    fail_on: FailOn,
    #[command(flatten)]
    baseline: BaselineArgs,
    #[command(flatten)]
    settings: SettingsArgs,

    #[command(flatten)]
    fix: FixArgs,

    #[command(flatten)]
    online: OnlineArgs,

    /// Choose how findings are written
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = formats(), help_heading = "Output")]
    format: String,
    #[command(flatten)]
    changed: ChangedArgs,
    #[command(flatten)]
    reports: ReportArgs,
    /// Add how often each rule has spoken
    #[arg(long, help_heading = "Output")]
    statistics: bool,
    /// Show at most this many findings
    #[arg(
        long,
        value_name = "N",
        value_parser = number::from(0),
        allow_negative_numbers = true,
        help_heading = "Output"
    )]
    max_findings: Option<usize>,
    /// Check this many files at once [default: one for each core]
    #[arg(
        short,
        long,
        value_name = "N",
        value_parser = number::between(1, 65_535),
        allow_negative_numbers = true,
        help_heading = "Output"
    )]
    jobs: Option<usize>,
}

fn profiles() -> PossibleValuesParser {
    Profile::NAMES.map(|(name, _)| name).into()
}

fn formats() -> PossibleValuesParser {
    let format = |format: &Format| PossibleValue::new(format.name).help(format.summary);
    PossibleValuesParser::new(FORMATS.iter().map(format))
}

/// Runs `lint`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &LintArgs) -> Result<Exit, Failure> {
    let rules = lint::rule_set();
    let flags = flags(args, &rules)?;
    if args.settings.is_wanted() {
        return show_settings(env, global, args, &flags);
    }
    args.reports.check()?;
    let changes = args.changed.ask(env)?;
    let given = args.input.given(env)?;
    let input = lint_fix::Input::of(&given);
    let catalog = Arc::new(Catalog::new());
    let mut online = args.online.reach(env, &args.input, &catalog, args.jobs)?;
    let request = Request {
        given,
        cwd: &env.cwd,
        isolated: args.input.isolated,
        project: args.input.project.as_deref(),
        default_project: None,
        jobs: args.jobs.unwrap_or(env.cores),
        flags: &flags,
        plugin_paths: &args.input.plugin_path,
        custom_rules: &args.custom_rules,
        today: env.today,
        baseline: args.baseline.read(env)?,
        fixing: args.fix.is_asked_for() || online.is_some(),
        target: online.as_ref().and_then(|online| online.target),
        store: None,
        announced: online.as_ref().map(|online| &online.announced),
        with_ignored: false,
    };
    let mut session = session::load(request, &catalog);
    if let Some(online) = &mut online {
        online.tell_known(&mut session, &catalog);
    }
    let fixed = args.fix.run(env, &mut session, (&catalog, args.jobs));
    if let Some(online) = &mut online {
        online.tell_refused(&mut session, &catalog);
    }
    let ran = Ran {
        session: &session,
        fixed,
        input,
        online,
        changes,
    };
    report(env, global, args, ran)
}

/// A run that is over.
struct Ran<'s> {
    session: &'s Session,
    fixed: Option<lint_fix::Outcome>,
    input: Option<lint_fix::Input>,
    online: Option<Online>,
    /// The lines that count, if not all do.
    changes: Option<Changes>,
}

/// Writes what came of a run, and says how it ended.
fn report(
    env: &mut Env,
    global: &GlobalArgs,
    args: &LintArgs,
    ran: Ran<'_>,
) -> Result<Exit, Failure> {
    let Ran {
        session,
        fixed,
        input,
        online,
        changes,
    } = ran;
    let mut notes = session.warnings.clone();
    let mut finished = if args.baseline.is_writing() && !session.is_misconfigured() {
        let searched = args.input.searched();
        args.baseline.write(env, session, &searched, global.quiet)?
    } else {
        session.finish()
    };
    notes.extend(args.baseline.warnings(&finished));
    // What is wrong with a configuration kept everything else from being checked.
    if let Some(changes) = changes.filter(|_| !session.is_misconfigured()) {
        lint_changed::retain(&mut finished.findings, &changes, session, env);
    }
    let findings = &finished.findings;
    let output = lint_output::Output {
        session,
        finished: &finished,
        format: Format::find(&args.format).expect("clap knows the names of all formats"),
        statistics: args.statistics,
        max_findings: args.max_findings,
        fixes: fixed.as_ref().map(lint_fix::Outcome::counts),
        to_stderr: fixed.is_some() && input.is_some(),
    };
    let mut exit = Exit::Clean;
    let mut failures = args.input.failures(session, findings.is_empty());
    if let Some(fixed) = fixed.as_ref() {
        failures.extend(fixed.failures(input.as_ref()));
    }
    if let Some(online) = online {
        notes.extend(online.warnings);
        failures.extend(online.failures);
    }
    match &fixed {
        Some(fixed) if fixed.is_diff => {
            if fixed.write_diff(env, global, session)? {
                exit = Exit::Findings;
            }
        }
        _ => {
            if let Some(fixed) = &fixed {
                fixed.write_input(env, input.as_ref())?;
            }
            output.write(env, global)?;
            failures.extend(args.reports.write(env, &output));
            if findings
                .iter()
                .any(|finding| args.fail_on.fails(finding.level))
            {
                exit = Exit::Findings;
            }
        }
    }
    if let Some(fixed) = &fixed {
        fixed.write_notes(env, global, session);
    }
    for warning in notes.iter().filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    for failure in &failures {
        failure.write(&mut env.err);
        exit = exit.max(failure.exit());
    }
    if env.is_percli() && exit == Exit::Clean && output.format.for_people && !output.to_stderr {
        writeln!(env.out, "{}", percli::GOOD)?;
        env.out.flush()?;
    }
    if !fixed.is_some_and(|fixed| fixed.is_diff) {
        output.summarise(env, global);
    }
    Ok(exit)
}

/// Shows the settings of what was named.
fn show_settings(
    env: &mut Env,
    global: &GlobalArgs,
    args: &LintArgs,
    flags: &Flags,
) -> Result<Exit, Failure> {
    let cwd = env.cwd.clone();
    let request = Request {
        isolated: args.input.isolated,
        custom_rules: &args.custom_rules,
        ..Request::new(&cwd, flags, env.today)
    };
    let shown = lint_settings::run(env, global, &args.input.paths, request)?;
    let session = match shown {
        Ok(exit) => return Ok(exit),
        Err(session) => session,
    };
    let ran = Ran {
        session: &session,
        fixed: None,
        input: None,
        online: None,
        changes: None,
    };
    report(env, global, args, ran)
}

/// What the flags say about rules.
fn flags(args: &LintArgs, rules: &RuleSet) -> Result<Flags, Failure> {
    let profile = args.profile.as_deref();
    let (choices, custom) = args.levels.choices(rules)?;
    Ok(Flags {
        profile: profile.and_then(Profile::parse),
        choices,
        custom,
    })
}
