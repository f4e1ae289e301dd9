import Domain
import Foundation
import FoundationXML

@testable import rechtspoor_portal

/// A page as a browser gets it, taken apart strictly: our templates are well-formed XML.
struct RenderedPage {
  let html: String
  let elements: [Element]
  /// The running text, a block (paragraph, heading, item, cell) each.
  let blocks: [String]
  let failure: String?

  /// Compiled once for all tests, as a program does.
  static let renderer = Result { try PageRenderer() }

  struct Element {
    let name: String
    let attributes: [String: String]
  }

  init(_ sample: Sample, _ language: Language) throws {
    let renderer = try Self.renderer.get()
    self.init(html: renderer.render(sample.page, in: language, frame: Frame(path: sample.path, csrf: "c5Rf")))
  }

  init(html: String) {
    self.html = html
    let reader = Reader()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = reader
    let isWellFormed = parser.parse()
    reader.flush()
    elements = reader.elements
    blocks = reader.blocks
    failure = isWellFormed ? unbalanced(html) : "line \(parser.lineNumber), column \(parser.columnNumber)"
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  var ids: [String] { elements.compactMap { $0.attributes["id"] } }
}

/// The first tag that closes nothing, or that nothing closes. Foundation's parser mends such a page
/// and says nothing, as a browser would.
private func unbalanced(_ html: String) -> String? {
  var open: [Substring] = []
  for tag in html.matches(of: #/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/#) {
    let (_, closes, name, isEmpty) = tag.output
    if !closes.isEmpty {
      guard open.popLast() == name else { return "</\(name)> closes nothing" }
    } else if isEmpty.isEmpty {
      open.append(name)
    }
  }
  return open.last.map { "<\($0)> is never closed" }
}

private final class Reader: NSObject, XMLParserDelegate {
  var elements: [RenderedPage.Element] = []
  var blocks: [String] = []
  private var text = ""

  private static let inline: Set<String> = ["a", "strong", "span", "br", "input"]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(RenderedPage.Element(name: name, attributes: attributes))
    let stands = ["door-title", "door-text", "choice-hint", "way-when", "tag", "reference"]
      .contains(attributes["class"] ?? "")
    if !Self.inline.contains(name) || stands { flush() }
    if let said = attributes["aria-label"] { blocks.append(said) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if !Self.inline.contains(name) { flush() }
  }

  func flush() {
    let said = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !said.isEmpty { blocks.append(said) }
    text = ""
  }
}
