/// The hidden field that shows a form was ours (CSRF, T21): made from the session and the form, so
/// it fits no other person, no other session and no other form.
///
/// It carries no clock of its own: it ends with the session. Who fills in a form slowly is
/// not turned away while signed in.
package enum FormToken {
  package static func make(for form: FormPurpose, session: TokenDigest<ForSession>, key: FormKey) -> String {
    Base64URL.encode(key.code(label, session.bytes, Array(form.name.utf8)))
  }

  /// `field` as the request brought it; nil where it brought none.
  package static func isRight(
    _ field: String?, for form: FormPurpose, session: TokenDigest<ForSession>, key: FormKey
  ) -> Bool {
    guard let field, let code = Base64URL.decode(field) else { return false }
    return key.isRight(code, for: label, session.bytes, Array(form.name.utf8))
  }

  private static let label = Array("session".utf8)
}
