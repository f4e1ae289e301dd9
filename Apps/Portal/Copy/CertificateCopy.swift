struct CertificateCopy: PageCopy {
  let title: String
  let lead: String
  let reference: String
  let received: String
  let finished: String
  let erasedTitle: String
  let nothingErased: String
  let closedTitle: String
  let nothingClosed: String
  let recipientsTitle: String
  let recipientsText: String
  let staysTitle: String
  let nothingStays: String
  let sealTitle: String
  let sealText: String
  let keyText: String
  let download: String

  static let nl = CertificateCopy(
    title: "Bewijs voor uw eigen map",
    lead: "Hierin staat wat wij voor u hebben gedaan. Uw naam staat er niet in.",
    reference: "Nummer",
    received: "Gevraagd",
    finished: "Klaar",
    erasedTitle: "Gewist",
    nothingErased: "Er was niets te wissen.",
    closedTitle: "Afgeschermd",
    nothingClosed: "Er is geen weg helemaal afgesloten.",
    recipientsTitle: "Ook bij anderen",
    recipientsText: "Zij hadden gegevens van u. Wij vroegen hun om die te wissen:",
    staysTitle: "Gebleven",
    nothingStays: "Niets. Alleen een afgeschermde code blijft, zodat wij u nooit weer aanschrijven.",
    sealTitle: "Ons zegel",
    sealText: "Met dit zegel kan iedereen nagaan dat dit bewijs van ons komt en niet is veranderd.",
    keyText: "Onze sleutel:",
    download: "Download het bewijs")

  static let en = CertificateCopy(
    title: "Proof for your own files",
    lead: "It says what we have done for you. Your name is not in it.",
    reference: "Number",
    received: "Asked",
    finished: "Done",
    erasedTitle: "Erased",
    nothingErased: "There was nothing to erase.",
    closedTitle: "Shielded",
    nothingClosed: "No way was closed altogether.",
    recipientsTitle: "At others too",
    recipientsText: "They had data about you. We asked them to erase these:",
    staysTitle: "Stayed",
    nothingStays: "Nothing. Only a shielded code stays, so that we never write to you again.",
    sealTitle: "Our seal",
    sealText: "With this seal anybody can check that this proof is ours and has not been changed.",
    keyText: "Our key:",
    download: "Download the proof")
}
