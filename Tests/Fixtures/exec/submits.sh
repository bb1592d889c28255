#!/bin/sh
# Submits what its arguments say, a line each, and ends with the status in the first of them.
cat >/dev/null
status=$1
shift
for line in "$@"; do printf '%s\n' "$line" >&"$INTENT_SUBMIT_FD"; done
exit "$status"
