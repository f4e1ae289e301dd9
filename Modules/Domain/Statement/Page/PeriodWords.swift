extension Term {
  /// The period in the words of the public page; nil where the anchor's name is not ours.
  package func words(in language: Language) -> String? {
    Anchor(name: anchor).map { PageWords(language).period($0, Period(period)) }
  }
}

extension PageWords {
  /// "48 maanden na uw laatste contact met ons".
  func period(_ anchor: Anchor, _ period: Period?) -> String {
    guard let period else { return say("zonder einde", "without end") }
    let start = self.anchor(anchor)
    if period.count == 0 { return say("tot \(start)", "until \(start)") }
    return say("\(length(period)) na \(start)", "\(length(period)) after \(start)")
  }

  var contact: String {
    say("Als contact telt alleen wat u zelf doet.", "Only what you do yourself counts as contact.")
  }

  func contactEvents(_ events: Set<ContactEvent>) -> [String] {
    ContactEvent.allCases.filter(events.contains).compactMap(name)
  }

  private func length(_ period: Period) -> String {
    switch (period.unit, period.count) {
    case (.days, 1): say("1 dag", "1 day")
    case (.days, let count): say("\(count) dagen", "\(count) days")
    case (.months, 1): say("1 maand", "1 month")
    case (.months, let count): say("\(count) maanden", "\(count) months")
    case (.years, let count): say("\(count) jaar", count == 1 ? "1 year" : "\(count) years")
    }
  }

  private func anchor(_ anchor: Anchor) -> String {
    switch anchor {
    case .lastCustomerContact: say("uw laatste contact met ons", "your last contact with us")
    case .agreementEnd(let name): say("het einde van: \(agreement(name))", "the end of: \(agreement(name))")
    case .recorded: say("de dag waarop u of wij het vastlegden", "the day you or we recorded it")
    case .happened: say("de dag waarop het gebeurde", "the day it happened")
    case .monthEnd: say("het einde van de maand", "the end of the month")
    case .bookYearEnd: say("het einde van het boekjaar", "the end of the book year")
    case .caseClosed: say("het sluiten van uw verzoek", "the closing of your request")
    case .confirmed: say("de bevestiging", "the confirmation")
    case .lastLogin: say("de laatste keer dat u inlogde", "the last time you logged in")
    case .roleEnd: say("het einde van uw zakelijke rol", "the end of your business role")
    case .relianceEnd: say("de dag waarop we er niet meer op steunen", "the day we no longer rely on it")
    case .lastDisclosure: say("de laatste keer dat we iets deelden", "the last time we shared something")
    case .segmentClosed: say("het sluiten van dat deel van het logboek", "the closing of that part of the log")
    case .never: ""
    }
  }

  private func name(_ event: ContactEvent) -> String? {
    switch event {
    case .purchase: say("iets kopen", "buying something")
    case .renewal: say("zelf verlengen", "renewing yourself")
    case .change: say("iets wijzigen", "changing something")
    case .termination: say("opzeggen", "cancelling")
    case .inboundPhone: say("ons bellen", "calling us")
    case .inboundChat: say("met ons chatten", "chatting with us")
    case .inboundMail: say("ons mailen", "e-mailing us")
    case .inboundLetter: say("ons schrijven", "writing to us")
    case .counter: say("langskomen aan de balie", "coming to the counter")
    case .login: say("inloggen", "logging in")
    case .extraAction: say("iets doen bij NS Extra", "doing something at NS Extra")
    case .signUp: say("u aanmelden", "signing up")
    case .outboundMessage, .messageOpened, .bounce, .automaticRenewal, .checkIn, .rightsRequest, .optOut, .complaint:
      nil
    }
  }
}
