//! What a comment says to perscope: `perscope: allow RULE, RULE until 2027-01-31 — reason`.
//!
//! Comments of YAML and of PromQL are the same here; where one stands and what it covers, `lint`
//! knows, and also whether there is such a rule.

use std::ops::Range;

use super::Date;

/// The word that comments for perscope start with, behind their `#`.
const MARK: &str = "perscope:";

/// The mark without what ends it.
const BARE_MARK: &str = "perscope";

/// How comments may start that are meant for perscope.
pub(crate) const MARKS: [&str; 3] = [BARE_MARK, "Perscope", "PERSCOPE"];

/// What a comment says. Ranges are bytes of the comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Directive<'t> {
    /// From the mark to the last character.
    pub(crate) range: Range<usize>,
    /// Whether it is about the whole file.
    pub(crate) whole_file: bool,
    /// The names of rules and groups.
    pub(crate) names: Vec<(&'t str, Range<usize>)>,
    /// The last day on which it holds.
    pub(crate) until: Option<(Date, Range<usize>)>,
    /// Whether it says why.
    pub(crate) has_reason: bool,
    /// What cannot be understood, if anything.
    pub(crate) fault: Option<Fault>,
}

/// Something in a comment that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where.
    pub(crate) range: Range<usize>,
    /// What is wrong: a fragment.
    pub(crate) message: String,
    /// What to do: a full sentence.
    pub(crate) help: &'static str,
}

const FORM: &str = "Write it as `# perscope: allow RULE — reason`, or with `allow-file`.";
const ALLOW: &str = "Here the word is `allow`: `# perscope: allow RULE — reason`.";
const DATE_FORM: &str = "Write the last day on which it holds as `until 2027-01-31`.";

/// The verbs, and whether each is about the whole file.
const VERBS: [(&str, bool); 2] = [("allow", false), ("allow-file", true)];

/// Reads a comment, its `#` included; none if it says nothing to perscope.
pub(crate) fn directive(comment: &str) -> Option<Directive<'_>> {
    let content = comment.strip_prefix('#')?.trim_start_matches([' ', '\t']);
    let start = comment.len() - content.len();
    let Some(rest) = content.strip_prefix(MARK) else {
        return near_miss(comment, start);
    };
    let mut reader = Reader {
        text: comment.trim_end(),
        at: comment.len() - rest.len(),
    };
    let mut directive = Directive {
        range: start..reader.text.len(),
        whole_file: false,
        names: Vec::new(),
        until: None,
        has_reason: false,
        fault: None,
    };
    let (verb, range) = reader.word();
    match VERBS.iter().find(|(known, _)| *known == verb) {
        Some((_, whole_file)) => {
            directive.whole_file = *whole_file;
            directive.fault = reader.rest(&mut directive).err();
        }
        None => directive.fault = Some(unknown_verb(verb, range, &directive.range)),
    }
    Some(directive)
}

fn unknown_verb(verb: &str, range: Range<usize>, whole: &Range<usize>) -> Fault {
    let (message, range) = if verb.is_empty() {
        ("nothing is said to perscope".to_owned(), whole.clone())
    } else {
        let shown: String = verb.chars().take(40).collect();
        (format!("perscope knows no `{shown}` in a comment"), range)
    };
    Fault {
        range,
        message,
        help: if is_foreign(&verb.to_ascii_lowercase()) {
            ALLOW
        } else {
            FORM
        },
    }
}

/// What is wrong where a last day is expected.
fn no_date(text: &str, range: Range<usize>) -> Fault {
    let shown: String = text.chars().take(40).collect();
    let message = if shown.is_empty() {
        "there is no date behind `until`".to_owned()
    } else {
        format!("`{shown}` is no date")
    };
    Fault {
        range,
        message,
        help: DATE_FORM,
    }
}

/// Whether a text is meant to be a date, not prose.
fn is_numeric(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '/');
    text.len() >= "1.1.27".len() && text.chars().all(is_part)
}

/// A comment that is meant for perscope, and which it would pass over: the mark is written in
/// another way, and a word behind it says what is wanted.
fn near_miss(comment: &str, start: usize) -> Option<Directive<'_>> {
    let content = comment[start..].trim_end();
    let mark = content.get(..BARE_MARK.len())?;
    if !mark.eq_ignore_ascii_case(BARE_MARK) {
        return None;
    }
    let rest = &content[BARE_MARK.len()..];
    let verb = rest.trim_start_matches([' ', '\t', ':', '-', '_']);
    let is_apart = verb.len() < rest.len();
    let end = verb.find(|c: char| !c.is_ascii_alphabetic() && c != '-');
    let verb = verb[..end.unwrap_or(verb.len())].to_ascii_lowercase();
    let is_meant = VERBS.iter().any(|(known, _)| *known == verb) || is_foreign(&verb);
    let range = start..start + content.len();
    (is_apart && is_meant).then(|| Directive {
        range: range.clone(),
        whole_file: false,
        names: Vec::new(),
        until: None,
        has_reason: false,
        fault: Some(Fault {
            range,
            message: "perscope does not understand this comment".to_owned(),
            help: FORM,
        }),
    })
}

