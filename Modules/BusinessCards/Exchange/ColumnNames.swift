import Domain
import Storage

/// What columns are called: in our own files in both languages, in Outlook's in English and Dutch, in Google's of before
/// and after 2024, and in what personnel departments send. Compared as `Identifier.fold` writes them.
enum ColumnNames {
  static func use(of name: String) -> ColumnMapping.Use {
    let folded = Identifier.fold(name)
    // Before the next: what stands in a second line of a street is no second street.
    if notNeeded.contains(folded) { return .leftOut(.notNeeded) }
    // The last try takes `E-mail 2 - Value` and `Telefoon 3` for what they are.
    let tries = [folded, folded.filter { !$0.isNumber }]
    if let field = tries.lazy.compactMap({ fields[$0] }).first { return .field(field) }
    if tries.contains(where: notNeeded.contains) { return .leftOut(.notNeeded) }
    if privateParts.contains(where: folded.contains) { return .leftOut(.noPurpose) }
    return .leftOut(notNeededParts.contains(where: folded.contains) ? .notNeeded : .unknown)
  }

  static func areInitials(_ name: String) -> Bool { initials.contains(Identifier.fold(name)) }

  /// A label or type that says the value is the person's own and not their work's.
  static func isPrivate(_ label: String) -> Bool {
    // Most columns have none.
    guard !label.isEmpty else { return false }
    let folded = Identifier.fold(label)
    return ["home", "thuis", "prive", "personal", "persoonlijk"].contains(where: folded.contains)
  }

  private static let fields: [String: ContactField] = {
    var fields: [String: ContactField] = [:]
    for (field, names) in told {
      for name in words(names) { fields[name] = field }
    }
    for field in ContactField.allCases {
      fields[Identifier.fold(field.heading.nl)] = field
      fields[Identifier.fold(field.heading.en)] = field
    }
    return fields
  }()

  private static let told: [ContactField: String] = [
    .given: "voornamen roepnaam firstname givenname forename givennames firstnames",
    .middle: """
    middelstenaam tussenvoegsels voorvoegsel voorvoegsels tussennaam middle additionalname prefixsurname
    surnameprefix voorvoegselachternaam voorvoegselsachternaam tussenvoegselachternaam
    """,
    .surname: "familienaam geslachtsnaam lastname familyname",
    .fullName:
      "naam name fullname displayname weergavenaam medewerker employee employeename naammedewerker contactpersoon",
    .email: """
    email mail emails emailadres emailadressen mailadres emailaddress mailaddress emailvalue werkmail emailwerk
    emailwork zakelijkemail zakelijkemailadres emailzakelijk workemail businessemail werkemail primaryemail
    """,
    .phone: """
    tel telefoonnummer telnr phone phonenumber phonevalue mobiel mobieletelefoon mobile mobilephone mobielnummer
    mobilenumber gsm gsmnummer businessphone primaryphone workphone telefoonopwerk telefoonwerk hoofdtelefoon
    zakelijktelefoon zakelijketelefoon zakelijktelefoonnummer telefoonzakelijk mobielzakelijk zakelijkmobiel
    telefoonmobiel werktelefoon doorkiesnummer vastnummer
    """,
    .street: "straatnaam streetname",
    .houseNumber: """
    huisnr nummertoevoeging huisnummertoevoeging toevoeging huisletter housenumberaddition nrtoevoeging
    huisnummerenofletter toevoeginghuisnummer
    """,
    .streetAndNumber: """
    adres address straatennummer straathuisnummer businessstreet addressstreet werkstraat werkadresstraat
    werkadres workstreet streetandnumber businessaddressstreet
    """,
    .postcode: "businesspostalcode addresspostalcode postalcode zip zipcode werkpostcode werkadrespostcode",
    .place: "stad city town businesscity addresscity werkplaats werkadresplaats vestigingsplaats",
    .region: "provincie state province businessstate addressregion werkprovincie werkadresprovincie werkregio",
    .country: """
    landregio countryregion businesscountry businesscountryregion addresscountry werkland werklandregio
    werkadresland werkadreslandregio
    """,
    .function: "functienaam functieomschrijving functietitel jobtitle organizationtitle organizationtitle position",
    .department: "afdelingsnaam organizationdepartment team",
    .personnelNumber: """
    personeelsnr persnr personeelsnummer medewerkernummer medewerkernr medewerkersnummer werknemernummer
    employeenumber employeeid employeeno personnelno organizationalidnumber staffnumber
    """,
    .role: "rollen roles",
    .cardNumber: "kaartnr cardno businesscardnummer nsbusinesscard",
    .costCentre: "costcenter kostenplaatsnummer kostenplaatscode kostendrager",
    .emailLabel: "emaillabel emailtype",
    .phoneLabel: "phonelabel phonetype",
    .addressLabel: "addresslabel addresstype",
  ]

  private static let initials: Set<String> = ["initials", "initialen", "voorletters", "voorletter", "initiaal"]

  /// Of no use, though a part of the name says otherwise.
  private static let notNeeded = Set(
    words(
      """
      title titel suffix achtervoegsel namesuffix nameprefix aanhef company bedrijf organisation organisatie organization
      organizationname organizationtype organizationsymbol organizationlocation organizationjobdescription werkgever
      profession beroep account location locatie officelocation kantoorlocatie language taal keywords trefwoorden
      kenmerken mileage reisafstand billinginformation factuurinformatie directoryserver serverlocatie sensitivity
      gevoeligheid priority prioriteit private categories categorieen labels groupmembership subject nickname fileas
      phoneticfirstname phoneticmiddlename phoneticlastname yominame givennameyomi familynameyomi additionalnameyomi
      maidenname shortname bijnaam addressformatted addresspobox addressextendedaddress businessaddress pager pieper
      semafoon callback terugbellen carphone autotelefoon isdn radiophone radiotelefoon ttytddphone teksttelefoon telex
      companymainphone hoofdtelefoonbedrijf otherphone anderetelefoon emaildisplayname weergavenaamvooremail custom user
      gebruiker internetfreebusy internetbeschikbaarheidsinfo url logo occupation
      businessstreet2 businessstreet3 werkadres2straat werkadres3straat werkadresstraat2 werkadresstraat3 werkstraat2
      werkstraat3
      """
    )
  ).union(initials)

  private static let notNeededParts = words(
    "fax web website other overig andere assistant assistent pobox postbus categor")

  /// Whatever column has one of these in its name holds something of a person's own life.
  private static let privateParts = words(
    """
    birth geboorte geboren verjaar bday jubile anniversary trouwdag trouwdatum spouse echtgeno partner huwelijk marital
    burgerlijkestaat children kinderen child relation related relatie note notitie opmerking bijzonderhe memo home huisadres
    thuis prive personal persoonlijk photo foto gender geslacht sexe hobby religi godsdienst geloof nationalit bsn
    burgerservice sofinummer iban rekeningnummer bank salaris salary loon ziek medisch medical verzuim contract
    managersname naammanager leidinggevende assistantsname naamassistent referredby verwezendoor event death woon
    noodcontact emergency leeftijd paspoort passport rijbewijs indienst uitdienst
    """)

  private static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
}
