extension Certificate {
  /// The same facts in words: "proof for your files".
  package func page(in language: Language) -> RenderedLetter {
    var page = LetterWriter(language)
    let on = page.moment(received)
    page.say(
      "Dit is uw bewijs. Bewaar het als u wilt. U hoeft er niets mee te doen.",
      "This is your proof. Keep it if you like. You do not have to do anything with it.")
    var moments = [page.choose("Ontvangen: \(on)", "Received: \(on)")]
    for (instant, nl, en) in [
      (stopped, "Gestopt", "Stopped"), (erasedHere, "Gewist", "Erased"), (completed, "Alles nagekeken", "All checked"),
    ] {
      guard let instant else { continue }
      let when = page.moment(instant)
      moments.append(page.choose("\(nl): \(when)", "\(en): \(when)"))
    }
    page.block(moments)
    if let erasedHere { page.erased(erased, at: erasedHere) }
    if !suppressed.isEmpty {
      let channels = enumeration(suppressed.map { $0.name(in: language) }, in: language)
      page.say("Wij sturen u geen reclame meer via: \(channels).", "We send you no more advertising by: \(channels).")
    }
    if !recipientsTold.isEmpty {
      page.say("Deze anderen hebben wij op de hoogte gesteld:", "We told these others:")
      page.list(recipientsTold.map { "\($0)" })
    }
    if !kept.isEmpty {
      page.say("Dit bewaren wij nog:", "This is what we still keep:")
      page.table(kept)
    }
    page.block([
      page.choose("Uw nummer: \(reference.description)", "Your number: \(reference.description)"),
      page.choose("Verklaring: \(statementVersion)", "Statement: \(statementVersion)"),
      "SHA-256: \(statementDigest)",
    ])
    return page.letter("Bewijs bij \(reference.description)", "Proof for \(reference.description)")
  }
}
