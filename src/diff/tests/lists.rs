//! Lists: what their items are called, what moved, what changed.

use super::check;

#[test]
fn items_without_a_name_are_compared_in_order() {
    check("[1, 2, 3]", "[1, 3]", &["- /1"]);
    check("[1, 3]", "[1, 2, 3]", &["+ /1"]);
    check("[80, 90]", "[85, 90]", &["~ /0: 80 -> 85"]);
    check("[a, b, c]", "[c, a, b]", &["> /2 /0"]);
    check(
        "[{v: 1, c: x}, {v: 2}]",
        "[{v: 1, c: y}, {v: 2}]",
        &["~ /0/c: \"x\" -> \"y\""],
    );
    check("[1]", "[[1]]", &["- /0", "+ /0"]);
    check("[]", "[1, 1]", &["+ /0", "+ /1"]);
}

#[test]
fn equal_items_are_told_apart_by_their_neighbours() {
    check("[a, a, b]", "[a, b]", &["- /1"]);
    check("[b, a]", "[a, b, a]", &["+ /0"]);
    check("[a, a, a]", "[a, a]", &["- /2"]);
}

const VARIABLES: &str = "[
    {kind: TextVariable, spec: {name: a, value: x}},
    {kind: TextVariable, spec: {name: b, value: x}},
    {kind: ListVariable, spec: {name: c, plugin: {kind: StaticListVariable, spec: {values: [1]}}}}]";

#[test]
fn variables_are_known_by_their_names() {
    check(
        VARIABLES,
        "[
        {kind: ListVariable, spec: {name: c, plugin: {kind: StaticListVariable, spec: {values: [1]}}}},
        {kind: TextVariable, spec: {name: a, value: y}},
        {kind: TextVariable, spec: {name: b, value: x}}]",
        &["> /2 /0", "~ /1/spec/value: \"x\" -> \"y\""],
    );
    // Another name is another variable.
    check(
        VARIABLES,
        "[
        {kind: TextVariable, spec: {name: z, value: x}},
        {kind: TextVariable, spec: {name: b, value: x}},
        {kind: TextVariable, spec: {name: c, value: y}}]",
        &[
            "- /0",
            "+ /0",
            "~ /2/kind: \"ListVariable\" -> \"TextVariable\"",
            "- /2/spec/plugin",
            "+ /2/spec/value",
        ],
    );
}

const QUERIES: &str = "[
    {kind: TimeSeriesQuery, spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: up}}}},
    {kind: TimeSeriesQuery, spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: down}}}},
    {kind: LogQuery, spec: {plugin: {kind: LokiLogQuery, spec: {query: '{}'}}}}]";

#[test]
fn queries_are_known_by_text_and_kind() {
    check(
        QUERIES,
        "[
        {kind: LogQuery, spec: {plugin: {kind: LokiLogQuery, spec: {query: '{a=\"b\"}'}}}},
        {kind: TimeSeriesQuery, spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: up}}}},
        {kind: TimeSeriesQuery, spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: down, minStep: 1m}}}}]",
        &[
            "> /2 /0",
            "~ /0/spec/plugin/spec/query: \"{}\" -> \"{a=\\\"b\\\"}\"",
            "+ /2/spec/plugin/spec/minStep",
        ],
    );
    check(
        QUERIES,
        "[
        {kind: TimeSeriesQuery, spec: {plugin: {kind: PrometheusTimeSeriesQuery, spec: {query: down > 1}}}},
        {kind: LogQuery, spec: {plugin: {kind: LokiLogQuery, spec: {query: '{}'}}}}]",
        &[
            "- /0",
            "~ /0/spec/plugin/spec/query: \"down\" -> \"down > 1\"",
        ],
    );
}

#[test]
fn links_are_known_by_address_or_text() {
    check(
        "[{url: /a, name: A}, {url: /b, name: B}]",
        "[{url: /b, name: b}, {url: /c, name: A}]",
        &[
            "> /1 /0",
            "~ /0/name: \"B\" -> \"b\"",
            "~ /1/url: \"/a\" -> \"/c\"",
        ],
    );
}

#[test]
fn dashboards_move_in_folders() {
    check(
        "{items: [{kind: Dashboard, name: a}, {kind: Folder, name: f, items: [{kind: Dashboard, name: b}]}]}",
        "{items: [{kind: Folder, name: f, items: [{kind: Dashboard, name: c}]}, {kind: Dashboard, name: a}]}",
        &[
            "> /items/1 /items/0",
            "- /items/1/items/0",
            "+ /items/0/items/0",
        ],
    );
}
