//! What a place means beyond its type, in the words of the schemas: slots, languages, references.

/// The family of plugins that may stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Slot {
    /// Draws a panel.
    Panel,
    /// Asks a datasource.
    Query,
    /// Fills the options of a list variable.
    Variable,
    /// Knows how to reach a source of data.
    Datasource,
    /// Finds events to draw over charts.
    Annotation,
}

/// What a string is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    /// Text with variables in it, to which the plugin adds some of its own, such as the fields of
    /// the row that is clicked.
    ItemTemplate,
    /// A JavaScript regular expression.
    JsRegexp,
    /// Text in which `{{label}}` stands for the value of a label. Variables are not replaced.
    Labels,
    /// The same with variables in it.
    Legend,
    /// An expression of LogQL, with variables in it.
    LogQl,
    /// Markdown with variables in it.
    Markdown,
    /// An expression of PromQL, with variables in it.
    PromQl,
    /// Only a selector of series, with variables in it.
    PromQlSelector,
    /// Text with variables in it.
    Template,
}

/// What a string names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum RefKind {
    /// A dashboard of the project.
    Dashboard,
    /// A datasource of the dashboard, of the project or of all projects.
    Datasource,
    /// A role of all projects.
    GlobalRole,
    /// A page, by its address.
    Page,
    /// A panel of the same dashboard.
    Panel,
    /// A project.
    Project,
    /// A role of the project.
    Role,
    /// A secret of the project or of all projects.
    Secret,
    /// A user.
    User,
    /// A variable the dashboard sees.
    Variable,
}

/// The slots by their word, which is also the name of the folder of their plugins.
const SLOTS: [(&str, Slot); 5] = [
    ("annotation", Slot::Annotation),
    ("datasource", Slot::Datasource),
    ("panel", Slot::Panel),
    ("query", Slot::Query),
    ("variable", Slot::Variable),
];

const LANGUAGES: [(&str, Language); 9] = [
    ("item-template", Language::ItemTemplate),
    ("js-regexp", Language::JsRegexp),
    ("labels", Language::Labels),
    ("legend", Language::Legend),
    ("logql", Language::LogQl),
    ("markdown", Language::Markdown),
    ("promql", Language::PromQl),
    ("promql-selector", Language::PromQlSelector),
    ("template", Language::Template),
];

const REFERENCES: [(&str, RefKind); 10] = [
    ("dashboard", RefKind::Dashboard),
    ("datasource", RefKind::Datasource),
    ("globalrole", RefKind::GlobalRole),
    ("page", RefKind::Page),
    ("panel", RefKind::Panel),
    ("project", RefKind::Project),
    ("role", RefKind::Role),
    ("secret", RefKind::Secret),
    ("user", RefKind::User),
    ("variable", RefKind::Variable),
];

fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    let (_, meaning) = table.iter().find(|(known, _)| *known == word)?;
    Some(*meaning)
}

impl Slot {
    /// All slots.
    pub(crate) const ALL: [Slot; 5] = [
        Slot::Annotation,
        Slot::Datasource,
        Slot::Panel,
        Slot::Query,
        Slot::Variable,
    ];

    /// The slot of that word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        slot(word)
    }

    /// What stands in the slot, in a word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Slot::Panel => "panel",
            Slot::Query => "query",
            Slot::Variable => "variable",
            Slot::Datasource => "datasource",
            Slot::Annotation => "annotation",
        }
    }
}

/// The slot that a schema or a folder names.
pub(super) fn slot(word: &str) -> Option<Slot> {
    find(&SLOTS, word)
}

/// The language that a schema names.
pub(super) fn language(word: &str) -> Option<Language> {
    find(&LANGUAGES, word)
}

/// The kind of reference that a schema names.
pub(super) fn reference(word: &str) -> Option<RefKind> {
    find(&REFERENCES, word)
}
