struct PasswordCopy: PageCopy {
  let title: String
  let lead: String
  let password: String
  let hint: @Sendable (_ least: Int, _ better: Int) -> String
  let after: String
  let save: String
  let saved: @Sendable (_ time: String) -> String
  let overview: String

  static let nl = PasswordCopy(
    title: "Een nieuw wachtwoord",
    lead: "Zonder wachtwoord kan ook: dan sturen wij elke keer een link.",
    password: "Nieuw wachtwoord",
    hint: { "Minstens \($0) tekens, liever \($1). Een paar woorden die alleen u kent, werken goed." },
    after: "Op andere apparaten wordt u uitgelogd.",
    save: "Opslaan",
    saved: { "Veranderd om \($0). Op andere apparaten bent u nu uitgelogd." },
    overview: "Naar mijn overzicht")

  static let en = PasswordCopy(
    title: "A new password",
    lead: "You can do without: then we send you a link each time.",
    password: "New password",
    hint: { "At least \($0) characters, better \($1). A few words that only you know work well." },
    after: "You will be logged out on other devices.",
    save: "Save",
    saved: { "Changed at \($0). You are now logged out on other devices." },
    overview: "To my overview")
}
