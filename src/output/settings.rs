//! The settings of a path as a table: each rule with its level, its options, and where each comes
//! from.

use std::io::{self, Write};

use super::Show;
use super::clean::one_line;
use super::style::Style;
use crate::finding::{OptionInfo, RuleId, RuleInfo, RuleSet};
use crate::lint::{Origin, Profile, Settings};
use crate::text::{FileId, SourceFile};

/// Settings with what it takes to show them.
pub(crate) struct SettingsOf<'a> {
    /// The path that they are for.
    pub(crate) path: &'a str,
    /// The configuration that holds there.
    pub(crate) config: Option<&'a SourceFile>,
    /// All files that were read.
    pub(crate) files: &'a [SourceFile],
    /// The profile to start from.
    pub(crate) profile: Profile,
    /// The settings.
    pub(crate) settings: &'a Settings,
    /// The rules.
    pub(crate) rules: &'a RuleSet,
    /// How to show it.
    pub(crate) show: Show,
}

/// Writes two lines about all of it, and one for each rule and each option.
pub(crate) fn write(of: &SettingsOf<'_>, out: &mut dyn Write) -> io::Result<()> {
    let config = of.config.map_or("none", |file| &*file.path);
    writeln!(out, "path: {}", one_line(of.path, of.show))?;
    writeln!(out, "configuration: {}", one_line(config, of.show))?;
    writeln!(out, "profile: {}\n", of.profile.name())?;
    let widths = of.rules.iter().flat_map(|(id, rule)| {
        let options = rule.options.iter().enumerate();
        let options = options.map(move |(index, option)| of.option(id, index, option).len());
        options.chain([rule.name.len()])
    });
    // A list may be as long as somebody likes.
    let width = widths.filter(|width| *width <= 60).max().unwrap_or(0);
    for (id, rule) in of.rules.iter() {
        of.write_rule(id, rule, width, out)?;
    }
    Ok(())
}

impl SettingsOf<'_> {
    fn write_rule(
        &self,
        id: RuleId,
        rule: &RuleInfo,
        width: usize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let level = self.settings.level(id);
        let shown = Style::Level(level).paint(self.show.color, format!("{:7}", level.name()));
        let origin = self.origin(self.settings.origin(id));
        writeln!(out, "{:width$}  {shown}  {origin}", rule.name)?;
        for (index, option) in rule.options.iter().enumerate() {
            let text = self.option(id, index, option);
            let text = one_line(&text, self.show);
            let origin = self.origin(self.settings.options(id)[index].2);
            writeln!(out, "{text:width$}  {:7}  {origin}", "")?;
        }
        Ok(())
    }

    fn option(&self, id: RuleId, index: usize, option: &OptionInfo) -> String {
        let (_, value, _) = &self.settings.options(id)[index];
        format!("  {}: {value}", option.name)
    }

    /// Where something comes from, in words.
    fn origin(&self, origin: Origin) -> String {
        let line = |file: FileId, at: u32| {
            let file = &self.files[file.0 as usize];
            let place = format!("{}:{}", file.path, file.position(at as usize).line);
            one_line(&place, self.show).into_owned()
        };
        match origin {
            Origin::Default => "default".to_owned(),
            Origin::Profile => format!("profile {}", self.profile.name()),
            Origin::Rules(file, at) => line(file, at),
            Origin::Override(file, at) => format!("{} (override)", line(file, at)),
            Origin::Flag => "flag".to_owned(),
        }
    }
}
