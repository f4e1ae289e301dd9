/// The questions that name a person, wherever they are asked.
struct AddressCopy: Sendable {
  let email: String
  let postcode: String
  let houseNumber: String
  let surname: String
  let telephone: String
  let telephoneHint: String

  static let nl = AddressCopy(
    email: "Uw e-mailadres",
    postcode: "Postcode",
    houseNumber: "Huisnummer",
    surname: "Achternaam",
    telephone: "Telefoonnummer",
    telephoneHint: "Vul dit in als wij u niet meer mogen bellen.")

  static let en = AddressCopy(
    email: "Your e-mail address",
    postcode: "Postcode",
    houseNumber: "House number",
    surname: "Surname",
    telephone: "Telephone number",
    telephoneHint: "Fill this in if we should stop calling you.")
}
