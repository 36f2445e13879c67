//! Globs, as in `.gitignore`.

use super::Fault;

/// A line of a `.gitignore` that names paths.
pub(super) fn glob(text: &str) -> Result<(), Fault> {
    if text.starts_with('#') || text.trim().is_empty() {
        let hint =
            Some("Write `\\#` for a name that starts with `#`.").filter(|_| text.starts_with('#'));
        return Err(Fault::whole(text, "a glob that names no path", hint));
    }
    let mut builder = ignore::gitignore::GitignoreBuilder::new("");
    let built = builder
        .allow_unclosed_class(false)
        .add_line(None, text)
        .and_then(|builder| builder.build());
    match built {
        Ok(_) => Ok(()),
        Err(ignore::Error::Glob { err, .. }) => Err(Fault::whole(text, err, None)),
        Err(error) => Err(Fault::whole(text, error.to_string(), None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_are_lines_of_a_gitignore() {
        for text in [
            "a",
            "*.json",
            "!a",
            "/envs/*/",
            "**/built",
            "a[bc]{d,e}",
            "\\#a",
        ] {
            assert_eq!(glob(text), Ok(()), "{text}");
        }
        for (text, detail) in [
            ("", "a glob that names no path"),
            ("# a", "a glob that names no path"),
            ("a[b", "unclosed character class; missing ']'"),
            (
                "{a",
                "unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
            ),
        ] {
            assert_eq!(
                glob(text).map_err(|fault| fault.detail),
                Err(detail.to_owned())
            );
        }
    }
}
