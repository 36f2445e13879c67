//! Running one source, and looking at what it printed.
//!
//! CUE: `cue eval FILE --out FORMAT --concrete` in the working directory, from which CUE finds its
//! module. Go: `go run FILE --output FORMAT ARGS…` in the directory of the file, from which Go finds
//! its module. Where a Go program fails for want of something that is defined elsewhere, it is run
//! once more with the files of its package beside it; percli gives up there.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::Format;
use super::child::{self, Call, ChildFault, Ran};
use super::source::{Language, Source, helpers};
use crate::doc::{self, NodeRef, ProblemKind};
use crate::model;
use crate::text::{FileId, SourceFile};

/// What the Go compiler says about a name that it does not find.
const UNDEFINED: &str = "undefined: ";

/// How sources are run.
pub(crate) struct Builder<'a> {
    /// The working directory, absolute.
    pub(crate) cwd: &'a Path,
    /// The variables of the environment.
    pub(crate) vars: &'a BTreeMap<OsString, OsString>,
    /// What the results are printed as.
    pub(crate) format: Format,
    /// Further arguments, for Go programs only.
    pub(crate) args: &'a [OsString],
    /// Whether somebody has interrupted the run.
    pub(crate) interrupted: &'a AtomicBool,
}

/// What came of a source.
#[derive(Debug)]
pub(crate) struct Built {
    /// What it printed.
    pub(crate) text: String,
    /// What that is.
    pub(crate) holds: Yield,
    /// What the tool had to say beside it; mostly nothing.
    pub(crate) said: String,
}

/// What a source printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Yield {
    /// Resources and nothing else.
    Resources,
    /// Nothing: the source only defines what others use.
    Nothing,
    /// Something that is no resource, or not only resources.
    Other,
}

/// Why nothing came of a source.
#[derive(Debug)]
pub(crate) enum BuildFault {
    /// The tool is not there.
    Missing,
    /// The tool could not be run.
    Tool(io::Error),
    /// The tool failed: how, and what it said.
    Failed {
        /// How it ended.
        status: String,
        /// What it said.
        said: String,
    },
    /// What was printed is not what was asked for: a fragment that says why.
    Unreadable(String),
    /// The run was interrupted.
    Interrupted,
}

impl From<ChildFault> for BuildFault {
    fn from(fault: ChildFault) -> Self {
        match fault {
            ChildFault::Missing => Self::Missing,
            ChildFault::Failed(error) => Self::Tool(error),
            ChildFault::TooMuch => Self::Unreadable("it is larger than any file may be".to_owned()),
            ChildFault::Interrupted => Self::Interrupted,
        }
    }
}

impl Builder<'_> {
    /// Runs a source.
    pub(crate) fn build(&self, source: &Source) -> Result<Built, BuildFault> {
        let path = &source.path;
        let ran = match source.language {
            Language::Cue => self.cue(path)?,
            Language::Go => self.go(path)?,
        };
        let said = ran.err.trim_end().to_owned();
        if !ran.success {
            let status = ran.status;
            return Err(BuildFault::Failed { status, said });
        }
        let text = String::from_utf8(ran.out);
        let text = text.map_err(|_| BuildFault::Unreadable("it is no text in UTF-8".to_owned()))?;
        let holds = look(&text, self.format).map_err(BuildFault::Unreadable)?;
        Ok(Built { text, holds, said })
    }

    fn cue(&self, path: &Path) -> Result<Ran, BuildFault> {
        let mut args = vec![OsString::from("eval"), file_argument(path)];
        args.extend(["--out", self.format.name(), "--concrete"].map(OsString::from));
        Ok(self.call(Language::Cue, args, self.cwd)?)
    }

    fn go(&self, path: &Path) -> Result<Ran, BuildFault> {
        let absolute = self.cwd.join(path);
        let directory = absolute.parent().unwrap_or(self.cwd);
        let name = file_argument(Path::new(path.file_name().unwrap_or_default()));
        let call = |helpers: Vec<PathBuf>| {
            let mut args = vec![OsString::from("run"), name.clone()];
            args.extend(helpers.into_iter().map(PathBuf::into_os_string));
            args.extend(["--output", self.format.name()].map(OsString::from));
            args.extend(self.args.iter().cloned());
            self.call(Language::Go, args, directory)
        };
        let alone = call(Vec::new())?;
        if alone.success || !alone.err.contains(UNDEFINED) {
            return Ok(alone);
        }
        let helpers = helpers(&absolute);
        if helpers.is_empty() {
            return Ok(alone);
        }
        Ok(call(helpers)?)
    }

    fn call(
        &self,
        language: Language,
        args: Vec<OsString>,
        directory: &Path,
    ) -> Result<Ran, ChildFault> {
        let call = Call {
            program: language.tool(),
            args,
            directory,
            vars: self.vars,
        };
        child::run(&call, self.interrupted)
    }
}

