module completions {

  def "nu-complete perscope color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Lint, diff and apply Perses dashboards kept in Git
  export extern perscope [
    --color: string@"nu-complete perscope color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete perscope lint profile" [] {
    [ "none" "recommended" "strict" "all" ]
  }

  def "nu-complete perscope lint allow" [] {
    [ "correctness" "suspicious" "performance" "style" "pedantic" "security" "custom" "alias-cycle" "all-value-empty-match" "all-value-not-allowed" "broken-link" "builtin-not-replaced" "capturing-regexp-without-group" "comment-swallows-query" "conflicting-credentials" "conflicting-fields" "constant-without-value" "contradictory-matchers" "counter-without-rate" "datasource-kind-mismatch" "datasource-of-another-kind" "datasource-shadows-global" "datasource-variable-kind-mismatch" "default-list-not-allowed" "default-not-in-values" "default-tab-out-of-range" "dependent-variable-order" "deprecated-field" "deprecated-function" "division-by-zero" "division-of-zero" "dropped-by-server" "duplicate-default" "duplicate-group-title" "duplicate-key" "duplicate-label" "duplicate-name" "duplicate-panel" "duplicate-panel-title" "duplicate-query" "duplicate-resource" "empty-gauge" "empty-layout" "empty-mapping" "empty-markdown" "empty-matcher" "empty-query" "excessive-aliases" "experimental-function" "expired-snooze" "file-too-large" "folder-ref-missing" "forbidden-metrics" "grafana-leftover" "grafana-variable-syntax" "grid-overflow" "grid-overlap" "grid-zero-size" "grouping-label-dropped" "hard-coded-range" "hidden-variable-editable" "high-cardinality-variable" "ignored-field" "implicit-datasource" "implied-kind" "impossible-comparison" "incomplete-credentials" "instant-query-in-time-series" "invalid-utf8" "joined-label-dropped" "json-syntax" "label-replace-invalid" "layout-ref-missing-panel" "legend-label-dropped" "legend-variable-instead-of-label" "malformed-all-value" "malformed-color" "malformed-custom-rule" "malformed-duration" "malformed-matcher" "malformed-name" "malformed-ref" "malformed-regexp" "malformed-suppression" "malformed-tag" "malformed-time" "malformed-url" "masked-secret" "match-all-regex" "milliseconds-as-duration" "misread-key" "missing-by-le" "missing-display" "missing-field" "missing-project" "missing-unit" "mixed-datasources" "mixed-interpolation-formats" "multi-query-without-legend" "multi-value-in-link" "multi-value-with-equality" "names-differ-in-case" "no-dashboard-description" "no-default-datasource" "not-a-resource" "null-in-plugin-spec" "open-proxy-endpoint" "out-of-bounds" "panel-no-query" "panel-not-in-layout" "panel-placed-twice" "promql-syntax" "promql-type" "quantile-averaged" "quantile-out-of-range" "query-index-out-of-range" "query-kind-mismatch" "range-below-two-scrapes" "rate-interval-misuse" "rate-of-aggregation" "rate-of-gauge" "redundant-anchors" "redundant-parentheses" "reference-in-text-variable" "regex-without-metacharacter" "removed-html" "required-matchers" "reversed-range" "role-binding-dangling" "secret-in-plain-text" "selector-without-metric-name" "server-managed-field" "server-rejects" "several-default-datasources" "shadowed-variable" "single-choice-list" "subquery-resolution" "suppression-without-reason" "threshold-order" "too-deep" "too-many-queries" "topk-in-time-series" "undefined-variable" "undefined-variable-in-variable" "unit-metric-mismatch" "unknown-builtin-variable" "unknown-datasource" "unknown-field" "unknown-function" "unknown-interpolation-format" "unknown-kind" "unknown-plugin" "unknown-registry" "unknown-rule" "unknown-timezone" "unknown-value" "unreachable-threshold" "unreferable-panel-key" "unreferable-variable-name" "unsafe-link" "unsupported-query" "unused-datasource" "unused-suppression" "unused-variable" "variable-cycle" "vector-matching-mismatch" "wrong-case" "wrong-interpolation-format" "wrong-plugin-slot" "wrong-type" "yaml-syntax" "yaml-type-surprise" ]
  }

  def "nu-complete perscope lint warn" [] {
    [ "correctness" "suspicious" "performance" "style" "pedantic" "security" "custom" "alias-cycle" "all-value-empty-match" "all-value-not-allowed" "broken-link" "builtin-not-replaced" "capturing-regexp-without-group" "comment-swallows-query" "conflicting-credentials" "conflicting-fields" "constant-without-value" "contradictory-matchers" "counter-without-rate" "datasource-kind-mismatch" "datasource-of-another-kind" "datasource-shadows-global" "datasource-variable-kind-mismatch" "default-list-not-allowed" "default-not-in-values" "default-tab-out-of-range" "dependent-variable-order" "deprecated-field" "deprecated-function" "division-by-zero" "division-of-zero" "dropped-by-server" "duplicate-default" "duplicate-group-title" "duplicate-key" "duplicate-label" "duplicate-name" "duplicate-panel" "duplicate-panel-title" "duplicate-query" "duplicate-resource" "empty-gauge" "empty-layout" "empty-mapping" "empty-markdown" "empty-matcher" "empty-query" "excessive-aliases" "experimental-function" "expired-snooze" "file-too-large" "folder-ref-missing" "forbidden-metrics" "grafana-leftover" "grafana-variable-syntax" "grid-overflow" "grid-overlap" "grid-zero-size" "grouping-label-dropped" "hard-coded-range" "hidden-variable-editable" "high-cardinality-variable" "ignored-field" "implicit-datasource" "implied-kind" "impossible-comparison" "incomplete-credentials" "instant-query-in-time-series" "invalid-utf8" "joined-label-dropped" "json-syntax" "label-replace-invalid" "layout-ref-missing-panel" "legend-label-dropped" "legend-variable-instead-of-label" "malformed-all-value" "malformed-color" "malformed-custom-rule" "malformed-duration" "malformed-matcher" "malformed-name" "malformed-ref" "malformed-regexp" "malformed-suppression" "malformed-tag" "malformed-time" "malformed-url" "masked-secret" "match-all-regex" "milliseconds-as-duration" "misread-key" "missing-by-le" "missing-display" "missing-field" "missing-project" "missing-unit" "mixed-datasources" "mixed-interpolation-formats" "multi-query-without-legend" "multi-value-in-link" "multi-value-with-equality" "names-differ-in-case" "no-dashboard-description" "no-default-datasource" "not-a-resource" "null-in-plugin-spec" "open-proxy-endpoint" "out-of-bounds" "panel-no-query" "panel-not-in-layout" "panel-placed-twice" "promql-syntax" "promql-type" "quantile-averaged" "quantile-out-of-range" "query-index-out-of-range" "query-kind-mismatch" "range-below-two-scrapes" "rate-interval-misuse" "rate-of-aggregation" "rate-of-gauge" "redundant-anchors" "redundant-parentheses" "reference-in-text-variable" "regex-without-metacharacter" "removed-html" "required-matchers" "reversed-range" "role-binding-dangling" "secret-in-plain-text" "selector-without-metric-name" "server-managed-field" "server-rejects" "several-default-datasources" "shadowed-variable" "single-choice-list" "subquery-resolution" "suppression-without-reason" "threshold-order" "too-deep" "too-many-queries" "topk-in-time-series" "undefined-variable" "undefined-variable-in-variable" "unit-metric-mismatch" "unknown-builtin-variable" "unknown-datasource" "unknown-field" "unknown-function" "unknown-interpolation-format" "unknown-kind" "unknown-plugin" "unknown-registry" "unknown-rule" "unknown-timezone" "unknown-value" "unreachable-threshold" "unreferable-panel-key" "unreferable-variable-name" "unsafe-link" "unsupported-query" "unused-datasource" "unused-suppression" "unused-variable" "variable-cycle" "vector-matching-mismatch" "wrong-case" "wrong-interpolation-format" "wrong-plugin-slot" "wrong-type" "yaml-syntax" "yaml-type-surprise" ]
  }

  def "nu-complete perscope lint deny" [] {
    [ "correctness" "suspicious" "performance" "style" "pedantic" "security" "custom" "alias-cycle" "all-value-empty-match" "all-value-not-allowed" "broken-link" "builtin-not-replaced" "capturing-regexp-without-group" "comment-swallows-query" "conflicting-credentials" "conflicting-fields" "constant-without-value" "contradictory-matchers" "counter-without-rate" "datasource-kind-mismatch" "datasource-of-another-kind" "datasource-shadows-global" "datasource-variable-kind-mismatch" "default-list-not-allowed" "default-not-in-values" "default-tab-out-of-range" "dependent-variable-order" "deprecated-field" "deprecated-function" "division-by-zero" "division-of-zero" "dropped-by-server" "duplicate-default" "duplicate-group-title" "duplicate-key" "duplicate-label" "duplicate-name" "duplicate-panel" "duplicate-panel-title" "duplicate-query" "duplicate-resource" "empty-gauge" "empty-layout" "empty-mapping" "empty-markdown" "empty-matcher" "empty-query" "excessive-aliases" "experimental-function" "expired-snooze" "file-too-large" "folder-ref-missing" "forbidden-metrics" "grafana-leftover" "grafana-variable-syntax" "grid-overflow" "grid-overlap" "grid-zero-size" "grouping-label-dropped" "hard-coded-range" "hidden-variable-editable" "high-cardinality-variable" "ignored-field" "implicit-datasource" "implied-kind" "impossible-comparison" "incomplete-credentials" "instant-query-in-time-series" "invalid-utf8" "joined-label-dropped" "json-syntax" "label-replace-invalid" "layout-ref-missing-panel" "legend-label-dropped" "legend-variable-instead-of-label" "malformed-all-value" "malformed-color" "malformed-custom-rule" "malformed-duration" "malformed-matcher" "malformed-name" "malformed-ref" "malformed-regexp" "malformed-suppression" "malformed-tag" "malformed-time" "malformed-url" "masked-secret" "match-all-regex" "milliseconds-as-duration" "misread-key" "missing-by-le" "missing-display" "missing-field" "missing-project" "missing-unit" "mixed-datasources" "mixed-interpolation-formats" "multi-query-without-legend" "multi-value-in-link" "multi-value-with-equality" "names-differ-in-case" "no-dashboard-description" "no-default-datasource" "not-a-resource" "null-in-plugin-spec" "open-proxy-endpoint" "out-of-bounds" "panel-no-query" "panel-not-in-layout" "panel-placed-twice" "promql-syntax" "promql-type" "quantile-averaged" "quantile-out-of-range" "query-index-out-of-range" "query-kind-mismatch" "range-below-two-scrapes" "rate-interval-misuse" "rate-of-aggregation" "rate-of-gauge" "redundant-anchors" "redundant-parentheses" "reference-in-text-variable" "regex-without-metacharacter" "removed-html" "required-matchers" "reversed-range" "role-binding-dangling" "secret-in-plain-text" "selector-without-metric-name" "server-managed-field" "server-rejects" "several-default-datasources" "shadowed-variable" "single-choice-list" "subquery-resolution" "suppression-without-reason" "threshold-order" "too-deep" "too-many-queries" "topk-in-time-series" "undefined-variable" "undefined-variable-in-variable" "unit-metric-mismatch" "unknown-builtin-variable" "unknown-datasource" "unknown-field" "unknown-function" "unknown-interpolation-format" "unknown-kind" "unknown-plugin" "unknown-registry" "unknown-rule" "unknown-timezone" "unknown-value" "unreachable-threshold" "unreferable-panel-key" "unreferable-variable-name" "unsafe-link" "unsupported-query" "unused-datasource" "unused-suppression" "unused-variable" "variable-cycle" "vector-matching-mismatch" "wrong-case" "wrong-interpolation-format" "wrong-plugin-slot" "wrong-type" "yaml-syntax" "yaml-type-surprise" ]
  }

  def "nu-complete perscope lint fail_on" [] {
    [ "error" "warning" "info" "never" ]
  }

  def "nu-complete perscope lint format" [] {
    [ "human" "concise" "json" "jsonl" "github" "sarif" "gitlab" "junit" "checkstyle" "rdjson" "azure" "markdown" ]
  }

  def "nu-complete perscope lint color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope lint log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Check dashboards and their neighbours for mistakes
  export extern "perscope lint" [
    --file(-f): path          # Read a file that must hold resources; `-` is standard input (can be repeated)
    --directory(-d): path     # Read a directory (can be repeated)
    --stdin-filename: path    # Say which file standard input stands for
    --project(-p): string     # Name the project of resources that name none
    --isolated                # Look for no perscope.yaml, and read only what is named
    --plugin.path: path       # Accept the plugins of the packages in this directory (can be repeated)
    --allow-empty             # Be content when there is nothing to read
    --custom-rule.path: path  # Check dashboards by the rules of a team's own in this file (can be repeated)
    --profile: string@"nu-complete perscope lint profile" # Choose the levels of rules to start from [default: recommended, or what perscope.yaml says]
    --allow(-A): string@"nu-complete perscope lint allow" # Switch off a rule or a group of rules (can be repeated)
    --warn(-W): string@"nu-complete perscope lint warn" # Make what a rule or a group finds warnings (can be repeated)
    --deny(-D): string@"nu-complete perscope lint deny" # Make what a rule or a group finds errors (can be repeated)
    --fail-on: string@"nu-complete perscope lint fail_on" # Exit with 1 for findings of this level or worse
    --baseline: path          # Report only what this file does not hold
    --write-baseline: path    # Write all findings to a file, for --baseline [default: perscope-baseline.json]
    --show-settings           # Check nothing; show the level and the options of each rule for PATH, and who says so
    --fix                     # Mend in the files what can be mended without changing what they mean
    --unsafe-fixes            # Mend with --fix and --diff, too, what a person should look at
    --diff                    # Show what --fix would change, and write nothing; exit with 1 if that is anything
    --online                  # Ask the server, too: for its own rules, its plugins and datasources, and whether it would take what is checked
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --format: string@"nu-complete perscope lint format" # Choose how findings are written
    --changed: string         # Report only what stands on lines that have changed since REF [default: the target branch of the pull request that is checked, else what was committed last]
    --output-file: string     # Write the findings to a file, too, in a format of its own (can be repeated)
    --statistics              # Add how often each rule has spoken
    --max-findings: string    # Show at most this many findings
    --jobs(-j): string        # Check this many files at once [default: one for each core]
    --color: string@"nu-complete perscope lint color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope lint log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    ...paths: path            # Read these files and directories; `-` is standard input [default: .]
  ]

  def "nu-complete perscope diff secrets" [] {
    [ "changed" "always" ]
  }

  def "nu-complete perscope diff format" [] {
    [ "human" "unified" "json" "markdown" "gitlab-terraform" ]
  }

  def "nu-complete perscope diff color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope diff log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Show what `apply` would do
  export extern "perscope diff" [
    --file(-f): path          # Read a file that must hold resources; `-` is standard input (can be repeated)
    --directory(-d): path     # Read a directory (can be repeated)
    --stdin-filename: path    # Say which file standard input stands for
    --project(-p): string     # Name the project of resources that name none
    --isolated                # Look for no perscope.yaml, and read only what is named
    --plugin.path: path       # Accept the plugins of the packages in this directory (can be repeated)
    --allow-empty             # Be content when there is nothing to read
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --custom-resources        # Take custom resources of Kubernetes, too, although the operator looks after them
    --secrets: string@"nu-complete perscope diff secrets" # Write resources with secrets when something else in them differs, or always: nobody can see whether the secrets do
    --prune                   # Delete what the inventory lists and no file holds any more
    --inventory: string       # Keep a list of what was applied under this name, on the server as a hidden variable, or in a file with `file:PATH`
    --prune-limit: string     # Refuse to delete more than this many resources at once
    --jobs(-j): string        # Let this many requests be under way at once
    --exit-code               # Exit with 1 if there are differences
    --name-only               # Only name the resources that differ
    --out: path               # Write the plan to this file, for `perscope apply --plan`
    --create-project          # Create projects that no file holds and that are not there
    --force                   # Put each resource into the project it names, also if --project names another one
    --format: string@"nu-complete perscope diff format" # Choose how differences are written
    --color: string@"nu-complete perscope diff color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope diff log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    ...paths: path            # Read these files and directories; `-` is standard input [default: .]
  ]

  def "nu-complete perscope apply secrets" [] {
    [ "changed" "always" ]
  }

  def "nu-complete perscope apply dry_run" [] {
    [ "client" "server" ]
  }

  def "nu-complete perscope apply fail_on" [] {
    [ "error" "warning" "info" "never" ]
  }

  def "nu-complete perscope apply format" [] {
    [ "human" "json" ]
  }

  def "nu-complete perscope apply color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope apply log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Make a server hold what the files say
  export extern "perscope apply" [
    --file(-f): path          # Read a file that must hold resources; `-` is standard input (can be repeated)
    --directory(-d): path     # Read a directory (can be repeated)
    --stdin-filename: path    # Say which file standard input stands for
    --project(-p): string     # Name the project of resources that name none
    --isolated                # Look for no perscope.yaml, and read only what is named
    --plugin.path: path       # Accept the plugins of the packages in this directory (can be repeated)
    --allow-empty             # Be content when there is nothing to read
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --custom-resources        # Take custom resources of Kubernetes, too, although the operator looks after them
    --secrets: string@"nu-complete perscope apply secrets" # Write resources with secrets when something else in them differs, or always: nobody can see whether the secrets do
    --prune                   # Delete what the inventory lists and no file holds any more
    --inventory: string       # Keep a list of what was applied under this name, on the server as a hidden variable, or in a file with `file:PATH`
    --prune-limit: string     # Refuse to delete more than this many resources at once
    --jobs(-j): string        # Let this many requests be under way at once
    --plan: path              # Do exactly what this plan of `perscope diff --out` says, or nothing
    --dry-run: string@"nu-complete perscope apply dry_run" # Only say what would be done; `server` also asks the server whether it would take it
    --exit-code               # Exit with 1 if a dry run finds differences
    --create-project          # Create projects that no file holds and that are not there
    --force                   # Put each resource into the project it names, also if --project names another one
    --keep-going              # Go on with what does not depend on a resource that failed
    --yes(-y)                 # Ask nothing
    --fail-on: string@"nu-complete perscope apply fail_on" # Write nothing either if what would be written has findings of this level or worse [default: only what the server would refuse or what would lose something]
    --no-lint                 # Write whatever the linter says
    --format: string@"nu-complete perscope apply format" # Choose how the results are written
    --color: string@"nu-complete perscope apply color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope apply log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    ...paths: path            # Read these files and directories; `-` is standard input [default: .]
  ]

  def "nu-complete perscope pull kind" [] {
    [ "dashboards" "datasources" "ephemeraldashboards" "folders" "globaldatasources" "globalroles" "globalrolebindings" "globalsecrets" "globalvariables" "projects" "roles" "rolebindings" "secrets" "users" "variables" ]
  }

  def "nu-complete perscope pull syntax" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope pull color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope pull log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write to files what a server has
  export extern "perscope pull" [
    --project(-p): string     # Pull only what belongs to this project, and the project itself (can be repeated)
    --all(-a)                 # Pull from all projects, also if one is selected (`perscope project`)
    --output(-o): path        # Write below this directory [default: .]
    --syntax: string@"nu-complete perscope pull syntax" # Write new files as this
    --dry-run                 # Only say what would be written
    --force                   # Bring files up to date also if Git could not bring back what they hold now
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --color: string@"nu-complete perscope pull color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope pull log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    kind?: string@"nu-complete perscope pull kind" # Pull only resources of this kind, such as `dashboard` or `globaldatasources`
    ...names: string          # Pull only the resources with these names
  ]

  def "nu-complete perscope init template" [] {
    [ "service-red" "host-use" "kubernetes-workload" "slo-burn-rate" ]
  }

  def "nu-complete perscope init ci" [] {
    [ "github" "gitlab" "none" ]
  }

  def "nu-complete perscope init color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope init log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Set up a repository for dashboards
  export extern "perscope init" [
    --project(-p): string     # Begin with this project [default: the name of the directory]
    --template: string@"nu-complete perscope init template" # Start the first dashboard from this template
    --prometheus: string      # Reach Prometheus at this address
    --ci: string@"nu-complete perscope init ci" # Check changes there
    --force                   # Overwrite files that are there
    --color: string@"nu-complete perscope init color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope init log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    directory?: path          # Set up this directory
  ]

  def "nu-complete perscope new color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope new log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write a first version of a resource
  export extern "perscope new" [
    --color: string@"nu-complete perscope new color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope new log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope new dashboard template" [] {
    [ "blank" "service-red" "host-use" "kubernetes-workload" "slo-burn-rate" ]
  }

  def "nu-complete perscope new dashboard format" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope new dashboard color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope new dashboard log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write a first version of a dashboard
  export extern "perscope new dashboard" [
    --name: string            # Call it this, as NAME does
    --title: string           # Show this title instead of the name
    --project(-p): string     # Put it into this project [default: that of perscope.yaml or `perscope project`]
    --template: string@"nu-complete perscope new dashboard template" # Start from this template [default: blank]
    --from-metrics: string    # Propose panels for the metrics in this file, `-` for standard input: what a program shows under /metrics, or what a Prometheus server answers to /api/v1/metadata
    --max-panels: string      # Propose at most so many panels
    --description: string     # Say what it is good for
    --tag: string             # Tag it with this (can be repeated)
    --datasource: string      # Ask this Prometheus datasource [default: the default one]
    --label: string           # Let viewers choose from the values of this label, instead of those of the template (can be repeated)
    --custom-resource         # Write a custom resource for the Perses operator, whose namespace is the project
    --file: path              # Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]
    --format: string@"nu-complete perscope new dashboard format" # Write it as this
    --force                   # Overwrite a file that is there
    --color: string@"nu-complete perscope new dashboard color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope new dashboard log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    typed?: string            # Call it this
  ]

  def "nu-complete perscope new panel chart" [] {
    [ "timeseries" "stat" "gauge" "table" "markdown" ]
  }

  def "nu-complete perscope new panel color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope new panel log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Add a panel to a dashboard in a file
  export extern "perscope new panel" [
    --into: path              # Add it to the dashboard in this file
    --dashboard: string       # Add it to the dashboard of this name, if the file holds several
    --group: string           # Put it into the group with this title [default: the last one]
    --title: string           # Show this title
    --description: string     # Say what it is good for
    --type: string@"nu-complete perscope new panel chart" # Draw it as this
    --query: string           # Ask this, in PromQL (can be repeated)
    --legend: string          # Call the series of a query this, such as `{{instance}}`; the first for the first query, and so on
    --unit: string            # Count numbers in this unit, such as `seconds`, `bytes` or `percent-decimal`
    --max: string             # End the scale of a gauge here
    --text: string            # Show this Markdown
    --datasource: string      # Ask this Prometheus datasource [default: the default one]
    --width: string           # Make it so many columns wide, of 24
    --height: string          # Make it so many rows high
    --color: string@"nu-complete perscope new panel color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope new panel log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope new project format" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope new project color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope new project log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write a first version of a project
  export extern "perscope new project" [
    --name: string            # Call it this, as NAME does
    --title: string           # Show this title instead of the name
    --description: string     # Say what it is good for
    --file: path              # Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]
    --format: string@"nu-complete perscope new project format" # Write it as this
    --force                   # Overwrite a file that is there
    --color: string@"nu-complete perscope new project color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope new project log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    typed?: string            # Call it this
  ]

  def "nu-complete perscope new datasource format" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope new datasource color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope new datasource log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write a first version of a datasource
  export extern "perscope new datasource" [
    --name: string            # Call it this, as NAME does
    --title: string           # Show this title instead of the name
    --project(-p): string     # Put it into this project [default: that of perscope.yaml or `perscope project`]
    --global                  # Write a global datasource, for all projects
    --description: string     # Say what it is good for
    --url: string             # Reach it at this address
    --plugin: string          # Speak to it with this plugin
    --direct                  # Let browsers ask it themselves, rather than the server for them
    --default                 # Let queries ask it that name no datasource
    --secret: string          # Open it with this secret
    --file: path              # Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]
    --format: string@"nu-complete perscope new datasource format" # Write it as this
    --force                   # Overwrite a file that is there
    --color: string@"nu-complete perscope new datasource color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope new datasource log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    typed?: string            # Call it this
  ]

  def "nu-complete perscope new variable format" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope new variable color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope new variable log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write a first version of a variable
  export extern "perscope new variable" [
    --name: string            # Call it this, as NAME does
    --title: string           # Show this title instead of the name
    --project(-p): string     # Put it into this project [default: that of perscope.yaml or `perscope project`]
    --global                  # Write a global variable, for all projects
    --description: string     # Say what it is good for
    --label: string           # Offer the values of this label [default: the name of the variable]
    --series: string          # Look only at the series that this selector finds
    --datasource: string      # Ask this Prometheus datasource [default: the default one]
    --values: string          # Offer these values
    --text: string            # Let viewers type a text, this one at first
    --file: path              # Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]
    --format: string@"nu-complete perscope new variable format" # Write it as this
    --force                   # Overwrite a file that is there
    --color: string@"nu-complete perscope new variable color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope new variable log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    typed?: string            # Call it this
  ]

  def "nu-complete perscope new folder format" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope new folder color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope new folder log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write a first version of a folder
  export extern "perscope new folder" [
    --name: string            # Call it this, as NAME does
    --title: string           # Show this title instead of the name
    --project(-p): string     # Put it into this project [default: that of perscope.yaml or `perscope project`]
    --dashboard: string       # Put this dashboard into it (can be repeated)
    --file: path              # Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]
    --format: string@"nu-complete perscope new folder format" # Write it as this
    --force                   # Overwrite a file that is there
    --color: string@"nu-complete perscope new folder color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope new folder log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    typed?: string            # Call it this
  ]

  def "nu-complete perscope new role format" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope new role color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope new role log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write a first version of a role
  export extern "perscope new role" [
    --name: string            # Call it this, as NAME does
    --title: string           # Show this title instead of the name
    --project(-p): string     # Put it into this project [default: that of perscope.yaml or `perscope project`]
    --global                  # Write a global role, which holds in all projects
    --allow: string           # Allow these actions on these kinds, as `read,update:Dashboard,Folder` (can be repeated) [default: read:*]
    --file: path              # Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]
    --format: string@"nu-complete perscope new role format" # Write it as this
    --force                   # Overwrite a file that is there
    --color: string@"nu-complete perscope new role color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope new role log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    typed?: string            # Call it this
  ]

  def "nu-complete perscope new rolebinding format" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope new rolebinding color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope new rolebinding log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write a first version of a role binding
  export extern "perscope new rolebinding" [
    --name: string            # Call it this, as NAME does
    --title: string           # Show this title instead of the name
    --project(-p): string     # Put it into this project [default: that of perscope.yaml or `perscope project`]
    --global                  # Write a global role binding, for a global role
    --role: string            # Give this role
    --user: string            # Give it to this user (can be repeated)
    --file: path              # Write this file, `-` for standard output [default: PROJECT/KIND/NAME.yaml, as `pull` does]
    --format: string@"nu-complete perscope new rolebinding format" # Write it as this
    --force                   # Overwrite a file that is there
    --color: string@"nu-complete perscope new rolebinding color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope new rolebinding log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    typed?: string            # Call it this
  ]

  def "nu-complete perscope get kind" [] {
    [ "dashboards" "datasources" "ephemeraldashboards" "folders" "globaldatasources" "globalroles" "globalrolebindings" "globalsecrets" "globalvariables" "projects" "roles" "rolebindings" "secrets" "users" "variables" ]
  }

  def "nu-complete perscope get output" [] {
    [ "table" "yaml" "json" ]
  }

  def "nu-complete perscope get color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope get log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # List the resources of a server
  export extern "perscope get" [
    --project(-p): string     # List the resources of this project
    --all(-a)                 # List the resources of all projects
    --output(-o): string@"nu-complete perscope get output" # Choose how the list is written
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --color: string@"nu-complete perscope get color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope get log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    kind?: string@"nu-complete perscope get kind" # List resources of this kind
    prefix?: string           # List only resources whose names begin with this
  ]

  def "nu-complete perscope describe kind" [] {
    [ "dashboards" "datasources" "ephemeraldashboards" "folders" "globaldatasources" "globalroles" "globalrolebindings" "globalsecrets" "globalvariables" "projects" "roles" "rolebindings" "secrets" "users" "variables" ]
  }

  def "nu-complete perscope describe output" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope describe color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope describe log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Show one resource of a server
  export extern "perscope describe" [
    --project(-p): string     # Show a resource of this project
    --output(-o): string@"nu-complete perscope describe output" # Choose how the resource is written
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --color: string@"nu-complete perscope describe color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope describe log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    kind?: string@"nu-complete perscope describe kind" # Show a resource of this kind, as for `perscope get`
    name?: string             # Show the resource with this name
  ]

  def "nu-complete perscope delete kind" [] {
    [ "dashboards" "datasources" "ephemeraldashboards" "folders" "globaldatasources" "globalroles" "globalrolebindings" "globalsecrets" "globalvariables" "projects" "roles" "rolebindings" "secrets" "users" "variables" ]
  }

  def "nu-complete perscope delete color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope delete log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Delete resources of a server
  export extern "perscope delete" [
    --file(-f): path          # Delete the resources in a file; `-` is standard input (can be repeated)
    --directory(-d): path     # Delete the resources in the files of a directory (can be repeated)
    --force                   # Delete each resource from the project that its file names, also if --project names another one
    --custom-resources        # Take custom resources of Kubernetes in files, too
    --isolated                # Look for no perscope.yaml around the files
    --project(-p): string     # Delete from this project, unless a file names another one
    --all(-a)                 # Delete all resources of the kind in the project
    --all-projects            # Delete those of all projects with --all
    --yes(-y)                 # Ask nothing
    --dry-run                 # Only say what would be deleted
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --jobs(-j): string        # Let this many requests be under way at once
    --color: string@"nu-complete perscope delete color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope delete log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    kind?: string@"nu-complete perscope delete kind" # Delete resources of this kind, as for `perscope get`
    ...names: string          # Delete the resources with these names
  ]

  def "nu-complete perscope dac color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope dac log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Work with dashboards that are written as code
  export extern "perscope dac" [
    --dac.output_folder: path # Keep results below this directory [default: built]
    --color: string@"nu-complete perscope dac color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope dac log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope dac build mode" [] {
    [ "file" "stdout" ]
  }

  def "nu-complete perscope dac build output" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope dac build color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope dac build log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Build dashboards from CUE and Go
  export extern "perscope dac build" [
    --file(-f): path          # Build this file
    --directory(-d): path     # Build everything below this directory
    --mode(-m): string@"nu-complete perscope dac build mode" # Write the results to files, or print them
    --output(-o): string@"nu-complete perscope dac build output" # Make the results as this
    --clean                   # Remove results of earlier builds whose sources are gone
    --jobs(-j): string        # Build this many sources at once [default: one a core]
    --dac.output_folder: path # Keep results below this directory [default: built]
    --color: string@"nu-complete perscope dac build color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope dac build log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    ...args: string           # Hand these to Go programs, behind a `--`
  ]

  def "nu-complete perscope dac diff color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope dac diff log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Write what would become of a server's dashboards
  export extern "perscope dac diff" [
    --file(-f): path          # Read a file that must hold resources; `-` is standard input (can be repeated)
    --directory(-d): path     # Read a directory (can be repeated) [default: where `dac build` keeps results]
    --project(-p): string     # Name the project of dashboards that name none
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --jobs(-j): string        # Let this many requests be under way at once
    --dac.output_folder: path # Keep results below this directory [default: built]
    --color: string@"nu-complete perscope dac diff color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope dac diff log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope dac preview output" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope dac preview color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope dac preview log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Make dashboards to look at that vanish by themselves
  export extern "perscope dac preview" [
    --file(-f): path          # Read a file that must hold resources; `-` is standard input (can be repeated)
    --directory(-d): path     # Read a directory (can be repeated) [default: where `dac build` keeps results]
    --project(-p): string     # Name the project of dashboards that name none
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --jobs(-j): string        # Let this many requests be under way at once
    --ttl: string             # Let the previews vanish after this time without a change, such as `12h` or `1d`
    --prefix: string          # Put this before the names of the previews, in lower case and with `-` for blanks
    --output(-o): string@"nu-complete perscope dac preview output" # Print the list as this
    --dac.output_folder: path # Keep results below this directory [default: built]
    --color: string@"nu-complete perscope dac preview color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope dac preview log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope dac setup language" [] {
    [ "cue" "go" ]
  }

  def "nu-complete perscope dac setup color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope dac setup log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Set up a repository for dashboards as code
  export extern "perscope dac setup" [
    --language: string@"nu-complete perscope dac setup language" # Write the example in this language
    --version: string         # Use the libraries of this version of Perses [default: that of the server]
    --force                   # Overwrite an example that is there
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --dac.output_folder: path # Keep results below this directory [default: built]
    --color: string@"nu-complete perscope dac setup color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope dac setup log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope plugin color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope plugin log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Look at the plugins of a server
  export extern "perscope plugin" [
    --color: string@"nu-complete perscope plugin color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope plugin log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope plugin list output" [] {
    [ "table" "yaml" "json" ]
  }

  def "nu-complete perscope plugin list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope plugin list log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # List the plugins of a server
  export extern "perscope plugin list" [
    --output(-o): string@"nu-complete perscope plugin list output" # Choose how the list is written
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --color: string@"nu-complete perscope plugin list color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope plugin list log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope login color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope login log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Store what opens a server
  export extern "perscope login" [
    --username(-u): string    # Log in with this name
    --password(-p): string    # Log in with this password; others may see it, so --password-stdin is better
    --password-stdin          # Read the password from standard input
    --token: string           # Store this token; others may see it, so --token-file is better
    --token-file: path        # Store the token in this file; `-` is standard input
    --provider: string        # Log in by this provider of the server, with a code to enter in a browser
    --client-id: string       # Log in as this program, without a browser
    --client-secret: string   # Log in with this secret of the program; others may see it, so --client-secret-stdin is better
    --client-secret-stdin     # Read the secret of the program from standard input
    --enable-pkce             # Protect the code with PKCE
    --kube                    # Log in with the credentials of a Kubernetes cluster
    --kubeconfig-file: path   # Take them from this kubeconfig [default: KUBECONFIG, then .kube/config]
    --forget                  # Log out: take what opens the server out of the file, and keep the rest
    --ca-file: path           # Trust the certificates (PEM) in this file from now on, beside those of the system
    --header: string          # Send this header with every request from now on (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers, from now on; only for tries with a certificate of your own
    --color: string@"nu-complete perscope login color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope login log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    url?: string              # Log in to this server [default: the one that is stored]
  ]

  def "nu-complete perscope whoami color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope whoami log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Show who a server takes you for
  export extern "perscope whoami" [
    --show-token              # Show the token as well, which is a secret
    --show-url                # Show the address of the server as well
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --color: string@"nu-complete perscope whoami color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope whoami log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope refresh color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope refresh log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Renew the stored token
  export extern "perscope refresh" [
    --color: string@"nu-complete perscope refresh color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope refresh log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope project color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope project log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Show or select the project to work in
  export extern "perscope project" [
    --unset                   # Select none
    --color: string@"nu-complete perscope project color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope project log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    name?: string             # Select this project
  ]

  def "nu-complete perscope config output" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope config color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope config log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Show the stored connection, or the configuration of a server
  export extern "perscope config" [
    --online                  # Ask the server for its configuration
    --output(-o): string@"nu-complete perscope config output" # Choose how the result is written
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --color: string@"nu-complete perscope config color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope config log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope rules groups" [] {
    [ "correctness" "suspicious" "performance" "style" "pedantic" "security" "custom" ]
  }

  def "nu-complete perscope rules format" [] {
    [ "human" "json" ]
  }

  def "nu-complete perscope rules color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope rules log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # List the rules
  export extern "perscope rules" [
    --format: string@"nu-complete perscope rules format" # Choose how the list is written
    --color: string@"nu-complete perscope rules color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope rules log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    ...groups: string@"nu-complete perscope rules groups" # List the rules of these groups only
  ]

  def "nu-complete perscope explain rule" [] {
    [ "correctness" "suspicious" "performance" "style" "pedantic" "security" "custom" "alias-cycle" "all-value-empty-match" "all-value-not-allowed" "broken-link" "builtin-not-replaced" "capturing-regexp-without-group" "comment-swallows-query" "conflicting-credentials" "conflicting-fields" "constant-without-value" "contradictory-matchers" "counter-without-rate" "datasource-kind-mismatch" "datasource-of-another-kind" "datasource-shadows-global" "datasource-variable-kind-mismatch" "default-list-not-allowed" "default-not-in-values" "default-tab-out-of-range" "dependent-variable-order" "deprecated-field" "deprecated-function" "division-by-zero" "division-of-zero" "dropped-by-server" "duplicate-default" "duplicate-group-title" "duplicate-key" "duplicate-label" "duplicate-name" "duplicate-panel" "duplicate-panel-title" "duplicate-query" "duplicate-resource" "empty-gauge" "empty-layout" "empty-mapping" "empty-markdown" "empty-matcher" "empty-query" "excessive-aliases" "experimental-function" "expired-snooze" "file-too-large" "folder-ref-missing" "forbidden-metrics" "grafana-leftover" "grafana-variable-syntax" "grid-overflow" "grid-overlap" "grid-zero-size" "grouping-label-dropped" "hard-coded-range" "hidden-variable-editable" "high-cardinality-variable" "ignored-field" "implicit-datasource" "implied-kind" "impossible-comparison" "incomplete-credentials" "instant-query-in-time-series" "invalid-utf8" "joined-label-dropped" "json-syntax" "label-replace-invalid" "layout-ref-missing-panel" "legend-label-dropped" "legend-variable-instead-of-label" "malformed-all-value" "malformed-color" "malformed-custom-rule" "malformed-duration" "malformed-matcher" "malformed-name" "malformed-ref" "malformed-regexp" "malformed-suppression" "malformed-tag" "malformed-time" "malformed-url" "masked-secret" "match-all-regex" "milliseconds-as-duration" "misread-key" "missing-by-le" "missing-display" "missing-field" "missing-project" "missing-unit" "mixed-datasources" "mixed-interpolation-formats" "multi-query-without-legend" "multi-value-in-link" "multi-value-with-equality" "names-differ-in-case" "no-dashboard-description" "no-default-datasource" "not-a-resource" "null-in-plugin-spec" "open-proxy-endpoint" "out-of-bounds" "panel-no-query" "panel-not-in-layout" "panel-placed-twice" "promql-syntax" "promql-type" "quantile-averaged" "quantile-out-of-range" "query-index-out-of-range" "query-kind-mismatch" "range-below-two-scrapes" "rate-interval-misuse" "rate-of-aggregation" "rate-of-gauge" "redundant-anchors" "redundant-parentheses" "reference-in-text-variable" "regex-without-metacharacter" "removed-html" "required-matchers" "reversed-range" "role-binding-dangling" "secret-in-plain-text" "selector-without-metric-name" "server-managed-field" "server-rejects" "several-default-datasources" "shadowed-variable" "single-choice-list" "subquery-resolution" "suppression-without-reason" "threshold-order" "too-deep" "too-many-queries" "topk-in-time-series" "undefined-variable" "undefined-variable-in-variable" "unit-metric-mismatch" "unknown-builtin-variable" "unknown-datasource" "unknown-field" "unknown-function" "unknown-interpolation-format" "unknown-kind" "unknown-plugin" "unknown-registry" "unknown-rule" "unknown-timezone" "unknown-value" "unreachable-threshold" "unreferable-panel-key" "unreferable-variable-name" "unsafe-link" "unsupported-query" "unused-datasource" "unused-suppression" "unused-variable" "variable-cycle" "vector-matching-mismatch" "wrong-case" "wrong-interpolation-format" "wrong-plugin-slot" "wrong-type" "yaml-syntax" "yaml-type-surprise" ]
  }

  def "nu-complete perscope explain color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope explain log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Explain a rule: what it finds, why it matters, what to do instead
  export extern "perscope explain" [
    --color: string@"nu-complete perscope explain color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope explain log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    rule?: string@"nu-complete perscope explain rule" # The rule to explain, or a group
  ]

  def "nu-complete perscope promql color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope promql log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Check and lay out queries outside of dashboards
  export extern "perscope promql" [
    --color: string@"nu-complete perscope promql color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope promql log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope promql check features" [] {
    [ "experimental_functions" "duration_expressions" "extended_range_selectors" "fill_modifiers" "all" ]
  }

  def "nu-complete perscope promql check format" [] {
    [ "human" "concise" "json" ]
  }

  def "nu-complete perscope promql check color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope promql check log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Say what is wrong with queries
  export extern "perscope promql check" [
    --feature: string@"nu-complete perscope promql check features" # Allow syntax that Prometheus has only when it is switched on (can be repeated)
    --function: string        # Allow a function that Prometheus does not have, with any arguments (can be repeated)
    --format: string@"nu-complete perscope promql check format" # Choose how findings are written
    --max-findings: string    # Show at most this many findings
    --jsonl                   # Answer lines of JSON with lines of JSON
    --color: string@"nu-complete perscope promql check color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope promql check log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    expr?: string             # Check these queries; `-` is standard input [default: -]
    ...more: string
  ]

  def "nu-complete perscope promql fmt color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope promql fmt log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Lay out a query
  export extern "perscope promql fmt" [
    --width: string           # Break lines that are longer than this, not counting their indentation
    --one-line                # Print the canonical text of Prometheus: one line, without comments
    --check                   # Print nothing, and exit with 1 if the query is laid out differently
    --color: string@"nu-complete perscope promql fmt color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope promql fmt log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    expr?: string             # Lay out this query; `-` is standard input [default: -]
    ...more: string
  ]

  def "nu-complete perscope serve color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope serve log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Be a Perses server over a directory
  export extern "perscope serve" [
    --data: path              # Keep the resources in this directory, which is created if it is not there
    --port: string            # Listen at this port; 0 takes any that is free
    --address: string         # Listen at this address; one that others can reach needs a token
    --token-file: path        # Answer only requests with the bearer token in this file (or in `PERSCOPE_SERVE_TOKEN`)
    --without-token           # Let everybody who reaches the address read and write, without a token
    --case-sensitive          # Tell names apart that differ in letter case only
    --color: string@"nu-complete perscope serve color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope serve log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete perscope schema kind" [] {
    [ "Dashboard" "Datasource" "EphemeralDashboard" "Folder" "GlobalDatasource" "GlobalRole" "GlobalRoleBinding" "GlobalSecret" "GlobalVariable" "Project" "Role" "RoleBinding" "Secret" "User" "Variable" "ConfigMap" "List" "PersesDashboard" "PersesDatasource" "PersesGlobalDatasource" "config" "custom-rules" ]
  }

  def "nu-complete perscope schema color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope schema log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Print the JSON Schema of a kind, or one for all kinds
  export extern "perscope schema" [
    --color: string@"nu-complete perscope schema color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope schema log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    kind?: string@"nu-complete perscope schema kind" # The kind, in any letter case
  ]

  def "nu-complete perscope completion shell" [] {
    [ "bash" "elvish" "fish" "nushell" "powershell" "zsh" ]
  }

  def "nu-complete perscope completion color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope completion log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Print a completion script for a shell
  export extern "perscope completion" [
    --color: string@"nu-complete perscope completion color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope completion log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    shell: string@"nu-complete perscope completion shell" # The shell to print a script for
  ]

  def "nu-complete perscope man color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope man log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Print manual pages, or write all of them into a directory
  export extern "perscope man" [
    --dir: path               # Write the pages of all commands into this directory
    --color: string@"nu-complete perscope man color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope man log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    ...command: string        # The command; without one, the program
  ]

  def "nu-complete perscope help color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope help log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Print the help of the program or of a command
  export extern "perscope help" [
    --color: string@"nu-complete perscope help color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope help log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
    ...command: string        # The command; `perscope help` lists all of them
  ]

  def "nu-complete perscope version output" [] {
    [ "yaml" "json" ]
  }

  def "nu-complete perscope version color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete perscope version log_level" [] {
    [ "panic" "fatal" "error" "warning" "info" "debug" "trace" ]
  }

  # Print the version
  export extern "perscope version" [
    --short                   # Print the number only
    --online                  # Ask the server for its version, too
    --output(-o): string@"nu-complete perscope version output" # Choose how the result is written
    --server(-s): string      # Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory that needs no server at all
    --token: string           # Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    --token-file: path        # Open the server with the token in this file
    --ca-file: path           # Trust the certificates (PEM) in this file, beside those of the system
    --client-cert: path       # Show the server the certificate (PEM) in this file
    --client-key: path        # Use the private key (PEM) in this file with --client-cert
    --header: string          # Send this header with every request (can be repeated)
    --insecure-skip-tls-verify # Trust whoever answers; only for tries with a certificate of your own
    --timeout: string         # Wait at most this many seconds for one request, with all attempts
    --color: string@"nu-complete perscope version color" # Use colours: always, never, or where somebody sees them
    --quiet(-q)               # Say nothing but the results and what went wrong
    --verbose(-v)             # Say what was passed over, and why
    --percliconfig: path      # Take the server, what opens it and the project from this file of percli [default: .perses/config.json in the home directory of the account]
    --log.level: string@"nu-complete perscope version log_level" # Say as much as percli does at a level: panic, fatal and error are --quiet, debug and trace are --verbose, warning and info are neither
    --help(-h)                # Print help (see more with '--help')
  ]

}

export use completions *
