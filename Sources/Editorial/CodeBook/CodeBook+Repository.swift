// The repository that the newsroom lives in.

extension CodeBook {
  static let repository: [Explanation] = [
    Explanation(
      "newsroom.none", "There is no newsroom here.",
      "stet looks for a folder `workflows/` with rule files, from this folder upward.",
      mend: "Go to the newsroom's folder or name it with `-C DIR`; `stet init` makes one."),
    Explanation(
      "newsroom.exists", "This is a newsroom already.",
      "Its rules are kept: `stet init` never writes over any.",
      mend: "`stet workflow show` prints its rules; a chief changes them in `workflows/`."),
    Explanation(
      "repo.none", "This folder is not in a git repository.",
      "The history of every draft is kept in one.",
      mend: "Run `stet init`, which makes the repository too, or name one with `-C DIR`."),
    Explanation(
      "repo.moved", "Somebody else saved something at the same moment.",
      """
      What was decided no longer holds for what is there now, so nothing was changed. stet tries \
      again by itself for some seconds before it says so.
      """,
      mend: "Run the command again; `stet log` shows what happened meanwhile."),
    Explanation(
      "repo.owner", "The folder belongs to another user of this machine.",
      "A repository's settings can start programs, so git and stet open only those that are yours.",
      mend: "If you trust it, run `git config --global --add safe.directory FOLDER`."),
    Explanation(
      "repo.unreadable", "The newsroom's history could not be read or written.",
      "Objects are missing or damaged, the disk is full, or the folder's rights forbid it; or git's settings cannot be read.",
      mend:
        "`git fsck` tells what is wrong, `git config --list` whether it is the settings; what is missing can be fetched from another clone."
    ),
    Explanation(
      "repo.unsupported", "The repository is of a kind that stet cannot open.",
      "It uses an extension that libgit2 does not know, as SHA-256 or the reftable format.",
      mend: "`git config --get-regexp extensions` names it; a clone in git's ordinary form works."),
    Explanation(
      "folder.none", "There is no folder here to write in.",
      "The repository is bare, or `--saved` leaves the folder out; files are edited in a folder.",
      mend: "Run the command in a clone of your own, without `--saved`."),
    Explanation(
      "folder.unusable", "A file or folder cannot be read or written.",
      "The message names it with what the system said: rights, a full disk, a link in the way.",
      mend: "See to that, and run the command again: nothing was done by halves."),
    Explanation(
      "answer.no", "You were asked, and the answer was no.",
      "What is not easily undone asks first, where somebody sits at a terminal.",
      mend: "Nothing was changed; run the command again, or give it `--yes`."),
    Explanation(
      "editor.failed", "Your editor could not be opened, or did not end well.",
      "stet opens the editor that git would open, and saves only when it ends with status 0.",
      mend: """
        Name another with `git config core.editor EDITOR`, or in the variable STET_EDITOR; what you \
        wrote in a draft is still in its file.
        """),
    Explanation(
      "reason.empty", "No reason was written.",
      "This asks for one, and whoever is concerned reads it; without it nothing is done.",
      mend: "Run the command again and write the reason, or give it with `-m 'WHY'`."),
    Explanation(
      "repo.busy", "Another program is writing to the repository.",
      """
      Two writers at once could lose one's work, so stet waits a moment and then gives up, with \
      nothing changed.
      """,
      mend: """
        Try again. If no git is running, one was stopped half way: the message names the lock \
        file that it left, its age, and the command that clears it. A lock of stet's own needs no \
        clearing.
        """),
    Explanation(
      "repo.attributes", "Git would store the file otherwise than it lies in the folder.",
      """
      `.gitattributes` or git's configuration asks for a filter, another encoding or other line \
      ends. What is approved must be the very bytes that somebody read, so stet converts nothing.
      """,
      mend: "Exempt drafts in `.gitattributes`, as the message says, or save with LF line ends."),
    Explanation(
      "repo.index", "This kind of index is written by git alone, and there is no git.",
      "A split or a sparse index is a form of git's own that speeds up very large repositories.",
      mend: "The message names the command that turns it back into a plain one."),
    Explanation(
      "repo.merging", "A merge, rebase or the like is under way in this repository.",
      "stet's commit would become part of it, or end it half done.",
      mend: "Finish it or give it up with git, as `git status` says, and try again."),
    Explanation(
      "repo.detached", "The repository is on no branch.",
      "A step made here would belong to no branch, and be lost when another is chosen.",
      mend: "Choose the branch first: `git switch BRANCH`."),
  ]
}
