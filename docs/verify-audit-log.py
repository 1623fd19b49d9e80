#!/usr/bin/env python3
"""Checks an exported audit log on its own, with nothing but Python.

    python3 verify-audit-log.py export.ndjson --earlier head.json --key log.pem
"""
import argparse, base64, hashlib, json, pathlib, subprocess, sys, tempfile
from decimal import Decimal


def canonical(value):  # RFC 8785
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        members = [canonical(name) + ":" + canonical(value[name]) for name in names]
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(float(value))
    return json.dumps(value, ensure_ascii=False)


def number(value):  # as ECMAScript writes it
    if value == 0:
        return "0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + exponent
    if len(text) <= point <= 21:
        text += "0" * (point - len(text))
    elif 0 < point <= 21:
        text = text[:point] + "." + text[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + text
    else:
        text = text[0] + ("." + text[1:] if len(text) > 1 else "") + f"e{point - 1:+d}"
    return "-" * sign + text


def need(condition, otherwise):  # not `assert`, which -O leaves out
    if not condition:
        raise ValueError(otherwise)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def climb(at, last, lower, upper, path):
    """RFC 9162, 2.1.3.2 and 2.1.4.2: `lower` takes only what stands on the left, `upper` all."""
    for node in path:
        need(last > 0, "the proof is too long")
        if at % 2 or at == last:
            lower, upper = sha256(b"\1", node, lower), sha256(b"\1", node, upper)
            while at and at % 2 == 0:
                at, last = at // 2, last // 2
        else:
            upper = sha256(b"\1", upper, node)
        at, last = at // 2, last // 2
    need(last == 0, "the proof is too short")
    return lower, upper


def check_consistency(earlier, head, path):
    first, second = earlier["tree_size"], head["tree_size"]
    old, new = bytes.fromhex(earlier["root_hash"]), bytes.fromhex(head["root_hash"])
    need(first <= second, "the log has become shorter")
    if first in (0, second):
        expected = sha256() if first == 0 else new
        return need(old == expected and not path, "the log is not the one of the earlier head")
    at, last = first - 1, second - 1
    while at % 2:
        at, last = at // 2, last // 2
    start, *rest = path if at else [old, *path]
    roots = climb(at, last, start, start, rest)
    need(roots == (old, new), "the log is not the one of the earlier head")


def check_signature(head, key):
    signed = canonical({name: value for name, value in head.items() if name != "signature"})
    command = ["openssl", "pkey", "-pubin", "-in", key, "-outform", "DER"]
    public = subprocess.run(command, capture_output=True)
    need(sha256(public.stdout).hex() == head["log_id"], "the head is of another log")
    with tempfile.TemporaryDirectory() as folder:
        text, signature = pathlib.Path(folder, "text"), pathlib.Path(folder, "signature")
        text.write_bytes(signed.encode())
        signature.write_bytes(base64.b64decode(head["signature"]))
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key]
        command += ["-rawin", "-in", text, "-sigfile", signature]
        done = subprocess.run(command, capture_output=True)
    need(done.returncode == 0, "the head is not signed by this key")


def hashes(texts):
    need(all(len(text) == 64 for text in texts), "the proof holds what is no hash")
    return [bytes.fromhex(text) for text in texts]


def read(line):
    value = json.loads(line)
    need(canonical(value) == line, "not canonical JSON, so it can be read in two ways")
    return value


def check(options):
    lines = pathlib.Path(options.export).read_text("utf-8").removesuffix("\n").split("\n")
    start = read(lines[0])
    head, following, count = start["tree_head"], options.first, 0
    for place, line in enumerate(lines[1:], 2):
        try:
            entry = read(line)
            index, path = entry["leaf_index"], hashes(entry["inclusion_proof"])
            need(0 <= index < head["tree_size"], "no leaf of this log")
            fits = index >= following if options.partial else index == following
            need(fits, f"expected leaf {following}")
            leaf = sha256(b"\0", canonical(entry["event"]).encode())
            root = climb(index, head["tree_size"] - 1, leaf, leaf, path)[1]
            need(root.hex() == head["root_hash"], "not what the log holds there")
        except Exception as error:
            raise ValueError(f"line {place}: {error}") from error
        following, count = index + 1, count + 1
    last = head["tree_size"] - 1
    need(options.partial or following == last + 1, f"ends before leaf {last}")
    extent = "some of them" if options.partial else f"all from leaf {options.first}"
    print(f"{count} entries are in the log of {last + 1}, {extent}.")
    if options.earlier:
        earlier = json.loads(pathlib.Path(options.earlier).read_text("utf-8"))
        sizes = start.get("earlier_size"), earlier["tree_size"]
        need(sizes[0] == sizes[1], "the export proves nothing of the earlier head")
        need(head["log_id"] == earlier["log_id"], "the earlier head is of another log")
        check_consistency(earlier, head, hashes(start["consistency_proof"]))
        print(f"The log of {earlier['tree_size']} is its beginning.")
    if options.key:
        check_signature(head, options.key)
        print("The head is signed by this key.")
    else:
        print("The signature was not checked: no --key was given.")


parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("export")
parser.add_argument("--earlier", help="a tree head kept from before")
parser.add_argument("--key", help="the public key of the log in PEM; needs openssl 3")
parser.add_argument("--first", type=int, default=0, help="where to begin, if older were removed")
parser.add_argument("--partial", action="store_true", help="not all entries, as of a filter")
try:
    check(parser.parse_args())
except Exception as error:
    sys.exit(f"NOT GOOD: {error}")
