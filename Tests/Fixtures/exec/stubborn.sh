#!/bin/sh
# Does not hear that it is to stop, and has a child that does not either.
trap '' TERM
echo '{"done":0,"note":"deaf"}' >&3
(trap '' TERM; sleep 60) &
echo $! >"$1"
while :; do sleep 1; done
