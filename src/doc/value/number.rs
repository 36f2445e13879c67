//! Numbers that keep their text.

use std::borrow::Cow;

/// How long a number's text may be to be written into YAML as it is. Readers of YAML, ours among
/// them, take digits without end for text.
const MAX_YAML_DIGITS: usize = 300;

/// A number as JSON writes it: `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`.
///
/// `==` compares the texts; [`Number::same`] compares the values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Number(Box<str>);

/// What counts when numbers are compared.
#[derive(PartialEq)]
enum Canonical {
    /// A whole number that fits 64 bits, signed or not.
    Integer(i128),
    /// Any other one, as the nearest float.
    Float(f64),
}

impl Number {
    /// The number with this text, if JSON takes it for one.
    pub(crate) fn from_json(text: &str) -> Option<Self> {
        Parts::of(text).map(|_| Self(text.into()))
    }

    /// The number with this value, in its shortest text; none for infinities and not-a-number.
    ///
    /// Very large and very small ones get an exponent, from the same limits on as in Go and
    /// JavaScript.
    pub(crate) fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let size = value.abs();
        if size == 0.0 || (1e-6..1e21).contains(&size) {
            return Some(Self(value.to_string().into()));
        }
        let text = format!("{value:e}");
        let (mantissa, exponent) = text.split_once('e')?;
        let point = if mantissa.contains('.') { "" } else { ".0" };
        let sign = if exponent.starts_with('-') { "" } else { "+" };
        Some(Self(format!("{mantissa}{point}e{sign}{exponent}").into()))
    }

    /// The whole number of this value.
    pub(super) fn from_integer(value: i128) -> Self {
        Self(value.to_string().into())
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The value, if it is a whole one that fits; `1.0` and `1e0` are whole.
    pub(crate) fn as_i64(&self) -> Option<i64> {
        self.integer()?.try_into().ok()
    }

    /// The value, if it is a whole one that fits and is not negative.
    pub(crate) fn as_u64(&self) -> Option<u64> {
        self.integer()?.try_into().ok()
    }

    /// The nearest float; infinite if the number is too large for one.
    pub(crate) fn as_f64(&self) -> f64 {
        let value: Result<f64, _> = self.0.parse();
        value.expect("every number of JSON is written as a float of Rust")
    }

    /// Whether both have the same value: `1`, `1.0` and `1e0` do.
    ///
    /// Whole numbers of up to 64 bits are compared exactly, all others as floats, because that is
    /// what Go makes of them: `0.3` and the `0.29999999999999999` that some generators print are
    /// the same.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self == other || self.canonical() == other.canonical()
    }

    /// The text in a notation that all readers of YAML 1.1 and 1.2 take for this number.
    ///
    /// A YAML 1.1 reader wants a point, and a sign at the exponent, if there is an exponent. A
    /// number that is too large for a float has no such notation and keeps its text; Go's JSON
    /// refuses it as well.
    pub(crate) fn yaml_text(&self) -> Cow<'_, str> {
        let safe = match self.0.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                mantissa.contains('.') && exponent.starts_with(['+', '-'])
            }
            None => true,
        };
        if safe && self.0.len() <= MAX_YAML_DIGITS {
            return Cow::Borrowed(self.as_str());
        }
        let normalised = match self.canonical() {
            Canonical::Integer(value) => Some(Self::from_integer(value)),
            Canonical::Float(value) => Self::from_f64(value),
        };
        normalised.map_or(Cow::Borrowed(self.as_str()), |number| {
            Cow::Owned(number.0.into())
        })
    }

    fn canonical(&self) -> Canonical {
        if let Some(value) = self.integer() {
            return Canonical::Integer(value);
        }
        // A fraction may vanish in the float: `1.00000000000000000001` is `1`.
        let value = self.as_f64();
        match Self::from_f64(value).and_then(|number| number.integer()) {
            Some(value) => Canonical::Integer(value),
            None => Canonical::Float(value),
        }
    }

    /// The exact value, if it is a whole one of up to 64 bits, signed or not.
    fn integer(&self) -> Option<i128> {
        let value = Parts::of(&self.0)?.integer()?;
        let fits = (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&value);
        fits.then_some(value)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::from_integer(value.into())
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self::from_integer(value.into())
    }
}

/// A number's text, taken apart.
struct Parts<'t> {
    negative: bool,
    whole: &'t str,
    fraction: &'t str,
    /// Pinned to the ends of its type: such a number is zero, or far from fitting anything.
    exponent: i64,
}

impl<'t> Parts<'t> {
    /// Takes a text apart; none if it is no number of JSON.
    fn of(text: &'t str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, mut rest) = digits(rest)?;
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        let mut fraction = "";
        if let Some(after) = rest.strip_prefix('.') {
            (fraction, rest) = digits(after)?;
        }
        let mut exponent = 0;
        if let Some(after) = rest.strip_prefix(['e', 'E']) {
            let down = after.starts_with('-');
            let (size, end) = digits(after.strip_prefix(['-', '+']).unwrap_or(after))?;
            let size = size.parse().unwrap_or(i64::MAX);
            exponent = if down { -size } else { size };
            rest = end;
        }
        rest.is_empty().then_some(Self {
            negative,
            whole,
            fraction,
            exponent,
        })
    }

