import Domain

/// What stays after an erasure: what, why, until when (Art. 12(4)).
struct Stays: Sendable {
  var what: String
  var why: String
  var until: String
  /// The clause it stays under (Art. 17(3)).
  var law = ""

  /// A table one can take in has five rows; what is more is said in the letter.
  static let most = 5

  static func values(_ rows: [Stays]) -> Values {
    [
      "stays": rows.prefix(most).map {
        [
          "what": $0.what.capitalisedFirst, "why": $0.why, "law": shown($0.law.isEmpty ? nil : $0.law),
          "until": $0.until,
        ]
          as Values
      },
      "anythingStays": !rows.isEmpty, "moreStays": rows.count > most,
    ]
  }
}

extension Stays {
  init(_ item: KeptItem, _ language: Language) {
    self.init(
      what: item.category.name(in: language), why: item.reason[language], until: item.end(in: language),
      law: item.rule(in: language).capitalisedFirst)
  }
}

/// A label and what belongs to it.
struct Fact: Sendable {
  var label: String
  var value: String

  init(_ label: String, _ value: String) {
    self.label = label
    self.value = value
  }

  var values: Values { ["label": label, "value": value] }
}

/// A way on from a page.
struct PageLink: Sendable {
  var label: String
  var href: String
  var isQuiet = false

  var values: Values { ["label": label, "href": href, "shape": isQuiet ? "button-quiet" : ""] }
}

/// A numbered door, as on the home page.
struct Door: Sendable {
  var title: String
  var text: String
  var href: String

  static func values(_ doors: [Door]) -> [Values] {
    doors.enumerated().map { index, door in
      [
        "number": String(index + 1), "title": door.title, "text": door.text, "href": door.href,
        "shape": index == 0 ? "door-first" : "",
      ]
    }
  }
}
