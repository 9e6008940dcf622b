"""The file format of `model/sentences.bin`, layout 2: a table of named sections.

Everything is little-endian. `model/README.md` lists the sections.
"""

import struct

MAGIC = b"DAEJOVEC"
VERSION = 2
ALIGNMENT = 64
HEADER = struct.Struct("<8sII")
ENTRY = struct.Struct("<16sII")


def pack(sections):
    """The bytes of a file that holds `sections`, a list of (name, bytes) pairs, in their order."""
    start = HEADER.size + ENTRY.size * len(sections)
    table = bytearray(HEADER.pack(MAGIC, VERSION, len(sections)))
    body = bytearray()
    for name, data in sections:
        body += bytes(-(start + len(body)) % ALIGNMENT)
        encoded = name.encode("ascii")
        assert len(encoded) <= 16, name
        table += ENTRY.pack(encoded, start + len(body), len(data))
        body += data
    return bytes(table + body)


def unpack(data):
    """The sections of a file as a dictionary from names to memory views."""
    magic, version, count = HEADER.unpack_from(data)
    if magic != MAGIC or version != VERSION:
        raise ValueError(f"not a sentences.bin of layout {VERSION}")
    view = memoryview(data)
    sections = {}
    for index in range(count):
        name, offset, length = ENTRY.unpack_from(data, HEADER.size + ENTRY.size * index)
        sections[name.rstrip(b"\0").decode("ascii")] = view[offset : offset + length]
    return sections
