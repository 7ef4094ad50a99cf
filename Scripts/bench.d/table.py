"""Turns hyperfine's results into the README's table.

    table.py CORES_AND_CPU [README] < rows

A row: what was measured, what it is compared with, drafts, hyperfine's JSON; separated by tabs.
With README, replaces what stands there between <!-- bench --> and <!-- /bench -->.
"""

import json
import pathlib
import re
import sys

MARKED = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)


def measured(path):
    """The median time and the mean processor time of the two commands, in milliseconds."""
    results = json.loads(pathlib.Path(path).read_text())["results"]
    return [
        (result["median"] * 1000, (result["user"] + result["system"]) * 1000)
        for result in results
    ]


def table(rows, machine):
    lines = [
        "| command | compared with | drafts | command, ms | compared, ms | ratio | of CPU time |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        ours, theirs, drafts, path = row.rstrip("\n").split("\t")
        (mine, my_cpu), (other, other_cpu) = measured(path)
        count = f"{int(drafts):,}" if drafts.isdigit() else drafts
        lines.append(
            f"| `{ours}` | {theirs} | {count} | {mine:.1f} | {other:.1f} | {mine / other:.2f} "
            f"| {my_cpu / other_cpu:.2f} |"
        )
    return "\n".join([*lines, "", f"Medians, on {machine}; `Scripts/bench` measures it."]) + "\n"


machine, *readme = sys.argv[1:]
text = table(sys.stdin, machine)
print(text, end="")
if readme:
    page = pathlib.Path(readme[0])
    old = page.read_text(encoding="utf-8")
    page.write_text(MARKED.sub(lambda found: found[1] + text + found[2], old), encoding="utf-8")
