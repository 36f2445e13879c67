//! The words of PromQL: operators, aggregations and keywords.

/// Declares an enum whose variants have a text each.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// The text that Prometheus writes.
            pub(crate) fn text(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }
    };
}

words! {
    /// A sign.
    UnaryOp {
        /// `+`
        Plus = "+",
        /// `-`
        Minus = "-",
    }
}

words! {
    /// A binary operator.
    BinaryOp {
        /// Addition.
        Add = "+",
        /// Subtraction.
        Sub = "-",
        /// Multiplication.
        Mul = "*",
        /// Division.
        Div = "/",
        /// Remainder.
        Mod = "%",
        /// Power.
        Pow = "^",
        /// Arc tangent of a quotient.
        Atan2 = "atan2",
        /// Equal.
        Eq = "==",
        /// Not equal.
        Ne = "!=",
        /// Less.
        Lt = "<",
        /// Less or equal.
        Le = "<=",
        /// Greater.
        Gt = ">",
        /// Greater or equal.
        Ge = ">=",
        /// Cuts the upper end off a native histogram.
        TrimUpper = "</",
        /// Cuts the lower end off a native histogram.
        TrimLower = ">/",
        /// Series that are on both sides.
        And = "and",
        /// Series that are on either side.
        Or = "or",
        /// Series that are not on the right side.
        Unless = "unless",
        /// What a variable holds.
        Variable = "$",
        /// Nothing stands between two expressions. There is a syntax error then.
        Missing = "",
    }
}

impl BinaryOp {
    /// How tightly it binds. `^` binds from right to left, the others from left to right.
    pub(crate) fn power(self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::Or => 1,
            Self::And | Self::Unless | Self::Variable => 2,
            Self::Eq
            | Self::Ne
            | Self::Lt
            | Self::Le
            | Self::Gt
            | Self::Ge
            | Self::TrimUpper
            | Self::TrimLower => 3,
            Self::Add | Self::Sub => 4,
            Self::Mul | Self::Div | Self::Mod | Self::Atan2 => UNARY_POWER,
            Self::Pow => 6,
        }
    }

    /// Whether it is `==`, `!=`, `<`, `<=`, `>` or `>=`.
    pub(crate) fn is_comparison(self) -> bool {
        matches!(
            self,
            Self::Eq | Self::Ne | Self::Lt | Self::Le | Self::Gt | Self::Ge
        )
    }

    /// Whether it works on numbers, so that it may stand in a duration.
    pub(crate) fn is_arithmetic(self) -> bool {
        matches!(
            self,
            Self::Add | Self::Sub | Self::Mul | Self::Div | Self::Mod | Self::Pow
        )
    }

    /// Whether it is `and`, `or` or `unless`.
    pub(crate) fn is_set(self) -> bool {
        matches!(self, Self::And | Self::Or | Self::Unless)
    }
}

/// How tightly a sign binds: `-2 ^ 2` is `-(2 ^ 2)`.
pub(crate) const UNARY_POWER: u8 = 5;

words! {
    /// How a label is compared.
    MatchOp {
        /// Equal.
        Eq = "=",
        /// Not equal.
        Ne = "!=",
        /// Matches a regular expression.
        Re = "=~",
        /// Does not match a regular expression.
        NotRe = "!~",
        /// What a variable holds.
        Variable = "$",
    }
}

words! {
    /// An aggregation.
    AggregateOp {
        /// Mean.
        Avg = "avg",
        /// The smallest elements.
        Bottomk = "bottomk",
        /// Number of elements.
        Count = "count",
        /// Number of elements of each value.
        CountValues = "count_values",
        /// One for each group.
        Group = "group",
        /// A share of the elements.
        LimitRatio = "limit_ratio",
        /// Some elements.
        Limitk = "limitk",
        /// Maximum.
        Max = "max",
        /// Minimum.
        Min = "min",
        /// Quantile over elements.
        Quantile = "quantile",
        /// Standard deviation.
        Stddev = "stddev",
        /// Standard variance.
        Stdvar = "stdvar",
        /// Sum.
        Sum = "sum",
        /// The largest elements.
        Topk = "topk",
    }
}

impl AggregateOp {
    /// All of them, sorted by name.
    pub(crate) const ALL: [Self; 14] = [
        Self::Avg,
        Self::Bottomk,
        Self::Count,
        Self::CountValues,
        Self::Group,
        Self::LimitRatio,
        Self::Limitk,
        Self::Max,
        Self::Min,
        Self::Quantile,
        Self::Stddev,
        Self::Stdvar,
        Self::Sum,
        Self::Topk,
    ];

    /// Whether it takes a parameter before its operand.
    pub(crate) fn has_param(self) -> bool {
        matches!(
            self,
            Self::Topk
                | Self::Bottomk
                | Self::Quantile
                | Self::CountValues
                | Self::Limitk
                | Self::LimitRatio
        )
    }

    /// Whether it keeps the labels of its elements instead of making new ones.
    pub(crate) fn selects(self) -> bool {
        matches!(
            self,
            Self::Topk | Self::Bottomk | Self::Limitk | Self::LimitRatio
        )
    }

    /// Whether Prometheus has it only when experimental functions are switched on.
    pub(crate) fn is_experimental(self) -> bool {
        matches!(self, Self::Limitk | Self::LimitRatio)
    }
}

/// A keyword that is neither an operator nor an aggregation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyword {
    /// `anchored`
    Anchored,
    /// `bool`
    Bool,
    /// `by`
    By,
    /// `end`
    End,
    /// `fill`
    Fill,
    /// `fill_left`
    FillLeft,
    /// `fill_right`
    FillRight,
    /// `group_left`
    GroupLeft,
    /// `group_right`
    GroupRight,
    /// `ignoring`
    Ignoring,
    /// `max_of`
    MaxOf,
    /// `min_of`
    MinOf,
    /// `offset`
    Offset,
    /// `on`
    On,
    /// `range`
    Range,
    /// `smoothed`
    Smoothed,
    /// `start`
    Start,
    /// `step`
    Step,
    /// `without`
    Without,
}
