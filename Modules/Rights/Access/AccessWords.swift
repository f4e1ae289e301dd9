import Domain
import Storage

/// The words of a copy of somebody's data.
struct AccessWords {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  func field(_ code: String, _ value: Value, form: Column.Form?) -> AccessField {
    AccessField(
      code: code, label: FieldNames.label(code, language), words: words(value, code, form), value: value,
      form: form)
  }

  /// How a column that anchors nothing is stored: its name says so.
  static func form(_ column: String) -> Column.Form? {
    if column.hasSuffix("_day") || ["under16_until", "first_recorded"].contains(column) { return .day }
    if column == "at" || column.hasSuffix("_at") { return .instant }
    return nil
  }

  private func words(_ value: Value, _ code: String, _ form: Column.Form?) -> String {
    switch (value, form) {
    case (.integer(let number), .day?), (.integer(let number), .bookYear?):
      Day(number: Int(number)).words(in: language)
    case (.integer(let number), .instant?): Instant(milliseconds: number).words(in: language)
    case (.integer(let number), .month?): month(Int(number))
    case (.integer(let number), nil): self.number(number, code)
    case (.text(let text), _): FieldNames.value(text, of: code, language)
    case (.bytes(let bytes), _): bytes.hex
    case (.null, _): ""
    }
  }

  private func month(_ number: Int) -> String {
    let month = Month(number: number)
    return "\(month.name(in: language)) \(month.year)"
  }

  private func number(_ number: Int64, _ code: String) -> String {
    if code.hasSuffix("_cents") {
      let cents = String(number.magnitude % 100)
      let amount = "\(number.magnitude / 100)\(say(",", "."))\(cents.count == 1 ? "0" : "")\(cents)"
      return "€ \(number < 0 ? "-" : "")\(amount)"
    }
    if code == "own_act" || code == "opt_out_offered" { return number == 0 ? say("nee", "no") : say("ja", "yes") }
    return String(number)
  }

  func provenance(_ row: PersonalRow) throws -> String {
    guard row.table.provenance == .perRow else { return provenance(row.table.provenance) }
    switch try row.record.text("source") {
    case "subject": return provenance(.subject)
    case "employer": return provenance(.employer)
    case "agent": return say("genoteerd door onze klantenservice", "noted by our customer service")
    default: return say("overgenomen uit een eerder systeem", "taken over from an earlier system")
    }
  }

  func provenance(_ provenance: Provenance) -> String {
    switch provenance {
    case .subject: say("van uzelf", "from yourself")
    case .observed: say("gezien toen u onze dienst gebruikte", "seen when you used our service")
    case .inferred: say("door ons berekend", "worked out by us")
    case .employer: say("van uw werkgever", "from your employer")
    case .ownRecord: say("door ons vastgelegd", "recorded by us")
    case .perRow: ""
    }
  }

  /// Nil for whoever keeps the data where European law reaches.
  func transfer(_ recipient: Registration) -> String? {
    guard let country = recipient.country, !country.isInEEA, let transfer = recipient.transfer else { return nil }
    let (place, safeguard) = (country.name(in: language), transfer.instrument.name(in: language))
    let source = "\(transfer.instrument.article), \(transfer.reference)"
    return say(
      "\(recipient.name) in \(place), met als waarborg \(safeguard) (\(source)); vraag ons om een kopie daarvan",
      "\(recipient.name) in \(place), safeguarded by \(safeguard) (\(source)); ask us for a copy of it")
  }

  func purpose(_ purpose: Purpose, _ life: Life, hold: Hold?) -> AccessPurpose {
    var basis: LegalBasis?
    var ground = say("wordt nu nergens voor gebruikt (art. 18)", "used for nothing at present (art. 18)")
    var source = "art. 18"
    var until: Day?
    var period: String?
    switch life {
    case .alive(let end, .basis(let legal, let term)):
      (basis, until, source) = (legal, end, term?.source ?? legal.article)
      ground = "\(legal.plain[language]) (\(legal.article))"
      period = term?.words(in: language) ?? periods(hold)
    case .alive(let end, .held):
      (until, source) = (end, KeepingLaw.claims.article)
      ground = "\(purpose.name(in: language)) (\(source))"
    default: break
    }
    return AccessPurpose(
      purpose: purpose, name: purpose.name(in: language), basis: basis, ground: ground, source: source, until: until,
      untilWords: untilWords(until, period) ?? purpose.reasonToKeep[language])
  }

  /// The day, and the period it follows from, as the public page words it.
  private func untilWords(_ until: Day?, _ period: String?) -> String? {
    switch (until?.words(in: language), period) {
    case (let day?, let period?): "\(day) (\(period))"
    case (let day?, nil): day
    case (nil, let period): period
    }
  }

  /// Where the end is open and no single period counts yet: all that the statement names.
  private func periods(_ hold: Hold?) -> String? {
    let words = (hold?.until ?? []).compactMap { $0.term.words(in: language) }
    return words.isEmpty ? nil : words.joined(separator: say(" of ", " or "))
  }

  /// Art. 15(1)(h): how we come to it, and what it does.
  func logic(_ category: DataCategory) -> String? {
    switch category {
    case .customerProfile:
      say(
        "Wij schatten uit uw aankopen en contact hoe groot de kans is dat u opzegt. Daarmee kiezen wij aanbiedingen. "
          + "Over uw rechten of uw prijs beslist de schatting niets.",
        "From your purchases and contacts we estimate how likely you are to cancel. With that we choose offers. "
          + "The estimate decides nothing about your rights or your price.")
    case .travelBehaviour:
      say(
        "Wij tellen uw reizen per maand op. Het tijdstip van een reis staat er niet in. "
          + "Met de tellingen kiezen wij aanbiedingen en zien wij trends.",
        "We add up your journeys per month. The time of a journey is not in it. "
          + "With the counts we choose offers and see trends.")
    case .extraBenefits:
      ExtraProfile.explanation(in: language).joined(separator: " ")
    default: nil
    }
  }

  func note(_ category: DataCategory, isEmpty: Bool) -> String? {
    if category == .suppression, !isEmpty {
      return say(
        "Dit blijft staan, ook als wij al het andere wissen. Zo sturen wij u nooit per ongeluk weer reclame. "
          + "Uw adres zelf staat er niet in.",
        "This stays, even when we erase everything else. So we never send you advertising again by mistake. "
          + "Your address itself is not in it.")
    }
    return isEmpty ? say("Hiervan hebben wij niets.", "We hold nothing of this kind.") : nil
  }

  func say(_ nl: String, _ en: String) -> String { Wording(nl, en)[language] }
}
