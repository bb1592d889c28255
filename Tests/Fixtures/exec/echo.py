#!/usr/bin/env python3
"""An exec handler in Python: tells of its progress, and answers with what it was given."""
import json
import os
import sys

job = json.load(sys.stdin)
with os.fdopen(int(os.environ["INTENT_PROGRESS_FD"]), "w") as progress:
    print(json.dumps({"done": 1, "total": 2, "note": "half"}), file=progress, flush=True)
print("echoing in Python", file=sys.stderr)
json.dump({"params": job["intent_params"], "attempt": int(os.environ["INTENT_ATTEMPT"])}, sys.stdout)
