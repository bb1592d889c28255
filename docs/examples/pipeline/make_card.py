#!/usr/bin/env python3
"""Stage 2: makes a user's card of the collected data."""
import csv, json, os, sys

params = json.load(sys.stdin)["intent_params"]
user, org = params["user"], params["org"]


def rows(name):
    with open(f"out/{name}", encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["org"] == org]


names = {row["material"]: row["description"] for row in rows("Material.csv")}
demand = rows("GSCM.csv")
if not demand:
    print(f"GSCM.csv has no demand of {org} yet", file=sys.stderr)
    sys.exit(75)
facts = [{"title": f"{names[row['material']]}, week {row['week']}", "value": row["demand"]} for row in demand]
card = {"type": "AdaptiveCard", "version": "1.5",
        "body": [{"type": "TextBlock", "text": f"{org} for {user}"}, {"type": "FactSet", "facts": facts}]}
path = f"out/cards/{user}.json"
os.makedirs("out/cards", exist_ok=True)
with open(f"{path}.{os.getpid()}", "w", encoding="utf-8") as file:
    json.dump(card, file, ensure_ascii=False)
os.replace(file.name, path)
json.dump({"card": path, "facts": len(facts)}, sys.stdout)
