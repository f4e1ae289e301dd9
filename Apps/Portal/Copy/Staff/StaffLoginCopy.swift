struct StaffLoginCopy: PageCopy {
  let title: String
  let lead: String
  let again: String
  let email: String
  let password: String
  let code: String
  let codeHint: String
  let logIn: String
  let after: String

  static let nl = StaffLoginCopy(
    title: "Inloggen voor medewerkers",
    lead: "Met uw wachtwoord en de code uit uw app.",
    again: "Wat u wilt doen kan niet terug. Log daarom eerst opnieuw in.",
    email: "E-mailadres",
    password: "Wachtwoord",
    code: "Code uit uw app",
    codeHint: "Zes cijfers. Elke code werkt één keer.",
    logIn: "Inloggen",
    after: "Na een kwartier zonder klik wordt u uitgelogd.")

  static let en = StaffLoginCopy(
    title: "Log in for staff",
    lead: "With your password and the code from your app.",
    again: "What you want to do cannot be undone. So please log in again first.",
    email: "E-mail address",
    password: "Password",
    code: "Code from your app",
    codeHint: "Six digits. Each code works once.",
    logIn: "Log in",
    after: "You are logged out after a quarter of an hour without a click.")
}
