#!/bin/sh
# Ends, and leaves a child behind that holds its standard output open.
sleep 60 &
echo $! >"$1"
echo '"done"'