    /// The value, if it is a whole one of up to 38 digits.
    fn integer(&self) -> Option<i128> {
        let all = || self.whole.bytes().chain(self.fraction.bytes());
        let Some(trailing) = all().rev().position(|digit| digit != b'0') else {
            return Some(0);
        };
        let last = self.whole.len() + self.fraction.len() - 1 - trailing;
        let mut significant = all().take(last + 1).skip_while(|&digit| digit == b'0');
        // How many zeros follow the last significant digit, or how far the point is before it.
        let behind = i64::try_from(self.whole.len()).ok()? - 1 - i64::try_from(last).ok()?;
        let zeros = u32::try_from(self.exponent.checked_add(behind)?).ok()?;
        let value = significant.try_fold(0i128, |value, digit| {
            value.checked_mul(10)?.checked_add(i128::from(digit - b'0'))
        })?;
        let value = value.checked_mul(10i128.checked_pow(zeros)?)?;
        Some(if self.negative { -value } else { value })
    }
}

/// The digits at the start of a text, at least one, and the rest.
fn digits(text: &str) -> Option<(&str, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    (len > 0).then(|| text.split_at(len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::from_json(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[track_caller]
    fn check_same(texts: &[&str], same: bool) {
        for (at, one) in texts.iter().enumerate() {
            for other in &texts[at + 1..] {
                assert_eq!(number(one).same(&number(other)), same, "{one} and {other}");
                assert_eq!(number(other).same(&number(one)), same, "{other} and {one}");
            }
        }
    }

    #[test]
    fn values_are_compared_rather_than_texts() {
        check_same(&["1", "1.0", "1e0", "10e-1", "0.1E+1", "1.000"], true);
        check_same(
            &["0", "-0", "0.0", "0e999999999999999999999", "-0.0e-5"],
            true,
        );
        check_same(&["0.3", "0.29999999999999999", "3e-1"], true);
        check_same(&["1e20", "100000000000000000000", "1.0e+20"], true);
        check_same(&["1", "1.00000000000000000000001"], true);
        check_same(&["18446744073709551615", "18446744073709551615.0"], true);
        check_same(
            &["9007199254740992", "9007199254740993", "9007199254740994.0"],
            false,
        );
        check_same(&["1", "-1", "1.5", "10", "0.1", "1e400"], false);
    }

    #[test]
    fn only_what_json_takes_for_a_number_is_one() {
        for text in [
            "", "-", "+1", "01", "-01", ".5", "5.", "1e", "1e+", "0x1", "1_0", " 1", "1 ", "1.e3",
            "NaN", "Infinity", "1.2.3", "٣", "1e5.0", "--1",
        ] {
            assert_eq!(Number::from_json(text), None, "{text:?}");
        }
    }

    #[test]
    fn whole_numbers_are_exact() {
        assert_eq!(number("-9223372036854775808").as_i64(), Some(i64::MIN));
        assert_eq!(number("9223372036854775808").as_i64(), None);
        assert_eq!(number("18446744073709551615").as_u64(), Some(u64::MAX));
        assert_eq!(number("18446744073709551616").as_u64(), None);
        assert_eq!(number("-1").as_u64(), None);
        assert_eq!(number("12.50e1").as_i64(), Some(125));
        assert_eq!(number("12.5").as_i64(), None);
        assert_eq!(number("1e9223372036854775807").as_i64(), None);
        assert_eq!(number("0.5").as_f64().to_bits(), 0.5f64.to_bits());
        assert_eq!(number("1e400").as_f64().to_bits(), f64::INFINITY.to_bits());
        let many = format!("{}e-5000", "1".repeat(5000) + &"0".repeat(5000));
        assert_eq!(number(&many).as_i64(), None);
    }

    #[test]
    fn floats_have_their_shortest_text() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (1.0, "1"),
            (0.1, "0.1"),
            (1e20, "100000000000000000000"),
            (1e21, "1.0e+21"),
            (-2.5e300, "-2.5e+300"),
            (0.000_001, "0.000001"),
            (1e-7, "1.0e-7"),
        ] {
            let number = Number::from_f64(value).expect("it is finite");
            assert_eq!(number.as_str(), text);
            assert!(Number::from_json(text).is_some(), "{text}");
        }
        assert_eq!(Number::from_f64(f64::NAN), None);
        assert_eq!(Number::from_f64(f64::INFINITY), None);
    }

    #[test]
    fn yaml_gets_a_notation_of_both_versions() {
        for (text, yaml) in [
            ("1.10", "1.10"),
            ("6.0", "6.0"),
            ("-0", "-0"),
            ("1.5e+3", "1.5e+3"),
            ("1.5E-3", "1.5E-3"),
            ("1e5", "100000"),
            ("1.5e3", "1500"),
            ("1e-7", "1.0e-7"),
            ("-1e+22", "-1.0e+22"),
            ("1e400", "1e400"),
        ] {
            assert_eq!(number(text).yaml_text(), yaml, "{text}");
        }
        let long = format!("0.{}", "3".repeat(500));
        assert_eq!(number(&long).yaml_text(), "0.3333333333333333");
    }
}
