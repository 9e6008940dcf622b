#!/usr/bin/env python3
"""Writes what the fuzz targets begin with: fuzz/corpus/<target>/ from corpus/ and data/, and the dictionary.

    python3 fuzz/seed.py

Files are named by what they hold, so that a second run adds nothing. Two texts of one input have a NUL between.
"""
import hashlib
import re
import unicodedata
from pathlib import Path

FUZZ = Path(__file__).parent
ROOT = FUZZ.parent
CASE = re.compile(r"```ko\n(.*?)```\s*```en\n(.*?)```", re.DOTALL)
CONTROLS = ["\0", "\n", "\n\n", "\r\n", "\t", "\v", "\u2028", "\u3000", "\u00a0", "\u200b", "\ufeff", "\u0301", "\u1100", "\u1161", "\u11ab"]
MARKS = [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\r\0\n\0", "년".encode("cp949"), "년".encode("utf-16-le")]


def write(target, data):
    """Writes one seed, text or bytes."""
    data = data if isinstance(data, bytes) else data.encode()
    folder = FUZZ / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def read(path):
    return path.read_text(encoding="utf-8")


def facts():
    """The texts under each value of a page, five at a time, and the paragraphs of releases."""
    for page in sorted(ROOT.glob("corpus/extract/*.md")):
        texts = [line[2:].split(" => ")[0] for line in read(page).splitlines() if line.startswith("- ")]
        for start in range(0, len(texts), 5):
            write("facts", "\n".join(texts[start : start + 5]))
    for release in sorted(ROOT.glob("corpus/releases/*/*.txt")):
        for paragraph in filter(None, read(release).splitlines()):
            write("facts", paragraph)


def check():
    """The cases of all pages, and the beginnings of releases."""
    for page in sorted(ROOT.glob("corpus/check/*.md")):
        for ko, en in CASE.findall(read(page)):
            write("check", f"{ko}\0{en}")
    for folder in sorted(ROOT.glob("corpus/releases/*")):
        ko, en = (read(folder / name).splitlines(keepends=True)[:8] for name in ("ko.txt", "en.txt"))
        write("check", "".join(ko) + "\0" + "".join(en))


def decode():
    """The beginnings of releases in every encoding, composed and not, with each line break."""
    for release in sorted(ROOT.glob("corpus/releases/*/*.txt")):
        text = "".join(read(release).splitlines(keepends=True)[:4])
        for text in (text, unicodedata.normalize("NFD", text), text.replace("\n", "\r\n")):
            for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp949"):
                write("decode", text.encode(encoding, errors="ignore"))


def name():
    """Every tenth pair of names."""
    rows = [line for line in read(ROOT / "data/name-pairs.tsv").splitlines() if not line.startswith("#")]
    for row in rows[::10]:
        korean, english = (cell.split("|")[0] for cell in row.split("\t")[:2])
        write("name", f"{korean}\0{english}")


def dictionary():
    """The tokens as libFuzzer reads them: bytes in quotes, each token once."""
    lines = [line for line in read(FUZZ / "korean-english.txt").splitlines() if not line.startswith("#")]
    tokens = [token.encode() for line in lines for token in line.split("|")]
    tokens += [token.encode() for token in CONTROLS] + MARKS
    rows = ("".join(f"\\x{byte:02X}" for byte in token) for token in dict.fromkeys(tokens))
    (FUZZ / "korean-english.dict").write_text("".join(f'"{row}"\n' for row in rows))


for step in (facts, check, decode, name, dictionary):
    step()
