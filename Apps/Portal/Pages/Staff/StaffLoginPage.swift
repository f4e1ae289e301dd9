import Domain

/// `GET /staff/login`: password and code, and no link by mail.
struct StaffLoginPage: Page {
  static let words = Words<StaffLoginCopy>()

  /// Where to go afterwards: a page of the staff's own.
  var next = "/staff"
  var email = Entry()
  /// Said once for all that can be wrong; neither secret is ever filled in again.
  var problem: Problem?
  /// Somebody signed in who wants to do what cannot be undone.
  var isAgain = false

  var template: Template { .staffLogin }

  func title(_ copy: StaffLoginCopy) -> String { copy.title }

  func fields(_ copy: StaffLoginCopy) -> [Field] {
    [
      Field("email", .email, label: copy.email, entry: email),
      Field("password", .password, label: copy.password, entry: Entry(problem: problem)),
      Field("code", .code, label: copy.code, hint: copy.codeHint, entry: Entry()),
    ]
  }

  func values(_ copy: StaffLoginCopy, in language: Language) -> Values {
    ["next": next, "lead": isAgain ? copy.again : copy.lead]
  }
}
