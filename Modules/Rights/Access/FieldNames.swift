import Domain

/// What a person calls a field, and what a stored code means. The code is the key in the JSON file
/// and stays what it is.
enum FieldNames {
  static func label(_ code: String, _ language: Language) -> String { labels[code]?[language] ?? code }

  /// The meaning of a code; any other text is shown as it is.
  static func value(_ text: String, of code: String, _ language: Language) -> String {
    meaning(text, of: code, language) ?? text
  }

  static func meaning(_ text: String, of code: String, _ language: Language) -> String? {
    switch code {
    case "action": LogWords.action(text, language)
    case "body": LogWords.body(text, language)
    case "detail": LogWords.detail(text, language)
    case "basis": LegalBasis(rawValue: text)?.plain[language]
    case "scope": Scope(rawValue: text)?.name(in: language)
    case "purpose": Purpose(rawValue: text)?.name(in: language)
    case "channel": Channel(rawValue: text)?.name(in: language)
    case "brand": Brand(rawValue: text)?.name
    case "categories": names(ofCategories: text, language)
    case "category": DataCategory(rawValue: text)?.name(in: language)
    case "form": CardForm(rawValue: text)?.name(in: language)
    case "travels": ExtraProfile(rawValue: text)?.words(in: language)
    case "recipient": Recipient(rawValue: text)?.name(in: language)
    case "language": Language(rawValue: text)?.ownName
    case "tried": tried(text, language)
    case "reason": codes[text]?[language] ?? ReceiptWord.meaning(text)?[language]
    case "kind", "source", "context", "route", "state", "act", "actor", "outcome", "surface", "stated_in":
      codes[text]?[language]
    default: nil
    }
  }

  /// What at the business desk, by the noun that its acts begin with.
  private static func tried(_ path: String, _ language: Language) -> String? {
    switch path.prefix(while: { $0 != "/" }) {
    case "contacts":
      path == "contacts/import"
        ? Wording("een adresboek", "an address book")[language]
        : Wording("contacten", "contacts")[language]
    case "cards": Wording("kaarten", "cards")[language]
    case "history": Wording("wat er gewijzigd is", "what was changed")[language]
    case "organisation": Wording("uw organisatie", "your organisation")[language]
    case "preferences": Wording("uw keuzes", "your choices")[language]
    case "addresses": Wording("uw adres", "your address")[language]
    default: nil
    }
  }

  private static func names(ofCategories list: String, _ language: Language) -> String {
    list.split(separator: ",").map { DataCategory(rawValue: String($0))?.name(in: language) ?? String($0) }
      .joined(separator: ", ")
  }

  /// A code wherever it stands: inside an entry of the log its name decides, or else the code alone.
  static func coded(_ text: String, of name: String, _ language: Language) -> String {
    let category = DataCategory(rawValue: text)?.name(in: language)
    return meaning(text, of: name, language) ?? codes[text]?[language] ?? category ?? text
  }

