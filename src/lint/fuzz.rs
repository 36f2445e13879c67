//! Mutated files through everything: parsers, embedded documents, rules, edits.
//!
//! The short run is part of every test run; the long one is started by hand:
//! `cargo test --release --lib fuzz -- --ignored`.

#![expect(
    clippy::disallowed_methods,
    reason = "a fuzz run is bounded by the clock"
)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::doc::{self, Document, Kind, NodeRef, ProblemKind, Syntax, edit};
use crate::lint::{
    Completeness, FileInput, Linter, Named, Profile, Settings, check_file, check_workspace, finish,
    rule_set,
};
use crate::schema::Catalog;
use crate::text::{Edit, FileId, SourceFile, apply};

/// Texts that mutations start from.
pub(super) const SEEDS: &[(&str, &str)] = &[
    (
        "a.yaml",
        include_str!("../../examples/dashboards/checkout.yaml"),
    ),
    (
        "a.yaml",
        include_str!("../../examples/dashboards/hosts.yaml"),
    ),
    (
        "a.json",
        include_str!("../../examples/dashboards/queue.json"),
    ),
    (
        "a.yaml",
        include_str!("../../examples/kubernetes/payments-dashboard.yaml"),
    ),
    ("a.yaml", include_str!("../../examples/folders/shop.yaml")),
    ("a.yaml", include_str!("../../examples/access/roles.yaml")),
    (
        "a.yaml",
        include_str!("../../examples/broken/dashboard.yaml"),
    ),
    (
        "a.yaml",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c {<<: {k: *b}, d: *b}\n? e\n: !!str |2-\n    f\n   g\n",
    ),
    (
        "a.yaml",
        "kind: Project\n? [a, b]\n: {c: [d]}\n? {e: f}\n*g : [h]\n!!int i: !!bool j\nmetadata: !!seq {name: !!str k, *l : m}\n",
    ),
    (
        "a.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata:\n  one.json: |\n    {\"kind\": \"Project\", \
         \"metadata\": {\"name\": \"a\"}}\n  two.yaml: \"kind: Project\\nmetadata: {name: 5}\\n\"\n",
    ),
];

/// Pieces that break things.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    ": ",
    "- ",
    "#",
    " #",
    "&a",
    "*a",
    "*b",
    "<<",
    "|",
    ">-",
    "|2+",
    "? ",
    "\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    "    ",
    "\0",
    "\u{feff}",
    "ä",
    "漢",
    "🙂",
    "\u{2028}",
    "\\",
    "\\u00",
    "\\ud83d",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "!!str ",
    "!!int ",
    "!!seq ",
    "\r",
    "null",
    "~",
    "true",
    "yes",
    "0_0",
    "1e999",
    "-0",
    ".inf",
    "2024-01-01",
    "$x",
    "${x}",
    "${x",
    "kind: Dashboard\n",
    "\"$ref\": ",
    "//",
    "/*",
    "{{",
    "{{- if }}\n",
    "9223372036854775808",
];

/// Marsaglia's xorshift: random enough here, and the same everywhere.
pub(super) struct Random(pub(super) u64);

