"""Adds a page for each rule to the book: a preprocessor of mdBook, which `docs/book.toml` names.

The pages are those that `daejo explain --format json` prints. `DAEJO` names the program, if it is not target/release/daejo.
"""

import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def rules():
    """Returns every rule with its page."""
    program = os.environ.get("DAEJO", str(ROOT / "target" / "release" / "daejo"))
    printed = subprocess.run([program, "explain", "--format", "json"], capture_output=True, check=True).stdout
    return json.loads(printed)["rules"]


def chapter(name, content, path, number, parents):
    """Returns a chapter as mdBook passes it."""
    return {
        "Chapter": {
            "name": name,
            "content": content,
            "number": number,
            "sub_items": [],
            "path": path,
            "source_path": None,
            "parent_names": parents,
        }
    }


def add(parent, rules):
    """Adds the pages below the chapter `rules.md`, and a list of them to it."""
    category = None
    for index, rule in enumerate(rules, 1):
        name = rule["name"]
        if rule["category"] != category:
            category = rule["category"]
            parent["content"] += f"\n## {category}\n\n| rule | severity | finds |\n| --- | --- | --- |\n"
        summary = rule["summary"].removeprefix("Finds ").replace("|", "\\|")
        parent["content"] += f"| [{name}](rules/{name}.md) | {rule['severity']} | {summary} |\n"
        number = (parent["number"] or []) + [index]
        page = chapter(name, rule["page"], f"rules/{name}.md", number, [parent["name"]])
        parent["sub_items"].append(page)


def main():
    if sys.argv[1:2] == ["supports"]:
        return
    _, book = json.load(sys.stdin)
    items = book.get("items", book.get("sections"))
    parents = [item["Chapter"] for item in items if item != "Separator" and "Chapter" in item]
    (parent,) = [parent for parent in parents if parent["path"] == "rules.md"]
    add(parent, rules())
    json.dump(book, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
