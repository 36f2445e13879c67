_perscope() {
    local i cur prev opts cmd
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="perscope"
                ;;
            perscope,apply)
                cmd="perscope__subcmd__apply"
                ;;
            perscope,check)
                cmd="perscope__subcmd__lint"
                ;;
            perscope,completion)
                cmd="perscope__subcmd__completion"
                ;;
            perscope,completions)
                cmd="perscope__subcmd__completion"
                ;;
            perscope,config)
                cmd="perscope__subcmd__config"
                ;;
            perscope,dac)
                cmd="perscope__subcmd__dac"
                ;;
            perscope,delete)
                cmd="perscope__subcmd__delete"
                ;;
            perscope,describe)
                cmd="perscope__subcmd__describe"
                ;;
            perscope,diff)
                cmd="perscope__subcmd__diff"
                ;;
            perscope,explain)
                cmd="perscope__subcmd__explain"
                ;;
            perscope,get)
                cmd="perscope__subcmd__get"
                ;;
            perscope,help)
                cmd="perscope__subcmd__help"
                ;;
            perscope,init)
                cmd="perscope__subcmd__init"
                ;;
            perscope,lint)
                cmd="perscope__subcmd__lint"
                ;;
            perscope,login)
                cmd="perscope__subcmd__login"
                ;;
            perscope,man)
                cmd="perscope__subcmd__man"
                ;;
            perscope,new)
                cmd="perscope__subcmd__new"
                ;;
            perscope,plan)
                cmd="perscope__subcmd__diff"
                ;;
            perscope,plugin)
                cmd="perscope__subcmd__plugin"
                ;;
            perscope,project)
                cmd="perscope__subcmd__project"
                ;;
            perscope,promql)
                cmd="perscope__subcmd__promql"
                ;;
            perscope,pull)
                cmd="perscope__subcmd__pull"
                ;;
            perscope,refresh)
                cmd="perscope__subcmd__refresh"
                ;;
            perscope,rules)
                cmd="perscope__subcmd__rules"
                ;;
            perscope,schema)
                cmd="perscope__subcmd__schema"
                ;;
            perscope,serve)
                cmd="perscope__subcmd__serve"
                ;;
            perscope,version)
                cmd="perscope__subcmd__version"
                ;;
            perscope,whoami)
                cmd="perscope__subcmd__whoami"
                ;;
            perscope__subcmd__dac,build)
                cmd="perscope__subcmd__dac__subcmd__build"
                ;;
            perscope__subcmd__dac,diff)
                cmd="perscope__subcmd__dac__subcmd__diff"
                ;;
            perscope__subcmd__dac,preview)
                cmd="perscope__subcmd__dac__subcmd__preview"
                ;;
            perscope__subcmd__dac,setup)
                cmd="perscope__subcmd__dac__subcmd__setup"
                ;;
            perscope__subcmd__new,dashboard)
                cmd="perscope__subcmd__new__subcmd__dashboard"
                ;;
            perscope__subcmd__new,datasource)
                cmd="perscope__subcmd__new__subcmd__datasource"
                ;;
            perscope__subcmd__new,folder)
                cmd="perscope__subcmd__new__subcmd__folder"
                ;;
            perscope__subcmd__new,panel)
                cmd="perscope__subcmd__new__subcmd__panel"
                ;;
            perscope__subcmd__new,project)
                cmd="perscope__subcmd__new__subcmd__project"
                ;;
            perscope__subcmd__new,role)
                cmd="perscope__subcmd__new__subcmd__role"
                ;;
            perscope__subcmd__new,rolebinding)
                cmd="perscope__subcmd__new__subcmd__rolebinding"
                ;;
            perscope__subcmd__new,variable)
                cmd="perscope__subcmd__new__subcmd__variable"
                ;;
            perscope__subcmd__plugin,list)
                cmd="perscope__subcmd__plugin__subcmd__list"
                ;;
            perscope__subcmd__promql,check)
                cmd="perscope__subcmd__promql__subcmd__check"
                ;;
            perscope__subcmd__promql,fmt)
                cmd="perscope__subcmd__promql__subcmd__fmt"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        perscope)
            opts="-q -v -h -V --color --quiet --verbose --percliconfig --log.level --help --version lint check diff plan apply pull init new get describe delete dac plugin login whoami refresh project config rules explain promql serve schema completion completions man help version"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__apply)
            opts="-f -d -p -s -j -y -q -v -h --file --directory --stdin-filename --project --isolated --plugin.path --allow-empty --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --custom-resources --secrets --prune --inventory --prune-limit --jobs --plan --dry-run --exit-code --create-project --force --keep-going --yes --fail-on --no-lint --format --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --directory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -d)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --stdin-filename)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --plugin.path)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --secrets)
                    COMPREPLY=($(compgen -W "changed always" -- "${cur}"))
                    return 0
                    ;;
                --inventory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --prune-limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --plan)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dry-run)
                    COMPREPLY=($(compgen -W "client server" -- "${cur}"))
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "error warning info never" -- "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__completion)
            opts="-q -v -h --color --quiet --verbose --percliconfig --log.level --help bash elvish fish nushell powershell zsh"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__config)
            opts="-o -s -q -v -h --online --output --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --output)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__dac)
            opts="-q -v -h --dac.output_folder --color --quiet --verbose --percliconfig --log.level --help build diff preview setup"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --dac.output_folder)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__dac__subcmd__build)
            opts="-f -d -m -o -j -q -v -h --file --directory --mode --output --clean --jobs --dac.output_folder --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --directory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -d)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --mode)
                    COMPREPLY=($(compgen -W "file stdout" -- "${cur}"))
                    return 0
                    ;;
                -m)
                    COMPREPLY=($(compgen -W "file stdout" -- "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dac.output_folder)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__dac__subcmd__diff)
            opts="-f -d -p -s -j -q -v -h --file --directory --project --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --jobs --dac.output_folder --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --directory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -d)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dac.output_folder)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__dac__subcmd__preview)
            opts="-f -d -p -s -j -o -q -v -h --file --directory --project --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --jobs --ttl --prefix --output --dac.output_folder --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --directory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -d)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ttl)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --prefix)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --dac.output_folder)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__dac__subcmd__setup)
            opts="-s -q -v -h --language --version --force --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --dac.output_folder --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --language)
                    COMPREPLY=($(compgen -W "cue go" -- "${cur}"))
                    return 0
                    ;;
                --version)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dac.output_folder)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__delete)
            opts="-f -d -p -a -y -s -j -q -v -h --file --directory --force --custom-resources --isolated --project --all --all-projects --yes --dry-run --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --jobs --color --quiet --verbose --percliconfig --log.level --help dashboards datasources ephemeraldashboards folders globaldatasources globalroles globalrolebindings globalsecrets globalvariables projects roles rolebindings secrets users variables"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --directory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -d)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__describe)
            opts="-p -o -s -q -v -h --project --output --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --color --quiet --verbose --percliconfig --log.level --help dashboards datasources ephemeraldashboards folders globaldatasources globalroles globalrolebindings globalsecrets globalvariables projects roles rolebindings secrets users variables"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__diff)
            opts="-f -d -p -s -j -q -v -h --file --directory --stdin-filename --project --isolated --plugin.path --allow-empty --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --custom-resources --secrets --prune --inventory --prune-limit --jobs --exit-code --name-only --out --create-project --force --format --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --directory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -d)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --stdin-filename)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --plugin.path)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --secrets)
                    COMPREPLY=($(compgen -W "changed always" -- "${cur}"))
                    return 0
                    ;;
                --inventory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --prune-limit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --out)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human unified json markdown gitlab-terraform" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__explain)
            opts="-q -v -h --color --quiet --verbose --percliconfig --log.level --help correctness suspicious performance style pedantic security custom alias-cycle all-value-empty-match all-value-not-allowed broken-link builtin-not-replaced capturing-regexp-without-group comment-swallows-query conflicting-credentials conflicting-fields constant-without-value contradictory-matchers counter-without-rate datasource-kind-mismatch datasource-of-another-kind datasource-shadows-global datasource-variable-kind-mismatch default-list-not-allowed default-not-in-values default-tab-out-of-range dependent-variable-order deprecated-field deprecated-function division-by-zero division-of-zero dropped-by-server duplicate-default duplicate-group-title duplicate-key duplicate-label duplicate-name duplicate-panel duplicate-panel-title duplicate-query duplicate-resource empty-gauge empty-layout empty-mapping empty-markdown empty-matcher empty-query excessive-aliases experimental-function expired-snooze file-too-large folder-ref-missing forbidden-metrics grafana-leftover grafana-variable-syntax grid-overflow grid-overlap grid-zero-size grouping-label-dropped hard-coded-range hidden-variable-editable high-cardinality-variable ignored-field implicit-datasource implied-kind impossible-comparison incomplete-credentials instant-query-in-time-series invalid-utf8 joined-label-dropped json-syntax label-replace-invalid layout-ref-missing-panel legend-label-dropped legend-variable-instead-of-label malformed-all-value malformed-color malformed-custom-rule malformed-duration malformed-matcher malformed-name malformed-ref malformed-regexp malformed-suppression malformed-tag malformed-time malformed-url masked-secret match-all-regex milliseconds-as-duration misread-key missing-by-le missing-display missing-field missing-project missing-unit mixed-datasources mixed-interpolation-formats multi-query-without-legend multi-value-in-link multi-value-with-equality names-differ-in-case no-dashboard-description no-default-datasource not-a-resource null-in-plugin-spec open-proxy-endpoint out-of-bounds panel-no-query panel-not-in-layout panel-placed-twice promql-syntax promql-type quantile-averaged quantile-out-of-range query-index-out-of-range query-kind-mismatch range-below-two-scrapes rate-interval-misuse rate-of-aggregation rate-of-gauge redundant-anchors redundant-parentheses reference-in-text-variable regex-without-metacharacter removed-html required-matchers reversed-range role-binding-dangling secret-in-plain-text selector-without-metric-name server-managed-field server-rejects several-default-datasources shadowed-variable single-choice-list subquery-resolution suppression-without-reason threshold-order too-deep too-many-queries topk-in-time-series undefined-variable undefined-variable-in-variable unit-metric-mismatch unknown-builtin-variable unknown-datasource unknown-field unknown-function unknown-interpolation-format unknown-kind unknown-plugin unknown-registry unknown-rule unknown-timezone unknown-value unreachable-threshold unreferable-panel-key unreferable-variable-name unsafe-link unsupported-query unused-datasource unused-suppression unused-variable variable-cycle vector-matching-mismatch wrong-case wrong-interpolation-format wrong-plugin-slot wrong-type yaml-syntax yaml-type-surprise"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__get)
            opts="-p -a -o -s -q -v -h --project --all --output --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --color --quiet --verbose --percliconfig --log.level --help dashboards datasources ephemeraldashboards folders globaldatasources globalroles globalrolebindings globalsecrets globalvariables projects roles rolebindings secrets users variables"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -W "table yaml json" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "table yaml json" -- "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__help)
            opts="-q -v -h --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__init)
            opts="-p -q -v -h --project --template --prometheus --ci --force --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --template)
                    COMPREPLY=($(compgen -W "service-red host-use kubernetes-workload slo-burn-rate" -- "${cur}"))
                    return 0
                    ;;
                --prometheus)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ci)
                    COMPREPLY=($(compgen -W "github gitlab none" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__lint)
            opts="-f -d -p -A -W -D -s -j -q -v -h --file --directory --stdin-filename --project --isolated --plugin.path --allow-empty --custom-rule.path --profile --allow --warn --deny --fail-on --baseline --write-baseline --show-settings --fix --unsafe-fixes --diff --online --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --format --changed --output-file --statistics --max-findings --jobs --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -f)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --directory)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -d)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --stdin-filename)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --plugin.path)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --custom-rule.path)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --profile)
                    COMPREPLY=($(compgen -W "none recommended strict all" -- "${cur}"))
                    return 0
                    ;;
                --allow)
                    COMPREPLY=($(compgen -W "correctness suspicious performance style pedantic security custom alias-cycle all-value-empty-match all-value-not-allowed broken-link builtin-not-replaced capturing-regexp-without-group comment-swallows-query conflicting-credentials conflicting-fields constant-without-value contradictory-matchers counter-without-rate datasource-kind-mismatch datasource-of-another-kind datasource-shadows-global datasource-variable-kind-mismatch default-list-not-allowed default-not-in-values default-tab-out-of-range dependent-variable-order deprecated-field deprecated-function division-by-zero division-of-zero dropped-by-server duplicate-default duplicate-group-title duplicate-key duplicate-label duplicate-name duplicate-panel duplicate-panel-title duplicate-query duplicate-resource empty-gauge empty-layout empty-mapping empty-markdown empty-matcher empty-query excessive-aliases experimental-function expired-snooze file-too-large folder-ref-missing forbidden-metrics grafana-leftover grafana-variable-syntax grid-overflow grid-overlap grid-zero-size grouping-label-dropped hard-coded-range hidden-variable-editable high-cardinality-variable ignored-field implicit-datasource implied-kind impossible-comparison incomplete-credentials instant-query-in-time-series invalid-utf8 joined-label-dropped json-syntax label-replace-invalid layout-ref-missing-panel legend-label-dropped legend-variable-instead-of-label malformed-all-value malformed-color malformed-custom-rule malformed-duration malformed-matcher malformed-name malformed-ref malformed-regexp malformed-suppression malformed-tag malformed-time malformed-url masked-secret match-all-regex milliseconds-as-duration misread-key missing-by-le missing-display missing-field missing-project missing-unit mixed-datasources mixed-interpolation-formats multi-query-without-legend multi-value-in-link multi-value-with-equality names-differ-in-case no-dashboard-description no-default-datasource not-a-resource null-in-plugin-spec open-proxy-endpoint out-of-bounds panel-no-query panel-not-in-layout panel-placed-twice promql-syntax promql-type quantile-averaged quantile-out-of-range query-index-out-of-range query-kind-mismatch range-below-two-scrapes rate-interval-misuse rate-of-aggregation rate-of-gauge redundant-anchors redundant-parentheses reference-in-text-variable regex-without-metacharacter removed-html required-matchers reversed-range role-binding-dangling secret-in-plain-text selector-without-metric-name server-managed-field server-rejects several-default-datasources shadowed-variable single-choice-list subquery-resolution suppression-without-reason threshold-order too-deep too-many-queries topk-in-time-series undefined-variable undefined-variable-in-variable unit-metric-mismatch unknown-builtin-variable unknown-datasource unknown-field unknown-function unknown-interpolation-format unknown-kind unknown-plugin unknown-registry unknown-rule unknown-timezone unknown-value unreachable-threshold unreferable-panel-key unreferable-variable-name unsafe-link unsupported-query unused-datasource unused-suppression unused-variable variable-cycle vector-matching-mismatch wrong-case wrong-interpolation-format wrong-plugin-slot wrong-type yaml-syntax yaml-type-surprise" -- "${cur}"))
                    return 0
                    ;;
                -A)
                    COMPREPLY=($(compgen -W "correctness suspicious performance style pedantic security custom alias-cycle all-value-empty-match all-value-not-allowed broken-link builtin-not-replaced capturing-regexp-without-group comment-swallows-query conflicting-credentials conflicting-fields constant-without-value contradictory-matchers counter-without-rate datasource-kind-mismatch datasource-of-another-kind datasource-shadows-global datasource-variable-kind-mismatch default-list-not-allowed default-not-in-values default-tab-out-of-range dependent-variable-order deprecated-field deprecated-function division-by-zero division-of-zero dropped-by-server duplicate-default duplicate-group-title duplicate-key duplicate-label duplicate-name duplicate-panel duplicate-panel-title duplicate-query duplicate-resource empty-gauge empty-layout empty-mapping empty-markdown empty-matcher empty-query excessive-aliases experimental-function expired-snooze file-too-large folder-ref-missing forbidden-metrics grafana-leftover grafana-variable-syntax grid-overflow grid-overlap grid-zero-size grouping-label-dropped hard-coded-range hidden-variable-editable high-cardinality-variable ignored-field implicit-datasource implied-kind impossible-comparison incomplete-credentials instant-query-in-time-series invalid-utf8 joined-label-dropped json-syntax label-replace-invalid layout-ref-missing-panel legend-label-dropped legend-variable-instead-of-label malformed-all-value malformed-color malformed-custom-rule malformed-duration malformed-matcher malformed-name malformed-ref malformed-regexp malformed-suppression malformed-tag malformed-time malformed-url masked-secret match-all-regex milliseconds-as-duration misread-key missing-by-le missing-display missing-field missing-project missing-unit mixed-datasources mixed-interpolation-formats multi-query-without-legend multi-value-in-link multi-value-with-equality names-differ-in-case no-dashboard-description no-default-datasource not-a-resource null-in-plugin-spec open-proxy-endpoint out-of-bounds panel-no-query panel-not-in-layout panel-placed-twice promql-syntax promql-type quantile-averaged quantile-out-of-range query-index-out-of-range query-kind-mismatch range-below-two-scrapes rate-interval-misuse rate-of-aggregation rate-of-gauge redundant-anchors redundant-parentheses reference-in-text-variable regex-without-metacharacter removed-html required-matchers reversed-range role-binding-dangling secret-in-plain-text selector-without-metric-name server-managed-field server-rejects several-default-datasources shadowed-variable single-choice-list subquery-resolution suppression-without-reason threshold-order too-deep too-many-queries topk-in-time-series undefined-variable undefined-variable-in-variable unit-metric-mismatch unknown-builtin-variable unknown-datasource unknown-field unknown-function unknown-interpolation-format unknown-kind unknown-plugin unknown-registry unknown-rule unknown-timezone unknown-value unreachable-threshold unreferable-panel-key unreferable-variable-name unsafe-link unsupported-query unused-datasource unused-suppression unused-variable variable-cycle vector-matching-mismatch wrong-case wrong-interpolation-format wrong-plugin-slot wrong-type yaml-syntax yaml-type-surprise" -- "${cur}"))
                    return 0
                    ;;
                --warn)
                    COMPREPLY=($(compgen -W "correctness suspicious performance style pedantic security custom alias-cycle all-value-empty-match all-value-not-allowed broken-link builtin-not-replaced capturing-regexp-without-group comment-swallows-query conflicting-credentials conflicting-fields constant-without-value contradictory-matchers counter-without-rate datasource-kind-mismatch datasource-of-another-kind datasource-shadows-global datasource-variable-kind-mismatch default-list-not-allowed default-not-in-values default-tab-out-of-range dependent-variable-order deprecated-field deprecated-function division-by-zero division-of-zero dropped-by-server duplicate-default duplicate-group-title duplicate-key duplicate-label duplicate-name duplicate-panel duplicate-panel-title duplicate-query duplicate-resource empty-gauge empty-layout empty-mapping empty-markdown empty-matcher empty-query excessive-aliases experimental-function expired-snooze file-too-large folder-ref-missing forbidden-metrics grafana-leftover grafana-variable-syntax grid-overflow grid-overlap grid-zero-size grouping-label-dropped hard-coded-range hidden-variable-editable high-cardinality-variable ignored-field implicit-datasource implied-kind impossible-comparison incomplete-credentials instant-query-in-time-series invalid-utf8 joined-label-dropped json-syntax label-replace-invalid layout-ref-missing-panel legend-label-dropped legend-variable-instead-of-label malformed-all-value malformed-color malformed-custom-rule malformed-duration malformed-matcher malformed-name malformed-ref malformed-regexp malformed-suppression malformed-tag malformed-time malformed-url masked-secret match-all-regex milliseconds-as-duration misread-key missing-by-le missing-display missing-field missing-project missing-unit mixed-datasources mixed-interpolation-formats multi-query-without-legend multi-value-in-link multi-value-with-equality names-differ-in-case no-dashboard-description no-default-datasource not-a-resource null-in-plugin-spec open-proxy-endpoint out-of-bounds panel-no-query panel-not-in-layout panel-placed-twice promql-syntax promql-type quantile-averaged quantile-out-of-range query-index-out-of-range query-kind-mismatch range-below-two-scrapes rate-interval-misuse rate-of-aggregation rate-of-gauge redundant-anchors redundant-parentheses reference-in-text-variable regex-without-metacharacter removed-html required-matchers reversed-range role-binding-dangling secret-in-plain-text selector-without-metric-name server-managed-field server-rejects several-default-datasources shadowed-variable single-choice-list subquery-resolution suppression-without-reason threshold-order too-deep too-many-queries topk-in-time-series undefined-variable undefined-variable-in-variable unit-metric-mismatch unknown-builtin-variable unknown-datasource unknown-field unknown-function unknown-interpolation-format unknown-kind unknown-plugin unknown-registry unknown-rule unknown-timezone unknown-value unreachable-threshold unreferable-panel-key unreferable-variable-name unsafe-link unsupported-query unused-datasource unused-suppression unused-variable variable-cycle vector-matching-mismatch wrong-case wrong-interpolation-format wrong-plugin-slot wrong-type yaml-syntax yaml-type-surprise" -- "${cur}"))
                    return 0
                    ;;
                -W)
                    COMPREPLY=($(compgen -W "correctness suspicious performance style pedantic security custom alias-cycle all-value-empty-match all-value-not-allowed broken-link builtin-not-replaced capturing-regexp-without-group comment-swallows-query conflicting-credentials conflicting-fields constant-without-value contradictory-matchers counter-without-rate datasource-kind-mismatch datasource-of-another-kind datasource-shadows-global datasource-variable-kind-mismatch default-list-not-allowed default-not-in-values default-tab-out-of-range dependent-variable-order deprecated-field deprecated-function division-by-zero division-of-zero dropped-by-server duplicate-default duplicate-group-title duplicate-key duplicate-label duplicate-name duplicate-panel duplicate-panel-title duplicate-query duplicate-resource empty-gauge empty-layout empty-mapping empty-markdown empty-matcher empty-query excessive-aliases experimental-function expired-snooze file-too-large folder-ref-missing forbidden-metrics grafana-leftover grafana-variable-syntax grid-overflow grid-overlap grid-zero-size grouping-label-dropped hard-coded-range hidden-variable-editable high-cardinality-variable ignored-field implicit-datasource implied-kind impossible-comparison incomplete-credentials instant-query-in-time-series invalid-utf8 joined-label-dropped json-syntax label-replace-invalid layout-ref-missing-panel legend-label-dropped legend-variable-instead-of-label malformed-all-value malformed-color malformed-custom-rule malformed-duration malformed-matcher malformed-name malformed-ref malformed-regexp malformed-suppression malformed-tag malformed-time malformed-url masked-secret match-all-regex milliseconds-as-duration misread-key missing-by-le missing-display missing-field missing-project missing-unit mixed-datasources mixed-interpolation-formats multi-query-without-legend multi-value-in-link multi-value-with-equality names-differ-in-case no-dashboard-description no-default-datasource not-a-resource null-in-plugin-spec open-proxy-endpoint out-of-bounds panel-no-query panel-not-in-layout panel-placed-twice promql-syntax promql-type quantile-averaged quantile-out-of-range query-index-out-of-range query-kind-mismatch range-below-two-scrapes rate-interval-misuse rate-of-aggregation rate-of-gauge redundant-anchors redundant-parentheses reference-in-text-variable regex-without-metacharacter removed-html required-matchers reversed-range role-binding-dangling secret-in-plain-text selector-without-metric-name server-managed-field server-rejects several-default-datasources shadowed-variable single-choice-list subquery-resolution suppression-without-reason threshold-order too-deep too-many-queries topk-in-time-series undefined-variable undefined-variable-in-variable unit-metric-mismatch unknown-builtin-variable unknown-datasource unknown-field unknown-function unknown-interpolation-format unknown-kind unknown-plugin unknown-registry unknown-rule unknown-timezone unknown-value unreachable-threshold unreferable-panel-key unreferable-variable-name unsafe-link unsupported-query unused-datasource unused-suppression unused-variable variable-cycle vector-matching-mismatch wrong-case wrong-interpolation-format wrong-plugin-slot wrong-type yaml-syntax yaml-type-surprise" -- "${cur}"))
                    return 0
                    ;;
                --deny)
                    COMPREPLY=($(compgen -W "correctness suspicious performance style pedantic security custom alias-cycle all-value-empty-match all-value-not-allowed broken-link builtin-not-replaced capturing-regexp-without-group comment-swallows-query conflicting-credentials conflicting-fields constant-without-value contradictory-matchers counter-without-rate datasource-kind-mismatch datasource-of-another-kind datasource-shadows-global datasource-variable-kind-mismatch default-list-not-allowed default-not-in-values default-tab-out-of-range dependent-variable-order deprecated-field deprecated-function division-by-zero division-of-zero dropped-by-server duplicate-default duplicate-group-title duplicate-key duplicate-label duplicate-name duplicate-panel duplicate-panel-title duplicate-query duplicate-resource empty-gauge empty-layout empty-mapping empty-markdown empty-matcher empty-query excessive-aliases experimental-function expired-snooze file-too-large folder-ref-missing forbidden-metrics grafana-leftover grafana-variable-syntax grid-overflow grid-overlap grid-zero-size grouping-label-dropped hard-coded-range hidden-variable-editable high-cardinality-variable ignored-field implicit-datasource implied-kind impossible-comparison incomplete-credentials instant-query-in-time-series invalid-utf8 joined-label-dropped json-syntax label-replace-invalid layout-ref-missing-panel legend-label-dropped legend-variable-instead-of-label malformed-all-value malformed-color malformed-custom-rule malformed-duration malformed-matcher malformed-name malformed-ref malformed-regexp malformed-suppression malformed-tag malformed-time malformed-url masked-secret match-all-regex milliseconds-as-duration misread-key missing-by-le missing-display missing-field missing-project missing-unit mixed-datasources mixed-interpolation-formats multi-query-without-legend multi-value-in-link multi-value-with-equality names-differ-in-case no-dashboard-description no-default-datasource not-a-resource null-in-plugin-spec open-proxy-endpoint out-of-bounds panel-no-query panel-not-in-layout panel-placed-twice promql-syntax promql-type quantile-averaged quantile-out-of-range query-index-out-of-range query-kind-mismatch range-below-two-scrapes rate-interval-misuse rate-of-aggregation rate-of-gauge redundant-anchors redundant-parentheses reference-in-text-variable regex-without-metacharacter removed-html required-matchers reversed-range role-binding-dangling secret-in-plain-text selector-without-metric-name server-managed-field server-rejects several-default-datasources shadowed-variable single-choice-list subquery-resolution suppression-without-reason threshold-order too-deep too-many-queries topk-in-time-series undefined-variable undefined-variable-in-variable unit-metric-mismatch unknown-builtin-variable unknown-datasource unknown-field unknown-function unknown-interpolation-format unknown-kind unknown-plugin unknown-registry unknown-rule unknown-timezone unknown-value unreachable-threshold unreferable-panel-key unreferable-variable-name unsafe-link unsupported-query unused-datasource unused-suppression unused-variable variable-cycle vector-matching-mismatch wrong-case wrong-interpolation-format wrong-plugin-slot wrong-type yaml-syntax yaml-type-surprise" -- "${cur}"))
                    return 0
                    ;;
                -D)
                    COMPREPLY=($(compgen -W "correctness suspicious performance style pedantic security custom alias-cycle all-value-empty-match all-value-not-allowed broken-link builtin-not-replaced capturing-regexp-without-group comment-swallows-query conflicting-credentials conflicting-fields constant-without-value contradictory-matchers counter-without-rate datasource-kind-mismatch datasource-of-another-kind datasource-shadows-global datasource-variable-kind-mismatch default-list-not-allowed default-not-in-values default-tab-out-of-range dependent-variable-order deprecated-field deprecated-function division-by-zero division-of-zero dropped-by-server duplicate-default duplicate-group-title duplicate-key duplicate-label duplicate-name duplicate-panel duplicate-panel-title duplicate-query duplicate-resource empty-gauge empty-layout empty-mapping empty-markdown empty-matcher empty-query excessive-aliases experimental-function expired-snooze file-too-large folder-ref-missing forbidden-metrics grafana-leftover grafana-variable-syntax grid-overflow grid-overlap grid-zero-size grouping-label-dropped hard-coded-range hidden-variable-editable high-cardinality-variable ignored-field implicit-datasource implied-kind impossible-comparison incomplete-credentials instant-query-in-time-series invalid-utf8 joined-label-dropped json-syntax label-replace-invalid layout-ref-missing-panel legend-label-dropped legend-variable-instead-of-label malformed-all-value malformed-color malformed-custom-rule malformed-duration malformed-matcher malformed-name malformed-ref malformed-regexp malformed-suppression malformed-tag malformed-time malformed-url masked-secret match-all-regex milliseconds-as-duration misread-key missing-by-le missing-display missing-field missing-project missing-unit mixed-datasources mixed-interpolation-formats multi-query-without-legend multi-value-in-link multi-value-with-equality names-differ-in-case no-dashboard-description no-default-datasource not-a-resource null-in-plugin-spec open-proxy-endpoint out-of-bounds panel-no-query panel-not-in-layout panel-placed-twice promql-syntax promql-type quantile-averaged quantile-out-of-range query-index-out-of-range query-kind-mismatch range-below-two-scrapes rate-interval-misuse rate-of-aggregation rate-of-gauge redundant-anchors redundant-parentheses reference-in-text-variable regex-without-metacharacter removed-html required-matchers reversed-range role-binding-dangling secret-in-plain-text selector-without-metric-name server-managed-field server-rejects several-default-datasources shadowed-variable single-choice-list subquery-resolution suppression-without-reason threshold-order too-deep too-many-queries topk-in-time-series undefined-variable undefined-variable-in-variable unit-metric-mismatch unknown-builtin-variable unknown-datasource unknown-field unknown-function unknown-interpolation-format unknown-kind unknown-plugin unknown-registry unknown-rule unknown-timezone unknown-value unreachable-threshold unreferable-panel-key unreferable-variable-name unsafe-link unsupported-query unused-datasource unused-suppression unused-variable variable-cycle vector-matching-mismatch wrong-case wrong-interpolation-format wrong-plugin-slot wrong-type yaml-syntax yaml-type-surprise" -- "${cur}"))
                    return 0
                    ;;
                --fail-on)
                    COMPREPLY=($(compgen -W "error warning info never" -- "${cur}"))
                    return 0
                    ;;
                --baseline)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --write-baseline)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human concise json jsonl github sarif gitlab junit checkstyle rdjson azure markdown" -- "${cur}"))
                    return 0
                    ;;
                --changed)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --max-findings)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --jobs)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -j)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__login)
            opts="-u -p -q -v -h --username --password --password-stdin --token --token-file --provider --client-id --client-secret --client-secret-stdin --enable-pkce --kube --kubeconfig-file --forget --ca-file --header --insecure-skip-tls-verify --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --username)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -u)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --password)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --provider)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-id)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-secret)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --kubeconfig-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__man)
            opts="-q -v -h --dir --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --dir)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__new)
            opts="-q -v -h --color --quiet --verbose --percliconfig --log.level --help dashboard panel project datasource variable folder role rolebinding"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__new__subcmd__dashboard)
            opts="-p -q -v -h --name --title --project --template --from-metrics --max-panels --description --tag --datasource --label --custom-resource --file --format --force --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --title)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --template)
                    COMPREPLY=($(compgen -W "blank service-red host-use kubernetes-workload slo-burn-rate" -- "${cur}"))
                    return 0
                    ;;
                --from-metrics)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --max-panels)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --tag)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --datasource)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --label)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__new__subcmd__datasource)
            opts="-p -q -v -h --name --title --project --global --description --url --plugin --direct --default --secret --file --format --force --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --title)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --url)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --plugin)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --secret)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__new__subcmd__folder)
            opts="-p -q -v -h --name --title --project --dashboard --file --format --force --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --title)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dashboard)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__new__subcmd__panel)
            opts="-q -v -h --into --dashboard --group --title --description --type --query --legend --unit --max --text --datasource --width --height --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --into)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --dashboard)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --group)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --title)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --type)
                    COMPREPLY=($(compgen -W "timeseries stat gauge table markdown" -- "${cur}"))
                    return 0
                    ;;
                --query)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --legend)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --unit)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --max)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --text)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --datasource)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --width)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --height)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__new__subcmd__project)
            opts="-q -v -h --name --title --description --file --format --force --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --title)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__new__subcmd__role)
            opts="-p -q -v -h --name --title --project --global --allow --file --format --force --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --title)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --allow)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__new__subcmd__rolebinding)
            opts="-p -q -v -h --name --title --project --global --role --user --file --format --force --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --title)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --role)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --user)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__new__subcmd__variable)
            opts="-p -q -v -h --name --title --project --global --description --label --series --datasource --values --text --file --format --force --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --name)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --title)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --description)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --label)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --series)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --datasource)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --values)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --text)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__plugin)
            opts="-q -v -h --color --quiet --verbose --percliconfig --log.level --help list"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__plugin__subcmd__list)
            opts="-o -s -q -v -h --output --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --output)
                    COMPREPLY=($(compgen -W "table yaml json" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "table yaml json" -- "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__project)
            opts="-q -v -h --unset --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__promql)
            opts="-q -v -h --color --quiet --verbose --percliconfig --log.level --help check fmt"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__promql__subcmd__check)
            opts="-q -v -h --feature --function --format --max-findings --jsonl --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --feature)
                    COMPREPLY=($(compgen -W "experimental_functions duration_expressions extended_range_selectors fill_modifiers all" -- "${cur}"))
                    return 0
                    ;;
                --function)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --format)
                    COMPREPLY=($(compgen -W "human concise json" -- "${cur}"))
                    return 0
                    ;;
                --max-findings)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__promql__subcmd__fmt)
            opts="-q -v -h --width --one-line --check --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 3 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --width)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__pull)
            opts="-p -a -o -s -q -v -h --project --all --output --syntax --dry-run --force --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --color --quiet --verbose --percliconfig --log.level --help dashboards datasources ephemeraldashboards folders globaldatasources globalroles globalrolebindings globalsecrets globalvariables projects roles rolebindings secrets users variables"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --project)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -p)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --output)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --syntax)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__refresh)
            opts="-q -v -h --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__rules)
            opts="-q -v -h --format --color --quiet --verbose --percliconfig --log.level --help correctness suspicious performance style pedantic security custom"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --format)
                    COMPREPLY=($(compgen -W "human json" -- "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__schema)
            opts="-q -v -h --color --quiet --verbose --percliconfig --log.level --help Dashboard Datasource EphemeralDashboard Folder GlobalDatasource GlobalRole GlobalRoleBinding GlobalSecret GlobalVariable Project Role RoleBinding Secret User Variable ConfigMap List PersesDashboard PersesDatasource PersesGlobalDatasource config custom-rules"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__serve)
            opts="-q -v -h --data --port --address --token-file --without-token --case-sensitive --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --data)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --port)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --address)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__version)
            opts="-o -s -q -v -h --short --online --output --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --output)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                -o)
                    COMPREPLY=($(compgen -W "yaml json" -- "${cur}"))
                    return 0
                    ;;
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        perscope__subcmd__whoami)
            opts="-s -q -v -h --show-token --show-url --server --token --token-file --ca-file --client-cert --client-key --header --insecure-skip-tls-verify --timeout --color --quiet --verbose --percliconfig --log.level --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            case "${prev}" in
                --server)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                -s)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --token-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --ca-file)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-cert)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --client-key)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --header)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --timeout)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --color)
                    COMPREPLY=($(compgen -W "auto always never" -- "${cur}"))
                    return 0
                    ;;
                --percliconfig)
                    COMPREPLY=($(compgen -f "${cur}"))
                    return 0
                    ;;
                --log.level)
                    COMPREPLY=($(compgen -W "panic fatal error warning info debug trace" -- "${cur}"))
                    return 0
                    ;;
                *)
                    COMPREPLY=()
                    ;;
            esac
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _perscope -o nosort -o bashdefault -o default perscope
else
    complete -F _perscope -o bashdefault -o default perscope
fi
