#!/bin/sh
# What an exec handler is given besides its job: its environment, its descriptors, its directory and its process group.
cat >/dev/null
printf '{"environment":"%s","descriptors":"%s","directory":"%s","group":"%s","pid":"%s"}\n' \
  "$(env | cut -d= -f1 | sort | tr '\n' ' ')" "$(ls /proc/$$/fd | tr '\n' ' ')" "$(pwd)" \
  "$(ps -o pgid= -p $$ 2>/dev/null | tr -d ' ' || true)" "$$"
