"""An SMTP server on loopback for tests: aiosmtpd, with a will of its own. It prints its port, then a line of JSON for
each mail that it takes.

Its argument is a JSON object:
  tls                   "starttls" or "smtps", with `certificate` and `key`
  login                 [user, password] that it wants to see; over TLS only, unless `open` is true
  greeting              a reply that it gives instead of a greeting
  mails_per_connection  after so many it answers 421 and closes

The recipient says what becomes of a mail: rcpt-550-5.1.1@... is refused with that reply, data-452-4.3.1@... after the
message has come; die@... is cut off in the middle of the message, slow@... is answered when the client has gone, and
after bye@... the connection is closed.
"""
import asyncio
import json
import queue
import re
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult

from read_mail import describe

options = json.loads(sys.argv[1] if len(sys.argv) > 1 else "{}")
lines = queue.SimpleQueue()


def write_lines():
    """In a thread: who reads them may do so when all mails are sent, and the pipe has room for a few only."""
    while True:
        print(lines.get(), flush=True)


def reply(command, recipient):
    """The reply of two lines that the recipient asks for at this command, if any."""
    wanted = re.match(rf"{command}-(\d+)-([\d.]+)@", recipient)
    return wanted and "{0}-{1} the server's\r\n{0} {1} own words".format(*wanted.groups())


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, _):
        if server.taken >= options.get("mails_per_connection", 1 << 30):
            server.end_soon()
            return "421 4.7.0 too many mails on this connection"
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, _):
        if address.startswith("slow@"):
            await asyncio.sleep(60)
        envelope.rcpt_tos.append(address)
        return reply("rcpt", address) or "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        recipient = envelope.rcpt_tos[0]
        if answer := reply("data", recipient):
            return answer
        server.taken += 1
        mail = {
            "connection": server.number,
            "tls": server.transport.get_extra_info("ssl_object") is not None,
            "user": session.auth_data.login.decode() if session.authenticated else None,
            "mail_from": envelope.mail_from,
            "rcpt_tos": envelope.rcpt_tos,
            "bare_line_feeds": len(re.findall(rb"(?<!\r)\n", envelope.content)),
            "content": envelope.content.decode("ascii"),
            "mail": describe(envelope.content) if b"Message-ID" in envelope.content else None,
        }
        lines.put(json.dumps(mail, ensure_ascii=False))
        if recipient.startswith("bye@"):
            server.end_soon()
        return "250 2.0.0 taken"


class Server(SMTP):
    connections = 0
    taken = 0

    def connection_made(self, transport):
        if self.transport is None:
            Server.connections += 1
            self.number = Server.connections
        super().connection_made(transport)

    def end_soon(self):
        """Closes once the reply is written."""
        self.loop.call_soon(lambda: self.transport and self.transport.close())

    async def push(self, status):
        if "greeting" in options and status.startswith("220 "):
            status = options["greeting"]
            self.end_soon()
        await super().push(status)

    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("die@"):
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def authenticate(server, session, envelope, mechanism, login):
    return AuthResult(success=[login.login.decode(), login.password.decode()] == options["login"], auth_data=login)


async def main():
    context = None
    if "tls" in options:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options["certificate"], options["key"])
    begins_plain = options.get("tls") == "starttls"
    loop = asyncio.get_running_loop()
    more = {"auth_required": True, "authenticator": authenticate} if "login" in options else {}

    def factory():
        return Server(
            Handler(), hostname="localhost", loop=loop, tls_context=context if begins_plain else None,
            auth_require_tls=begins_plain and not options.get("open"), **more)

    server = await loop.create_server(factory, "127.0.0.1", 0, ssl=None if begins_plain else context)
    threading.Thread(target=write_lines, daemon=True).start()
    lines.put(server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main())
