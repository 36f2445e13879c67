//! Go's regular expression syntax (RE2), checked with positions.
