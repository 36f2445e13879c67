//! Fields of a form, as `application/x-www-form-urlencoded`.

use reqwest::Url;

/// The fields of a form, in the order in which they were added.
pub(super) struct Fields(Url);

impl Fields {
    /// A form with these fields.
    pub(super) fn new(fields: &[(&str, &str)]) -> Self {
        let mut url = Url::parse("form:").expect("a scheme alone is a URL");
        url.query_pairs_mut().extend_pairs(fields);
        Self(url)
    }

    /// Adds a field.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        self.0.query_pairs_mut().append_pair(name, value);
    }

    /// The body of a request.
    pub(super) fn encoded(&self) -> &str {
        self.0.query().unwrap_or_default()
    }
}

/// One text, encoded as the value of a field.
pub(super) fn encoded(text: &str) -> String {
    let fields = Fields::new(&[("", text)]);
    fields.encoded().trim_start_matches('=').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_encoded() {
        let mut fields = Fields::new(&[("grant_type", "urn:a:b"), ("empty", "")]);
        fields.add("scope", "one two&three=3 ä+");
        assert_eq!(
            fields.encoded(),
            "grant_type=urn%3Aa%3Ab&empty=&scope=one+two%26three%3D3+%C3%A4%2B"
        );
        assert_eq!(Fields::new(&[]).encoded(), "");
        assert_eq!(encoded("=a b:c"), "%3Da+b%3Ac");
        assert_eq!(encoded(""), "");
    }
}
