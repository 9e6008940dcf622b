#!/usr/bin/env python3
"""Makes the knowledge tables that are drawn from CLDR.

Usage:

    make_tables.py LOCALENAMES NUMBERS CORE DATES OUTPUT

LOCALENAMES, NUMBERS, CORE and DATES are the unpacked folders of the packages
cldr-localenames-full, cldr-numbers-full, cldr-core and cldr-dates-full, all of
the version below. OUTPUT is the folder of the tables. The program writes three
of them:

    currencies.tsv        codes, names, symbols and digits of the world's currencies
    places.tsv            countries, territories and regions of the world
    name-pairs-cldr.tsv   cities and languages in hangul and in Latin letters

The same input gives the same bytes: rows are sorted by code, and alternates
stand in the order in which they were derived. Nothing is to be edited in the
three tables by hand. What CLDR does not know is in `currency-names.tsv` and
`places-more.tsv`, which this program never touches.

Needs Python 3 and no packages.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

VERSION = "48.2"

# Metals, funds, bond units and codes for tests: nobody is paid in them.
NOT_MONEY = {
    "BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "USS", "UYI", "UYW",
    "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XEU", "XFO", "XFU",
    "XPD", "XPT", "XRE", "XSU", "XTS", "XUA", "XXX",
}

# States that others recognise widely but that are not members of the UN.
OTHER_STATES = {"PS", "TW", "VA", "XK"}

# Codes that name no place: pseudo locales, the unknown region, leftovers,
# and the United Nations, which is an organisation.
NOT_PLACES = {"QO", "UN", "XA", "XB", "ZZ"}

# The endings of English names of languages that Korean has nothing for: 발리어 is Balinese.
ADJECTIVE = re.compile("(ese|an|ish|ic|ani|ali)$")

# Groups of states that have a two-letter code in CLDR.
UNIONS = {"EU", "EZ"}


def load(package, path):
    """Returns the JSON of one file, after a check of the package's version."""
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    if version.split("-")[0] not in (VERSION, VERSION + ".0"):
        sys.exit(f"{package}: version {version}, but the tables are of {VERSION}")
    return json.loads((package / path).read_text("utf-8"))


def unique(names):
    """Returns the names without empty ones and repetitions, in their order."""
    return list(dict.fromkeys(name.strip() for name in names if name and name.strip()))


def unique_ignoring_case(names):
    """Returns the names without repetitions that differ in case only."""
    kept = {}
    for name in unique(names):
        kept.setdefault(name.casefold(), name)
    return list(kept.values())


def korean_forms(names):
    """Adds to Korean names their forms without brackets and without spaces."""
    forms = []
    for name in names:
        bare = re.sub(r"\s*\(.*?\)", "", name)
        forms += [bare, bare.replace(" ", "")]
    return unique(forms)


def korean_money(name):
    """Returns a currency's Korean name, also without its ending 화 (money)."""
    forms = korean_forms([name])
    return unique(forms + [f[:-1] for f in forms if f.endswith("화") and len(f) > 2])


def english_forms(names):
    """Adds to English names the spellings of `&`, `St.`, accents and apostrophes."""
    forms = []
    for name in names:
        name = name.replace(" SAR China", "")
        inner = re.search(r"\((.*?)\)", name)
        if inner:
            bare = re.sub(r"\s*\(.*?\)", "", name).strip()
            forms += [bare, name]
            if inner.group(1) == "Burma":
                forms.append(inner.group(1))
        else:
            forms.append(name)
    for change in (
        lambda n: n.replace(" & ", " and "),
        lambda n: re.sub(r"^St\. ", "Saint ", n),
        lambda n: n.replace("’", "'"),
        lambda n: unicodedata.normalize("NFC", "".join(
            c for c in unicodedata.normalize("NFD", n) if not unicodedata.combining(c))),
    ):
        forms += [change(form) for form in forms]
    return unique(forms)


