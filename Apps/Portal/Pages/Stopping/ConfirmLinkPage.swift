import Domain

/// `GET /confirm/{token}`: shows what the button will do. Mail scanners open links; only the POST
/// acts.
struct ConfirmLinkPage: Page {
  enum Purpose: Sendable {
    /// What stopped, and whether "this was not me" can still undo it.
    case objection(what: String, askedOn: String, mayBeUndone: Bool)
    case notMe(what: String, askedOn: String)
    /// After the report of a death: it is not so.
    case notSo(askedOn: String)
    case erasure(askedOn: String)
    case access(askedOn: String)
    case correction(askedOn: String)
    case login
    /// For weeks, after a company has left.
    case ownAccess(until: String)
    case newEmail
    case subscription(list: String)
    /// Somebody who was given data says that they are gone there.
    case recipient(name: String, reference: String)
  }

  /// What the form sends as `act`.
  enum Deed: String, Sendable { case confirm, notMe }

  static let words = Words<ConfirmLinkCopy>()

  var link: String
  var purpose: Purpose
  /// What will be erased, in words.
  var going: [String] = []
  /// Asked where two people share a mailbox; neither learns that the other exists by more than that.
  var cardDigits: Entry?

  var template: Template { .confirm }

  func title(_ copy: ConfirmLinkCopy) -> String { copy.heading(purpose) }

  func fields(_ copy: ConfirmLinkCopy) -> [Field] {
    cardDigits.map {
      [Field("cardDigits", .digits, label: copy.cardDigits, hint: copy.cardDigitsHint, entry: $0)]
    } ?? []
  }

  func values(_ copy: ConfirmLinkCopy, in language: Language) -> Values {
    [
      "heading": copy.heading(purpose), "lines": copy.lines(purpose), "after": copy.after(purpose), "link": link,
      "going": going, "hasGoing": !going.isEmpty, "buttons": buttons(copy),
    ]
  }

  private func buttons(_ copy: ConfirmLinkCopy) -> [Values] {
    func button(_ deed: Deed, _ label: String, _ shape: String) -> Values {
      ["act": deed.rawValue, "label": label, "shape": shape]
    }
    let yes = copy.yes(purpose)
    return switch purpose {
    case .objection(_, _, mayBeUndone: true):
      [button(.confirm, yes, "button-grave"), button(.notMe, copy.notMe, "button-quiet")]
    case .objection: [button(.confirm, yes, "button-grave")]
    case .notMe, .notSo: [button(.notMe, yes, "")]
    case .erasure: [button(.confirm, yes, "button-grave")]
    case .access, .correction, .login, .ownAccess, .newEmail, .subscription, .recipient: [button(.confirm, yes, "")]
    }
  }
}
