struct HomeCopy: PageCopy {
  let title: String
  let stop: String
  let stopText: String
  let see: String
  let seeText: String
  let change: String
  let changeText: String
  let business: String
  let somebodyElse: String

  static let nl = HomeCopy(
    title: "Wat wilt u doen?",
    stop: "Stop de reclame",
    stopText: "E-mail, post of telefoon. Eén minuut, zonder inloggen.",
    see: "Wat weet u over mij?",
    seeText: "Bekijk wat wij bewaren.",
    change: "Wissen of verbeteren",
    changeText: "U vraagt, wij doen het.",
    business: "Ik boek voor mijn bedrijf",
    somebodyElse: "Dit gaat over een ander (kind, ouder, overledene)")

  static let en = HomeCopy(
    title: "How can we help?",
    stop: "Stop advertising",
    stopText: "E-mail, post or telephone. One minute, no login.",
    see: "What do you know?",
    seeText: "See all that we keep.",
    change: "Erase or correct",
    changeText: "You ask, we do it.",
    business: "I book for my company",
    somebodyElse: "This is about someone else (child, parent, deceased)")
}
