import Domain

/// What a template is filled with. Dictionaries: Mustache would otherwise reflect on every lookup.
typealias Values = [String: any Sendable]

/// A page of the portal as it will be seen: strings and flags, no rules, nothing looked up.
protocol Page: Sendable {
  associatedtype Copy: PageCopy
  static var words: Words<Copy> { get }
  var template: Template { get }
  /// A class on the body: `home`, `wide` or nothing.
  var shape: String { get }
  /// What the browser's tab says.
  func title(_ copy: Copy) -> String
  /// The questions on the page, with what was typed and what is wrong with it.
  func fields(_ copy: Copy) -> [Field]
  /// What is wrong elsewhere than in a field, by the id it is shown at.
  var otherProblems: [String: Problem] { get }
  func values(_ copy: Copy, in language: Language) -> Values
}

extension Page {
  var shape: String { "" }
  func fields(_ copy: Copy) -> [Field] { [] }
  var otherProblems: [String: Problem] { [:] }
}

/// An absent text is `false` in a template, never an empty string: a section of "" is shown.
func shown(_ text: String?) -> any Sendable { text ?? false }
