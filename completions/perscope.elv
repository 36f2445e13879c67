
use builtin;
use str;

set edit:completion:arg-completer[perscope] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'perscope'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'perscope'= {
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand lint 'Check dashboards and their neighbours for mistakes'
            cand check 'Check dashboards and their neighbours for mistakes'
            cand rules 'List the rules'
            cand explain 'Explain a rule: what it finds, why it matters, what to do instead'
            cand promql 'Check and lay out queries outside of dashboards'
            cand serve 'Be a Perses server over a directory'
            cand schema 'Print the JSON Schema of a kind, or one for all kinds'
            cand completion 'Print a completion script for a shell'
            cand completions 'Print a completion script for a shell'
            cand help 'Print the help of the program or of a command'
            cand version 'Print the version'
        }
        &'perscope;lint'= {
            cand -f 'Check a file that must hold resources; `-` is standard input (can be repeated)'
            cand --file 'Check a file that must hold resources; `-` is standard input (can be repeated)'
            cand -d 'Check a directory (can be repeated)'
            cand --directory 'Check a directory (can be repeated)'
            cand --stdin-filename 'Say which file standard input stands for'
            cand -p 'Name the project of resources that name none'
            cand --project 'Name the project of resources that name none'
            cand --plugin.path 'Accept the plugins of the packages in this directory (can be repeated)'
            cand --custom-rule.path 'Check dashboards by the rules of a team''s own in this file (can be repeated)'
            cand --profile 'Choose the levels of rules to start from [default: recommended, or what perscope.yaml says]'
            cand -A 'Switch off a rule or a group of rules (can be repeated)'
            cand --allow 'Switch off a rule or a group of rules (can be repeated)'
            cand -W 'Make what a rule or a group finds warnings (can be repeated)'
            cand --warn 'Make what a rule or a group finds warnings (can be repeated)'
            cand -D 'Make what a rule or a group finds errors (can be repeated)'
            cand --deny 'Make what a rule or a group finds errors (can be repeated)'
            cand --fail-on 'Exit with 1 for findings of this level or worse'
            cand --baseline 'Report only what this file does not hold'
            cand --write-baseline 'Write all findings to a file, for --baseline [default: perscope-baseline.json]'
            cand --format 'Choose how findings are written'
            cand --max-findings 'Show at most this many findings'
            cand -j 'Check this many files at once [default: one for each core]'
            cand --jobs 'Check this many files at once [default: one for each core]'
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand --isolated 'Look for no perscope.yaml, and read only what is named'
            cand --allow-empty 'Be content when there is nothing to check'
            cand --show-settings 'Check nothing; show the level and the options of each rule for PATH, and who says so'
            cand --fix 'Mend in the files what can be mended without changing what they mean'
            cand --unsafe-fixes 'Mend with --fix and --diff, too, what a person should look at'
            cand --diff 'Show what --fix would change, and write nothing; exit with 1 if that is anything'
            cand --statistics 'Add how often each rule has spoken'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;check'= {
            cand -f 'Check a file that must hold resources; `-` is standard input (can be repeated)'
            cand --file 'Check a file that must hold resources; `-` is standard input (can be repeated)'
            cand -d 'Check a directory (can be repeated)'
            cand --directory 'Check a directory (can be repeated)'
            cand --stdin-filename 'Say which file standard input stands for'
            cand -p 'Name the project of resources that name none'
            cand --project 'Name the project of resources that name none'
            cand --plugin.path 'Accept the plugins of the packages in this directory (can be repeated)'
            cand --custom-rule.path 'Check dashboards by the rules of a team''s own in this file (can be repeated)'
            cand --profile 'Choose the levels of rules to start from [default: recommended, or what perscope.yaml says]'
            cand -A 'Switch off a rule or a group of rules (can be repeated)'
            cand --allow 'Switch off a rule or a group of rules (can be repeated)'
            cand -W 'Make what a rule or a group finds warnings (can be repeated)'
            cand --warn 'Make what a rule or a group finds warnings (can be repeated)'
            cand -D 'Make what a rule or a group finds errors (can be repeated)'
            cand --deny 'Make what a rule or a group finds errors (can be repeated)'
            cand --fail-on 'Exit with 1 for findings of this level or worse'
            cand --baseline 'Report only what this file does not hold'
            cand --write-baseline 'Write all findings to a file, for --baseline [default: perscope-baseline.json]'
            cand --format 'Choose how findings are written'
            cand --max-findings 'Show at most this many findings'
            cand -j 'Check this many files at once [default: one for each core]'
            cand --jobs 'Check this many files at once [default: one for each core]'
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand --isolated 'Look for no perscope.yaml, and read only what is named'
            cand --allow-empty 'Be content when there is nothing to check'
            cand --show-settings 'Check nothing; show the level and the options of each rule for PATH, and who says so'
            cand --fix 'Mend in the files what can be mended without changing what they mean'
            cand --unsafe-fixes 'Mend with --fix and --diff, too, what a person should look at'
            cand --diff 'Show what --fix would change, and write nothing; exit with 1 if that is anything'
            cand --statistics 'Add how often each rule has spoken'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;rules'= {
            cand --format 'Choose how the list is written'
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;explain'= {
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;promql'= {
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand check 'Say what is wrong with queries'
            cand fmt 'Lay out a query'
        }
        &'perscope;promql;check'= {
            cand --feature 'Allow syntax that Prometheus has only when it is switched on (can be repeated)'
            cand --function 'Allow a function that Prometheus does not have, with any arguments (can be repeated)'
            cand --format 'Choose how findings are written'
            cand --max-findings 'Show at most this many findings'
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand --jsonl 'Answer lines of JSON with lines of JSON'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;promql;fmt'= {
            cand --width 'Break lines that are longer than this, not counting their indentation'
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand --one-line 'Print the canonical text of Prometheus: one line, without comments'
            cand --check 'Print nothing, and exit with 1 if the query is laid out differently'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;serve'= {
            cand --data 'Keep the resources in this directory, which is created if it is not there'
            cand --port 'Listen at this port; 0 takes any that is free'
            cand --address 'Listen at this address; one that others can reach needs a token'
            cand --token-file 'Answer only requests with the bearer token in this file (or in `PERSCOPE_SERVE_TOKEN`)'
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand --without-token 'Let everybody who reaches the address read and write, without a token'
            cand --case-sensitive 'Tell names apart that differ in letter case only'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;schema'= {
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;completion'= {
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;completions'= {
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;help'= {
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'perscope;version'= {
            cand --color 'Use colours: always, never, or where somebody sees them'
            cand --short 'Print the number only'
            cand -q 'Say nothing but the results and what went wrong'
            cand --quiet 'Say nothing but the results and what went wrong'
            cand -v 'Say what was passed over, and why'
            cand --verbose 'Say what was passed over, and why'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
    ]
    $completions[$command]
}