/// Whether another program suppresses what it finds with this word.
fn is_foreign(verb: &str) -> bool {
    let words = ["ignore", "disable", "noqa", "nolint", "suppress", "skip"];
    let is_word = |word: &str| {
        verb.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    words.into_iter().any(is_word)
}

/// Reads the words of a comment one after the other.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn skip_blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    /// The next word: up to a blank, a comma, a colon or a long dash.
    fn word(&mut self) -> (&'t str, Range<usize>) {
        self.skip_blanks();
        let rest = &self.text[self.at..];
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '—' | '–');
        let len = rest.find(ends).unwrap_or(rest.len());
        let range = self.at..self.at + len;
        self.at = range.end;
        (&rest[..len], range)
    }

    /// Whether what follows separates the names from the reason; if so, it is passed.
    fn separator(&mut self) -> bool {
        self.skip_blanks();
        let rest = &self.text[self.at..];
        let long = ["—", "–", ":"].into_iter();
        let mut long = long.filter(|mark| rest.starts_with(mark));
        let short = || {
            let len = rest.len() - rest.trim_start_matches('-').len();
            let alone = rest[len..].is_empty() || rest[len..].starts_with(char::is_whitespace);
            (len > 0 && alone).then_some(len)
        };
        let len = long.next().map(str::len).or_else(short);
        self.at += len.unwrap_or_default();
        len.is_some()
    }

    /// Reads what follows the verb.
    fn rest(&mut self, directive: &mut Directive<'t>) -> Result<(), Fault> {
        self.names(directive)?;
        let before = self.at;
        let (word, range) = self.word();
        if word == "until" {
            let (text, date) = self.word();
            let whole = range.start..date.end;
            let Some(day) = Date::parse(text) else {
                // What should have ended must not hold forever.
                directive.names.clear();
                let range = if text.is_empty() { whole } else { date };
                return Err(no_date(text, range));
            };
            directive.until = Some((day, whole));
        } else {
            self.at = before;
        }
        if self.separator() {
            return self.reason(directive);
        }
        self.skip_blanks();
        if self.at == self.text.len() {
            return Ok(());
        }
        Err(Fault {
            range: self.at..self.text.len(),
            message: "a comma or a dash is missing before this".to_owned(),
            help: "Write `,` between rules, and `—` or `-` before the reason.",
        })
    }

    fn names(&mut self, directive: &mut Directive<'t>) -> Result<(), Fault> {
        loop {
            let before = self.at;
            if self.separator() {
                self.at = before;
            }
            let (name, range) = self.word();
            if name.is_empty() || name.bytes().all(|byte| byte == b'-') {
                return Err(Fault {
                    range: directive.range.clone(),
                    message: "no rule is named".to_owned(),
                    help: FORM,
                });
            }
            directive.names.push((name, range));
            let before = self.at;
            self.skip_blanks();
            if !self.text[self.at..].starts_with(',') {
                self.at = before;
                return Ok(());
            }
            self.at += 1;
        }
    }

    /// Reads the reason, and a date that ends it.
    fn reason(&mut self, directive: &mut Directive<'t>) -> Result<(), Fault> {
        let mut reason = self.text[self.at..].trim();
        let mut fault = None;
        if let Some((before, date)) = reason.rsplit_once("until ")
            && directive.until.is_none()
            && before
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric())
        {
            let start = self.text.len() - "until ".len() - date.len();
            let text = date.trim_end_matches(['.', ')']).trim();
            if let Some(day) = Date::parse(text) {
                directive.until = Some((day, start..self.text.len()));
                reason = before;
            } else if is_numeric(text) {
                let start = self.text.len() - date.len();
                directive.names.clear();
                fault = Some(no_date(text, start..self.text.len()));
            }
        }
        directive.has_reason = reason.contains(char::is_alphanumeric);
        fault.map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// A comment as it was read: verb, names, day, reason or none, then what is wrong with it.
    fn shown(comment: &str) -> Option<String> {
        let read = directive(comment)?;
        let mut shown = String::from(if read.whole_file { "file" } else { "node" });
        for (name, range) in &read.names {
            assert_eq!(&comment[range.clone()], *name);
            let _ = write!(shown, " {name}");
        }
        if let Some((day, range)) = &read.until {
            let _ = write!(shown, " <{day}: {}>", &comment[range.clone()]);
        }
        shown.push_str(if read.has_reason { " why" } else { "" });
        if let Some(fault) = &read.fault {
            let part = &comment[fault.range.clone()];
            let _ = write!(shown, " ⟦{part}⟧ {}", fault.message);
        }
        Some(shown)
    }

    #[track_caller]
    fn check(comment: &str, expected: &str) {
        assert_eq!(shown(comment).as_deref(), Some(expected), "{comment}");
    }

    #[test]
    fn rules_and_reasons() {
        check("# perscope: allow a-b — because", "node a-b why");
        check("#perscope:allow a-b - because", "node a-b why");
        check("#  perscope: allow a-b -- because", "node a-b why");
        check("# perscope: allow a-b: because", "node a-b why");
        check("# perscope: allow a-b : because", "node a-b why");
        check("# perscope: allow a-b—because", "node a-b why");
        check("# perscope: allow a-b – because", "node a-b why");
        check(
            "# perscope: allow a, b,c , custom/d — because",
            "node a b c custom/d why",
        );
        check("# perscope: allow-file a — because", "file a why");
        check("# perscope: allow a", "node a");
        check("# perscope: allow a —", "node a");
        check("# perscope: allow a — ...", "node a");
    }

    #[test]
    fn dates() {
        let day = "<2027-01-31: until 2027-01-31>";
        check(
            "# perscope: allow a until 2027-01-31 — b",
            &format!("node a {day} why"),
        );
        check(
            "# perscope: allow a until 2027-01-31",
            &format!("node a {day}"),
        );
        check(
            "# perscope: allow a — b until 2027-01-31",
            &format!("node a {day} why"),
        );
        check(
            "# perscope: allow a — until 2027-01-31",
            &format!("node a {day}"),
        );
        check(
            "# perscope: allow a — b (until 2027-01-31)",
            "node a <2027-01-31: until 2027-01-31)> why",
        );
        check("# perscope: allow a — not until they mend it", "node a why");
        check(
            "# perscope: allow a until soon — b",
            "node ⟦soon⟧ `soon` is no date",
        );
        check(
            "# perscope: allow a — b until 2027-02-30.",
            "node why ⟦2027-02-30.⟧ `2027-02-30` is no date",
        );
        check("# perscope: allow a — b until 3.2", "node a why");
        check(
            "# perscope: allow a until",
            "node ⟦until⟧ there is no date behind `until`",
        );
        check(
            "# perscope: allow a until 2027-02-30 — b",
            "node ⟦2027-02-30⟧ `2027-02-30` is no date",
        );
    }

    #[test]
    fn near_misses() {
        for said in [
            "perscope allow a",
            "Perscope: Allow a",
            "PERSCOPE: allow-file a — b",
            "perscope-ignore",
            "perscope ignore-next-line a",
            "perscope:allow a".replacen(':', " : ", 1).as_str(),
        ] {
            let expected = format!("node ⟦{said}⟧ perscope does not understand this comment");
            check(&format!("# {said}"), &expected);
        }
        let help = |comment| directive(comment).unwrap().fault.unwrap().help;
        assert_eq!(help("# perscope: disable a"), ALLOW);
        assert_eq!(help("# perscope: NOQA"), ALLOW);
        assert_eq!(help("# perscope: forbid a"), FORM);
    }

    #[test]
    fn what_cannot_be_understood() {
        let nothing = "⟦perscope: allow⟧ no rule is named";
        check("# perscope: allow", &format!("node {nothing}"));
        check(
            "# perscope: allow — because",
            "node ⟦perscope: allow — because⟧ no rule is named",
        );
        check(
            "# perscope: allow - because",
            "node ⟦perscope: allow - because⟧ no rule is named",
        );
        check(
            "# perscope: allow a, — b",
            "node a ⟦perscope: allow a, — b⟧ no rule is named",
        );
        check(
            "# perscope: allow a b",
            "node a ⟦b⟧ a comma or a dash is missing before this",
        );
        check(
            "# perscope: ignore a",
            "node ⟦ignore⟧ perscope knows no `ignore` in a comment",
        );
        check(
            "# perscope:",
            "node ⟦perscope:⟧ nothing is said to perscope",
        );
        for comment in [
            "# a",
            "#",
            "# perscope finds nothing here",
            "# perscope allows this",
            "# Perscope: see the handbook",
            "# perscopeallow a",
            "# perscopé allow",
            "perscope: allow a",
        ] {
            assert_eq!(shown(comment), None, "{comment}");
        }
    }
}
