// What drafts begin with: files from outside, and templates.

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
    Explanation(
      "template.missing", "There is no template of that name.",
      """
      Templates are the saved files `workflows/templates/NAME.md`. Without a name, `stet new` takes \
      the section's, else the workflow's, else `default`.
      """,
      mend: "Write the name as the file has it, or leave it out."),
    Explanation(
      "template.managed", "A template has a line that only transitions write.",
      "A new draft begins in the first state, and dates and addresses are written as it goes on.",
      mend: "Take the line out of the template."),
  ]
}
