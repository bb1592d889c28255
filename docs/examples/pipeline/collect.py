#!/usr/bin/env python3
"""Stage 1: collects the data of sales organizations, and says where it is.

ORG.json in erp/ stands for what the ERP's interface answers. Files appear whole, so that a repeated attempt does no harm.
"""
import csv, io, json, os, sys

COLUMNS = {"Material.csv": ["org", "material", "description"], "GSCM.csv": ["org", "material", "week", "demand"]}


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)


params = json.load(sys.stdin)["intent_params"]
tables, users = {name: [] for name in COLUMNS}, []
for done, org in enumerate(params["orgs"], start=1):
    try:
        with open(f"erp/{org}.json", encoding="utf-8") as file:
            answer = json.load(file)
    except OSError as error:
        print(f"the ERP does not answer for {org}: {error}", file=sys.stderr)
        sys.exit(75)  # Perhaps it will: try again.
    for name, rows in tables.items():
        rows += [{"org": org, **row} for row in answer[name]]
    users += [{"user": user, "org": org} for user in answer["users"]]
    os.write(int(os.environ["INTENT_PROGRESS_FD"]), b'{"done": %d, "total": %d}\n' % (done, len(params["orgs"])))

for name, rows in tables.items():
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS[name])
    writer.writeheader()
    writer.writerows(rows)
    write(f"out/{name}", text.getvalue())
path = params.get("users", "out/users.jsonl")
write(path, "".join(json.dumps(user) + "\n" for user in users))
json.dump({"users": path, "rows": {name: len(rows) for name, rows in tables.items()}}, sys.stdout)
