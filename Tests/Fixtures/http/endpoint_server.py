"""An HTTP server on loopback for tests of the service http. It prints its port, then a line of JSON for each request.

Behind /v1 the path says what to answer: /v1/status/429?retry=7, /v1/status/503?date (Retry-After as a date),
/v1/status/302?to=/v1/echo, /v1/echo (what came, as JSON), /v1/bytes?count=1000000, /v1/drop (no answer), /v1/cut (half of
one), /v1/slow. With a certificate and a key as arguments it speaks TLS.
"""
import base64
import http.server
import json
import ssl
import sys
import time
import urllib.parse
from email.utils import formatdate


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = {
            "method": self.command,
            "path": self.path,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": base64.b64encode(body).decode(),
        }
        print(json.dumps(request), flush=True)
        address = urllib.parse.urlparse(self.path)
        query = {name: values[0] for name, values in urllib.parse.parse_qs(address.query, True).items()}
        kind, _, rest = address.path.removeprefix("/v1/").partition("/")
        if kind == "drop":
            self.close_connection = True
        elif kind == "cut":
            self.send(200, b"half of it", length=20)
            self.close_connection = True
        elif kind == "slow":
            time.sleep(30)
        elif kind == "bytes":
            self.send(200, bytes(range(256)) * (int(query["count"]) // 256), "application/octet-stream")
        elif kind == "status":
            headers = {}
            if "retry" in query:
                headers["Retry-After"] = query["retry"]
            if "date" in query:
                headers["Retry-After"] = formatdate(time.time() + 120, usegmt=True)
            if "to" in query:
                headers["Location"] = query["to"]
            self.send(int(rest), b"" if rest == "204" else b"the server's\nown words", "text/plain", headers)
        else:
            self.send(200, json.dumps(request).encode(), "application/json")

    def send(self, status, body, content_type=None, headers=None, length=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if content_type and body:
            self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if len(sys.argv) == 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
