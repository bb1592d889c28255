#!/bin/sh
# Tells an operator: here, a line of a file.
set -e
mkdir -p out
python3 -c 'import json, sys; p = json.load(sys.stdin)["intent_params"]; print(p["job"] + ": " + p["why"])' >> out/alerts.txt
