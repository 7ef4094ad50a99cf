#!/bin/sh
# Scripts/bench.d/read-all.sh REPOSITORY: git reads all that an audit has to look at, and judges
# nothing: every commit with what it changes against each parent, and every blob that it names.
cd "$1" || exit 2
git log --raw --no-abbrev --no-renames -m --format= |
  awk '{ for (i = 3; i <= 4; i++) if ($i !~ /^0+$/ && !seen[$i]++) print $i }' |
  git cat-file --batch >/dev/null
