#!/usr/bin/env bash
# Reads every #include of src/, ui/ and app/ and fails on one that the architecture does not allow:
# what each folder may include beside itself is listed here and nowhere else.
set -euo pipefail
cd "$(dirname "$0")/../.."

declare -A may=(
    [base]=""
    [domain]="base"
    [net]="domain base"
    [httpserver]="base"
    [api]="net domain base"
    [telemetry]="domain base"
    [audit]="domain base"
    [simulator]="httpserver base"
    [models]="domain base"
    [engine]="api net telemetry audit domain base"
    [ui]="models domain base"
)

failures=$(
    {
        grep -rnE '^#include "[a-z]+/' src --include='*.h' --include='*.cpp' | sed -E 's|^src/||'
        grep -rnE '^#include "[a-z]+/' ui --include='*.h' --include='*.cpp' 2>/dev/null || true
    } | sed -E 's|^([a-z]+)/([^:]+):([0-9]+):#include "([a-z]+)/.*|\1 \4 \1/\2:\3|' | while read -r from to where; do
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
