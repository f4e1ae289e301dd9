import BusinessCards
import Domain

/// `GET /business/contacts/…`: one person of the organisation, as it told us of them, with a form to mend it; and their
/// cards. Without a handle: the page to add somebody.
struct ContactPage: Page {
  struct Card: Sendable {
    var number: String
    /// `…4455 works`.
    var line: String
    /// Which buttons it has.
    var works: Bool
    var isOver: Bool
  }

  static let words = Words<ContactCopy>()

  /// Empty for somebody new.
  var handle = ""
  var name = ""
  var roles = ""
  /// Where a letter about the card goes (S4).
  var isWrittenAtWork = true
  var cards: [Card] = []
  var form = ContactOnForm()
  var version = ""
  /// As it stands on file now: told where somebody else changed it while this was typed.
  var onFile: [String] = []
  /// Roles to choose from: those the person lacks, or for somebody new all of them.
  var choices: [Choice] = []
  var done: String?
  var change = Difference()
  var refused: String?

  var isNew: Bool { handle.isEmpty }

  var template: Template { .contact }
  var shape: String { "wide" }

  func title(_ copy: ContactCopy) -> String { isNew ? copy.addTitle : name }

  func fields(_ copy: ContactCopy) -> [Field] { ContactOnForm.fields.map { field($0, copy) } }

  func values(_ copy: ContactCopy, in language: Language) -> Values {
    let problems = ProblemCopy.words.copy(in: language)
    let fields = ContactOnForm.fields.map { ($0, field($0, copy).values(problems)) }
    return [
      "isNew": isNew, "handle": handle, "heading": title(copy), "roles": roles, "version": version,
      "post": isWrittenAtWork ? copy.postAtWork : copy.postElsewhere, "hasCards": !cards.isEmpty,
      "mayIssue": !cards.contains { !$0.isOver },
      "cards": cards.map { card -> Values in
        [
          "number": card.number, "line": card.line, "works": card.works,
          "isBlocked": !card.works && !card.isOver, "isOver": card.isOver,
        ]
      },
      "choices": choices.map(\.values), "hasChoices": !choices.isEmpty,
      "details": fields.filter { !Self.ofAddress.contains($0.0) }.map(\.1),
      "address": fields.filter { Self.ofAddress.contains($0.0) }.map(\.1),
      "addressOpen": Self.ofAddress.contains { form.entries[$0].map { !$0.isBlank || $0.problem != nil } ?? false },
      "done": shown(done), "refused": shown(refused), "onFile": onFile, "isStale": !onFile.isEmpty,
    ].merging(change.values) { value, _ in value }
  }

  private static let ofAddress: Set<ContactField> = [.street, .houseNumber, .postcode, .place, .region, .country]

  private func field(_ field: ContactField, _ copy: ContactCopy) -> Field {
    let kind: Field.Kind =
      switch field {
      case .email, .phone: .several
      case .postcode: .otherPostcode
      case .houseNumber: .houseNumber
      default: .detail
      }
    return Field(
      field.rawValue, kind, label: copy.label(field), hint: kind == .several ? copy.severalHint : nil,
      entry: form.entries[field] ?? Entry())
  }
}
