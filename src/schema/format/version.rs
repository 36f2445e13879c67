//! Versions of Perses.

use super::Fault;

/// Two or three numbers, such as `0.53` or `v0.53.1`.
pub(super) fn version(text: &str) -> Result<(), Fault> {
    let numbers: Vec<&str> = text.strip_prefix('v').unwrap_or(text).split('.').collect();
    let number = |text: &&str| {
        (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if (2..=3).contains(&numbers.len()) && numbers.iter().all(number) {
        return Ok(());
    }
    let hint = "A version has two or three numbers, such as 0.53 or 0.53.1.";
    Err(Fault::whole(text, "not a version of Perses", Some(hint)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_have_two_or_three_numbers() {
        for text in ["0.53", "v0.53.1", "1.0.0"] {
            assert_eq!(version(text), Ok(()), "{text}");
        }
        for text in ["", "1", "1.", "1.2.3.4", "latest", "0.53-beta", "v", "1.x"] {
            assert!(version(text).is_err(), "{text}");
        }
    }
}
