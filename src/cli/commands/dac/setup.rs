//! `perscope dac setup`: a first dashboard as code, and what it needs.
//!
//! As percli, but that nothing is overwritten, that the CUE module gets the asked version of the
//! library and not the newest one, and that a Go module gets the checksums of all that the example
//! imports, without which it does not build.

use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use crate::cli::args::GlobalArgs;
use crate::cli::env::{Env, UnderWay};
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::remote::{Access, ServerArgs, warn};
use crate::dac::{self, Call, ChildFault, Language};
use crate::model::Version;
use crate::output::said::write_said;
use crate::schema::Catalog;
use crate::session;
use crate::store;

/// The example in CUE.
const CUE: &str = "\
package dashboards

import dashboardBuilder \"github.com/perses/perses/cue/dac-utils/dashboard@v0\"

dashboardBuilder & {
	#name:    \"my-first-dashboard\"
	#project: \"my-project\"
	#display: name: \"My first dashboard\"
}
";

/// The example in Go.
const GO: &str = "\
package main

import (
	\"flag\"

	sdk \"github.com/perses/perses/go-sdk\"
	\"github.com/perses/perses/go-sdk/dashboard\"
)

func main() {
	flag.Parse()
	exec := sdk.NewExec()
	builder, err := dashboard.New(\"my-first-dashboard\",
		dashboard.Name(\"My first dashboard\"),
		dashboard.ProjectName(\"my-project\"),
	)
	exec.BuildDashboard(builder, err)
}
";

/// What stands above the folder in `.gitignore`.
const COMMENT: &str = "# Results of `perscope dac build`.";

/// Set up a repository for dashboards as code
///
/// Run it at the root of a CUE or Go module (`cue mod init`, `go mod init NAME`). It writes an
/// example, fetches what the example needs with `cue` or `go`, and lets Git ignore the results of
/// builds if there is a .gitignore.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope dac setup --version 0.54.0
  perscope dac setup --language go -s https://perses.example.com    the server's version")]
pub(super) struct SetupArgs {
    /// Write the example in this language
    #[arg(
        long,
        value_name = "LANGUAGE",
        default_value = "cue",
        ignore_case = true
    )]
    language: SetupLanguage,
    /// Use the libraries of this version of Perses [default: that of the server]
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// Overwrite an example that is there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    server: ServerArgs,
}

/// The languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SetupLanguage {
    /// CUE.
    Cue,
    /// Go.
    Go,
}

