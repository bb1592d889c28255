#!/bin/sh
# Writes to standard output until somebody stops it.
exec yes "too much"