impl Random {
    /// A number below the limit.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit.max(1) as u64)).unwrap()
    }

    /// An offset on a character boundary.
    fn at(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// Makes one change to a text as a slip of the hand might make it.
pub(super) fn mutate(random: &mut Random, text: &mut String) {
    match random.below(6) {
        0 | 1 => {
            let at = random.at(text);
            text.insert_str(at, PIECES[random.below(PIECES.len())]);
        }
        2 => {
            let at = random.at(text);
            if let Some(c) = text[at..].chars().next() {
                text.replace_range(at..at + c.len_utf8(), PIECES[random.below(PIECES.len())]);
            }
        }
        3 => {
            let (one, other) = (random.at(text), random.at(text));
            let (from, mut to) = (one.min(other), one.max(other));
            to = to.min(from + 200);
            while !text.is_char_boundary(to) {
                to += 1;
            }
            text.replace_range(from..to, "");
        }
        4 => {
            let lines: Vec<&str> = text.lines().collect();
            let (from, to) = (random.below(lines.len()), random.below(lines.len()));
            let mut lines = lines;
            if !lines.is_empty() {
                let line = lines[from];
                lines.insert(to, line);
            }
            *text = lines.join("\n");
        }
        _ => {
            let lines: Vec<&str> = text.lines().collect();
            let line = random.below(lines.len());
            let shifted = |(index, text): (usize, &&str)| {
                if index == line {
                    format!(" {text}")
                } else {
                    (*text).to_owned()
                }
            };
            *text = lines
                .iter()
                .enumerate()
                .map(shifted)
                .collect::<Vec<_>>()
                .join("\n");
        }
    }
}

struct Fuzz {
    linter: Linter,
    catalog: Catalog,
    random: Random,
    /// What one text may cost. A slow machine under load must not fail a test, so only the long
    /// run, which somebody watches, is strict.
    patience: Duration,
}

impl Fuzz {
    fn new(seed: u64) -> Self {
        let linter = Linter::new(Settings::new(Profile::All, &rule_set()));
        Self {
            linter,
            catalog: Catalog::new(),
            random: Random(seed),
            patience: Duration::from_mins(1),
        }
    }

    /// Lints a text and tries edits on it. Panics are the findings of this test.
    fn one(&mut self, name: &str, text: &str) {
        let started = Instant::now();
        let source = SourceFile::new(FileId(0), name, text);
        let input = FileInput {
            project: Some("p"),
            ..FileInput::new(&source, Named::Argument)
        };
        let report = check_file(&self.linter, &self.catalog, &input);
        let files = [source.clone()];
        let mut findings = report.findings.clone();
        findings.extend(check_workspace(
            &self.linter,
            &[report],
            &Completeness::default(),
        ));
        for finding in finish(&self.linter, &files, findings) {
            let places = finding.related.iter().map(|related| &related.place);
            for place in places.chain([&finding.place]) {
                let slice = text.get(place.span.range());
                assert!(
                    slice.is_some(),
                    "{:?} is no slice of {name}:\n{text}",
                    place.span
                );
            }
            if let Some(fix) = finding.fix {
                assert!(
                    apply(text, &fix.edits).is_ok(),
                    "the fix {fix:?} does not fit:\n{text}"
                );
            }
        }
        for parsed in doc::parse(&source) {
            // In a JSON file, YAML that starts with a bracket after the edit is read as JSON.
            if name.ends_with("json") && parsed.document.syntax() == Syntax::Yaml {
                continue;
            }
            self.edit(&source, &parsed.document);
        }
        let spent = started.elapsed();
        assert!(spent < self.patience, "{spent:?} for {name}:\n{text}");
    }

    /// Makes one random edit; the text must stay as readable as it was.
    fn edit(&mut self, source: &SourceFile, document: &Document) {
        let mut nodes: Vec<NodeRef<'_>> = document.root().into_iter().collect();
        let mut next = 0;
        while let Some(node) = nodes.get(next).copied() {
            // Aliases lead to nodes that are in the list already.
            if !node.is_alias() {
                nodes.extend(node.children());
            }
            next += 1;
        }
        if nodes.is_empty() {
            return;
        }
        let node = nodes[self.random.below(nodes.len())];
        let word = ["x", "a b", "yes", "0_0", "ä: #", "", "-", "two\nlines"][self.random.below(8)];
        let edits = match (self.random.below(6), node.kind()) {
            (0, Kind::Scalar(_)) => edit::set_scalar(node, edit::Literal::Text(word)),
            (1, _) if node.key().is_some() => edit::rename_key(node, word),
            (2, _) if node.key().is_some() => edit::remove_key(node),
            (2, _) => edit::remove_item(node),
            (3, Kind::Mapping { .. }) => edit::insert_key(node, "added", "1", edit::At::Start),
            (4, Kind::Mapping { .. }) => edit::insert_key(node, "added", "1", edit::At::End),
            (5, Kind::Sequence { .. }) => edit::insert_item(node, "1", self.random.below(3)),
            _ => edit::replace(node, "1"),
        };
        if let Some(edits) = edits {
            unharmed(source, &edits);
        }
    }
}

/// The problems of a text's grammar; an edit must not add one.
fn grammar(source: &SourceFile) -> usize {
    let parsed = doc::parse(source);
    let problems = parsed.iter().flat_map(|parsed| &parsed.problems);
    problems
        .filter(|problem| matches!(problem.kind, ProblemKind::Syntax { .. }))
        .count()
}

fn unharmed(source: &SourceFile, edits: &[Edit]) {
    let text = &source.text;
    let edited = apply(text, edits).unwrap_or_else(|_| panic!("{edits:?} overlap in:\n{text}"));
    let after = SourceFile::new(FileId(0), &*source.path, edited.as_str());
    assert!(
        grammar(&after) <= grammar(source),
        "the edits {edits:?} break\n{text}\n--- into\n{edited}"
    );
}

fn run(seed: u64, patience: Duration, until: impl Fn(usize) -> bool) -> usize {
    let mut fuzz = Fuzz::new(seed);
    fuzz.patience = patience;
    let mut rounds = 0;
    while until(rounds) {
        let (name, seed) = SEEDS[fuzz.random.below(SEEDS.len())];
        let mut text = seed.to_owned();
        for _ in 0..=fuzz.random.below(6) {
            mutate(&mut fuzz.random, &mut text);
        }
        // Each language has to cope with the other's text.
        let name = if fuzz.random.below(8) == 0 {
            "b.json"
        } else {
            name
        };
        fuzz.one(name, &text);
        rounds += 1;
    }
    rounds
}

#[test]
fn mutated_files_never_break_anything() {
    assert_eq!(
        run(
            0x9e37_79b9_7f4a_7c15,
            Duration::from_mins(1),
            |rounds| rounds < 400
        ),
        400
    );
}

#[test]
#[ignore = "takes ten minutes; run it after changes to the parsers or to edits"]
fn mutated_files_never_break_anything_for_ten_minutes() {
    let started = Instant::now();
    let threads: Vec<_> = [1, 2]
        .map(|seed| {
            std::thread::spawn(move || {
                run(seed, Duration::from_secs(1), |_| {
                    started.elapsed() < Duration::from_mins(10)
                })
            })
        })
        .into();
    let rounds: usize = threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .sum();
    println!("{rounds} mutated files");
}

/// Texts that are expensive for a careless reader; each ends within a second even unoptimised.
#[test]
fn hostile_texts_are_cheap() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..40 {
        let previous = level - 1;
        let items = vec![format!("*a{previous}"); 9].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{items}]");
    }
    bomb.push_str("kind: Project\nmetadata: {name: a}\nspec: *a39\n");
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(20_000), close.repeat(20_000));
    let cases = [
        ("a.yaml", bomb),
        ("a.json", deep("[", "]")),
        ("a.json", deep("{\"a\":", "}")),
        ("a.json", "[".repeat(50_000)),
        ("a.yaml", deep("[", "]")),
        ("a.yaml", "- ".repeat(5_000)),
        ("a.json", format!("\"{}", "\\u00".repeat(50_000))),
        ("a.json", format!("{{{}}}", "\"a\":1,".repeat(5_000))),
        ("a.yaml", "k: v\n".repeat(5_000)),
        (
            "a.yaml",
            format!(
                "kind: Project\nmetadata: {{name: {}}}\nspec: {{}}\n",
                "a".repeat(500_000)
            ),
        ),
    ];
    let mut fuzz = Fuzz::new(7);
    for (name, text) in cases {
        fuzz.one(name, &text);
    }
}
