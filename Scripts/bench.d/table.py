"""Turns hyperfine's results into the README's table.

    table.py CORES_AND_CPU [README] < rows

A row: what was measured, what it is compared with, drafts, hyperfine's JSON; separated by tabs.
Instead of the JSON, the most bytes of memory that the two held: `BYTES/BYTES`.
With README, replaces what stands there between <!-- bench --> and <!-- /bench -->.
"""

import json
import pathlib
import re
import statistics
import sys

PEAKS = re.compile(r"\d+/\d+")
MARKED = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)


def measured(path):
    """The median time and the mean processor time of the two commands, in milliseconds.

    They stand there in turns.
    """
    results = json.loads(pathlib.Path(path).read_text())["results"]
    both = []
    for turns in (results[::2], results[1::2]):
        times = [time for turn in turns for time in turn["times"]]
        cpu = statistics.mean(turn["user"] + turn["system"] for turn in turns)
        both.append((statistics.median(times) * 1000, cpu * 1000))
    return both


def table(rows, machine):
    lines = [
        "| command | compared with | drafts | command, ms | compared, ms | ratio | of CPU time |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    peaks = []
    for row in rows:
        ours, theirs, drafts, found = row.rstrip("\n").split("\t")
        count = f"{int(drafts):,}" if drafts.isdigit() else drafts
        beginning = f"| `{ours}` | {theirs} | {count}"
        if PEAKS.fullmatch(found):
            mine, other = (int(part) / 1e6 for part in found.split("/"))
            peaks.append(f"{beginning} | {mine:.0f} | {other:.0f} | {mine / other:.2f} |")
            continue
        (mine, my_cpu), (other, other_cpu) = measured(found)
        lines.append(
            f"{beginning} | {mine:.1f} | {other:.1f} | {mine / other:.2f} "
            f"| {my_cpu / other_cpu:.2f} |"
        )
    if peaks:
        lines += [
            "",
            "| most memory at once | compared with | drafts | command, MB | compared, MB | ratio |",
            "|---|---|--:|--:|--:|--:|",
            *peaks,
        ]
    return "\n".join([*lines, "", f"Medians, on {machine}; `Scripts/bench` measures it."]) + "\n"


machine, *readme = sys.argv[1:]
text = table(sys.stdin, machine)
print(text, end="")
if readme:
    page = pathlib.Path(readme[0])
    old = page.read_text(encoding="utf-8")
    page.write_text(MARKED.sub(lambda found: found[1] + text + found[2], old), encoding="utf-8")
