# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_perscope_global_optspecs
    string join \n color= q/quiet v/verbose h/help V/version
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
complete -c perscope -n "__fish_perscope_needs_command" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_needs_command" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_needs_command" -s V -l version -d 'Print version'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "lint" -d 'Check dashboards and their neighbours for mistakes'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "check" -d 'Check dashboards and their neighbours for mistakes'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "rules" -d 'List the rules'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "explain" -d 'Explain a rule: what it finds, why it matters, what to do instead'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "schema" -d 'Print the JSON Schema of a kind, or one for all kinds'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "completion" -d 'Print a completion script for a shell'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c perscope -n "__fish_perscope_needs_command" -f -a "version" -d 'Print the version'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s f -l file -d 'Check a file that must hold resources; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s d -l directory -d 'Check a directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l stdin-filename -d 'Say which file standard input stands for' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s p -l project -d 'Name the project of resources that name none' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l profile -d 'Choose the levels of rules to start from' -r -f -a "none\t''
recommended\t''
strict\t''
all\t''"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s A -l allow -d 'Switch off a rule or a group of rules (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
duplicate-key\t''
duplicate-resource\t''
json-syntax\t''
layout-ref-missing-panel\t''
missing-field\t''
unknown-field\t''
yaml-syntax\t''"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s W -l warn -d 'Make what a rule or a group finds warnings (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
duplicate-key\t''
duplicate-resource\t''
json-syntax\t''
layout-ref-missing-panel\t''
missing-field\t''
unknown-field\t''
yaml-syntax\t''"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s D -l deny -d 'Make what a rule or a group finds errors (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
duplicate-key\t''
duplicate-resource\t''
json-syntax\t''
layout-ref-missing-panel\t''
missing-field\t''
unknown-field\t''
yaml-syntax\t''"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l fail-on -d 'Exit with 1 for findings of this level or worse' -r -f -a "error\t'For errors only'
warning\t'For warnings, too'
info\t'For every finding'
never\t'For none'"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l format -d 'Choose how findings are written' -r -f -a "human\t'the source around each finding, with carets'
concise\t'one line a finding: file:line:col: level[rule] message'
json\t'one JSON object'
jsonl\t'one JSON object a line'
github\t'annotations for GitHub Actions'"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l max-findings -d 'Show at most this many findings' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s j -l jobs -d 'Check this many files at once [default: one for each core]' -r
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l isolated -d 'Look for no perscope.yaml, and read only what is named'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l allow-empty -d 'Be content when there is nothing to check'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -l statistics -d 'Add how often each rule has spoken'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand lint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand check" -s f -l file -d 'Check a file that must hold resources; `-` is standard input (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -s d -l directory -d 'Check a directory (can be repeated)' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -l stdin-filename -d 'Say which file standard input stands for' -r -F
complete -c perscope -n "__fish_perscope_using_subcommand check" -s p -l project -d 'Name the project of resources that name none' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l profile -d 'Choose the levels of rules to start from' -r -f -a "none\t''
recommended\t''
strict\t''
all\t''"
complete -c perscope -n "__fish_perscope_using_subcommand check" -s A -l allow -d 'Switch off a rule or a group of rules (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
duplicate-key\t''
duplicate-resource\t''
json-syntax\t''
layout-ref-missing-panel\t''
missing-field\t''
unknown-field\t''
yaml-syntax\t''"
complete -c perscope -n "__fish_perscope_using_subcommand check" -s W -l warn -d 'Make what a rule or a group finds warnings (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
duplicate-key\t''
duplicate-resource\t''
json-syntax\t''
layout-ref-missing-panel\t''
missing-field\t''
unknown-field\t''
yaml-syntax\t''"
complete -c perscope -n "__fish_perscope_using_subcommand check" -s D -l deny -d 'Make what a rule or a group finds errors (can be repeated)' -r -f -a "correctness\t''
suspicious\t''
performance\t''
style\t''
pedantic\t''
security\t''
duplicate-key\t''
duplicate-resource\t''
json-syntax\t''
layout-ref-missing-panel\t''
missing-field\t''
unknown-field\t''
yaml-syntax\t''"
complete -c perscope -n "__fish_perscope_using_subcommand check" -l fail-on -d 'Exit with 1 for findings of this level or worse' -r -f -a "error\t'For errors only'
warning\t'For warnings, too'
info\t'For every finding'
never\t'For none'"
complete -c perscope -n "__fish_perscope_using_subcommand check" -l format -d 'Choose how findings are written' -r -f -a "human\t'the source around each finding, with carets'
concise\t'one line a finding: file:line:col: level[rule] message'
json\t'one JSON object'
jsonl\t'one JSON object a line'
github\t'annotations for GitHub Actions'"
complete -c perscope -n "__fish_perscope_using_subcommand check" -l max-findings -d 'Show at most this many findings' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -s j -l jobs -d 'Check this many files at once [default: one for each core]' -r
complete -c perscope -n "__fish_perscope_using_subcommand check" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand check" -l isolated -d 'Look for no perscope.yaml, and read only what is named'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l allow-empty -d 'Be content when there is nothing to check'
complete -c perscope -n "__fish_perscope_using_subcommand check" -l statistics -d 'Add how often each rule has spoken'
complete -c perscope -n "__fish_perscope_using_subcommand check" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand check" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand rules" -l format -d 'Choose how the list is written' -r -f -a "human\t'A table'
json\t'One JSON object'"
complete -c perscope -n "__fish_perscope_using_subcommand rules" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand rules" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand rules" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand rules" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand explain" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand explain" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand explain" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand schema" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand schema" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand schema" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand completion" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand completion" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand completion" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand completion" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand completions" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand completions" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand completions" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c perscope -n "__fish_perscope_using_subcommand version" -l color -d 'Use colours: always, never, or where somebody sees them' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c perscope -n "__fish_perscope_using_subcommand version" -l short -d 'Print the number only'
complete -c perscope -n "__fish_perscope_using_subcommand version" -s q -l quiet -d 'Say nothing but the results and what went wrong'
complete -c perscope -n "__fish_perscope_using_subcommand version" -s v -l verbose -d 'Say what was passed over, and why'
complete -c perscope -n "__fish_perscope_using_subcommand version" -s h -l help -d 'Print help (see more with \'--help\')'
