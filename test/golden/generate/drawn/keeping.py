"""Writes draws to files, and makes stored draws anew to compare them."""

import json
import re
from pathlib import Path

import compare
import store
from backend import forget_compiled
from drawn.asking import draw

DRAWN = store.VALUES / "drawn"
# Draws of other seeds that found something: (seed, number).
FOUND = ((2, 192),)


def write(seed, count, folder=DRAWN):
    """Draw `count` cases and write those of each type to `folder/<Type>.json`; the folder is emptied first."""
    drawn = []
    for index in range(count):
        drawn.append(draw(seed, index))
        if (index + 1) % 50 == 0:
            print(f"{index + 1} of {count} drawn with seed {seed}", flush=True)
    folder = Path(folder)
    if folder == DRAWN:
        drawn += [draw(*found) for found in FOUND]
    refused = sum("reason" in each for each in drawn)
    save(drawn, folder)
    print(f"{len(drawn) - refused} cases and {refused} refusals in {folder}")


def save(drawn, folder):
    """Write draws by their type to a folder that is emptied first."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        path.unlink()
    for type_name in sorted({each["type"] for each in drawn}):
        of_type = [each for each in drawn if each["type"] == type_name]
        (folder / f"{type_name}.json").write_text(render(of_type))


def render(drawn):
    """Return the text of one file: what Keras computed, then what it refused."""
    lists = {
        "cases": [each for each in drawn if "reason" not in each],
        "refusals": [each for each in drawn if "reason" in each],
    }
    parts = [f'"{key}":[\n' + ",\n".join(map(store.render_case, each)) + "\n]" for key, each in lists.items()]
    return store.compact(store.header())[:-1] + ",\n" + ",\n".join(parts) + "}\n"


def check(types, every):
    """Make every `every`-th stored draw of these types anew; return (passed, failed)."""
    passed = failed = 0
    for type_name in types:
        path = DRAWN / f"{type_name}.json"
        if not path.exists():
            continue
        forget_compiled()
        file = json.loads(path.read_text())
        for stored in file["cases"] + file["refusals"]:
            seed, index = map(int, re.search(r"seed (\d+), draw (\d+)", stored["name"]).groups())
            if index % every:
                continue
            found = different(draw(seed, index, report=lambda line: None), stored)
            passed, failed = passed + (not found), failed + bool(found)
            for line in found:
                print(f"{type_name}, {stored['name']}: {line}", flush=True)
    return passed, failed


def different(made, stored):
    """Return what differs; of a refusal the reason may be worded otherwise."""
    if "reason" in made and "reason" in stored:
        made = made | {"reason": stored["reason"]}
    return compare.problems(made, stored)
