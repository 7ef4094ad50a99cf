public import Editorial

/// `stet rename`: what was done, and which links it breaks.
public struct RenameReport: Report {
  public var receipt: Receipt
  public var links: [BrokenLink]

  public init(_ receipt: Receipt, breaking links: [BrokenLink]) {
    self.receipt = receipt
    self.links = links
  }

  public func text(_ style: Style) -> String { ReceiptReport(receipt).text(style) }

  public var json: String {
    let links: JSONValue = [
      "broken_links": .array(
        self.links.map { link in
          [
            "slug": JSONValue(link.slug), "path": .string(link.location.path),
            "line": JSONValue(link.location.line), "column": JSONValue(link.location.column),
            "address": .string(link.address),
          ]
        })
    ]
    return JSONValue.document(ReceiptReport(receipt).members + links).written
  }
}
