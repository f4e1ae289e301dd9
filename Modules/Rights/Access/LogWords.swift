import Domain
import Foundation

/// The person's own access log in words: what an entry's action means, and its facts one by one.
enum LogWords {
  static func action(_ code: String, _ language: Language) -> String? { actions[code]?[language] }

  /// `kind=erasure; scope=everything` as a person reads it.
  static func detail(_ text: String, _ language: Language) -> String? {
    let facts = text.split(separator: "; ").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    guard !facts.isEmpty, facts.allSatisfy({ $0.count == 2 }) else { return nil }
    return words(facts.map { ($0[0], $0[1]) }, language)
  }

  /// A ledger entry's facts. What has no name for people is a number of the house's own; the file for
  /// a computer keeps it.
  static func body(_ json: String, _ language: Language) -> String? {
    guard let facts = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)) else { return nil }
    return words(
      facts.sorted { $0.key < $1.key }.filter { FieldNames.label($0.key, language) != $0.key }.map { ($0, $1) },
      language)
  }

  private static func words(_ facts: [(name: String, value: String)], _ language: Language) -> String {
    facts.map { fact in
      let values = fact.value.split(separator: ",").map { FieldNames.coded(String($0), of: fact.name, language) }
      return "\(FieldNames.label(fact.name, language)): \(values.joined(separator: ", "))"
    }.joined(separator: "; ")
  }

  private static let actions: [String: Wording] = [
    "accessGiven": Wording("uw gegevens getoond", "your data shown"),
    "accountMade": Wording("account gemaakt", "account made"),
    "agreementEnded": Wording("overeenkomst geëindigd", "agreement ended"),
    "agreementMade": Wording("overeenkomst gesloten", "agreement made"),
    "cardChanged": Wording("kaart veranderd", "card changed"),
    "cardReplaced": Wording("kaart vervangen", "card replaced"),
    "caseReceived": Wording("vraag ontvangen", "question received"),
    "consentGiven": Wording("u zei ja", "you said yes"),
    "consentWithdrawn": Wording("u nam uw ja terug", "you took your yes back"),
    "contactAdded": Wording("door uw organisatie opgegeven", "told to us by your organisation"),
    "contactChanged": Wording("zakelijk contact gewijzigd", "business contact changed"),
    "contactListed": Wording("in een lijst van uw organisatie getoond", "shown in a list of your organisation"),
    "contactRecorded": Wording("contact met u vastgelegd", "contact with you recorded"),
    "contactShown": Wording("zakelijk contact getoond", "business contact shown"),
    "contradicted": Wording("u was het niet: teruggedraaid", "it was not you: undone"),
    "countersFolded": Wording("reizen per maand opgeteld", "journeys added up per month"),
    "customerImported": Wording("overgenomen uit een eerder systeem", "taken over from an earlier system"),
    "dataViewed": Wording("bekeken door een medewerker", "viewed by a colleague of ours"),
    "deskTried": Wording(
      "uw organisatie keek wat een wijziging zou doen", "your organisation looked at what a change would do"),
    "deviceAdmitted": Wording("computer ingelogd", "computer signed in"),
    "deviceRevoked": Wording("computer uitgelogd", "computer signed out"),
    "deathDoubted": Wording("overlijden betwijfeld", "death doubted"),
    "deathReported": Wording("overlijden gemeld", "death reported"),
    "deathTakenBack": Wording("melding van overlijden ingetrokken", "report of a death withdrawn"),
    "extraKeptForService": Wording(
      "NS Extra gehouden voor uw voordelen alleen", "NS Extra kept for your benefits alone"),
    "couponRedeemed": Wording("voordeel gebruikt", "benefit used"),
    "detailChanged": Wording("gegeven gewijzigd", "detail changed"),
    "disclosed": Wording("met een ander gedeeld", "shared with somebody else"),
    "erased": Wording("gewist", "erased"),
    "exportDownloaded": Wording("kopie opgehaald", "copy fetched"),
    "exportMade": Wording("kopie gemaakt", "copy made"),
    "holdLifted": Wording("geschil voorbij", "dispute over"),
    "holdPlaced": Wording("bewaard voor een geschil", "kept for a dispute"),
    "liftRecorded": Wording("u wilde weer berichten", "you wanted messages again"),
    "linkSent": Wording("link gestuurd", "link sent"),
    "linkUsed": Wording("link gebruikt", "link used"),
    "lockedOut": Wording("te vaak mis: even dicht", "wrong too often: shut for a while"),
    "loggedOut": Wording("uitgelogd", "logged out"),
    "loginFailed": Wording("inloggen mislukt", "logging in failed"),
    "loginSucceeded": Wording("ingelogd", "logged in"),
    "mailCameBack": Wording("bericht kwam terug", "message came back"),
    "messageFailed": Wording("bericht niet aangekomen", "message did not arrive"),
    "messageRecalled": Wording("brief teruggehaald bij de drukker", "letter taken back from the printer"),
    "messageRefused": Wording("bericht aan u tegengehouden", "message to you held back"),
    "messageSent": Wording("bericht aan u gestuurd", "message sent to you"),
    "noticeSent": Wording("u hierover bericht", "told you about it"),
    "purchaseRecorded": Wording("aankoop vastgelegd", "purchase recorded"),
    "restricted": Wording("gegevens op slot gezet", "data put to rest"),
    "restrictionLifted": Wording("gegevens weer vrij", "data free again"),
    "roleEnded": Wording("zakelijke rol geëindigd", "business role ended"),
    "rowsRefused": Wording("niet opgeslagen", "not stored"),
    "stopped": Wording("gestopt", "stopped"),
    "suppressed": Wording("afgeschermd", "shielded"),
    "travelImported": Wording("reizen ingelezen", "journeys read in"),
  ]
}
