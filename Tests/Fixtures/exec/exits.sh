#!/bin/sh
# Ends with the status it is given, after a last word.
echo "first words" >&2
echo "the form is incomplete" >&2
exit "$1"
