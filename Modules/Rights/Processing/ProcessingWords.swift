import Domain
import Storage

/// What the record of processing says that no other page does.
enum ProcessingWords {
  /// Of whom there are data in these categories (Art. 30(1)(c)).
  static func people(behind categories: Set<DataCategory>, _ language: Language) -> [String] {
    var people = [Wording("klanten", "customers")]
    if categories.contains(.businessContactDetails) {
      people.append(
        Wording(
          "kaarthouders, boekers en contactpersonen van bedrijven",
          "card holders, bookers and contact persons of companies"))
    }
    if !categories.isDisjoint(with: [.account, .staffView, .audit]) {
      people.append(Wording("onze medewerkers", "our staff"))
    }
    if categories.contains(.deceased) {
      people.append(Wording("overledenen en hun nabestaanden", "people who died and their relatives"))
    }
    return people.map { $0[language] }
  }

  static func source(_ provenance: Provenance, _ language: Language) -> String {
    switch provenance {
    case .subject: Wording("van de persoon zelf", "from the person")[language]
    case .observed: Wording("gezien bij het gebruik", "seen during use")[language]
    case .inferred: Wording("door ons afgeleid", "worked out by us")[language]
    case .employer: Wording("van de werkgever", "from the employer")[language]
    case .ownRecord: Wording("door ons vastgelegd", "recorded by us")[language]
    case .perRow: Wording("per gegeven vastgelegd", "recorded with each datum")[language]
    }
  }

  static func measures(_ language: Language) -> [String] {
    [
      Wording(
        "Wat een mens aanwijst is versleuteld, met een sleutel per persoon en per soort; de sleutels staan in een andere "
          + "database. Wissen vernietigt ook de sleutel.",
        "What identifies a person is encrypted, with a key for each person and kind; the keys are in another database. "
          + "Erasing destroys the key too."),
      Wording(
        "Reisgegevens dragen geen naam: alleen de database met sleutels weet van wie ze zijn.",
        "Travel data carry no name: only the database with the keys knows whose they are."),
      Wording(
        "Elke inzage en elke handeling staat in een logboek dat niemand kan wijzigen.",
        "Every view and every act is in a log that nobody can change."),
      Wording(
        "Medewerkers loggen in met twee factoren en zien alleen wat hun taak vraagt. Wat veel mensen raakt, doen er twee.",
        "Staff sign in with two factors and see only what their task needs. What concerns many people takes two of them."
      ),
      Wording(
        "Elke dag wordt gewist wat zijn tijd heeft gehad, en een teruggezette kopie vergeet geen enkele weigering.",
        "Every day what has had its time is erased, and a copy that is put back forgets no refusal."),
    ].map { $0[language] }
  }
}
