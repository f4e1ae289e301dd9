import Domain
import Identity

/// `GET /me/password`: one field, since whoever mistypes it can always ask for a link.
struct PasswordPage: Page {
  static let words = Words<PasswordCopy>()

  /// Never filled in again.
  var problem: Problem?
  /// The time at which it was changed.
  var savedAt: String?

  var template: Template { .password }

  func title(_ copy: PasswordCopy) -> String { copy.title }

  func fields(_ copy: PasswordCopy) -> [Field] {
    let hint = copy.hint(PasswordRule.minimum, PasswordRule.recommended)
    return [Field("password", .newPassword, label: copy.password, hint: hint, entry: Entry(problem: problem))]
  }

  func values(_ copy: PasswordCopy, in language: Language) -> Values {
    ["saved": shown(savedAt.map(copy.saved))]
  }
}
