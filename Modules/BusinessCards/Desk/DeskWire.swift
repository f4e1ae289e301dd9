package import Domain

/// An act on its way to the desk, as its JSON is (`POST /api/v1/business/{path}`).
package struct DeskOrder<Act: DeskAct>: Codable, Sendable {
  package let act: Act
  /// Tell what would happen, and change nothing.
  package let dry: Bool
  /// By which the sender asks how far it is (`ProgressQuestion`); nil where nobody will.
  package let name: String?

  package init(_ act: Act, dry: Bool, name: String? = nil) {
    self.act = act
    self.dry = dry
    self.name = name
  }
}

/// What comes back instead of an answer.
package struct DeskFailure: Codable, Sendable {
  package let refusal: DeskRefusal
  /// The same in words, for whoever reads the JSON itself.
  package let sentence: Wording

  package init(_ refusal: DeskRefusal) {
    self.refusal = refusal
    sentence = refusal.wording
  }
}
