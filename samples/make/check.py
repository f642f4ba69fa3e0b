#!/usr/bin/python3
"""Checks the contents: phones are valid numbers as stated, URLs parse. Prints what is wrong."""
import sys
from urllib.parse import urlsplit

import phonenumbers

import content as contents
import markup


def texts(value):
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


REGIONS = {"lindhaven": "DK", "oakmere": "GB", "valmoray": "FR", "puerto_alcaron": "CL", "qasr_alnoor": "JO", "qinghe": "CN",
           "zarechnoborsk": "KZ", "kestrelford": "NZ", "gruenfelden": "DE", "saint_aubert": "BE", "tamariva": "KE", "mbarawe": "TZ", "hollowbrook": "IE"}


def main() -> int:
    wrong = 0
    for path in sorted(contents.FOLDER.glob("*.yaml")):
        content = contents.load(path.stem)
        for text in texts(content["answers"]):
            for line in markup.lines(text):
                for run in (r for t in (line.cells or [line.text]) for r in markup.parse(t)):
                    if run.kind == "phone":
                        number = phonenumbers.parse(run.text, REGIONS[path.stem])
                        shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
                        if shown != run.url or not phonenumbers.is_valid_number(number):
                            print(path.stem, run.text, "reads as", shown, "not", run.url, phonenumbers.is_valid_number(number))
                            wrong += 1
                    if run.kind == "url" and not urlsplit(run.url).hostname:
                        print(path.stem, "no host:", run.url)
                        wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
