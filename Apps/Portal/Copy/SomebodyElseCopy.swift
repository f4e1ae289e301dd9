/// For a child, a parent, somebody who died: said plainly that a person has to answer this.
struct SomebodyElseCopy: PageCopy {
  struct Part: CopyPart {
    var title: String
    var lines: [String]
  }

  let title: String
  let lead: String
  let call: String
  let deathTitle: String
  let deathText: String
  let deathButton: String
  let parts: [Part]
  let noCopies: String

  static let nl = SomebodyElseCopy(
    title: "Dit gaat over iemand anders",
    lead: "Een van ons helpt u graag aan de telefoon.",
    call: "Bel",
    deathTitle: "Iemand is overleden",
    deathText: "Wat verdrietig. Wij vragen alleen de naam, het adres en de dag van overlijden. Bellen mag ook.",
    deathButton: "Laat het ons weten",
    parts: [
      Part(
        title: "Uw kind is jonger dan zestien",
        lines: ["U mag alles vragen wat uw kind ook mag vragen. Reclame sturen wij kinderen niet."]),
      Part(
        title: "Uw vader, moeder of een ander die hulp nodig heeft",
        lines: [
          "De reclame stoppen wij meteen, ook als u dat vraagt.",
          "Voor inzien of wissen willen wij zeker weten dat u dit mag regelen. Aan de telefoon hoort u hoe.",
        ]),
    ],
    noCopies: "Stuur ons geen kopie van een paspoort. Die hebben wij nooit nodig.")

  static let en = SomebodyElseCopy(
    title: "This is about someone else",
    lead: "One of us is glad to help you over the telephone.",
    call: "Call",
    deathTitle: "Somebody has died",
    deathText: "We are sorry. We only ask for the name, the address and the day of death. You may call as well.",
    deathButton: "Let us know",
    parts: [
      Part(
        title: "Your child is under sixteen",
        lines: ["You may ask all that your child may ask. We send children no advertising."]),
      Part(
        title: "Your father, your mother or someone else who needs help",
        lines: [
          "We stop the advertising at once, also when you ask it.",
          "For seeing or erasing we must be sure that you may arrange this. You hear how when you call.",
        ]),
    ],
    noCopies: "Do not send us a copy of a passport. We never need one.")
}
