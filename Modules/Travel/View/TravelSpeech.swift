import Domain

/// How travel is spoken of, in either language.
struct TravelSpeech {
  let language: Language
  let stations: StationRegister

  var nothing: String {
    say("Wij bewaren niets over uw reizen.", "We hold nothing about your travelling.")
  }

  var introduction: String {
    say(
      "Wij tellen per maand hoe u reist. Losse reizen bewaren wij tot hun maand is afgesloten; daarna blijft "
        + "alleen de telling.",
      "We count by month how you travel. Single trips stay until their month is closed; after that only the count "
        + "remains.")
  }

  func title(_ month: Month) -> String { "\(month.name(in: language)) \(month.year)" }

  func lines(_ counter: MonthCounter) -> [TravelWords.Line] {
    [
      line("Aantal reizen", "Journeys", String(counter.travelFrequency)),
      line("Tijd sinds de laatste reis", "Time since the last journey", since(counter.recency)),
      line("Binnen en buiten de spits", "In and out of the peak", split(counter.peak)),
      line("Meest gereisde trajecten", "Routes travelled most", list(counter.preferredRoutes.map(route))),
      line("Meest gebruikte stations", "Stations used most", list(counter.preferredStations.map(station))),
      line("OV-fiets gehuurd", "OV-fiets rentals", times(counter.ovFiets)),
      line("Fiets gestald op rekening", "Bicycle parked on account", times(counter.bicycleParking)),
      line("Kosten van uw reizen", "Cost of your travelling", money(counter.travelRevenueCents)),
    ]
  }

  func kind(_ kind: Trip.Kind) -> String {
    switch kind {
    case .journey: say("reis", "journey")
    case .ovFiets: "OV-fiets"
    case .bicycleParking: say("fietsenstalling", "bicycle parking")
    case .supplement: say("toeslag", "supplement")
    case .correction: say("correctie", "correction")
    }
  }

  /// `Utrecht Centraal (UT)`.
  func station(_ code: StationCode) -> String {
    stations.name(of: code).map { "\($0) (\(code))" } ?? code.description
  }

  func clock(_ minute: Int) -> String { "\(two(minute / 60)):\(two(minute % 60))" }

  func money(_ cents: Int) -> String {
    let whole = "\(abs(cents) / 100)\(say(",", "."))\(two(abs(cents) % 100))"
    return "\(cents < 0 ? "-" : "")€\u{A0}\(whole)"
  }

  private func since(_ months: Int?) -> String {
    switch months {
    case nil: say("geen reis bekend", "no journey known")
    case 0?: say("deze maand gereisd", "travelled this month")
    case 1?: say("1 maand", "1 month")
    case let months?: say("\(months) maanden", "\(months) months")
    }
  }

  private func split(_ peak: PeakSplit) -> String {
    say(
      "\(peak.peak) binnen, \(peak.offPeak) buiten, \(peak.unknown) onbekend",
      "\(peak.peak) in, \(peak.offPeak) out, \(peak.unknown) unknown")
  }

  private func route(_ route: Route) -> String { "\(station(route.a)) – \(station(route.b))" }

  private func list(_ items: [String]) -> String {
    items.isEmpty ? say("geen", "none") : items.joined(separator: ", ")
  }

  private func times(_ count: Int) -> String { say("\(count) keer", count == 1 ? "once" : "\(count) times") }

  private func line(_ nl: String, _ en: String, _ value: String) -> TravelWords.Line {
    TravelWords.Line(label: say(nl, en), value: value)
  }

  private func say(_ nl: String, _ en: String) -> String { Wording(nl, en)[language] }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