/// A path as an argument that no tool takes for a flag.
fn file_argument(path: &Path) -> OsString {
    let text = path.as_os_str();
    if !text.as_encoded_bytes().starts_with(b"-") {
        return text.to_owned();
    }
    [OsStr::new("."), text].iter().collect::<PathBuf>().into()
}

/// What a text holds; else why it cannot be read.
fn look(text: &str, format: Format) -> Result<Yield, String> {
    let name = format!("stdout.{}", format.name());
    let file = SourceFile::new(FileId(0), name, text);
    let parsed = doc::parse(&file);
    let problems = parsed.iter().flat_map(|parsed| &parsed.problems);
    for problem in problems {
        if let ProblemKind::Syntax { message, .. } = &problem.kind {
            let line = file.position(problem.span.start as usize).line;
            let format = format.name().to_uppercase();
            return Err(format!("line {line} is no {format}: {message}"));
        }
    }
    let roots: Vec<Option<NodeRef<'_>>> = parsed.iter().map(|it| it.document.root()).collect();
    if roots.iter().all(|root| root.is_none_or(is_empty)) {
        return Ok(Yield::Nothing);
    }
    let is_clean = parsed.iter().all(|parsed| {
        let found = model::recognise(&parsed.document);
        found.misfits.is_empty() && found.foreign == 0
    });
    Ok(if is_clean {
        Yield::Resources
    } else {
        Yield::Other
    })
}

fn is_empty(node: NodeRef<'_>) -> bool {
    let is_none = node.scalar().is_some() && node.text().is_none_or(str::is_empty);
    is_none || (node.scalar().is_none() && node.len() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_printed_is_looked_at() {
        let check = |text: &str, format, expected: Result<Yield, &str>| {
            let looked = look(text, format);
            assert_eq!(
                looked.as_ref().map_err(String::as_str).copied(),
                expected,
                "{text}"
            );
        };
        let (yaml, json) = (Format::Yaml, Format::Json);
        let project = r#"{"kind": "Project", "metadata": {"name": "a"}, "spec": {}}"#;
        check(project, json, Ok(Yield::Resources));
        check(project, yaml, Ok(Yield::Resources));
        check(
            &format!("[{project}, {project}]"),
            json,
            Ok(Yield::Resources),
        );
        check(
            &format!("{project}\n---\n{project}"),
            yaml,
            Ok(Yield::Resources),
        );
        for nothing in ["", "{}\n", "[]\n"] {
            check(nothing, yaml, Ok(Yield::Nothing));
            check(nothing, json, Ok(Yield::Nothing));
        }
        check("success: true\n", yaml, Ok(Yield::Other));
        check("some text\n", yaml, Ok(Yield::Other));
        assert!(look("a: [\n", yaml).unwrap_err().starts_with("line "));
        assert!(look(&format!("{project}\n{project}"), json).is_err());
    }

    #[test]
    fn no_file_is_taken_for_a_flag() {
        assert_eq!(file_argument(Path::new("a/b.cue")), "a/b.cue");
        assert_eq!(file_argument(Path::new("-x.cue")), "./-x.cue");
    }
}
