// Passages that several letters share, each written once.

extension LetterWriter {
  mutating func onItsWay(_ batches: [OnItsWay]) {
    guard !batches.isEmpty else {
      return say(
        "Bij de drukker ligt geen reclame van ons meer.", "No advertising of ours is left at the printer.")
    }
    say(
      "Dit was al de deur uit voordat u ons schreef. Het kan nog bij u aankomen:",
      "This had left before you wrote to us. It may still reach you:")
    list(
      batches.map { batch in
        let (channel, day) = (batch.channel.name(in: language), date(batch.until))
        return choose("Reclame per \(channel), uiterlijk \(day)", "Advertising by \(channel), \(day) at the latest")
      })
  }

  mutating func erased(_ items: [ErasedItem], at moment: Instant) {
    guard !items.isEmpty else {
      return say("Er was niets om te wissen.", "There was nothing to erase.")
    }
    let when = self.moment(moment)
    say("Op \(when) hebben wij gewist:", "On \(when) we erased:")
    list(
      items.map { item in
        let name = item.category.name(in: language)
        return item.rows == 1
          ? choose("\(name): 1 gegeven", "\(name): 1 record")
          : choose("\(name): \(item.rows) gegevens", "\(name): \(item.rows) records")
      })
    say("Dit komt niet terug, ook niet bij ons.", "This does not come back, not for us either.")
  }

  /// The table of what stays, and then the way to object to that: never one without the other.
  mutating func kept(_ items: [KeptItem], _ contact: ContactPoints) {
    guard !items.isEmpty else {
      return say("Wij bewaren verder niets van u.", "We keep nothing else about you.")
    }
    say(
      "Dit bewaren wij nog. Bij elke soort staat het doel dat het langst duurt.",
      "This is what we still keep. Beside each kind stands the purpose that lasts longest.")
    table(items)
    remedies(contact)
  }

  mutating func table(_ items: [KeptItem]) {
    for item in items {
      block([
        "\(item.category.name(in: language).capitalisedFirst)",
        choose("  Waarvoor: \(item.purpose.name(in: language))", "  What for: \(item.purpose.name(in: language))"),
        choose("  Waarom: \(item.reason[language])", "  Why: \(item.reason[language])"),
        choose("  Tot wanneer: \(item.end(in: language))", "  Until when: \(item.end(in: language))"),
        choose("  Regel: \(item.rule(in: language))", "  Rule: \(item.rule(in: language))"),
      ])
    }
  }

  /// Where a letter keeps more than it lists: the place to see it all, and the way to object to that.
  mutating func keepsTheRest(_ contact: ContactPoints) {
    say(
      "Andere gegevens van u bewaren wij nog. U kunt ons altijd vragen welke.",
      "Other data about you we still keep. You can always ask us which.")
    remedies(contact)
  }

  /// Art. 12(4), 77 and 79: whatever keeps something is a partial refusal.
  mutating func remedies(_ contact: ContactPoints) {
    say(
      "Bent u het niet eens met wat wij bewaren? Mail dan onze privacyfunctionaris: \(contact.officerMail).",
      "Do you disagree with what we keep? Then mail our data protection officer: \(contact.officerMail).")
    say(
      "U kunt ook een klacht indienen bij de \(contact.authority): \(contact.authorityURL). Of u vraagt de rechter om een oordeel.",
      "You can also complain to the \(contact.authority): \(contact.authorityURL). Or you can ask a court to decide.")
  }

  /// After the stop of one thing: the others were not asked about.
  mutating func theRestGoesOn() {
    say(
      "Al het andere blijft zoals het was. Wilt u helemaal geen reclame meer? Laat het ons weten.",
      "Everything else stays as it was. Would you like no advertising at all? Let us know.")
  }

  /// What NS Extra still owed, and owes no longer.
  mutating func ended(_ benefits: [String]) {
    guard !benefits.isEmpty else { return }
    say(
      "NS Extra is gestopt. Deze voordelen zijn vervallen:", "NS Extra has ended. These benefits are lost:")
    list(benefits.map { "\($0)" })
  }

  mutating func extraGoesOn() {
    say(
      "U houdt NS Extra, zoals u vroeg. Uw voordelen blijven. Aanbiedingen en een profiel maken wij niet meer.",
      "You keep NS Extra, as you asked. Your benefits stay. We make no more offers and no profile.")
  }

  /// Done here, and not yet known to be done by those who were given the data: two things, said apart (Art. 19).
  mutating func waits(for recipients: [String]) {
    guard !recipients.isEmpty else { return }
    say(
      "Bij ons is het klaar. Op anderen wachten wij nog. Zij hadden ook gegevens van u. Wij vroegen hun om die te wissen:",
      "With us it is done. We still wait for others. They also had data about you. We asked them to erase these:")
    list(recipients.map { "\($0)" })
  }

  mutating func nothingToDo() {
    say("U hoeft niets te doen.", "You do not have to do anything.")
  }
}
