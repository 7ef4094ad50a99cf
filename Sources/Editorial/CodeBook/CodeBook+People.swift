// Who acts: identities and signatures.

extension CodeBook {
  static let people: [Explanation] = [
    Explanation(
      .identityUnknown, "Nobody on the masthead is known by this address, or a service acted.",
      """
      Roles belong to people, and the masthead knows people by the e-mail address or the key that \
      their commits carry. A service that acts for its users, such as a merge button, may bring in \
      edits and new drafts; every hand-off is a person's own.
      """,
      mend: """
        Set the address that the masthead has with `git config user.email ADDRESS`, or ask a chief \
        to run `stet people add 'NAME <EMAIL>:ROLE'`. What a service did for you, do with stet \
        yourself.
        """),
    Explanation(
      "identity.missing", "git does not know who you are.",
      "Every step is somebody's, and stet takes the name and the address that git has been given.",
      mend: """
        Run `git config --global user.name 'NAME'` and `git config --global user.email ADDRESS`, \
        with the address that the masthead has.
        """),
    Explanation(
      "identity.invalid", "git has a name, an address or a date of yours that cannot be used.",
      """
      It is empty, or has signs in it that end a name in git's own form: `<`, `>` or a line break. \
      Or the date of GIT_AUTHOR_DATE or GIT_COMMITTER_DATE could be read in more than one way.
      """,
      mend: """
        Set it anew: `git config --global user.name 'NAME'` and `git config --global user.email \
        ADDRESS`. A date is unset, or written like `2005-04-07T22:13:13+02:00`.
        """),
    Explanation(
      "signature.failed", "What you do here has to be signed, and signing failed.",
      """
      Either git is told to sign (`commit.gpgsign`), or the masthead says `identity: signature`, \
      where every step is signed. Nothing is ever saved unsigned instead.
      """,
      mend: """
        Say what to sign with: `git config gpg.format ssh` and `git config user.signingkey FILE`. \
        What the program said stands in the message; `--verbose` shows all of it.
        """),
    Explanation(
      "hook.refused", "A hook of this repository refused.",
      """
      Commands that write run the hooks that `git commit` runs, and as git runs them: pre-commit, \
      prepare-commit-msg, commit-msg, reference-transaction, post-commit. One that ends with an \
      error stops the command, and nothing has changed.
      """,
      mend: """
        Do what it asks for; what it said stands above the message. `--no-verify` leaves out \
        pre-commit and commit-msg, as in git.
        """),
    Explanation(
      "hook.changed", "A hook changed what had been judged.",
      """
      What was judged is what is saved. A hook may add to the message, and may change neither the \
      draft nor the lines that begin with `Stet-`, nor take the reason away.
      """,
      mend: """
        Run what the hook does by yourself, save the result with `stet save`, and do it again; or \
        have the hook leave drafts alone.
        """),
    Explanation(
      "signature.missing", "The step is not signed, and this newsroom asks for signatures.",
      """
      The masthead says `identity: signature`: an address can be written by anybody, a signature \
      only by whoever holds the key.
      """,
      mend: """
        Set `gpg.format ssh`, `user.signingkey` and `commit.gpgsign true` in git's configuration, \
        and do it again. For one in the past, a chief runs `stet accept`.
        """),
    Explanation(
      "signature.invalid", "The signature does not fit the commit.",
      "Either the commit was changed after it was signed, or the signature is damaged.",
      mend: """
        Find out with its author where the commit came from; a chief who is content runs \
        `stet accept COMMIT signature.invalid -m WHY`.
        """),
    Explanation(
      "signature.unknown-key", "The key that signed is nobody's on the masthead.",
      "A signature names a person only through a key that the masthead lists for them.",
      mend: "Ask a chief to add the key with `stet people set ID --key KEY`."),
  ]
}
