#!/usr/bin/env python3
"""Fills a store up to a number of documents with copies of those it has.

usage: many_documents.py STORE NUMBER
"""
import hashlib
import sqlite3
import sys

store = sqlite3.connect(sys.argv[1])
wanted = int(sys.argv[2])
originals = [row[0] for row in store.execute(
    "SELECT sha256 FROM responses ORDER BY sha256")]
fields = [row[1] for row in store.execute("PRAGMA table_info(fields)")][1:]
for i in range(wanted - len(originals)):
    source = originals[i % len(originals)]
    copy = hashlib.sha256(str(i).encode()).hexdigest()
    store.execute(
        "INSERT INTO documents SELECT ?, ? || name, bytes, state, outcome, "
        "message, program, settings FROM documents WHERE sha256 = ?",
        (copy, f"{i:04}-", source))
    store.execute("INSERT INTO places SELECT ?, path, part, message "
                  "FROM places WHERE sha256 = ?", (copy, source))
    store.execute(
        "INSERT INTO responses SELECT ?, questionnaire, confidence, "
        "media_type, pages, fields, flagged, json FROM responses "
        "WHERE sha256 = ?", (copy, source))
    names = ", ".join(fields)
    store.execute(f"INSERT INTO fields (sha256, {names}) SELECT ?, {names} "
                  "FROM fields WHERE sha256 = ?", (copy, source))
store.commit()
