//! The nearest of several words: "did you mean …?".

/// The candidate that `word` most probably meant, if any is near enough.
///
/// A word that differs in letter case, or in `-` against `_`, always qualifies. Otherwise a third
/// of the letters may differ (at least one, swapped neighbours count once), because a worse guess
/// misleads more than it helps. Of equally near candidates the first one wins.
pub(crate) fn nearest<'a, S>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a S>,
) -> Option<&'a str>
where
    S: AsRef<str> + ?Sized + 'a,
{
    let folded = fold(word);
    // Words of a megabyte come from hostile input; the distance is quadratic in the length.
    if word.is_empty() || word.len() > 200 {
        return None;
    }
    let limit = (folded.chars().count() / 3).max(1);
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let candidate = candidate.as_ref();
        if candidate == word || candidate.len() > 200 {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&folded, &fold(candidate));
        let close = distance <= limit && distance < folded.chars().count();
        if close && best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The word without what people mix up most: letter case and the kind of separator.
fn fold(word: &str) -> String {
    word.to_lowercase().replace(['_', '-', ' '], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, candidates: &[&str], expected: Option<&str>) {
        assert_eq!(
            nearest(word, candidates.iter().copied()),
            expected,
            "nearest to {word:?}"
        );
    }

    #[test]
    fn typos_and_wrong_case_find_the_word() {
        check("dispaly", &["display", "duration"], Some("display"));
        check("labelname", &["labelName", "matchers"], Some("labelName"));
        check("panel_key", &["panelKey"], Some("panelKey"));
        check("Dashbord", &["Datasource", "Dashboard"], Some("Dashboard"));
        check("0_0", &["0_1", "1_0"], Some("0_1"));
    }

    #[test]
    fn far_words_are_not_suggested() {
        check("targets", &["queries", "links"], None);
        check("x", &["y"], None);
        check("", &["a"], None);
        check(&"a".repeat(5000), &["aaaa"], None);
    }
}