/// What a language needs.
struct Kit {
    language: Language,
    name: &'static str,
    /// What has to be there.
    module: &'static str,
    /// What makes it.
    init: &'static str,
    example: &'static str,
    text: &'static str,
    /// The first release with libraries for it.
    since: Version,
    /// The arguments of the calls that fetch the libraries; `VERSION` stands for the version.
    calls: &'static [&'static [&'static str]],
}

const CUE_KIT: Kit = Kit {
    language: Language::Cue,
    name: "cue",
    module: "cue.mod",
    init: "cue mod init",
    example: "example.cue",
    text: CUE,
    since: Version {
        major: 0,
        minor: 51,
    },
    calls: &[
        &["mod", "get", "github.com/perses/perses/cue@VERSION"],
        &["mod", "tidy"],
    ],
};

const GO_KIT: Kit = Kit {
    language: Language::Go,
    name: "go",
    module: "go.mod",
    init: "go mod init NAME",
    example: "main.go",
    text: GO,
    since: Version {
        major: 0,
        minor: 44,
    },
    calls: &[&[
        "get",
        "github.com/perses/perses/go-sdk@VERSION",
        "github.com/perses/perses/go-sdk/dashboard@VERSION",
    ]],
};

/// Runs `dac setup`.
pub(super) fn run(
    env: &mut Env,
    global: &GlobalArgs,
    args: &SetupArgs,
    folder: &Path,
) -> Result<Exit, Failure> {
    let kit = match args.language {
        SetupLanguage::Cue => CUE_KIT,
        SetupLanguage::Go => GO_KIT,
    };
    let version = version(env, global, args, &kit)?;
    call(env, &kit, &["version"], false)?;
    if !store::exists(&env.cwd.join(kit.module)) {
        let message = format!("there is no {} here", kit.module);
        return Err(Failure::new(Kind::Usage, message).hint(format!(
            "Run `{}` at the root of the repository first.",
            kit.init
        )));
    }
    let example = env.cwd.join(kit.example);
    // The same text is what an earlier run has written that could not fetch what it needs.
    let is_ours = || store::read_bytes(&example).is_ok_and(|text| text == kit.text.as_bytes());
    if store::exists(&example) && !args.force && !is_ours() {
        let message = format!("{} is there already", kit.example);
        return Err(Failure::new(Kind::Usage, message).hint("--force overwrites it."));
    }
    ignore(env, global, folder)?;
    dac::save(&example, kit.text).map_err(|error| unwritten(kit.example, &error))?;
    for words in kit.calls {
        let words: Vec<String> = words
            .iter()
            .map(|word| word.replace("VERSION", &version))
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        call(env, &kit, &words, !global.quiet)?;
    }
    writeln!(env.out, "DaC setup for {} finished successfully", kit.name)?;
    if !global.quiet {
        let example = kit.example;
        let _ = writeln!(
            env.err,
            "note: `perscope dac build -f {example}` builds the example"
        );
    }
    Ok(Exit::Clean)
}

/// The version whose libraries are used, with a `v`.
fn version(
    env: &mut Env,
    global: &GlobalArgs,
    args: &SetupArgs,
    kit: &Kit,
) -> Result<String, Failure> {
    let text = match &args.version {
        Some(version) => version.clone(),
        None => server_version(env, global, args)?,
    };
    let number = text.strip_prefix('v').unwrap_or(&text).to_owned();
    let is_whole = number
        .split(['-', '+'])
        .next()
        .unwrap_or_default()
        .split('.')
        .count()
        == 3;
    let letters = |c: char| c.is_ascii_alphanumeric() || ".-+".contains(c);
    let parsed = Version::parse(&number).filter(|_| is_whole && number.chars().all(letters));
    let Some(parsed) = parsed else {
        let message = format!("`{}` is no version of Perses", text.escape_debug());
        return Err(Failure::new(Kind::Usage, message).hint("Write it like `--version 0.54.0`."));
    };
    if parsed < kit.since {
        let (name, since) = (kit.name, kit.since);
        let message = format!("Perses has libraries for {name} since {since}.0 only");
        return Err(Failure::new(Kind::Usage, message).hint("Choose a newer --version."));
    }
    Ok(format!("v{number}"))
}

fn server_version(env: &mut Env, global: &GlobalArgs, args: &SetupArgs) -> Result<String, Failure> {
    let catalog = Arc::new(Catalog::new());
    let config = session::config_around(Path::new("."), &env.cwd, &catalog).1;
    let say = |failure: Failure| failure.hint("--version does without a server.");
    let opened = args
        .server
        .open(env, config.as_ref(), &catalog, Access::Read);
    let remote = opened.map_err(say)?;
    warn(env, global, &remote.warnings);
    let Some(client) = remote.client() else {
        let message = "a directory has no version";
        return Err(Failure::new(Kind::Usage, message).hint("Choose one with --version."));
    };
    let health = client.health().map_err(Failure::from).map_err(say)?;
    Ok(health.version)
}

/// Lets Git ignore the results, if it is told anything at all.
fn ignore(env: &mut Env, global: &GlobalArgs, folder: &Path) -> Result<(), Failure> {
    let path = env.cwd.join(".gitignore");
    if !store::is_file(&path) {
        return Ok(());
    }
    let shown = ".gitignore";
    let bytes = store::read_bytes(&path).map_err(|error| {
        let reason = store::reason(&error);
        Failure::new(Kind::Input, format!("cannot read {shown}: {reason}"))
    })?;
    let folder = folder.to_string_lossy();
    let known = String::from_utf8_lossy(&bytes);
    let is_folder = |line: &str| line.trim().trim_matches('/') == folder.trim_matches('/');
    if known.lines().any(is_folder) {
        return Ok(());
    }
    let Ok(text) = String::from_utf8(bytes) else {
        if !global.quiet {
            let _ = writeln!(env.err, "warning: {shown} is no UTF-8 and stays as it is");
        }
        return Ok(());
    };
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    let blank = if text.is_empty() { "" } else { "\n" };
    let new = format!("{text}{end}{blank}{COMMENT}\n{folder}\n");
    store::replace_file(&path, &text, &new).map_err(|error| unwritten(shown, &error))
}

fn unwritten(shown: &str, error: &std::io::Error) -> Failure {
    let reason = store::reason(error);
    Failure::new(Kind::Input, format!("cannot write {shown}: {reason}"))
}

/// Runs the tool of a language, and shows what it says if that is wanted.
fn call(env: &mut Env, kit: &Kit, words: &[&str], aloud: bool) -> Result<(), Failure> {
    let tool = kit.language.tool();
    let shown = format!("{tool} {}", words.join(" "));
    let call = Call {
        program: tool,
        args: words.iter().map(OsString::from).collect(),
        directory: &env.cwd,
        vars: &env.vars,
    };
    let _held = Env::hold(UnderWay::Children);
    let message = match dac::run(&call, &Env::interrupted()) {
        Ok(ran) => {
            if aloud || !ran.success {
                let _ = write_said(&String::from_utf8_lossy(&ran.out), &mut env.err);
                let _ = write_said(&ran.err, &mut env.err);
            }
            if ran.success {
                return Ok(());
            }
            format!("`{shown}` ended with {}", ran.status)
        }
        Err(ChildFault::Missing) => {
            let failure = Failure::new(Kind::Input, format!("there is no `{tool}`"));
            return Err(failure.hint(kit.language.advice()));
        }
        Err(ChildFault::Failed(error)) => {
            let reason = store::reason(&error);
            format!("cannot run `{tool}`: {reason}")
        }
        Err(ChildFault::TooMuch) => format!("`{shown}` does not stop talking"),
        Err(ChildFault::Interrupted) => {
            let message = format!("`{shown}` was interrupted");
            return Err(Failure::new(Kind::Interrupted, message));
        }
    };
    Err(Failure::new(Kind::Input, message))
}
