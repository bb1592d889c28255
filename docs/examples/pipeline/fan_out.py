#!/usr/bin/env python3
"""Submits a job for each user: all of them with this one's completion, or none."""
import json, os, sys

ALERT = {"intent_key": "pipeline.exec.alert", "params_from": {"job": "id", "why": "error_message"}}

job = json.load(sys.stdin)
run = os.environ["INTENT_JOB_UID"][-12:]
count = 0
with open(job["intent_params"]["users"], encoding="utf-8") as users, \
        os.fdopen(int(os.environ["INTENT_SUBMIT_FD"]), "w") as submit:
    for line in users:
        user = json.loads(line)
        card = {"id": f"card-{user['user']}-{run}", "intent_key": "cards.exec.make_card", "intent_params": user,
                "on_failure": ALERT}
        print(json.dumps(card), file=submit)
        count += 1
json.dump({"cards": count}, sys.stdout)
