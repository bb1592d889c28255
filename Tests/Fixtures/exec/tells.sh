#!/bin/sh
# Ends with the status it is given, and an error object on standard output.
cat <<JSON
{"error": {"kind": "$2", "message": "told as JSON", "field": "intent_params.name", "retry_after_ms": 1200}}
JSON
exit "$1"
