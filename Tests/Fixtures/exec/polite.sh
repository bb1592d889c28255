#!/bin/sh
# Stops when it is asked to.
echo '{"done":0,"note":"waiting"}' >&3
exec sleep 60
