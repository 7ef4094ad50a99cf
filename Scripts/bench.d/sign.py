#!/usr/bin/env python3
"""sign.py NEWSROOM: signs every commit of a newsroom, as its committer.

Each person on the masthead gets an ed25519 key, the masthead lists it and says `identity:
signature` from the first commit on, and each commit is made anew with ssh-keygen's signature over
it. Whoever is not on the masthead stays unsigned. Trees differ in nothing but that masthead.
"""
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import zlib


class Objects:
    """Git's objects: read through one process, written as git would write them."""

    def __init__(self, folder):
        self.folder = folder
        self.reader = subprocess.Popen(
            ["git", "-C", folder, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self, name):
        self.reader.stdin.write(name.encode() + b"\n")
        self.reader.stdin.flush()
        size = int(self.reader.stdout.readline().split()[2])
        return self.reader.stdout.read(size + 1)[:-1]

    def write(self, kind, data):
        whole = b"%s %d\0" % (kind, len(data)) + data
        name = hashlib.sha1(whole).hexdigest()
        path = os.path.join(self.folder, ".git/objects", name[:2], name[2:])
        if not os.path.exists(path):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(zlib.compress(whole, 1))
        return name


def keys(masthead, folder):
    """A key for each address, and the masthead with all of them."""
    made, lines, person = {}, [], ""
    for line in masthead.decode().replace("identity: email", "identity: signature").split("\n"):
        lines.append(line)
        if found := re.match(r"  - id: (\S+)", line):
            person = found[1]
        if found := re.match(r"    emails: \[(.*)\]", line):
            path = os.path.join(folder, person)
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
            kind, key = open(path + ".pub").read().split()[:2]
            lines.append(f'    keys: ["{kind} {key}"]')
            for address in found[1].split(","):
                made[address.strip()] = path
    return made, "\n".join(lines).encode()


def signed(commit, key, folder):
    path = os.path.join(folder, "commit")
    with open(path, "wb") as file:
        file.write(commit)
    if os.path.exists(path + ".sig"):
        os.remove(path + ".sig")
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", key, path], check=True,
        stderr=subprocess.DEVNULL)
    armor = open(path + ".sig", "rb").read().rstrip(b"\n").replace(b"\n", b"\n ")
    head, body = commit.split(b"\n\n", 1)
    return head + b"\ngpgsig " + armor + b"\n\n" + body


def main():
    newsroom = sys.argv[1]
    objects = Objects(newsroom)
    order = subprocess.run(
        ["git", "-C", newsroom, "rev-list", "--topo-order", "--reverse", "HEAD"], check=True,
        capture_output=True, text=True).stdout.split()
    with tempfile.TemporaryDirectory() as folder:
        made, masthead = keys(objects.read("HEAD:workflows/masthead.yml"), folder)
        blob = bytes.fromhex(objects.write(b"blob", masthead))
        rules = put(objects.read("HEAD^{tree}:workflows"), b"masthead.yml", blob)
        rules = bytes.fromhex(objects.write(b"tree", rules))
        names, trees = {}, {}
        for old in order:
            commit = objects.read(old)
            tree = commit[5:45].decode()
            if tree not in trees:
                trees[tree] = objects.write(b"tree", put(objects.read(tree), b"workflows", rules))
            commit = b"tree " + trees[tree].encode() + commit[45:]
            commit = re.sub(
                rb"^parent (\w{40})$", lambda found: b"parent " + names[found[1].decode()].encode(),
                commit.split(b"\n\n", 1)[0], flags=re.M) + b"\n\n" + commit.split(b"\n\n", 1)[1]
            address = re.search(rb"^committer .*<(.*)>", commit, re.M)[1].decode()
            key = made.get(address)
            names[old] = objects.write(b"commit", signed(commit, key, folder) if key else commit)
    git = ["git", "-C", newsroom]
    branch = subprocess.run(git + ["symbolic-ref", "HEAD"], check=True, capture_output=True, text=True)
    subprocess.run(git + ["update-ref", branch.stdout.strip(), names[order[-1]]], check=True)
    subprocess.run(git + ["reset", "-q", "--hard"], check=True)
    subprocess.run(git + ["config", "stet.anchor", names[order[0]]], check=True)
    subprocess.run(git + ["gc", "-q", "--prune=now"], check=True)


def put(tree, name, new):
    """The tree with another object under a name."""
    at = tree.index(b" " + name + b"\0") + len(name) + 2
    return tree[:at] + new + tree[at + 20:]


main()
