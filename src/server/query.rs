//! The parameters of a query string.

/// The value of a parameter, decoded; of several, the first one. What cannot be decoded is passed
/// over, as Go does.
pub(super) fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((decoded(key)?, decoded(value)?))
    });
    let mut pairs = pairs.filter(|(key, _)| key == name);
    pairs.next().map(|(_, value)| value)
}

/// The words that Go takes for a truth value; none for others.
pub(super) fn truth(word: &str) -> Option<bool> {
    match word {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Some(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Some(false),
        _ => None,
    }
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => hex(rest.next()?)? << 4 | hex(rest.next()?)?,
            byte => byte,
        });
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn hex(digit: u8) -> Option<u8> {
    let digit = char::from(digit).to_digit(16)?;
    u8::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_decoded() {
        let check = |query: &str, expected: Option<&str>| {
            assert_eq!(parameter(query, "name").as_deref(), expected, "{query}");
        };
        check("", None);
        check("names=a", None);
        check("name=a", Some("a"));
        check("name", Some(""));
        check("x=1&name=a%2Fb+c&name=z", Some("a/b c"));
        check("n%61me=%C3%A9", Some("é"));
        check("name=%zz&name=b", Some("b"));
        check("name=%4", None);
        check("name=%ff", Some("\u{fffd}"));
    }
}
