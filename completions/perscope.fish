# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_perscope_global_optspecs
    string join \n color= q/quiet v/verbose percliconfig= log.level= h/help V/version
end

function __fish_perscope_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_perscope_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_perscope_using_subcommand
    set -l cmd (__fish_perscope_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c perscope -n "__fish_perscope_needs_command" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_needs_command" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_needs_command" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_needs_command" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_needs_command" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_needs_command" -s V -l version -d 'Print version'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "lint" -d 'Check dashboards and their neighbours for mistakes'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "check" -d 'Check dashboards and their neighbours for mistakes'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "diff" -d 'Show what `apply` would do'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "plan" -d 'Show what `apply` would do'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "apply" -d 'Make a server hold what the files say'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "pull" -d 'Write to files what a server has'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "init" -d 'Set up a repository for dashboards'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "new" -d 'Write a first version of a resource'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "get" -d 'List the resources of a server'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "describe" -d 'Show one resource of a server'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "delete" -d 'Delete resources of a server'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "dac" -d 'Work with dashboards that are written as code'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "plugin" -d 'Look at the plugins of a server'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "login" -d 'Store what opens a server'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "whoami" -d 'Show who a server takes you for'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "refresh" -d 'Renew the stored token'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "project" -d 'Show or select the project to work in'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "config" -d 'Show the stored connection, or the configuration of a server'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "rules" -d 'List the rules'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "explain" -d 'Explain a rule: what it finds, why it matters, what to do instead'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "promql" -d 'Check and lay out queries outside of dashboards'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "serve" -d 'Be a Perses server over a directory'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "schema" -d 'Print the JSON Schema of a kind, or one for all kinds'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "completion" -d 'Print a completion script for a shell'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "man" -d 'Print manual pages, or write all of them into a directory'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "help" -d 'Print the help of the program or of a command'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "version" -d 'Print the version'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s f -l file -d 'Read a file that must hold resources; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s d -l directory -d 'Read a directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l stdin-filename -d 'Say which file standard input stands for' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s p -l project -d 'Name the project of resources that name none' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l plugin.path -d 'Accept the plugins of the packages in this directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l custom-rule.path -d 'Check dashboards by the rules of a team\'s own in this file (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l profile -d 'Choose the levels of rules to start from [default: recommended, or what perscope.yaml says]' -r -f -a "none\t''
recommended\t''
strict\t''
all\t''"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s A -l allow -d 'Switch off a rule or a group of rules (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
custom\t''
alias-cycle\t''
all-value-empty-match\t''
all-value-not-allowed\t''
broken-link\t''
builtin-not-replaced\t''
capturing-regexp-without-group\t''
comment-swallows-query\t''
conflicting-credentials\t''
conflicting-fields\t''
constant-without-value\t''
contradictory-matchers\t''
counter-without-rate\t''
datasource-kind-mismatch\t''
datasource-of-another-kind\t''
datasource-shadows-global\t''
datasource-variable-kind-mismatch\t''
default-list-not-allowed\t''
default-not-in-values\t''
default-tab-out-of-range\t''
dependent-variable-order\t''
deprecated-field\t''
deprecated-function\t''
division-by-zero\t''
division-of-zero\t''
dropped-by-server\t''
duplicate-default\t''
duplicate-group-title\t''
duplicate-key\t''
duplicate-label\t''
duplicate-name\t''
duplicate-panel\t''
duplicate-panel-title\t''
duplicate-query\t''
duplicate-resource\t''
empty-gauge\t''
empty-layout\t''
empty-mapping\t''
empty-markdown\t''
empty-matcher\t''
empty-query\t''
excessive-aliases\t''
experimental-function\t''
expired-snooze\t''
file-too-large\t''
folder-ref-missing\t''
forbidden-metrics\t''
grafana-leftover\t''
grafana-variable-syntax\t''
grid-overflow\t''
grid-overlap\t''
grid-zero-size\t''
grouping-label-dropped\t''
hard-coded-range\t''
hidden-variable-editable\t''
high-cardinality-variable\t''
ignored-field\t''
implicit-datasource\t''
implied-kind\t''
impossible-comparison\t''
incomplete-credentials\t''
instant-query-in-time-series\t''
invalid-utf8\t''
joined-label-dropped\t''
json-syntax\t''
label-replace-invalid\t''
layout-ref-missing-panel\t''
legend-label-dropped\t''
legend-variable-instead-of-label\t''
malformed-all-value\t''
malformed-color\t''
malformed-custom-rule\t''
malformed-duration\t''
malformed-matcher\t''
malformed-name\t''
malformed-ref\t''
malformed-regexp\t''
malformed-suppression\t''
malformed-tag\t''
malformed-time\t''
malformed-url\t''
masked-secret\t''
match-all-regex\t''
milliseconds-as-duration\t''
misread-key\t''
missing-by-le\t''
missing-display\t''
missing-field\t''
missing-project\t''
missing-unit\t''
mixed-datasources\t''
mixed-interpolation-formats\t''
multi-query-without-legend\t''
multi-value-in-link\t''
multi-value-with-equality\t''
names-differ-in-case\t''
no-dashboard-description\t''
no-default-datasource\t''
not-a-resource\t''
null-in-plugin-spec\t''
open-proxy-endpoint\t''
out-of-bounds\t''
panel-no-query\t''
panel-not-in-layout\t''
panel-placed-twice\t''
promql-syntax\t''
promql-type\t''
quantile-averaged\t''
quantile-out-of-range\t''
query-index-out-of-range\t''
query-kind-mismatch\t''
range-below-two-scrapes\t''
rate-interval-misuse\t''
rate-of-aggregation\t''
rate-of-gauge\t''
redundant-anchors\t''
redundant-parentheses\t''
reference-in-text-variable\t''
regex-without-metacharacter\t''
removed-html\t''
required-matchers\t''
reversed-range\t''
role-binding-dangling\t''
secret-in-plain-text\t''
selector-without-metric-name\t''
server-managed-field\t''
server-rejects\t''
several-default-datasources\t''
shadowed-variable\t''
single-choice-list\t''
subquery-resolution\t''
suppression-without-reason\t''
threshold-order\t''
too-deep\t''
too-many-queries\t''
topk-in-time-series\t''
undefined-variable\t''
undefined-variable-in-variable\t''
unit-metric-mismatch\t''
unknown-builtin-variable\t''
unknown-datasource\t''
unknown-field\t''
unknown-function\t''
unknown-interpolation-format\t''
unknown-kind\t''
unknown-plugin\t''
unknown-registry\t''
unknown-rule\t''
unknown-timezone\t''
unknown-value\t''
unreachable-threshold\t''
unreferable-panel-key\t''
unreferable-variable-name\t''
unsafe-link\t''
unsupported-query\t''
unused-datasource\t''
unused-suppression\t''
unused-variable\t''
variable-cycle\t''
vector-matching-mismatch\t''
wrong-case\t''
wrong-interpolation-format\t''
wrong-plugin-slot\t''
wrong-type\t''
yaml-syntax\t''
yaml-type-surprise\t''"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s W -l warn -d 'Make what a rule or a group finds warnings (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
custom\t''
alias-cycle\t''
all-value-empty-match\t''
all-value-not-allowed\t''
broken-link\t''
builtin-not-replaced\t''
capturing-regexp-without-group\t''
comment-swallows-query\t''
conflicting-credentials\t''
conflicting-fields\t''
constant-without-value\t''
contradictory-matchers\t''
counter-without-rate\t''
datasource-kind-mismatch\t''
datasource-of-another-kind\t''
datasource-shadows-global\t''
datasource-variable-kind-mismatch\t''
default-list-not-allowed\t''
default-not-in-values\t''
default-tab-out-of-range\t''
dependent-variable-order\t''
deprecated-field\t''
deprecated-function\t''
division-by-zero\t''
division-of-zero\t''
dropped-by-server\t''
duplicate-default\t''
duplicate-group-title\t''
duplicate-key\t''
duplicate-label\t''
duplicate-name\t''
duplicate-panel\t''
duplicate-panel-title\t''
duplicate-query\t''
duplicate-resource\t''
empty-gauge\t''
empty-layout\t''
empty-mapping\t''
empty-markdown\t''
empty-matcher\t''
empty-query\t''
excessive-aliases\t''
experimental-function\t''
expired-snooze\t''
file-too-large\t''
folder-ref-missing\t''
forbidden-metrics\t''
grafana-leftover\t''
grafana-variable-syntax\t''
grid-overflow\t''
grid-overlap\t''
grid-zero-size\t''
grouping-label-dropped\t''
hard-coded-range\t''
hidden-variable-editable\t''
high-cardinality-variable\t''
ignored-field\t''
implicit-datasource\t''
implied-kind\t''
impossible-comparison\t''
incomplete-credentials\t''
instant-query-in-time-series\t''
invalid-utf8\t''
joined-label-dropped\t''
json-syntax\t''
label-replace-invalid\t''
layout-ref-missing-panel\t''
legend-label-dropped\t''
legend-variable-instead-of-label\t''
malformed-all-value\t''
malformed-color\t''
malformed-custom-rule\t''
malformed-duration\t''
malformed-matcher\t''
malformed-name\t''
malformed-ref\t''
malformed-regexp\t''
malformed-suppression\t''
malformed-tag\t''
malformed-time\t''
malformed-url\t''
masked-secret\t''
match-all-regex\t''
milliseconds-as-duration\t''
misread-key\t''
missing-by-le\t''
missing-display\t''
missing-field\t''
missing-project\t''
missing-unit\t''
mixed-datasources\t''
mixed-interpolation-formats\t''
multi-query-without-legend\t''
multi-value-in-link\t''
multi-value-with-equality\t''
names-differ-in-case\t''
no-dashboard-description\t''
no-default-datasource\t''
not-a-resource\t''
null-in-plugin-spec\t''
open-proxy-endpoint\t''
out-of-bounds\t''
panel-no-query\t''
panel-not-in-layout\t''
panel-placed-twice\t''
promql-syntax\t''
promql-type\t''
quantile-averaged\t''
quantile-out-of-range\t''
query-index-out-of-range\t''
query-kind-mismatch\t''
range-below-two-scrapes\t''
rate-interval-misuse\t''
rate-of-aggregation\t''
rate-of-gauge\t''
redundant-anchors\t''
redundant-parentheses\t''
reference-in-text-variable\t''
regex-without-metacharacter\t''
removed-html\t''
required-matchers\t''
reversed-range\t''
role-binding-dangling\t''
secret-in-plain-text\t''
selector-without-metric-name\t''
server-managed-field\t''
server-rejects\t''
several-default-datasources\t''
shadowed-variable\t''
single-choice-list\t''
subquery-resolution\t''
suppression-without-reason\t''
threshold-order\t''
too-deep\t''
too-many-queries\t''
topk-in-time-series\t''
undefined-variable\t''
undefined-variable-in-variable\t''
unit-metric-mismatch\t''
unknown-builtin-variable\t''
unknown-datasource\t''
unknown-field\t''
unknown-function\t''
unknown-interpolation-format\t''
unknown-kind\t''
unknown-plugin\t''
unknown-registry\t''
unknown-rule\t''
unknown-timezone\t''
unknown-value\t''
unreachable-threshold\t''
unreferable-panel-key\t''
unreferable-variable-name\t''
unsafe-link\t''
unsupported-query\t''
unused-datasource\t''
unused-suppression\t''
unused-variable\t''
variable-cycle\t''
vector-matching-mismatch\t''
wrong-case\t''
wrong-interpolation-format\t''
wrong-plugin-slot\t''
wrong-type\t''
yaml-syntax\t''
yaml-type-surprise\t''"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s D -l deny -d 'Make what a rule or a group finds errors (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
custom\t''
alias-cycle\t''
all-value-empty-match\t''
all-value-not-allowed\t''
broken-link\t''
builtin-not-replaced\t''
capturing-regexp-without-group\t''
comment-swallows-query\t''
conflicting-credentials\t''
conflicting-fields\t''
constant-without-value\t''
contradictory-matchers\t''
counter-without-rate\t''
datasource-kind-mismatch\t''
datasource-of-another-kind\t''
datasource-shadows-global\t''
datasource-variable-kind-mismatch\t''
default-list-not-allowed\t''
default-not-in-values\t''
default-tab-out-of-range\t''
dependent-variable-order\t''
deprecated-field\t''
deprecated-function\t''
division-by-zero\t''
division-of-zero\t''
dropped-by-server\t''
duplicate-default\t''
duplicate-group-title\t''
duplicate-key\t''
duplicate-label\t''
duplicate-name\t''
duplicate-panel\t''
duplicate-panel-title\t''
duplicate-query\t''
duplicate-resource\t''
empty-gauge\t''
empty-layout\t''
empty-mapping\t''
empty-markdown\t''
empty-matcher\t''
empty-query\t''
excessive-aliases\t''
experimental-function\t''
expired-snooze\t''
file-too-large\t''
folder-ref-missing\t''
forbidden-metrics\t''
grafana-leftover\t''
grafana-variable-syntax\t''
grid-overflow\t''
grid-overlap\t''
grid-zero-size\t''
grouping-label-dropped\t''
hard-coded-range\t''
hidden-variable-editable\t''
high-cardinality-variable\t''
ignored-field\t''
implicit-datasource\t''
implied-kind\t''
impossible-comparison\t''
incomplete-credentials\t''
instant-query-in-time-series\t''
invalid-utf8\t''
joined-label-dropped\t''
json-syntax\t''
label-replace-invalid\t''
layout-ref-missing-panel\t''
legend-label-dropped\t''
legend-variable-instead-of-label\t''
malformed-all-value\t''
malformed-color\t''
malformed-custom-rule\t''
malformed-duration\t''
malformed-matcher\t''
malformed-name\t''
malformed-ref\t''
malformed-regexp\t''
malformed-suppression\t''
malformed-tag\t''
malformed-time\t''
malformed-url\t''
masked-secret\t''
match-all-regex\t''
milliseconds-as-duration\t''
misread-key\t''
missing-by-le\t''
missing-display\t''
missing-field\t''
missing-project\t''
missing-unit\t''
mixed-datasources\t''
mixed-interpolation-formats\t''
multi-query-without-legend\t''
multi-value-in-link\t''
multi-value-with-equality\t''
names-differ-in-case\t''
no-dashboard-description\t''
no-default-datasource\t''
not-a-resource\t''
null-in-plugin-spec\t''
open-proxy-endpoint\t''
out-of-bounds\t''
panel-no-query\t''
panel-not-in-layout\t''
panel-placed-twice\t''
promql-syntax\t''
promql-type\t''
quantile-averaged\t''
quantile-out-of-range\t''
query-index-out-of-range\t''
query-kind-mismatch\t''
range-below-two-scrapes\t''
rate-interval-misuse\t''
rate-of-aggregation\t''
rate-of-gauge\t''
redundant-anchors\t''
redundant-parentheses\t''
reference-in-text-variable\t''
regex-without-metacharacter\t''
removed-html\t''
required-matchers\t''
reversed-range\t''
role-binding-dangling\t''
secret-in-plain-text\t''
selector-without-metric-name\t''
server-managed-field\t''
server-rejects\t''
several-default-datasources\t''
shadowed-variable\t''
single-choice-list\t''
subquery-resolution\t''
suppression-without-reason\t''
threshold-order\t''
too-deep\t''
too-many-queries\t''
topk-in-time-series\t''
undefined-variable\t''
undefined-variable-in-variable\t''
unit-metric-mismatch\t''
unknown-builtin-variable\t''
unknown-datasource\t''
unknown-field\t''
unknown-function\t''
unknown-interpolation-format\t''
unknown-kind\t''
unknown-plugin\t''
unknown-registry\t''
unknown-rule\t''
unknown-timezone\t''
unknown-value\t''
unreachable-threshold\t''
unreferable-panel-key\t''
unreferable-variable-name\t''
unsafe-link\t''
unsupported-query\t''
unused-datasource\t''
unused-suppression\t''
unused-variable\t''
variable-cycle\t''
vector-matching-mismatch\t''
wrong-case\t''
wrong-interpolation-format\t''
wrong-plugin-slot\t''
wrong-type\t''
yaml-syntax\t''
yaml-type-surprise\t''"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l fail-on -d 'Exit with 1 for findings of this level or worse' -r -f -a "error\t'For errors only'
warning\t'For warnings, too'
info\t'For every finding'
never\t'For none'"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l baseline -d 'Report only what this file does not hold' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l write-baseline -d 'Write all findings to a file, for --baseline [default: perscope-baseline.json]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l format -d 'Choose how findings are written' -r -f -a "human\t'the source around each finding, with carets'
concise\t'one line a finding: file:line:col: level[rule] message'
json\t'one JSON object'
jsonl\t'one JSON object a line'
github\t'annotations for GitHub Actions'
sarif\t'SARIF 2.1.0, for code scanning'
gitlab\t'Code Quality of GitLab'
junit\t'JUnit XML: a test case a finding'
checkstyle\t'Checkstyle XML'
rdjson\t'reviewdog, with fixes as suggestions'
azure\t'issues of Azure Pipelines'
markdown\t'a table for job summaries and comments'"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l changed -d 'Report only what stands on lines that have changed since REF [default: the target branch of the pull request that is checked, else what was committed last]' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l output-file -d 'Write the findings to a file, too, in a format of its own (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l max-findings -d 'Show at most this many findings' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s j -l jobs -d 'Check this many files at once [default: one for each core]' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l isolated -d 'Look for no perscope.yaml, and read only what is named'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l allow-empty -d 'Be content when there is nothing to read'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l show-settings -d 'Check nothing; show the level and the options of each rule for PATH, and who says so'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l fix -d 'Mend in the files what can be mended without changing what they mean'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l unsafe-fixes -d 'Mend with --fix and --diff, too, what a person should look at'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l diff -d 'Show what --fix would change, and write nothing; exit with 1 if that is anything'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l online -d 'Ask the server, too: for its own rules, its plugins and datasources, and whether it would take what is checked'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l statistics -d 'Add how often each rule has spoken'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand check" -s f -l file -d 'Read a file that must hold resources; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -s d -l directory -d 'Read a directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l stdin-filename -d 'Say which file standard input stands for' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -s p -l project -d 'Name the project of resources that name none' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l plugin.path -d 'Accept the plugins of the packages in this directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l custom-rule.path -d 'Check dashboards by the rules of a team\'s own in this file (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l profile -d 'Choose the levels of rules to start from [default: recommended, or what perscope.yaml says]' -r -f -a "none\t''
recommended\t''
strict\t''
all\t''"
complete -c perscope -n "__fish_perscope_using_subcommand check" -s A -l allow -d 'Switch off a rule or a group of rules (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
custom\t''
alias-cycle\t''
all-value-empty-match\t''
all-value-not-allowed\t''
broken-link\t''
builtin-not-replaced\t''
capturing-regexp-without-group\t''
comment-swallows-query\t''
conflicting-credentials\t''
conflicting-fields\t''
constant-without-value\t''
contradictory-matchers\t''
counter-without-rate\t''
datasource-kind-mismatch\t''
datasource-of-another-kind\t''
datasource-shadows-global\t''
datasource-variable-kind-mismatch\t''
default-list-not-allowed\t''
default-not-in-values\t''
default-tab-out-of-range\t''
dependent-variable-order\t''
deprecated-field\t''
deprecated-function\t''
division-by-zero\t''
division-of-zero\t''
dropped-by-server\t''
duplicate-default\t''
duplicate-group-title\t''
duplicate-key\t''
duplicate-label\t''
duplicate-name\t''
duplicate-panel\t''
duplicate-panel-title\t''
duplicate-query\t''
duplicate-resource\t''
empty-gauge\t''
empty-layout\t''
empty-mapping\t''
empty-markdown\t''
empty-matcher\t''
empty-query\t''
excessive-aliases\t''
experimental-function\t''
expired-snooze\t''
file-too-large\t''
folder-ref-missing\t''
forbidden-metrics\t''
grafana-leftover\t''
grafana-variable-syntax\t''
grid-overflow\t''
grid-overlap\t''
grid-zero-size\t''
grouping-label-dropped\t''
hard-coded-range\t''
hidden-variable-editable\t''
high-cardinality-variable\t''
ignored-field\t''
implicit-datasource\t''
implied-kind\t''
impossible-comparison\t''
incomplete-credentials\t''
instant-query-in-time-series\t''
invalid-utf8\t''
joined-label-dropped\t''
json-syntax\t''
label-replace-invalid\t''
layout-ref-missing-panel\t''
legend-label-dropped\t''
legend-variable-instead-of-label\t''
malformed-all-value\t''
malformed-color\t''
malformed-custom-rule\t''
malformed-duration\t''
malformed-matcher\t''
malformed-name\t''
malformed-ref\t''
malformed-regexp\t''
malformed-suppression\t''
malformed-tag\t''
malformed-time\t''
malformed-url\t''
masked-secret\t''
match-all-regex\t''
milliseconds-as-duration\t''
misread-key\t''
missing-by-le\t''
missing-display\t''
missing-field\t''
missing-project\t''
missing-unit\t''
mixed-datasources\t''
mixed-interpolation-formats\t''
multi-query-without-legend\t''
multi-value-in-link\t''
multi-value-with-equality\t''
names-differ-in-case\t''
no-dashboard-description\t''
no-default-datasource\t''
not-a-resource\t''
null-in-plugin-spec\t''
open-proxy-endpoint\t''
out-of-bounds\t''
panel-no-query\t''
panel-not-in-layout\t''
panel-placed-twice\t''
promql-syntax\t''
promql-type\t''
quantile-averaged\t''
quantile-out-of-range\t''
query-index-out-of-range\t''
query-kind-mismatch\t''
range-below-two-scrapes\t''
rate-interval-misuse\t''
rate-of-aggregation\t''
rate-of-gauge\t''
redundant-anchors\t''
redundant-parentheses\t''
reference-in-text-variable\t''
regex-without-metacharacter\t''
removed-html\t''
required-matchers\t''
reversed-range\t''
role-binding-dangling\t''
secret-in-plain-text\t''
selector-without-metric-name\t''
server-managed-field\t''
server-rejects\t''
several-default-datasources\t''
shadowed-variable\t''
single-choice-list\t''
subquery-resolution\t''
suppression-without-reason\t''
threshold-order\t''
too-deep\t''
too-many-queries\t''
topk-in-time-series\t''
undefined-variable\t''
undefined-variable-in-variable\t''
unit-metric-mismatch\t''
unknown-builtin-variable\t''
unknown-datasource\t''
unknown-field\t''
unknown-function\t''
unknown-interpolation-format\t''
unknown-kind\t''
unknown-plugin\t''
unknown-registry\t''
unknown-rule\t''
unknown-timezone\t''
unknown-value\t''
unreachable-threshold\t''
unreferable-panel-key\t''
unreferable-variable-name\t''
unsafe-link\t''
unsupported-query\t''
unused-datasource\t''
unused-suppression\t''
unused-variable\t''
variable-cycle\t''
vector-matching-mismatch\t''
wrong-case\t''
wrong-interpolation-format\t''
wrong-plugin-slot\t''
wrong-type\t''
yaml-syntax\t''
yaml-type-surprise\t''"
complete -c perscope -n "__fish_perscope_using_subcommand check" -s W -l warn -d 'Make what a rule or a group finds warnings (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
custom\t''
alias-cycle\t''
all-value-empty-match\t''
all-value-not-allowed\t''
broken-link\t''
builtin-not-replaced\t''
capturing-regexp-without-group\t''
comment-swallows-query\t''
conflicting-credentials\t''
conflicting-fields\t''
constant-without-value\t''
contradictory-matchers\t''
counter-without-rate\t''
datasource-kind-mismatch\t''
datasource-of-another-kind\t''
datasource-shadows-global\t''
datasource-variable-kind-mismatch\t''
default-list-not-allowed\t''
default-not-in-values\t''
default-tab-out-of-range\t''
dependent-variable-order\t''
deprecated-field\t''
deprecated-function\t''
division-by-zero\t''
division-of-zero\t''
dropped-by-server\t''
duplicate-default\t''
duplicate-group-title\t''
duplicate-key\t''
duplicate-label\t''
duplicate-name\t''
duplicate-panel\t''
duplicate-panel-title\t''
duplicate-query\t''
duplicate-resource\t''
empty-gauge\t''
empty-layout\t''
empty-mapping\t''
empty-markdown\t''
empty-matcher\t''
empty-query\t''
excessive-aliases\t''
experimental-function\t''
expired-snooze\t''
file-too-large\t''
folder-ref-missing\t''
forbidden-metrics\t''
grafana-leftover\t''
grafana-variable-syntax\t''
grid-overflow\t''
grid-overlap\t''
grid-zero-size\t''
grouping-label-dropped\t''
hard-coded-range\t''
hidden-variable-editable\t''
high-cardinality-variable\t''
ignored-field\t''
implicit-datasource\t''
implied-kind\t''
impossible-comparison\t''
incomplete-credentials\t''
instant-query-in-time-series\t''
invalid-utf8\t''
joined-label-dropped\t''
json-syntax\t''
label-replace-invalid\t''
layout-ref-missing-panel\t''
legend-label-dropped\t''
legend-variable-instead-of-label\t''
malformed-all-value\t''
malformed-color\t''
malformed-custom-rule\t''
malformed-duration\t''
malformed-matcher\t''
malformed-name\t''
malformed-ref\t''
malformed-regexp\t''
malformed-suppression\t''
malformed-tag\t''
malformed-time\t''
malformed-url\t''
masked-secret\t''
match-all-regex\t''
milliseconds-as-duration\t''
misread-key\t''
missing-by-le\t''
missing-display\t''
missing-field\t''
missing-project\t''
missing-unit\t''
mixed-datasources\t''
mixed-interpolation-formats\t''
multi-query-without-legend\t''
multi-value-in-link\t''
multi-value-with-equality\t''
names-differ-in-case\t''
no-dashboard-description\t''
no-default-datasource\t''
not-a-resource\t''
null-in-plugin-spec\t''
open-proxy-endpoint\t''
out-of-bounds\t''
panel-no-query\t''
panel-not-in-layout\t''
panel-placed-twice\t''
promql-syntax\t''
promql-type\t''
quantile-averaged\t''
quantile-out-of-range\t''
query-index-out-of-range\t''
query-kind-mismatch\t''
range-below-two-scrapes\t''
rate-interval-misuse\t''
rate-of-aggregation\t''
rate-of-gauge\t''
redundant-anchors\t''
redundant-parentheses\t''
reference-in-text-variable\t''
regex-without-metacharacter\t''
removed-html\t''
required-matchers\t''
reversed-range\t''
role-binding-dangling\t''
secret-in-plain-text\t''
selector-without-metric-name\t''
server-managed-field\t''
server-rejects\t''
several-default-datasources\t''
shadowed-variable\t''
single-choice-list\t''
subquery-resolution\t''
suppression-without-reason\t''
threshold-order\t''
too-deep\t''
too-many-queries\t''
topk-in-time-series\t''
undefined-variable\t''
undefined-variable-in-variable\t''
unit-metric-mismatch\t''
unknown-builtin-variable\t''
unknown-datasource\t''
unknown-field\t''
unknown-function\t''
unknown-interpolation-format\t''
unknown-kind\t''
unknown-plugin\t''
unknown-registry\t''
unknown-rule\t''
unknown-timezone\t''
unknown-value\t''
unreachable-threshold\t''
unreferable-panel-key\t''
unreferable-variable-name\t''
unsafe-link\t''
unsupported-query\t''
unused-datasource\t''
unused-suppression\t''
unused-variable\t''
variable-cycle\t''
vector-matching-mismatch\t''
wrong-case\t''
wrong-interpolation-format\t''
wrong-plugin-slot\t''
wrong-type\t''
yaml-syntax\t''
yaml-type-surprise\t''"
complete -c perscope -n "__fish_perscope_using_subcommand check" -s D -l deny -d 'Make what a rule or a group finds errors (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
custom\t''
alias-cycle\t''
all-value-empty-match\t''
all-value-not-allowed\t''
broken-link\t''
builtin-not-replaced\t''
capturing-regexp-without-group\t''
comment-swallows-query\t''
conflicting-credentials\t''
conflicting-fields\t''
constant-without-value\t''
contradictory-matchers\t''
counter-without-rate\t''
datasource-kind-mismatch\t''
datasource-of-another-kind\t''
datasource-shadows-global\t''
datasource-variable-kind-mismatch\t''
default-list-not-allowed\t''
default-not-in-values\t''
default-tab-out-of-range\t''
dependent-variable-order\t''
deprecated-field\t''
deprecated-function\t''
division-by-zero\t''
division-of-zero\t''
dropped-by-server\t''
duplicate-default\t''
duplicate-group-title\t''
duplicate-key\t''
duplicate-label\t''
duplicate-name\t''
duplicate-panel\t''
duplicate-panel-title\t''
duplicate-query\t''
duplicate-resource\t''
empty-gauge\t''
empty-layout\t''
empty-mapping\t''
empty-markdown\t''
empty-matcher\t''
empty-query\t''
excessive-aliases\t''
experimental-function\t''
expired-snooze\t''
file-too-large\t''
folder-ref-missing\t''
forbidden-metrics\t''
grafana-leftover\t''
grafana-variable-syntax\t''
grid-overflow\t''
grid-overlap\t''
grid-zero-size\t''
grouping-label-dropped\t''
hard-coded-range\t''
hidden-variable-editable\t''
high-cardinality-variable\t''
ignored-field\t''
implicit-datasource\t''
implied-kind\t''
impossible-comparison\t''
incomplete-credentials\t''
instant-query-in-time-series\t''
invalid-utf8\t''
joined-label-dropped\t''
json-syntax\t''
label-replace-invalid\t''
layout-ref-missing-panel\t''
legend-label-dropped\t''
legend-variable-instead-of-label\t''
malformed-all-value\t''
malformed-color\t''
malformed-custom-rule\t''
malformed-duration\t''
malformed-matcher\t''
malformed-name\t''
malformed-ref\t''
malformed-regexp\t''
malformed-suppression\t''
malformed-tag\t''
malformed-time\t''
malformed-url\t''
masked-secret\t''
match-all-regex\t''
milliseconds-as-duration\t''
misread-key\t''
missing-by-le\t''
missing-display\t''
missing-field\t''
missing-project\t''
missing-unit\t''
mixed-datasources\t''
mixed-interpolation-formats\t''
multi-query-without-legend\t''
multi-value-in-link\t''
multi-value-with-equality\t''
names-differ-in-case\t''
no-dashboard-description\t''
no-default-datasource\t''
not-a-resource\t''
null-in-plugin-spec\t''
open-proxy-endpoint\t''
out-of-bounds\t''
panel-no-query\t''
panel-not-in-layout\t''
panel-placed-twice\t''
promql-syntax\t''
promql-type\t''
quantile-averaged\t''
quantile-out-of-range\t''
query-index-out-of-range\t''
query-kind-mismatch\t''
range-below-two-scrapes\t''
rate-interval-misuse\t''
rate-of-aggregation\t''
rate-of-gauge\t''
redundant-anchors\t''
redundant-parentheses\t''
reference-in-text-variable\t''
regex-without-metacharacter\t''
removed-html\t''
required-matchers\t''
reversed-range\t''
role-binding-dangling\t''
secret-in-plain-text\t''
selector-without-metric-name\t''
server-managed-field\t''
server-rejects\t''
several-default-datasources\t''
shadowed-variable\t''
single-choice-list\t''
subquery-resolution\t''
suppression-without-reason\t''
threshold-order\t''
too-deep\t''
too-many-queries\t''
topk-in-time-series\t''
undefined-variable\t''
undefined-variable-in-variable\t''
unit-metric-mismatch\t''
unknown-builtin-variable\t''
unknown-datasource\t''
unknown-field\t''
unknown-function\t''
unknown-interpolation-format\t''
unknown-kind\t''
unknown-plugin\t''
unknown-registry\t''
unknown-rule\t''
unknown-timezone\t''
unknown-value\t''
unreachable-threshold\t''
unreferable-panel-key\t''
unreferable-variable-name\t''
unsafe-link\t''
unsupported-query\t''
unused-datasource\t''
unused-suppression\t''
unused-variable\t''
variable-cycle\t''
vector-matching-mismatch\t''
wrong-case\t''
wrong-interpolation-format\t''
wrong-plugin-slot\t''
wrong-type\t''
yaml-syntax\t''
yaml-type-surprise\t''"
complete -c perscope -n "__fish_perscope_using_subcommand check" -l fail-on -d 'Exit with 1 for findings of this level or worse' -r -f -a "error\t'For errors only'
warning\t'For warnings, too'
info\t'For every finding'
never\t'For none'"
complete -c perscope -n "__fish_perscope_using_subcommand check" -l baseline -d 'Report only what this file does not hold' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l write-baseline -d 'Write all findings to a file, for --baseline [default: perscope-baseline.json]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l format -d 'Choose how findings are written' -r -f -a "human\t'the source around each finding, with carets'
concise\t'one line a finding: file:line:col: level[rule] message'
json\t'one JSON object'
jsonl\t'one JSON object a line'
github\t'annotations for GitHub Actions'
sarif\t'SARIF 2.1.0, for code scanning'
gitlab\t'Code Quality of GitLab'
junit\t'JUnit XML: a test case a finding'
checkstyle\t'Checkstyle XML'
rdjson\t'reviewdog, with fixes as suggestions'
azure\t'issues of Azure Pipelines'
markdown\t'a table for job summaries and comments'"
complete -c perscope -n "__fish_perscope_using_subcommand check" -l changed -d 'Report only what stands on lines that have changed since REF [default: the target branch of the pull request that is checked, else what was committed last]' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l output-file -d 'Write the findings to a file, too, in a format of its own (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l max-findings -d 'Show at most this many findings' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -s j -l jobs -d 'Check this many files at once [default: one for each core]' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand check" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand check" -l isolated -d 'Look for no perscope.yaml, and read only what is named'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l allow-empty -d 'Be content when there is nothing to read'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l show-settings -d 'Check nothing; show the level and the options of each rule for PATH, and who says so'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l fix -d 'Mend in the files what can be mended without changing what they mean'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l unsafe-fixes -d 'Mend with --fix and --diff, too, what a person should look at'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l diff -d 'Show what --fix would change, and write nothing; exit with 1 if that is anything'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l online -d 'Ask the server, too: for its own rules, its plugins and datasources, and whether it would take what is checked'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l statistics -d 'Add how often each rule has spoken'
complete -c perscope -n "__fish_perscope_using_subcommand check" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand check" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -s f -l file -d 'Read a file that must hold resources; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -s d -l directory -d 'Read a directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l stdin-filename -d 'Say which file standard input stands for' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -s p -l project -d 'Name the project of resources that name none' -r
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l plugin.path -d 'Accept the plugins of the packages in this directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l secrets -d 'Write resources with secrets when something else in them differs, or always: nobody can see whether the secrets do' -r -f -a "changed\t'When something that can be seen differs, or when named with -f'
always\t'Always'"
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l inventory -d 'Keep a list of what was applied under this name, on the server as a hidden variable, or in a file with `file:PATH`' -r
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l prune-limit -d 'Refuse to delete more than this many resources at once' -r
complete -c perscope -n "__fish_perscope_using_subcommand diff" -s j -l jobs -d 'Let this many requests be under way at once' -r
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l out -d 'Write the plan to this file, for `perscope apply --plan`' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l format -d 'Choose how differences are written' -r -f -a "human\t'a tree of what changes, with + - and ~'
unified\t'old and new as YAML, for `patch` and reviews'
json\t'one JSON object with everything'
markdown\t'a comment for a pull request'
gitlab-terraform\t'the numbers that GitLab shows in merge requests'"
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l isolated -d 'Look for no perscope.yaml, and read only what is named'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l allow-empty -d 'Be content when there is nothing to read'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l custom-resources -d 'Take custom resources of Kubernetes, too, although the operator looks after them'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l prune -d 'Delete what the inventory lists and no file holds any more'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l exit-code -d 'Exit with 1 if there are differences'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l name-only -d 'Only name the resources that differ'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l create-project -d 'Create projects that no file holds and that are not there'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -l force -d 'Put each resource into the project it names, also if --project names another one'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -s f -l file -d 'Read a file that must hold resources; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -s d -l directory -d 'Read a directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l stdin-filename -d 'Say which file standard input stands for' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -s p -l project -d 'Name the project of resources that name none' -r
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l plugin.path -d 'Accept the plugins of the packages in this directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l secrets -d 'Write resources with secrets when something else in them differs, or always: nobody can see whether the secrets do' -r -f -a "changed\t'When something that can be seen differs, or when named with -f'
always\t'Always'"
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l inventory -d 'Keep a list of what was applied under this name, on the server as a hidden variable, or in a file with `file:PATH`' -r
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l prune-limit -d 'Refuse to delete more than this many resources at once' -r
complete -c perscope -n "__fish_perscope_using_subcommand plan" -s j -l jobs -d 'Let this many requests be under way at once' -r
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l out -d 'Write the plan to this file, for `perscope apply --plan`' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l format -d 'Choose how differences are written' -r -f -a "human\t'a tree of what changes, with + - and ~'
unified\t'old and new as YAML, for `patch` and reviews'
json\t'one JSON object with everything'
markdown\t'a comment for a pull request'
gitlab-terraform\t'the numbers that GitLab shows in merge requests'"
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l isolated -d 'Look for no perscope.yaml, and read only what is named'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l allow-empty -d 'Be content when there is nothing to read'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l custom-resources -d 'Take custom resources of Kubernetes, too, although the operator looks after them'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l prune -d 'Delete what the inventory lists and no file holds any more'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l exit-code -d 'Exit with 1 if there are differences'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l name-only -d 'Only name the resources that differ'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l create-project -d 'Create projects that no file holds and that are not there'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -l force -d 'Put each resource into the project it names, also if --project names another one'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -s f -l file -d 'Read a file that must hold resources; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -s d -l directory -d 'Read a directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l stdin-filename -d 'Say which file standard input stands for' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -s p -l project -d 'Name the project of resources that name none' -r
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l plugin.path -d 'Accept the plugins of the packages in this directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l secrets -d 'Write resources with secrets when something else in them differs, or always: nobody can see whether the secrets do' -r -f -a "changed\t'When something that can be seen differs, or when named with -f'
always\t'Always'"
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l inventory -d 'Keep a list of what was applied under this name, on the server as a hidden variable, or in a file with `file:PATH`' -r
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l prune-limit -d 'Refuse to delete more than this many resources at once' -r
complete -c perscope -n "__fish_perscope_using_subcommand apply" -s j -l jobs -d 'Let this many requests be under way at once' -r
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l plan -d 'Do exactly what this plan of `perscope diff --out` says, or nothing' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l dry-run -d 'Only say what would be done; `server` also asks the server whether it would take it' -r -f -a "client\t'As far as can be known here'
server\t'The server is asked, too'"
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l fail-on -d 'Write nothing either if what would be written has findings of this level or worse [default: only what the server would refuse or what would lose something]' -r -f -a "error\t'For errors only'
warning\t'For warnings, too'
info\t'For every finding'
never\t'For none'"
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l format -d 'Choose how the results are written' -r -f -a "human\t'One line a resource'
json\t'One JSON object'"
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l isolated -d 'Look for no perscope.yaml, and read only what is named'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l allow-empty -d 'Be content when there is nothing to read'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l custom-resources -d 'Take custom resources of Kubernetes, too, although the operator looks after them'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l prune -d 'Delete what the inventory lists and no file holds any more'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l exit-code -d 'Exit with 1 if a dry run finds differences'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l create-project -d 'Create projects that no file holds and that are not there'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l force -d 'Put each resource into the project it names, also if --project names another one'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l keep-going -d 'Go on with what does not depend on a resource that failed'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -s y -l yes -d 'Ask nothing'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -l no-lint -d 'Write whatever the linter says'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand pull" -s p -l project -d 'Pull only what belongs to this project, and the project itself (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand pull" -s o -l output -d 'Write below this directory [default: .]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l syntax -d 'Write new files as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON'"
complete -c perscope -n "__fish_perscope_using_subcommand pull" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand pull" -s a -l all -d 'Pull from all projects, also if one is selected (`perscope project`)'
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l dry-run -d 'Only say what would be written'
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l force -d 'Bring files up to date also if Git could not bring back what they hold now'
complete -c perscope -n "__fish_perscope_using_subcommand pull" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand pull" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand pull" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand pull" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand init" -s p -l project -d 'Begin with this project [default: the name of the directory]' -r
complete -c perscope -n "__fish_perscope_using_subcommand init" -l template -d 'Start the first dashboard from this template' -r -f -a "service-red\t''
host-use\t''
kubernetes-workload\t''
slo-burn-rate\t''"
complete -c perscope -n "__fish_perscope_using_subcommand init" -l prometheus -d 'Reach Prometheus at this address' -r
complete -c perscope -n "__fish_perscope_using_subcommand init" -l ci -d 'Check changes there' -r -f -a "github\t'As a workflow of GitHub'
gitlab\t'As a pipeline of GitLab'
none\t'Nowhere'"
complete -c perscope -n "__fish_perscope_using_subcommand init" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand init" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand init" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand init" -l force -d 'Overwrite files that are there'
complete -c perscope -n "__fish_perscope_using_subcommand init" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand init" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -f -a "dashboard" -d 'Write a first version of a dashboard'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -f -a "panel" -d 'Add a panel to a dashboard in a file'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -f -a "project" -d 'Write a first version of a project'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -f -a "datasource" -d 'Write a first version of a datasource'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -f -a "variable" -d 'Write a first version of a variable'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -f -a "folder" -d 'Write a first version of a folder'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -f -a "role" -d 'Write a first version of a role'
complete -c perscope -n "__fish_perscope_using_subcommand new; and not __fish_seen_subcommand_from dashboard panel project datasource variable folder role rolebinding" -f -a "rolebinding" -d 'Write a first version of a role binding'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l name -d 'Call it this, as NAME does' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l title -d 'Show this title instead of the name' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -s p -l project -d 'Put it into this project [default: that of perscope.yaml or `perscope project`]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l template -d 'Start from this template [default: blank]' -r -f -a "blank\t''
service-red\t''
host-use\t''
kubernetes-workload\t''
slo-burn-rate\t''"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l from-metrics -d 'Propose panels for the metrics in this file, `-` for standard input: what a program shows under /metrics, or what a Prometheus server answers to /api/v1/metadata' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l max-panels -d 'Propose at most so many panels' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l description -d 'Say what it is good for' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l tag -d 'Tag it with this (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l datasource -d 'Ask this Prometheus datasource [default: the default one]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l label -d 'Let viewers choose from the values of this label, instead of those of the template (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l file -d 'Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l format -d 'Write it as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l custom-resource -d 'Write a custom resource for the Perses operator, whose namespace is the project'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -l force -d 'Overwrite a file that is there'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from dashboard" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l into -d 'Add it to the dashboard in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l dashboard -d 'Add it to the dashboard of this name, if the file holds several' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l group -d 'Put it into the group with this title [default: the last one]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l title -d 'Show this title' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l description -d 'Say what it is good for' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l type -d 'Draw it as this' -r -f -a "timeseries\t''
stat\t''
gauge\t''
table\t''
markdown\t''"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l query -d 'Ask this, in PromQL (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l legend -d 'Call the series of a query this, such as `{{instance}}`; the first for the first query, and so on' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l unit -d 'Count numbers in this unit, such as `seconds`, `bytes` or `percent-decimal`' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l max -d 'End the scale of a gauge here' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l text -d 'Show this Markdown' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l datasource -d 'Ask this Prometheus datasource [default: the default one]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l width -d 'Make it so many columns wide, of 24' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l height -d 'Make it so many rows high' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from panel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -l name -d 'Call it this, as NAME does' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -l title -d 'Show this title instead of the name' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -l description -d 'Say what it is good for' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -l file -d 'Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -l format -d 'Write it as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -l force -d 'Overwrite a file that is there'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from project" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l name -d 'Call it this, as NAME does' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l title -d 'Show this title instead of the name' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -s p -l project -d 'Put it into this project [default: that of perscope.yaml or `perscope project`]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l description -d 'Say what it is good for' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l url -d 'Reach it at this address' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l plugin -d 'Speak to it with this plugin' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l secret -d 'Open it with this secret' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l file -d 'Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l format -d 'Write it as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l global -d 'Write a global datasource, for all projects'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l direct -d 'Let browsers ask it themselves, rather than the server for them'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l default -d 'Let queries ask it that name no datasource'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -l force -d 'Overwrite a file that is there'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from datasource" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l name -d 'Call it this, as NAME does' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l title -d 'Show this title instead of the name' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -s p -l project -d 'Put it into this project [default: that of perscope.yaml or `perscope project`]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l description -d 'Say what it is good for' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l label -d 'Offer the values of this label [default: the name of the variable]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l series -d 'Look only at the series that this selector finds' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l datasource -d 'Ask this Prometheus datasource [default: the default one]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l values -d 'Offer these values' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l text -d 'Let viewers type a text, this one at first' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l file -d 'Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l format -d 'Write it as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l global -d 'Write a global variable, for all projects'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -l force -d 'Overwrite a file that is there'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from variable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -l name -d 'Call it this, as NAME does' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -l title -d 'Show this title instead of the name' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -s p -l project -d 'Put it into this project [default: that of perscope.yaml or `perscope project`]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -l dashboard -d 'Put this dashboard into it (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -l file -d 'Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -l format -d 'Write it as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -l force -d 'Overwrite a file that is there'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from folder" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l name -d 'Call it this, as NAME does' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l title -d 'Show this title instead of the name' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -s p -l project -d 'Put it into this project [default: that of perscope.yaml or `perscope project`]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l allow -d 'Allow these actions on these kinds, as `read,update:Dashboard,Folder` (can be repeated) [default: read:*]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l file -d 'Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l format -d 'Write it as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l global -d 'Write a global role, which holds in all projects'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -l force -d 'Overwrite a file that is there'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from role" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l name -d 'Call it this, as NAME does' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l title -d 'Show this title instead of the name' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -s p -l project -d 'Put it into this project [default: that of perscope.yaml or `perscope project`]' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l role -d 'Give this role' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l user -d 'Give it to this user (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l file -d 'Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l format -d 'Write it as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l global -d 'Write a global role binding, for a global role'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -l force -d 'Overwrite a file that is there'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand new; and __fish_seen_subcommand_from rolebinding" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand get" -s p -l project -d 'List the resources of this project' -r
complete -c perscope -n "__fish_perscope_using_subcommand get" -s o -l output -d 'Choose how the list is written' -r -f -a "table\t'A line for each'
yaml\t'As YAML'
json\t'As JSON on one line'"
complete -c perscope -n "__fish_perscope_using_subcommand get" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand get" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand get" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand get" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand get" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand get" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand get" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand get" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand get" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand get" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand get" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand get" -s a -l all -d 'List the resources of all projects'
complete -c perscope -n "__fish_perscope_using_subcommand get" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand get" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand get" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand describe" -s p -l project -d 'Show a resource of this project' -r
complete -c perscope -n "__fish_perscope_using_subcommand describe" -s o -l output -d 'Choose how the resource is written' -r -f -a "yaml\t'As YAML'
json\t'As JSON on one line'"
complete -c perscope -n "__fish_perscope_using_subcommand describe" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand describe" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand describe" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand describe" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s f -l file -d 'Delete the resources in a file; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s d -l directory -d 'Delete the resources in the files of a directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s p -l project -d 'Delete from this project, unless a file names another one' -r
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s j -l jobs -d 'Let this many requests be under way at once' -r
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l force -d 'Delete each resource from the project that its file names, also if --project names another one'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l custom-resources -d 'Take custom resources of Kubernetes in files, too'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l isolated -d 'Look for no perscope.yaml around the files'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s a -l all -d 'Delete all resources of the kind in the project'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l all-projects -d 'Delete those of all projects with --all'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s y -l yes -d 'Ask nothing'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l dry-run -d 'Only say what would be deleted'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -l dac.output_folder -d 'Keep results below this directory [default: built]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -f -a "build" -d 'Build dashboards from CUE and Go'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -f -a "diff" -d 'Write what would become of a server\'s dashboards'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -f -a "preview" -d 'Make dashboards to look at that vanish by themselves'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and not __fish_seen_subcommand_from build diff preview setup" -f -a "setup" -d 'Set up a repository for dashboards as code'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -s f -l file -d 'Build this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -s d -l directory -d 'Build everything below this directory' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -s m -l mode -d 'Write the results to files, or print them' -r -f -a "file\t'To files'
stdout\t'To standard output'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -s o -l output -d 'Make the results as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON on one line'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -s j -l jobs -d 'Build this many sources at once [default: one a core]' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -l dac.output_folder -d 'Keep results below this directory [default: built]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -l clean -d 'Remove results of earlier builds whose sources are gone'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from build" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -s f -l file -d 'Read a file that must hold resources; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -s d -l directory -d 'Read a directory (can be repeated) [default: where `dac build` keeps results]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -s p -l project -d 'Name the project of dashboards that name none' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -s j -l jobs -d 'Let this many requests be under way at once' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l dac.output_folder -d 'Keep results below this directory [default: built]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -s f -l file -d 'Read a file that must hold resources; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -s d -l directory -d 'Read a directory (can be repeated) [default: where `dac build` keeps results]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -s p -l project -d 'Name the project of dashboards that name none' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -s j -l jobs -d 'Let this many requests be under way at once' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l ttl -d 'Let the previews vanish after this time without a change, such as `12h` or `1d`' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l prefix -d 'Put this before the names of the previews, in lower case and with `-` for blanks' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -s o -l output -d 'Print the list as this' -r -f -a "yaml\t'As YAML'
json\t'As JSON on one line'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l dac.output_folder -d 'Keep results below this directory [default: built]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from preview" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l language -d 'Write the example in this language' -r -f -a "cue\t'CUE'
go\t'Go'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l version -d 'Use the libraries of this version of Perses [default: that of the server]' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l dac.output_folder -d 'Keep results below this directory [default: built]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l force -d 'Overwrite an example that is there'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand dac; and __fish_seen_subcommand_from setup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and not __fish_seen_subcommand_from list" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and not __fish_seen_subcommand_from list" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and not __fish_seen_subcommand_from list" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and not __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and not __fish_seen_subcommand_from list" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and not __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and not __fish_seen_subcommand_from list" -f -a "list" -d 'List the plugins of a server'
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -s o -l output -d 'Choose how the list is written' -r -f -a "table\t'A line for each'
yaml\t'As YAML'
json\t'As JSON on one line'"
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand plugin; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand login" -s u -l username -d 'Log in with this name' -r
complete -c perscope -n "__fish_perscope_using_subcommand login" -s p -l password -d 'Log in with this password; others may see it, so --password-stdin is better' -r
complete -c perscope -n "__fish_perscope_using_subcommand login" -l token -d 'Store this token; others may see it, so --token-file is better' -r
complete -c perscope -n "__fish_perscope_using_subcommand login" -l token-file -d 'Store the token in this file; `-` is standard input' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand login" -l provider -d 'Log in by this provider of the server, with a code to enter in a browser' -r
complete -c perscope -n "__fish_perscope_using_subcommand login" -l client-id -d 'Log in as this program, without a browser' -r
complete -c perscope -n "__fish_perscope_using_subcommand login" -l client-secret -d 'Log in with this secret of the program; others may see it, so --client-secret-stdin is better' -r
complete -c perscope -n "__fish_perscope_using_subcommand login" -l kubeconfig-file -d 'Take them from this kubeconfig [default: KUBECONFIG, then .kube/config]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand login" -l ca-file -d 'Trust the certificates (PEM) in this file from now on, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand login" -l header -d 'Send this header with every request from now on (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand login" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand login" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand login" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand login" -l password-stdin -d 'Read the password from standard input'
complete -c perscope -n "__fish_perscope_using_subcommand login" -l client-secret-stdin -d 'Read the secret of the program from standard input'
complete -c perscope -n "__fish_perscope_using_subcommand login" -l enable-pkce -d 'Protect the code with PKCE'
complete -c perscope -n "__fish_perscope_using_subcommand login" -l kube -d 'Log in with the credentials of a Kubernetes cluster'
complete -c perscope -n "__fish_perscope_using_subcommand login" -l forget -d 'Log out: take what opens the server out of the file, and keep the rest'
complete -c perscope -n "__fish_perscope_using_subcommand login" -l insecure-skip-tls-verify -d 'Trust whoever answers, from now on; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand login" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand login" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l show-token -d 'Show the token as well, which is a secret'
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l show-url -d 'Show the address of the server as well'
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand whoami" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand refresh" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand refresh" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand refresh" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand refresh" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand refresh" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand project" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand project" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand project" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand project" -l unset -d 'Select none'
complete -c perscope -n "__fish_perscope_using_subcommand project" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand project" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand project" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand config" -s o -l output -d 'Choose how the result is written' -r -f -a "yaml\t'As YAML'
json\t'As JSON on one line'"
complete -c perscope -n "__fish_perscope_using_subcommand config" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand config" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand config" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand config" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand config" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand config" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand config" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand config" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand config" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand config" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand config" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand config" -l online -d 'Ask the server for its configuration'
complete -c perscope -n "__fish_perscope_using_subcommand config" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand config" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand config" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand rules" -l format -d 'Choose how the list is written' -r -f -a "human\t'A table'
json\t'One JSON object'"
complete -c perscope -n "__fish_perscope_using_subcommand rules" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand rules" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand rules" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand rules" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand rules" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand rules" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand explain" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand explain" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand explain" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand explain" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand explain" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and not __fish_seen_subcommand_from check fmt" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand promql; and not __fish_seen_subcommand_from check fmt" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand promql; and not __fish_seen_subcommand_from check fmt" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand promql; and not __fish_seen_subcommand_from check fmt" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and not __fish_seen_subcommand_from check fmt" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and not __fish_seen_subcommand_from check fmt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and not __fish_seen_subcommand_from check fmt" -f -a "check" -d 'Say what is wrong with queries'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and not __fish_seen_subcommand_from check fmt" -f -a "fmt" -d 'Lay out a query'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -l feature -d 'Allow syntax that Prometheus has only when it is switched on (can be repeated)' -r -f -a "experimental_functions\t''
duration_expressions\t''
extended_range_selectors\t''
fill_modifiers\t''
all\t''"
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -l function -d 'Allow a function that Prometheus does not have, with any arguments (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -l format -d 'Choose how findings are written' -r -f -a "human\t'the source around each finding, with carets'
concise\t'one line a finding: file:line:col: level[rule] message'
json\t'one JSON object'"
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -l max-findings -d 'Show at most this many findings' -r
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -l jsonl -d 'Answer lines of JSON with lines of JSON'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from fmt" -l width -d 'Break lines that are longer than this, not counting their indentation' -r
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from fmt" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from fmt" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from fmt" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from fmt" -l one-line -d 'Print the canonical text of Prometheus: one line, without comments'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from fmt" -l check -d 'Print nothing, and exit with 1 if the query is laid out differently'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from fmt" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from fmt" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand promql; and __fish_seen_subcommand_from fmt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand serve" -l data -d 'Keep the resources in this directory, which is created if it is not there' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand serve" -l port -d 'Listen at this port; 0 takes any that is free' -r
complete -c perscope -n "__fish_perscope_using_subcommand serve" -l address -d 'Listen at this address; one that others can reach needs a token' -r
complete -c perscope -n "__fish_perscope_using_subcommand serve" -l token-file -d 'Answer only requests with the bearer token in this file (or in `PERSCOPE_SERVE_TOKEN`)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand serve" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand serve" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand serve" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand serve" -l without-token -d 'Let everybody who reaches the address read and write, without a token'
complete -c perscope -n "__fish_perscope_using_subcommand serve" -l case-sensitive -d 'Tell names apart that differ in letter case only'
complete -c perscope -n "__fish_perscope_using_subcommand serve" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand serve" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand schema" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand schema" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand schema" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand schema" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand schema" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand completion" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand completion" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand completion" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand completion" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand completion" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand completion" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand completions" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand completions" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand completions" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand completions" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand completions" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand man" -l dir -d 'Write the pages of all commands into this directory' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand man" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand man" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand man" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand man" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand man" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand help" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand help" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand help" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand help" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand help" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand version" -s o -l output -d 'Choose how the result is written' -r -f -a "yaml\t'As YAML'
json\t'As JSON on one line'"
complete -c perscope -n "__fish_perscope_using_subcommand version" -s s -l server -d 'Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all' -r
complete -c perscope -n "__fish_perscope_using_subcommand version" -l token -d 'Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others\' eyes' -r
complete -c perscope -n "__fish_perscope_using_subcommand version" -l token-file -d 'Open the server with the token in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand version" -l ca-file -d 'Trust the certificates (PEM) in this file, beside those of the system' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand version" -l client-cert -d 'Show the server the certificate (PEM) in this file' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand version" -l client-key -d 'Use the private key (PEM) in this file with --client-cert' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand version" -l header -d 'Send this header with every request (can be repeated)' -r
complete -c perscope -n "__fish_perscope_using_subcommand version" -l timeout -d 'Wait at most this many seconds for one request, with all attempts' -r
complete -c perscope -n "__fish_perscope_using_subcommand version" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand version" -l percliconfig -d 'Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand version" -l log.level -d 'Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither' -r -f -a "panic\t'As --quiet'
fatal\t'As --quiet'
error\t'As --quiet'
warning\t'As usual'
info\t'As usual'
debug\t'As --verbose'
trace\t'As --verbose'"
complete -c perscope -n "__fish_perscope_using_subcommand version" -l short -d 'Print the number only'
complete -c perscope -n "__fish_perscope_using_subcommand version" -l online -d 'Ask the server for its version, too'
complete -c perscope -n "__fish_perscope_using_subcommand version" -l insecure-skip-tls-verify -d 'Trust whoever answers; only for tries with a certificate of your own'
complete -c perscope -n "__fish_perscope_using_subcommand version" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand version" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand version" -s h -l help -d 'Print help (see more with \'--help\')'
