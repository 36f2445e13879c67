//! What somebody sees who has not chosen a command yet: the first steps, and all commands by what
//! they are for.

use std::fmt::Write;

use clap::Command;

/// The commands by what they are for, in the order of the help. Headings end with `commands`.
const GROUPS: &[(&str, &[&str])] = &[
    ("Main commands", &["lint", "diff", "apply", "pull"]),
    ("Server commands", &["get", "describe", "delete", "plugin"]),
    (
        "Connection commands",
        &["login", "whoami", "refresh", "project", "config"],
    ),
    (
        "Authoring commands",
        &["init", "new", "dac", "promql", "rules", "explain", "schema"],
    ),
    (
        "Other commands",
        &["serve", "completion", "man", "help", "version"],
    ),
];

/// What stands below the help of the program.
pub(crate) const AFTER: &str = "\
Examples:
  perscope lint                              what is wrong below the working directory
  perscope lint --fix                        mends what can be mended safely
  perscope explain duplicate-key             why a finding matters, and what to do instead
  perscope login https://perses.example.com  whose server the other commands then work with
  perscope diff                              what `perscope apply` would do there
  perscope apply -s file:data                without any server, into a directory

Exit codes:
  0    all is well
  1    findings or differences
  2    wrong usage or configuration
  3    nothing to read
  4    a server refused or failed
  70   a bug
  130  interrupted";

/// What is shown without a command.
pub(crate) const START: &str = "\
perscope checks Perses dashboards that are kept in Git, and applies them to a server.

  perscope lint            say what is wrong with the dashboards below this directory
  perscope login ADDRESS   log in to a Perses server
  perscope pull            write to files what the server has
  perscope diff            show what would change on the server
  perscope apply           make the server hold what the files say

No server at hand? `--server file:data` is a directory that diff, apply and pull take for one.
`perscope --help` lists all commands, `perscope COMMAND --help` shows examples of one.
";

/// Has the help of the program list the commands in their groups, which clap does not know.
pub(crate) fn grouped(program: Command) -> Command {
    let mut template = String::from("{about-with-newline}\n{usage-heading} {usage}\n");
    let names = GROUPS.iter().flat_map(|(_, names)| names.iter());
    let width = names.map(|name| name.len()).max().unwrap_or_default();
    for (heading, names) in GROUPS {
        let _ = write!(template, "\n{heading}:\n");
        for command in names.iter().filter_map(|it| program.find_subcommand(it)) {
            let name = command.get_name();
            let about = command.get_about().map(ToString::to_string);
            let _ = write!(template, "  {name:width$}  {}", about.unwrap_or_default());
            for alias in command.get_visible_aliases() {
                let _ = write!(template, " [alias: {alias}]");
            }
            template.push('\n');
        }
    }
    template.push_str("\nOptions:\n{options}{after-help}");
    program.help_template(template)
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::{AFTER, GROUPS, START};
    use crate::cli::args;

    #[test]
    fn each_command_is_in_one_group() {
        let program = args::command();
        let mut grouped: Vec<&str> = GROUPS
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        let shown = program.get_subcommands().filter(|it| !it.is_hide_set());
        let mut all: Vec<&str> = shown.map(Command::get_name).collect();
        grouped.sort_unstable();
        all.sort_unstable();
        assert_eq!(grouped, all);
        for (heading, _) in GROUPS {
            assert!(heading.ends_with(" commands"), "{heading}");
        }
    }

    #[test]
    fn the_first_steps_can_be_taken() {
        let commands = START
            .lines()
            .filter_map(|line| line.strip_prefix("  perscope "));
        let commands: Vec<&str> = commands.filter_map(|it| it.split(' ').next()).collect();
        assert_eq!(commands.len(), 5, "the five that matter");
        for command in commands {
            assert!(
                args::command().find_subcommand(command).is_some(),
                "{command}"
            );
        }
    }

    /// Each command, and each below another one, shows examples of itself in its help, and all of
    /// these can be typed.
    #[test]
    fn every_help_has_examples() {
        check_examples("perscope", AFTER);
        let mut open: Vec<(String, Command)> = vec![("perscope".to_owned(), args::command())];
        while let Some((path, command)) = open.pop() {
            for below in command.get_subcommands() {
                let path = format!("{path} {}", below.get_name());
                let after = below.get_after_long_help().map(ToString::to_string);
                check_examples(&path, &after.unwrap_or_default());
                open.push((path, below.clone()));
            }
        }
    }

    #[track_caller]
    fn check_examples(path: &str, after: &str) {
        let examples = after.split("Examples:\n").nth(1);
        let examples = examples.unwrap_or_else(|| panic!("no examples in `{path} --help`"));
        let examples = examples.split("\n\n").next().unwrap_or_default();
        assert!(examples.lines().any(|line| line.contains(path)), "{path}");
        for line in examples.lines() {
            // What is typed ends where several blanks or a redirection begin.
            let Some((_, typed)) = line.split_once("perscope ") else {
                continue;
            };
            let ends = ["  ", " &&", " >", " <", " |", ";", ")"];
            let end = ends.iter().filter_map(|end| typed.find(end)).min();
            let typed = &typed[..end.unwrap_or(typed.len())];
            let mut words = vec!["perscope".to_owned()];
            for (index, part) in typed.split('\'').enumerate() {
                if index % 2 == 1 {
                    words.push(part.to_owned());
                } else {
                    words.extend(part.split_whitespace().map(str::to_owned));
                }
            }
            let parsed = args::command().try_get_matches_from(&words);
            assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
        }
    }
}
