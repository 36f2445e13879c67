//! What becomes of the results of `dac build`, and what is said about them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

use super::build::Mode;
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::dac::{self, BuildFault, Built, Format, Language, Source, Yield};
use crate::output::said::write_said;
use crate::store;

/// Takes the results of sources in their order.
pub(super) struct Telling<'a> {
    env: &'a mut Env,
    global: &'a GlobalArgs,
    mode: Mode,
    format: Format,
    /// Where the result of each source goes.
    places: &'a BTreeMap<PathBuf, PathBuf>,
    /// Whether somebody means just this file, so that it has to yield something.
    pub(super) meant: bool,
    /// The results that are there, or should be.
    expected: BTreeSet<PathBuf>,
    /// How many sources need a tool that is not there.
    missing: BTreeMap<Language, usize>,
    /// What was printed by the sources, if JSON goes to standard output.
    json: Vec<String>,
    /// How many sources have been run, well or not.
    run: usize,
    /// Whether something was written to standard output.
    begun: bool,
    interrupted: bool,
    exit: Exit,
    /// Why standard output takes no more.
    closed: Option<io::Error>,
}

impl<'a> Telling<'a> {
    pub(super) fn new(
        env: &'a mut Env,
        global: &'a GlobalArgs,
        (mode, format): (Mode, Format),
        places: &'a BTreeMap<PathBuf, PathBuf>,
    ) -> Self {
        Self {
            env,
            global,
            mode,
            format,
            places,
            meant: false,
            expected: BTreeSet::new(),
            missing: BTreeMap::new(),
            json: Vec::new(),
            run: 0,
            begun: false,
            interrupted: false,
            exit: Exit::Clean,
            closed: None,
        }
    }

    /// Takes the result of a source; false if no more are wanted.
    pub(super) fn tell(&mut self, source: &Source, result: Result<Built, BuildFault>) -> bool {
        self.run += 1;
        let shown = source.path.display().to_string();
        let place = self.places[&source.path].clone();
        match result {
            Ok(built) => self.built(&shown, place, &built),
            Err(BuildFault::Interrupted) => {
                self.run -= 1;
                self.interrupted = true;
            }
            Err(fault) => {
                // What is wrong now was right once, and its result is not left over.
                self.expected.insert(place);
                self.failed(&shown, source.language, fault);
            }
        }
        self.closed.is_none() && !self.interrupted
    }

    /// Ends the output: how the build ended, and the results that are there or should be.
    pub(super) fn finish(mut self, sources: usize) -> Result<(Exit, BTreeSet<PathBuf>), Failure> {
        for (language, count) in std::mem::take(&mut self.missing) {
            let tool = language.tool();
            let noun = if count == 1 { "source" } else { "sources" };
            let message = format!("there is no `{tool}`, so {count} {noun} cannot be built");
            let failure = Failure::new(Kind::Input, message).hint(language.advice());
            self.fail(&failure);
        }
        self.write_json();
        if let Some(error) = self.closed {
            return Err(error.into());
        }
        if self.interrupted || self.run < sources {
            let run = self.run;
            let message = format!("interrupted after {run} of {sources} sources");
            return Err(Failure::new(Kind::Interrupted, message));
        }
        Ok((self.exit, self.expected))
    }

    fn built(&mut self, shown: &str, place: PathBuf, built: &Built) {
        if !built.said.is_empty() && !self.global.quiet {
            let _ = writeln!(self.env.err, "warning: {shown}");
            let _ = write_said(&built.said, &mut self.env.err);
        }
        match built.holds {
            Yield::Nothing if self.meant => {
                let failure = Failure::new(Kind::Input, format!("{shown} yields nothing"));
                self.fail(&failure);
                return;
            }
            Yield::Nothing => {
                if self.global.verbose {
                    let _ = writeln!(self.env.err, "note: {shown} yields nothing");
                }
                return;
            }
            Yield::Other if !self.global.quiet => {
                let _ = writeln!(
                    self.env.err,
                    "warning: {shown} yields something that is no Perses resource"
                );
            }
            Yield::Other | Yield::Resources => {}
        }
        match self.mode {
            Mode::File => self.save(shown, place, &built.text),
            Mode::Stdout => self.print(&built.text),
        }
    }

    fn save(&mut self, shown: &str, place: PathBuf, text: &str) {
        let at = place.display().to_string();
        match dac::save(&self.env.cwd.join(&place), text) {
            Ok(_) => self.write(&format!("Successfully built {shown} at {at}\n")),
            Err(error) => {
                let reason = store::reason(&error);
                let failure = Failure::new(Kind::Input, format!("cannot write {at}: {reason}"));
                self.fail(&failure);
            }
        }
        self.expected.insert(place);
    }

    /// Prints a text, so that several of them can be read as one: YAML as documents, JSON as a list
    /// once all are there.
    fn print(&mut self, text: &str) {
        if self.format == Format::Json {
            self.json.push(text.to_owned());
            return;
        }
        let separator = if self.begun && !text.starts_with("---") {
            "---\n"
        } else {
            ""
        };
        let end = if text.ends_with('\n') { "" } else { "\n" };
        self.write(&format!("{separator}{text}{end}"));
    }

    fn write_json(&mut self) {
        let texts = std::mem::take(&mut self.json);
        let text = match texts.as_slice() {
            [] => return,
            [only] => format!("{}\n", only.trim_end()),
            texts => format!("[\n{}\n]\n", items(texts)),
        };
        self.write(&text);
    }

    fn write(&mut self, text: &str) {
        self.begun = true;
        // Whoever waits for a long build sees how far it is.
        let written = self.env.out.write_all(text.as_bytes());
        if let Err(error) = written.and_then(|()| self.env.out.flush()) {
            self.closed = Some(error);
        }
    }

    fn failed(&mut self, shown: &str, language: Language, fault: BuildFault) {
        let tool = language.tool();
        let (message, said) = match fault {
            BuildFault::Missing => {
                *self.missing.entry(language).or_default() += 1;
                return;
            }
            BuildFault::Interrupted => return,
            BuildFault::Tool(error) => {
                let reason = store::reason(&error);
                (
                    format!("{shown}: cannot run `{tool}`: {reason}"),
                    String::new(),
                )
            }
            BuildFault::Failed { status, said } => (
                format!("{shown} cannot be built: `{tool}` ended with {status}"),
                said,
            ),
            BuildFault::Unreadable(why) => (
                format!("{shown}: what it prints cannot be read: {why}"),
                String::new(),
            ),
        };
        self.fail(&Failure::new(Kind::Input, message));
        let _ = write_said(&said, &mut self.env.err);
    }

    fn fail(&mut self, failure: &Failure) {
        failure.write(&mut self.env.err);
        self.exit = self.exit.max(failure.exit());
    }
}

/// JSON texts as the items of one list; a text that is a list itself gives its items.
fn items(texts: &[String]) -> String {
    let mut all = String::new();
    for text in texts.iter().map(|text| text.trim()) {
        let inner = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'));
        let separator = if all.is_empty() { "" } else { ",\n" };
        let _ = write!(
            all,
            "{separator}{}",
            inner.unwrap_or(text).trim_matches('\n')
        );
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined_item_by_item() {
        let texts = ["{\"a\": 1}\n", "[\n{},\n{}\n]\n", "{}"].map(str::to_owned);
        assert_eq!(items(&texts), "{\"a\": 1},\n{},\n{},\n{}");
    }
}
