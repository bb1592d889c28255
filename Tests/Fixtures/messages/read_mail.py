"""Prints as JSON what Python's email package finds in a message: a reading that shares no code with the writing."""
import email.policy
import email.utils
import json
import sys


def describe(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    to = message["To"].addresses[0]
    sender = message["From"].addresses[0]
    text = message.get_body(("plain",))
    parts = list(message.walk())
    return {
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
        "charset": text.get_content_charset(),
        "encoding": text["Content-Transfer-Encoding"],
        # Text in base64 has the line ends of mail.
        "body": text.get_content().replace("\r\n", "\n"),
        "attachments": [attachment(part) for part in message.iter_attachments()] if message.is_multipart() else [],
        "boundary": message.get_boundary(),
        "seconds": email.utils.parsedate_to_datetime(message["Date"]).timestamp(),
        "weekday_ok": message["Date"].datetime.strftime("%a") == str(message["Date"])[:3],
        "defects": [str(d) for part in parts for d in part.defects]
        + [str(d) for part in parts for name in part.keys() for d in part[name].defects if not is_old_way(name, d)],
        "longest_line": max(len(line) for line in data.replace(b"\r\n", b"\n").split(b"\n")),
        "ascii": data.isascii(),
        "carriage_returns": data.count(b"\r"),
    }


def is_old_way(name, defect):
    """Encoded words in the name of a Content-Type: RFC 2047 forbids what mail programs have always read."""
    return name == "Content-Type" and str(defect) in (
        "encoded word inside quoted string", "missing trailing whitespace after encoded-word")


def attachment(part):
    return {
        "name": part.get_filename(),
        # For programs that know no RFC 2231: the encoded words of RFC 2047 in the old place.
        "old_name": part.get_param("name"),
        "type": part["Content-Type"].content_type,
        "parameters": {name: value for name, value in part["Content-Type"].params.items() if name != "name"},
        "disposition": part.get_content_disposition(),
        "hex": part.get_payload(decode=True).hex(),
    }


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        print(json.dumps(describe(file.read()), ensure_ascii=False))
