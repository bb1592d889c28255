"""A payment gateway on loopback for tests, in a directory given as its argument. It prints its port.

POST /v1/charges and /v1/refunds are done once under an Idempotency-Key: asked again, it answers as before, a refusal too.
Each line of the file DIRECTORY/script says how one request is answered, in turn; without one it is done.

  402 CODE WORDS     refused, with a reason
  401, 404, 500      answered with that status; nothing is done
  429 SECONDS        as above, with Retry-After; 503 likewise
  drop               done, and the connection is closed without an answer
  pending            done, and called pending
  garbage            done, and answered with something that is no JSON
  lock DATABASE      done; before the answer it takes SQLite's lock on the database for writing, and keeps it until there is
                     a file DIRECTORY/release

DIRECTORY/requests.jsonl has a line for each request, DIRECTORY/done.jsonl one for each charge and refund that was made, and
DIRECTORY/answered is written once an answer under a lock was given.
"""
import http.server
import json
import os
import sqlite3
import sys
import threading
import time

directory = sys.argv[1]
guard = threading.Lock()
answers = {}  # by key: what was asked, status, answer


def path(name):
    return os.path.join(directory, name)


def append(name, value):
    with open(path(name), "a") as file:
        file.write(json.dumps(value, ensure_ascii=False) + "\n")


def next_step():
    try:
        with open(path("script")) as file:
            lines = file.read().splitlines()
    except FileNotFoundError:
        return ""
    with open(path("script"), "w") as file:
        file.write("".join(line + "\n" for line in lines[1:]))
    return lines[0] if lines else ""


def do(kind, key, body, refusal):
    """What is asked for, once under a key; gives status and answer."""
    if key in answers:
        asked, status, answer = answers[key]
        if asked != body:
            return 422, {"error": {"code": "idempotency_error", "message": "another request had this key"}}
        return status, answer
    if refusal:
        code, _, words = refusal.partition(" ")
        status, answer = 402, {"error": {"code": code, "message": words}}
    else:
        made = sum(1 for _, status, _ in answers.values() if status == 200)
        status, answer = 200, {"id": f"{kind[:2]}_{made + 1}", "status": "succeeded", "amount": body["amount"]}
        append("done.jsonl", {"kind": kind, "key": key, "body": body, "id": answer["id"]})
    answers[key] = (body, status, answer)
    return status, answer


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kind = self.path.removeprefix("/v1/").rstrip("s")
        key = self.headers["Idempotency-Key"]
        with guard:
            append("requests.jsonl", {"kind": kind, "key": key, "body": body, "auth": self.headers["Authorization"]})
            step, _, rest = next_step().partition(" ")
            if step.isdigit() and step != "402":
                headers = {"Retry-After": rest} if rest else {}
                return self.send(int(step), {"error": {"code": step, "message": "not now"}}, headers)
            status, answer = do(kind, key, body, rest if step == "402" else "")
        if step == "drop":
            self.close_connection = True
        elif step == "garbage":
            self.send(200, "oops")
        elif step == "lock":
            database = sqlite3.connect(rest, isolation_level=None)
            database.execute("BEGIN IMMEDIATE")
            self.send(status, answer)
            append("answered", answer)
            while not os.path.exists(path("release")):
                time.sleep(0.01)
            database.execute("ROLLBACK")
            database.close()
        else:
            self.send(status, dict(answer, status="pending") if step == "pending" else answer)

    def send(self, status, answer, headers=None):
        body = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
