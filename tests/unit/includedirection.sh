#!/usr/bin/env bash
# Reads every #include of src/, ui/ and app/ and fails on one that the architecture does not allow:
# what each folder may include beside itself is listed here and nowhere else.
set -uo pipefail
cd "$(dirname "$0")/../.."

declare -A may=(
    [base]=""
    [domain]="base"
    [filter]="domain base"
    [net]="domain base"
    [httpserver]="base"
    [api]="net domain base"
    [profiles]="domain base"
    [storage]="filter domain base"
    [batch]="domain base"
    [webhook]="httpserver domain base"
    [telemetry]="domain base"
    [audit]="domain base"
    [simulator]="httpserver base"
    [models]="filter domain base"
    [engine]="api net storage batch webhook telemetry audit domain base"
    [ui]="models filter domain base"
)

folders='base|domain|filter|net|storage|batch|httpserver|api|profiles|webhook|telemetry|audit|simulator|models|engine|ui|app|tests'
includes() { grep -rnE '^ *# *include *["<]' "$@" --include='*.h' --include='*.cpp'; }

failures=$(
    includes src ui app | grep -F '../' | sed 's|$|: name the file from the root of src or of the project|'
    {
        includes src | sed 's|^src/||'
        includes ui
    } | sed -nE 's@^([a-z0-9]+)/([^:]+):([0-9]+): *# *include *["<]('"$folders"')/.*@\1 \4 \1/\2:\3@p' | while read -r from to where; do
        if [ -z "${may[$from]+known}" ]; then
            echo "$where: the folder $from is not in the list of tests/unit/includedirection.sh"
        elif [ "$from" != "$to" ] && [[ " ${may[$from]} " != *" $to "* ]]; then
            echo "$where: $from may not include $to (allowed: ${may[$from]:-nothing})"
        fi
    done | sort -u
)
if [ -n "$failures" ]; then
    echo "$failures"
    exit 1
fi
echo "Every include goes in an allowed direction."
