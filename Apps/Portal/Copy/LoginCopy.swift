struct LoginCopy: PageCopy {
  let title: String
  let lead: String
  let sendLink: String
  let havePassword: String
  let password: String
  let code: String
  let codeHint: String
  let logIn: String
  let noEmailTitle: String
  let noEmailText: String
  let stopText: String
  let stopLink: String
  let address: AddressCopy

  static let nl = LoginCopy(
    title: "Eerst even weten wie u bent",
    lead: "Wij sturen een link naar uw e-mail. Een wachtwoord is niet nodig.",
    sendLink: "Stuur mij een link",
    havePassword: "Ik heb een wachtwoord",
    password: "Wachtwoord",
    code: "Code uit uw app",
    codeHint: "Alleen als u dat zo hebt ingesteld.",
    logIn: "Inloggen",
    noEmailTitle: "Gaat het anders?",
    noEmailText: "Geen e-mail? Bel ons dan:",
    stopText: "Alleen geen reclame meer? Daarvoor hoeft u niet in te loggen.",
    stopLink: "Stop de reclame",
    address: .nl)

  static let en = LoginCopy(
    title: "First: who are you?",
    lead: "We send a link to your e-mail. You need no password.",
    sendLink: "Send me a link",
    havePassword: "I have a password",
    password: "Password",
    code: "Code from your app",
    codeHint: "Only if you have set it up that way.",
    logIn: "Log in",
    noEmailTitle: "Another way?",
    noEmailText: "No e-mail? Then call us:",
    stopText: "Only want the advertising to stop? You need not log in for that.",
    stopLink: "Stop the advertising",
    address: .en)
}
