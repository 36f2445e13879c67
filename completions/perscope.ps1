
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'perscope' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'perscope'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'perscope' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Check dashboards and their neighbours for mistakes')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check dashboards and their neighbours for mistakes')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a rule: what it finds, why it matters, what to do instead')
            [CompletionResult]::new('promql', 'promql', [CompletionResultType]::ParameterValue, 'Check and lay out queries outside of dashboards')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Be a Perses server over a directory')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of a kind, or one for all kinds')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print the help of the program or of a command')
            [CompletionResult]::new('version', 'version', [CompletionResultType]::ParameterValue, 'Print the version')
            break
        }
        'perscope;lint' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Check a file that must hold resources; `-` is standard input (can be repeated)')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Check a file that must hold resources; `-` is standard input (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Check a directory (can be repeated)')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Check a directory (can be repeated)')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'Say which file standard input stands for')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Name the project of resources that name none')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Name the project of resources that name none')
            [CompletionResult]::new('--plugin.path', '--plugin.path', [CompletionResultType]::ParameterName, 'Accept the plugins of the packages in this directory (can be repeated)')
            [CompletionResult]::new('--custom-rule.path', '--custom-rule.path', [CompletionResultType]::ParameterName, 'Check dashboards by the rules of a team''s own in this file (can be repeated)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Choose the levels of rules to start from [default: recommended, or what perscope.yaml says]')
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Switch off a rule or a group of rules (can be repeated)')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Switch off a rule or a group of rules (can be repeated)')
            [CompletionResult]::new('-W', '-W ', [CompletionResultType]::ParameterName, 'Make what a rule or a group finds warnings (can be repeated)')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Make what a rule or a group finds warnings (can be repeated)')
            [CompletionResult]::new('-D', '-D ', [CompletionResultType]::ParameterName, 'Make what a rule or a group finds errors (can be repeated)')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Make what a rule or a group finds errors (can be repeated)')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with 1 for findings of this level or worse')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Report only what this file does not hold')
            [CompletionResult]::new('--write-baseline', '--write-baseline', [CompletionResultType]::ParameterName, 'Write all findings to a file, for --baseline [default: perscope-baseline.json]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Choose how findings are written')
            [CompletionResult]::new('--max-findings', '--max-findings', [CompletionResultType]::ParameterName, 'Show at most this many findings')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Check this many files at once [default: one for each core]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Check this many files at once [default: one for each core]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('--isolated', '--isolated', [CompletionResultType]::ParameterName, 'Look for no perscope.yaml, and read only what is named')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Be content when there is nothing to check')
            [CompletionResult]::new('--show-settings', '--show-settings', [CompletionResultType]::ParameterName, 'Check nothing; show the level and the options of each rule for PATH, and who says so')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Mend in the files what can be mended without changing what they mean')
            [CompletionResult]::new('--unsafe-fixes', '--unsafe-fixes', [CompletionResultType]::ParameterName, 'Mend with --fix and --diff, too, what a person should look at')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what --fix would change, and write nothing; exit with 1 if that is anything')
            [CompletionResult]::new('--statistics', '--statistics', [CompletionResultType]::ParameterName, 'Add how often each rule has spoken')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;check' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Check a file that must hold resources; `-` is standard input (can be repeated)')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Check a file that must hold resources; `-` is standard input (can be repeated)')
            [CompletionResult]::new('-d', '-d', [CompletionResultType]::ParameterName, 'Check a directory (can be repeated)')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Check a directory (can be repeated)')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'Say which file standard input stands for')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Name the project of resources that name none')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Name the project of resources that name none')
            [CompletionResult]::new('--plugin.path', '--plugin.path', [CompletionResultType]::ParameterName, 'Accept the plugins of the packages in this directory (can be repeated)')
            [CompletionResult]::new('--custom-rule.path', '--custom-rule.path', [CompletionResultType]::ParameterName, 'Check dashboards by the rules of a team''s own in this file (can be repeated)')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Choose the levels of rules to start from [default: recommended, or what perscope.yaml says]')
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Switch off a rule or a group of rules (can be repeated)')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Switch off a rule or a group of rules (can be repeated)')
            [CompletionResult]::new('-W', '-W ', [CompletionResultType]::ParameterName, 'Make what a rule or a group finds warnings (can be repeated)')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Make what a rule or a group finds warnings (can be repeated)')
            [CompletionResult]::new('-D', '-D ', [CompletionResultType]::ParameterName, 'Make what a rule or a group finds errors (can be repeated)')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Make what a rule or a group finds errors (can be repeated)')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with 1 for findings of this level or worse')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Report only what this file does not hold')
            [CompletionResult]::new('--write-baseline', '--write-baseline', [CompletionResultType]::ParameterName, 'Write all findings to a file, for --baseline [default: perscope-baseline.json]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Choose how findings are written')
            [CompletionResult]::new('--max-findings', '--max-findings', [CompletionResultType]::ParameterName, 'Show at most this many findings')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Check this many files at once [default: one for each core]')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Check this many files at once [default: one for each core]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('--isolated', '--isolated', [CompletionResultType]::ParameterName, 'Look for no perscope.yaml, and read only what is named')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Be content when there is nothing to check')
            [CompletionResult]::new('--show-settings', '--show-settings', [CompletionResultType]::ParameterName, 'Check nothing; show the level and the options of each rule for PATH, and who says so')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Mend in the files what can be mended without changing what they mean')
            [CompletionResult]::new('--unsafe-fixes', '--unsafe-fixes', [CompletionResultType]::ParameterName, 'Mend with --fix and --diff, too, what a person should look at')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what --fix would change, and write nothing; exit with 1 if that is anything')
            [CompletionResult]::new('--statistics', '--statistics', [CompletionResultType]::ParameterName, 'Add how often each rule has spoken')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;rules' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Choose how the list is written')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;explain' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;promql' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say what is wrong with queries')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Lay out a query')
            break
        }
        'perscope;promql;check' {
            [CompletionResult]::new('--feature', '--feature', [CompletionResultType]::ParameterName, 'Allow syntax that Prometheus has only when it is switched on (can be repeated)')
            [CompletionResult]::new('--function', '--function', [CompletionResultType]::ParameterName, 'Allow a function that Prometheus does not have, with any arguments (can be repeated)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Choose how findings are written')
            [CompletionResult]::new('--max-findings', '--max-findings', [CompletionResultType]::ParameterName, 'Show at most this many findings')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('--jsonl', '--jsonl', [CompletionResultType]::ParameterName, 'Answer lines of JSON with lines of JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;promql;fmt' {
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Break lines that are longer than this, not counting their indentation')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('--one-line', '--one-line', [CompletionResultType]::ParameterName, 'Print the canonical text of Prometheus: one line, without comments')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Print nothing, and exit with 1 if the query is laid out differently')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;serve' {
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Keep the resources in this directory, which is created if it is not there')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Listen at this port; 0 takes any that is free')
            [CompletionResult]::new('--address', '--address', [CompletionResultType]::ParameterName, 'Listen at this address; one that others can reach needs a token')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Answer only requests with the bearer token in this file (or in `PERSCOPE_SERVE_TOKEN`)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('--without-token', '--without-token', [CompletionResultType]::ParameterName, 'Let everybody who reaches the address read and write, without a token')
            [CompletionResult]::new('--case-sensitive', '--case-sensitive', [CompletionResultType]::ParameterName, 'Tell names apart that differ in letter case only')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;schema' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;completion' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;completions' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;help' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'perscope;version' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: always, never, or where somebody sees them')
            [CompletionResult]::new('--short', '--short', [CompletionResultType]::ParameterName, 'Print the number only')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the results and what went wrong')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what was passed over, and why')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
