struct MyRequestsCopy: PageCopy {
  let title: String
  let kind: String
  let received: String
  let state: String
  let none: String
  let new: String

  static let nl = MyRequestsCopy(
    title: "Mijn vragen",
    kind: "Vraag",
    received: "Ontvangen",
    state: "Hoe het ervoor staat",
    none: "U hebt ons nog niets gevraagd.",
    new: "Stel een vraag")

  static let en = MyRequestsCopy(
    title: "My questions",
    kind: "Question",
    received: "Received",
    state: "How far it is",
    none: "You have not asked us anything yet.",
    new: "Ask a question")
}
