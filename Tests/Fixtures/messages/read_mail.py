"""Prints as JSON what Python's email package finds in a message: a reading that shares no code with the writing."""
import email.policy
import email.utils
import json
import sys

with open(sys.argv[1], "rb") as file:
    data = file.read()
message = email.message_from_bytes(data, policy=email.policy.default)
to = message["To"].addresses[0]
sender = message["From"].addresses[0]
print(
    json.dumps(
        {
            "names": message.keys(),
            "to": to.addr_spec,
            "to_name": to.display_name,
            "from": sender.addr_spec,
            "from_name": sender.display_name,
            "recipients": len(message["To"].addresses),
            "subject": message["Subject"],
            "message_id": message["Message-ID"],
            "language": message["Content-Language"],
            "type": message.get_content_type(),
            "charset": message.get_content_charset(),
            "encoding": message["Content-Transfer-Encoding"],
            # Text in base64 has the line ends of mail.
            "body": message.get_content().replace("\r\n", "\n"),
            "seconds": email.utils.parsedate_to_datetime(message["Date"]).timestamp(),
            "weekday_ok": message["Date"].datetime.strftime("%a") == str(message["Date"])[:3],
            "defects": [str(d) for d in message.defects]
            + [str(d) for name in message.keys() for d in message[name].defects],
            "longest_line": max(len(line) for line in data.split(b"\n")),
            "ascii": data.isascii(),
            "carriage_returns": data.count(b"\r"),
        },
        ensure_ascii=False,
    )
)
