#!/usr/bin/env python3
"""Puts a return into the message that it would come in: message.py RETURN TO.eml

A logo in the text, a business card beside the return, a file name in Spanish.
"""
import struct
import sys
import zlib
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path


def logo(width: int, height: int) -> bytes:
    """A blue PNG."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + b"\x20\x50\xa0" * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def message(answers: Path) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Inés Peñalver <ines.penalver@lindhaven.example>"
    mail["To"] = "survey@un.example"
    mail["Subject"] = "Questionnaire of Lindhaven – our answers"
    mail["Date"] = "Mon, 04 May 2026 09:30:00 +0200"
    mail["Message-ID"] = "<20260504.1@lindhaven.example>"
    mail.set_content("Dear colleagues,\n\nplease find our answers attached.\n\nInés Peñalver\n")
    mail.add_alternative('<p>Dear colleagues,</p><p>please find our answers attached.</p>'
                         '<p>Inés Peñalver<br><img src="cid:logo@lindhaven.example"></p>', subtype="html")
    html = mail.get_payload()[1]
    html.add_related(logo(120, 40), "image", "png", cid="<logo@lindhaven.example>", filename="logo.png")
    mail.add_attachment(answers.read_bytes(), maintype="application", subtype="octet-stream",
                        filename="Respuesta de Lindhaven – año 2026" + answers.suffix)
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Inés Peñalver\r\nEND:VCARD\r\n"
    mail.add_attachment(card.encode(), maintype="text", subtype="vcard", filename="ines.vcf")
    mail.set_boundary("outer-boundary")
    mail.get_payload()[0].set_boundary("inner-boundary")
    html.set_boundary("related-boundary")
    return mail


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(message(Path(sys.argv[1])).as_bytes())
