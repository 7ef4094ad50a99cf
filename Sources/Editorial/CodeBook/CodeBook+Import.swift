// What comes from outside.

extension CodeBook {
  static let imports: [Explanation] = [
    Explanation(
      "import.unreadable", "A file from outside cannot be made a draft.",
      """
      It is no text in UTF-8, its front matter could be read in more than one way, or it has no \
      article in it. Several files come in together or not at all, so that nobody has to find out \
      which of them are missing.
      """,
      mend: "Mend the files named where they lie, or leave them out, and import again."),
    Explanation(
      "import.title", "No title can be told from the file.",
      "Neither a key nor a heading nor a line above the text says what it is called.",
      mend: "Give it one: `stet import FILE --title 'THE TITLE'`."),
  ]
}