  private static let labels: [String: Wording] = [
    "act": Wording("wat u deed", "what you did"),
    "action": Wording("handeling", "action"),
    "actor": Wording("door wie", "by whom"),
    "agreement": Wording("overeenkomst", "agreement"),
    "amount_cents": Wording("bedrag", "amount"),
    "anchor": Wording("termijn loopt vanaf", "period runs from"),
    "answer": Wording("laatste antwoord", "last answer"),
    "arrived": Wording("bij ons op", "with us on"),
    "at": Wording("wanneer", "when"),
    "attempts": Wording("pogingen", "attempts"),
    "basis": Wording("waarom dat mag", "why we may"),
    "batch": Wording("partij bij de drukker", "batch at the printer"),
    "benefit": Wording("voordeel", "benefit"),
    "blocked_day": Wording("geblokkeerd op", "blocked on"),
    "form": Wording("op wiens naam", "in whose name"),
    "travels": Wording("wanneer u reist", "when you travel"),
    "bicycle_parking": Wording("fietsenstalling", "bicycle parking"),
    "brand": Wording("van welk bedrijf", "of which company"),
    "capacity": Wording("als wie voor u", "as who for you"),
    "categories": Wording("soorten gegevens", "kinds of data"),
    "category": Wording("soort gegevens", "kind of data"),
    "campaign": Wording("actie", "campaign"),
    "channel": Wording("langs welke weg", "by which way"),
    "churn": Wording("kans op opzeggen", "likelihood of cancelling"),
    "closed_day": Wording("gesloten op", "closed on"),
    "confirmed_at": Wording("bevestigd", "confirmed"),
    "confirmed_by": Wording("bevestigd door", "confirmed by"),
    "consent": Wording("waarop u ja zei", "what you said yes to"),
    "context": Wording("bij welke gelegenheid", "on what occasion"),
    "created_day": Wording("gemaakt op", "made on"),
    "decided_at": Wording("besloten", "decided"),
    "detail": Wording("bijzonderheden", "details"),
    "died_day": Wording("overleden op", "died on"),
    "digest": Wording("controlegetal", "digest"),
    "downloads": Wording("keer opgehaald", "times fetched"),
    "due_day": Wording("uiterste antwoorddag", "answer due by"),
    "used_at": Wording("laatst gebruikt", "last used"),
    "used_day": Wording("laatst gebruikt op", "last used on"),
    "function": Wording("functie", "function"),
    "department": Wording("afdeling", "department"),
    "personnelNumber": Wording("personeelsnummer", "personnel number"),
    "middle": Wording("tussenvoegsel", "middle name"),
    "region": Wording("regio", "region"),
    "country": Wording("land", "country"),
    "order": Wording("volgorde", "order"),
    "device": Wording("computer", "computer"),
    "from": Wording("vanaf", "from"),
    "searched": Wording("gezocht", "searched"),
    "tried": Wording("bekeken wijziging", "change looked at"),
    "costCentre": Wording("kostenplaats", "cost centre"),
    "email": Wording("e-mailadres", "e-mail address"),
    "entry": Wording("wat er eerst stond en wat ervoor in de plaats kwam", "what stood there and what took its place"),
    "ended_day": Wording("geëindigd op", "ended on"),
    "event": Wording("stap", "step"),
    "everything": Wording("alles moest weg", "everything had to go"),
    "failed_day": Wording("niet aangekomen op", "came back on"),
    "fields": Wording("welke gegevens", "which data"),
    "first_recorded": Wording("bij ons bekend sinds", "known to us since"),
    "for": Wording("voor", "for"),
    "given": Wording("voornaam", "first name"),
    "given_at": Wording("gevraagd", "asked"),
    "given_up_at": Wording("niet meer afgewacht", "no longer waited for"),
    "happened_day": Wording("gebeurd op", "happened on"),
    "houseNumber": Wording("huisnummer", "house number"),
    "invoice_day": Wording("factuurdatum", "date of the invoice"),
    "kind": Wording("soort", "kind"),
    "language": Wording("taal", "language"),
    "lapsed_day": Wording("ontvanger weet dat het voorbij is sinds", "recipient knows that it is over since"),
    "last_login_day": Wording("laatste keer ingelogd", "last logged in"),
    "login": Wording("inlognaam", "login"),
    "made_at": Wording("gemaakt", "made"),
    "month": Wording("maand", "month"),
    "name": Wording("naam", "name"),
    "next_at": Wording("volgende stap", "next step"),
    "note": Wording("notitie", "note"),
    "number": Wording("nummer", "number"),
    "opt_out_offered": Wording("afmelden aangeboden", "opt-out offered"),
    "organisation": Wording("organisatie", "organisation"),
    "outcome": Wording("wat ermee gebeurde", "what became of it"),
    "ov_fiets": Wording("OV-fiets", "OV-fiets"),
    "own_act": Wording("uw eigen handeling", "your own act"),
    "peak_use": Wording("reizen in de spits", "travel at peak hours"),
    "people": Wording("aantal mensen", "number of people"),
    "period": Wording("termijn", "period"),
    "phone": Wording("telefoonnummer", "telephone number"),
    "place": Wording("plaats", "place"),
    "postcode": Wording("postcode", "postcode"),
    "preferred_routes": Wording("meest gereisde trajecten", "routes travelled most"),
    "preferred_stations": Wording("meest gebruikte stations", "stations used most"),
    "product": Wording("product", "product"),
    "proof": Wording("hoe bewezen", "how proven"),
    "proven": Wording("bewezen", "proven"),
    "proven_at": Wording("bewezen", "proven"),
    "purpose": Wording("doel", "purpose"),
    "purposes": Wording("doelen", "purposes"),
    "reason": Wording("reden", "reason"),
    "received_at": Wording("ontvangen", "received"),
    "received_day": Wording("ontvangen op", "received on"),
    "recency": Wording("laatste reis", "last journey"),
    "recipient": Wording("ontvanger", "recipient"),
    "recorded_day": Wording("vastgelegd op", "recorded on"),
    "reference": Wording("kenmerk", "reference"),
    "relied_until_day": Wording("nodig tot", "needed until"),
    "reminders": Wording("herinneringen", "reminders"),
    "request": Wording("nummer van het verzoek", "number of the request"),
    "role": Wording("rol", "role"),
    "role_ended_day": Wording("rol geëindigd op", "role ended on"),
    "route": Wording("verzonden als", "sent as"),
    "rows": Wording("aantal gegevens", "number of records"),
    "rules": Wording("regels", "rules"),
    "scope": Wording("wat er stopt", "what stops"),
    "seen": Wording("wat wij zagen", "what we saw"),
    "sent_at": Wording("verzonden", "sent"),
    "signature": Wording("handtekening", "signature"),
    "since_day": Wording("sinds", "since"),
    "source": Wording("gekregen van", "received from"),
    "spine": Wording("of wij u kennen", "whether we know you"),
    "state": Wording("stand", "state"),
    "statement": Wording("verklaring", "statement"),
    "statement_version": Wording("verklaring", "statement"),
    "street": Wording("straat", "street"),
    "surname": Wording("achternaam", "surname"),
    "taken_back_at": Wording("teruggedraaid", "undone"),
    "terms": Wording("voorwaarden", "terms"),
    "ticket": Wording("nummer van het gesprek of de brief", "number of the call or letter"),
    "travel_frequency": Wording("aantal reizen", "number of journeys"),
    "travel_revenue": Wording("bedrag aan reizen", "amount travelled"),
    "trip": Wording("reis", "trip"),
    "until_day": Wording("tot", "until"),
    "vat_cents": Wording("btw", "VAT"),
    "way": Wording("hoe het binnenkwam", "how it came in"),
    "withdrawn_at": Wording("ingetrokken", "withdrawn"),
    "withdrawn_day": Wording("ingetrokken op", "withdrawn on"),
  ]

