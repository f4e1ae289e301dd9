import Domain

/// The sentences of a page, in every language: one that is missing does not compile.
protocol PageCopy: Sendable {
  static var nl: Self { get }
  static var en: Self { get }
}

/// A page's copy with the dictionary its template reads, made once.
struct Words<Copy: PageCopy>: Sendable {
  private let nlValues = templateValues(of: Copy.nl)
  private let enValues = templateValues(of: Copy.en)

  func copy(in language: Language) -> Copy {
    switch language {
    case .nl: Copy.nl
    case .en: Copy.en
    }
  }

  func values(in language: Language) -> Values {
    switch language {
    case .nl: nlValues
    case .en: enValues
    }
  }
}

/// Reads a copy struct once, by its field names; sentences that take an argument are functions and
/// are left to the page.
private func templateValues(of copy: Any) -> Values {
  var values: Values = [:]
  for child in Mirror(reflecting: copy).children {
    guard let label = child.label else { continue }
    switch child.value {
    case let text as String: values[label] = text
    case let texts as [String]: values[label] = texts
    case let parts as [any CopyPart]: values[label] = parts.map { templateValues(of: $0) }
    default: continue
    }
  }
  return values
}

/// A part of a page's copy that occurs more than once on it.
protocol CopyPart: Sendable {}