def write(path, about, rows):
    """Writes one table: its comment lines, then its rows."""
    lines = [f"# {line}" for line in about] + ["\t".join(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path}: {len(rows)} rows")


def source(package_names):
    """Returns the comment lines that say where a table comes from."""
    return [
        f"Made by tools/knowledge/make_tables.py from Unicode CLDR {VERSION} ({package_names}).",
        "Licence: Unicode-3.0. Copyright Unicode, Inc. Do not edit by hand.",
    ]


def currencies(numbers, core):
    """Returns the rows of currencies.tsv."""
    def names(locale):
        data = load(numbers, f"main/{locale}/currencies.json")
        return data["main"][locale]["numbers"]["currencies"]

    korean, english = names("ko"), names("en")
    data = load(core, "supplemental/currencyData.json")
    fractions = data["supplemental"]["currencyData"]["fractions"]
    rows = []
    for code in sorted(set(korean) & set(english)):
        ko, en = korean[code], english[code]
        dated = re.search(r"\d{4}", ko["displayName"] + en["displayName"])
        if code in NOT_MONEY or (dated and "–" in en["displayName"]):
            continue
        symbols = unique(
            entry.get(key, "")
            for entry in (en, ko)
            for key in ("symbol", "symbol-alt-narrow", "symbol-alt-variant")
        )
        symbols = [s for s in symbols if s != code]
        digits = fractions.get(code, fractions["DEFAULT"])["_digits"]
        rows.append((
            code,
            "|".join(korean_money(ko["displayName"])),
            "|".join(unique_ignoring_case(
                [en.get("displayName-count-one"), en.get("displayName-count-other"),
                 en["displayName"]])),
            "|".join(symbols),
            digits,
        ))
    return rows


def places(localenames, core):
    """Returns the rows of places.tsv."""
    def names(locale):
        data = load(localenames, f"main/{locale}/territories.json")
        found = {}
        for key, name in data["main"][locale]["localeDisplayNames"]["territories"].items():
            found.setdefault(key.split("-alt-")[0], []).append(name)
        return found

    korean, english = names("ko"), names("en")
    data = load(core, "supplemental/territoryContainment.json")
    groups = data["supplemental"]["territoryContainment"]
    members = next(groups[key]["_contains"] for key in ("UN", "UN-status-grouping") if key in groups)
    states = set(members) | OTHER_STATES
    rows = []
    for code in sorted(set(korean) & set(english)):
        if code in NOT_PLACES:
            continue
        if code.isdigit():
            kind = "region"
        elif code in UNIONS:
            kind = "union"
        else:
            kind = "country" if code in states else "territory"
        rows.append((
            "|".join(korean_forms(korean[code])),
            "|".join(english_forms([n[0].upper() + n[1:] for n in english[code]])),
            kind,
            code,
        ))
    return rows


def cities(dates, locale):
    """Returns the cities that CLDR names for the time zones, by zone."""
    zones = load(dates, f"main/{locale}/timeZoneNames.json")["main"][locale]["dates"]["timeZoneNames"]["zone"]
    found = {}
    open_ones = [((), zones)]
    while open_ones:
        path, node = open_ones.pop()
        if "exemplarCity" in node:
            found["/".join(path)] = node["exemplarCity"]
        open_ones += [(path + (key,), child) for key, child in node.items() if isinstance(child, dict)]
    return found


def name_pairs(localenames, dates):
    """Returns the rows of name-pairs-cldr.tsv."""
    korean, english = cities(dates, "ko"), cities(dates, "en")
    # Where a city's English name is that of its zone, CLDR leaves it out.
    rows = [(korean[zone], english.get(zone, zone.split("/")[-1].replace("_", " ")), "city", zone)
            for zone in sorted(korean)]

    def names(locale):
        data = load(localenames, f"main/{locale}/languages.json")
        return data["main"][locale]["localeDisplayNames"]["languages"]

    korean, english = names("ko"), names("en")
    rows += [(korean[code].removesuffix("어"), english[code], "language", code)
             for code in sorted(set(korean) & set(english))
             if korean[code].endswith("어") and not ADJECTIVE.search(english[code])]
    return [row for row in rows if re.fullmatch("[가-힣]{2,}", row[0]) and re.fullmatch(r"[^\W\d_]+", row[1])]


def main():
    """Reads the packages and writes the tables."""
    if len(sys.argv) != 6:
        sys.exit(__doc__.strip())
    localenames, numbers, core, dates, output = map(Path, sys.argv[1:])
    write(output / "currencies.tsv", [
        "Currencies of the world, present and past, by ISO 4217 code.",
        "Columns: code, ko (names), en (names, singular and plural), symbols, minor_units (digits after the",
        "decimal point in common use as CLDR gives them; for a few currencies ISO 4217 itself has 2 where",
        "this has 0). Alternates are joined by `|`; symbols may be empty and are not unique ($, ¥, £).",
        "Precious metals, funds, bond units, codes for tests and dated predecessors of a currency are left out.",
        "Everyday names (원, 달러, dollar, US$) are in currency-names.tsv.",
    ] + source("cldr-numbers-full, cldr-core"), currencies(numbers, core))
    write(output / "places.tsv", [
        "Countries, territories and regions of the world.",
        "Columns: ko (names), en (names), kind (country, territory, region, union), code (ISO 3166 alpha-2, or",
        "UN M49 for a region). Alternates are joined by `|`; the first is the usual one.",
        "Short forms, adjectives and all smaller places are in places-more.tsv.",
    ] + source("cldr-localenames-full, cldr-core"), places(localenames, core))
    write(output / "name-pairs-cldr.tsv", [
        "Cities and languages in hangul and in Latin letters: what the costs of the name matcher are fitted on, beside",
        "name-pairs.tsv. Some are not the same name: 고드호프 is Nuuk.",
        "Columns: ko (without 어 if it is a language), latin, kind (city, language), code (time zone or BCP 47).",
    ] + source("cldr-dates-full, cldr-localenames-full"), name_pairs(localenames, dates))


if __name__ == "__main__":
    main()
