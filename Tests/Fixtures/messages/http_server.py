"""An HTTP server on loopback for tests of the webhook. It prints its port, then a line of JSON for each request.

The path says what to answer: /200, /429?retry=7, /503?date (Retry-After as a date), /drop (no answer), /slow.
With a certificate and a key as arguments it speaks TLS.
"""
import http.server
import json
import ssl
import sys
import time
import urllib.parse
from email.utils import formatdate


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        print(json.dumps({"headers": dict(self.headers), "body": json.loads(body)}, ensure_ascii=False), flush=True)
        address = urllib.parse.urlparse(self.path)
        query = urllib.parse.parse_qs(address.query, keep_blank_values=True)
        if address.path == "/drop":
            self.connection.close()
            return
        if address.path == "/slow":
            time.sleep(30)
        self.send_response(int(address.path[1:]))
        if "retry" in query:
            self.send_header("Retry-After", query["retry"][0])
        if "date" in query:
            self.send_header("Retry-After", formatdate(time.time() + 120, usegmt=True))
        if "to" in query:
            self.send_header("Location", query["to"][0])
        self.end_headers()
        self.wfile.write(b"the server's\nown words")

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if len(sys.argv) == 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
