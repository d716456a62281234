#!/usr/bin/env bash
# screenshot.sh PROGRAM FILE.png WIDTHxHEIGHT light|dark
# Starts the program on a display of its own with a window manager, launches a few executions by real keys and takes
# the picture. Nothing of the user's settings is read or written.
set -euo pipefail
program=$1 file=$2 size=$3 theme=$4

home=$(mktemp -d)
display_file=$home/display
cleanup() {
    kill "${console:-}" "${manager:-}" "${server:-}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$home"
}
trap cleanup EXIT

Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3>"$display_file" 2>/dev/null &
server=$!
until [ -s "$display_file" ]; do kill -0 "$server" && sleep 0.1; done
DISPLAY=:$(<"$display_file")
export DISPLAY XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data QT_QPA_PLATFORM=xcb
openbox --sm-disable >/dev/null 2>&1 &
manager=$!
"$program" --theme "$theme" >/dev/null 2>&1 &
console=$!

window=$(timeout 20 xdotool search --sync --onlyvisible --name '^.*Flow Console.*$' | tail -n 1)
xdotool windowsize --sync "$window" "${size%x*}" "${size#*x}" || true
xdotool windowmove "$window" 0 0
xdotool windowactivate --sync "$window" || true
# The flow list has to arrive, and each launch its answer: there is no event to wait for from outside.
sleep 2
for _ in 1 2 3; do
    xdotool key ctrl+Return
    sleep 1
done
sleep "${SHOT_WAIT:-4}"
import -window root "$file"
