#!/usr/bin/env python3
"""Prints a workbook (XLSX) as JSON, read with nothing but the standard library, by the standard (ECMA-376).

    read_workbook.py FILE.xlsx

{"sheets": {NAME: {"rows": [[cell, ...], ...], "frozen": true, "filter": "A1:C9", "links": {"A2": URL}}}, "colours":
{NAME: {"B2": "FFFFEB9C"}}}; a cell is a text, a number, {"date": days} or null. A formula is an error.
"""
import json
import re
import sys
import zipfile
import xml.etree.ElementTree as tree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def unescape(text: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def text_of(element) -> str:
    return unescape("".join(part.text or "" for part in element.iter(MAIN + "t")))


def column_of(reference: str) -> int:
    number = 0
    for letter in re.match("[A-Z]+", reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


class Workbook:
    def __init__(self, path: str):
        self.archive = zipfile.ZipFile(path)
        assert self.archive.testzip() is None
        self.strings = []
        if "xl/sharedStrings.xml" in self.archive.namelist():
            self.strings = [text_of(item) for item in self.part("xl/sharedStrings.xml").iter(MAIN + "si")]
        styles = self.part("xl/styles.xml")
        codes = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
        formats = styles.find(MAIN + "cellXfs").findall(MAIN + "xf")
        self.dates = [codes.get(f.get("numFmtId"), "").startswith("yyyy") for f in formats]
        fills = [(f.find(f"{MAIN}patternFill/{MAIN}fgColor")) for f in styles.find(MAIN + "fills")]
        self.fills = [(fills[int(f.get("fillId"))].get("rgb") if fills[int(f.get("fillId"))] is not None else None)
                      for f in formats]

    def part(self, name: str):
        return tree.fromstring(self.archive.read(name))

    def value(self, cell):
        assert cell.find(MAIN + "f") is None, f"a formula in {cell.get('r')}"
        kind, content = cell.get("t"), cell.find(MAIN + "v")
        if kind == "inlineStr":
            return text_of(cell)
        if content is None:
            return None
        if kind == "s":
            return self.strings[int(content.text)]
        number = float(content.text)
        return {"date": number} if self.dates[int(cell.get("s", 0))] else number

    def sheet(self, path: str) -> tuple[dict, dict]:
        root = self.part(path)
        rows, colours = [], {}
        for row in root.iter(MAIN + "row"):
            values = []
            for cell in row:
                column = column_of(cell.get("r"))
                values += [None] * (column - len(values)) + [self.value(cell)]
                if self.fills[int(cell.get("s", 0))]:
                    colours[cell.get("r")] = self.fills[int(cell.get("s", 0))]
            rows.append(values)
        relations = path.replace("worksheets/", "worksheets/_rels/") + ".rels"
        targets = {}
        if relations in self.archive.namelist():
            targets = {item.get("Id"): item.get("Target") for item in self.part(relations)}
        pane, selection = root.find(f".//{MAIN}pane"), root.find(MAIN + "autoFilter")
        return {"rows": rows, "frozen": pane is not None and pane.get("state") == "frozen",
                "filter": None if selection is None else selection.get("ref"),
                "links": {link.get("ref"): targets.get(link.get(LINKS + "id"))
                          for link in root.iter(MAIN + "hyperlink")}}, colours

    def all(self) -> dict:
        sheets = {}
        colours = {}
        for number, sheet in enumerate(self.part("xl/workbook.xml").iter(MAIN + "sheet"), 1):
            sheets[sheet.get("name")], colours[sheet.get("name")] = self.sheet(f"xl/worksheets/sheet{number}.xml")
        return {"sheets": sheets, "colours": colours}


if __name__ == "__main__":
    json.dump(Workbook(sys.argv[1]).all(), sys.stdout)