  private static let codes: [String: Wording] = [
    "access": Wording("inzage", "seeing your data"),
    "account": Wording("account", "account"),
    "address": Wording("postadres", "postal address"),
    "attorney": Wording("gemachtigde", "attorney"),
    "agent": Wording("klantenservice", "customer service"),
    "business": Wording("zakelijk", "business"),
    "coupon": Wording("voordeel", "benefit"),
    "customer": Wording("klant", "customer"),
    "customerNumber": Wording("klantnummer", "customer number"),
    "doubleOptIn": Wording("bevestigd per e-mail", "confirmed by e-mail"),
    "complaint": Wording("klacht", "complaint"),
    "deceased": Wording("melding van overlijden", "report of a death"),
    "email": Wording("e-mail", "e-mail"),
    "employer": Wording("werkgever", "employer"),
    "enquiry": Wording("vraag", "enquiry"),
    "counter": Wording("balie", "counter"),
    "courtDecision": Wording("beslissing van de rechter", "decision of a court"),
    "certificateOfInheritance": Wording("verklaring van erfrecht", "certificate of inheritance"),
    "erased": Wording("gewist", "erased"),
    "erasure": Wording("gegevens wissen", "erasing data"),
    "executor": Wording("executeur", "executor"),
    "familyRegister": Wording("bewijs van ouderschap", "proof of parenthood"),
    "false": Wording("nee", "no"),
    "footer": Wording("link onder een bericht", "link at the foot of a message"),
    "guardian": Wording("curator", "guardian"),
    "import": Wording("eerder systeem", "earlier system"),
    "kept": Wording("bewaard", "kept"),
    "leavingExtra": Wording("gestopt met NS Extra", "left NS Extra"),
    "letter": Wording("brief", "letter"),
    "lostProperty": Wording("gevonden voorwerpen", "lost property"),
    "mentor": Wording("mentor", "mentor"),
    "name": Wording("naam", "name"),
    "nothing": Wording("niets", "nothing"),
    "objection": Wording("stop op alles", "stop to everything"),
    "oneClick": Wording("afmeldknop", "unsubscribe button"),
    "optOut": Wording("afmelding", "opt-out"),
    "parent": Wording("ouder", "parent"),
    "personal": Wording("persoonlijk", "personal"),
    "phone": Wording("telefoon", "telephone"),
    "portability": Wording("gegevens meenemen", "taking data along"),
    "portal": Wording("deze website", "this website"),
    "powerOfAttorney": Wording("volmacht", "power of attorney"),
    "print": Wording("brief", "letter"),
    "rectification": Wording("gegevens verbeteren", "correcting data"),
    "register": Wording("register van overledenen", "register of the deceased"),
    "profile": Wording("profiel", "profile"),
    "relative": Wording("familielid", "relative"),
    "relatives": Wording("nabestaanden", "relatives"),
    "restriction": Wording("gegevens alleen bewaren", "only keeping data"),
    "sale": Wording("aankoop", "purchase"),
    "scheduler": Wording("ons systeem", "our system"),
    "signUp": Wording("aanmelding", "sign-up"),
    "subject": Wording("uzelf", "yourself"),
    "suppressed": Wording("afgeschermd", "shielded"),
    "telephone": Wording("telefoon", "telephone"),
    "true": Wording("ja", "yes"),
    "failed": Wording("niet aangekomen", "did not arrive"),
    "leaving": Wording("onderweg", "on its way"),
    "recalled": Wording("teruggehaald", "called back"),
    "refused": Wording("tegengehouden", "held back"),
    "sent": Wording("verzonden", "sent"),
    "waiting": Wording("nog niet verzonden", "not sent yet"),
    "unproven objection": Wording("gestopt, nog niet bevestigd", "stopped, not yet confirmed"),
    "withdrawal": Wording("teruggenomen ja", "yes taken back"),
  ]
}
