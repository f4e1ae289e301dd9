import Domain

/// `GET /login`: a link by e-mail first, a password for those who have one.
struct LoginPage: Page {
  static let words = Words<LoginCopy>()

  /// Where to go afterwards: a path of this portal.
  var next = "/me"
  var email = Entry()
  /// Never filled in again.
  var passwordProblem: Problem?
  var codeProblem: Problem?

  var template: Template { .login }

  func title(_ copy: LoginCopy) -> String { copy.title }

  func fields(_ copy: LoginCopy) -> [Field] {
    [
      Field("email", .email, label: copy.address.email, entry: email),
      Field("password", .password, label: copy.password, entry: Entry(problem: passwordProblem)),
      Field(
        "code", .code, label: copy.code, hint: copy.codeHint, entry: Entry(problem: codeProblem), isOptional: true),
    ]
  }

  func values(_ copy: LoginCopy, in language: Language) -> Values {
    ["next": next, "passwordOpen": passwordProblem != nil || codeProblem != nil]
  }
}
