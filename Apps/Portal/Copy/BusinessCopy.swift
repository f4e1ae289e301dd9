struct BusinessCopy: PageCopy {
  let title: String
  let lead: String
  let caption: String
  let name: String
  let role: String
  let address: String
  let state: String
  let none: String
  let privateTitle: String
  let privateText: String
  let ownTitle: String
  let ownLink: String
  let devicesLink: String
  let phone: String
  let changeTitle: String
  let changeText: String

  static let nl = BusinessCopy(
    title: "Contacten van uw bedrijf",
    lead: "Deze mensen staan bij ons op de lijst van uw bedrijf.",
    caption: "Contacten en kaarten van uw bedrijf",
    name: "Naam",
    role: "Wat zij doen",
    address: "Zakelijk adres",
    state: "Kaart",
    none: "Er staat nog niemand op de lijst.",
    privateTitle: "Wat u niet ziet",
    privateText: "Reizen, keuzes over reclame en privéadressen zijn van uw collega zelf.",
    ownTitle: "Wat u zelf van ons krijgt",
    ownLink: "Kies wat u op uw werk en thuis krijgt",
    devicesLink: "Computers waarop u bent ingelogd",
    phone: "Telefoon",
    changeTitle: "Iemand toevoegen of weghalen",
    changeText: "Dat doet u met het programma zakelijk op uw eigen computer, of u belt ons.")

  static let en = BusinessCopy(
    title: "Contacts of your company",
    lead: "These people are on our list for your company.",
    caption: "Contacts and cards of your company",
    name: "Name",
    role: "What they do",
    address: "Business address",
    state: "Card",
    none: "There is nobody on the list yet.",
    privateTitle: "What you do not see",
    privateText: "Journeys, choices about advertising and private addresses belong to your colleague.",
    ownTitle: "What you get from us yourself",
    ownLink: "Choose what you get at work and at home",
    devicesLink: "Computers on which you are signed in",
    phone: "Telephone",
    changeTitle: "Add or remove somebody",
    changeText: "You do that with the program zakelijk on your own computer, or you call us.")
}
