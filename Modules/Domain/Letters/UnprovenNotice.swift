/// To every address on file, after a stop by somebody who proved nothing. Says nothing about the
/// person, since it is not known who reads it.
package struct UnprovenNotice: Letter {
  package var reference: CaseReference
  package var scope: Scope
  /// As asked: NS Extra goes on for its benefits alone (A3).
  package var keepsExtra: Bool
  package var askedAt: Instant
  /// The day it reached us, where a colleague wrote it down later.
  package var arrived: Day?
  /// From this moment silence is an answer.
  package var erasesAt: Instant
  package var notMeLink: String
  package var eraseLink: String
  package var contact: ContactPoints

  package init(
    reference: CaseReference, scope: Scope, keepsExtra: Bool = false, askedAt: Instant, arrived: Day? = nil,
    erasesAt: Instant, notMeLink: String, eraseLink: String, contact: ContactPoints
  ) {
    self.reference = reference
    self.scope = scope
    self.keepsExtra = keepsExtra
    self.askedAt = askedAt
    self.arrived = arrived
    self.erasesAt = erasesAt
    self.notMeLink = notMeLink
    self.eraseLink = eraseLink
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (asked, erases) = (letter.moment(askedAt), letter.moment(erasesAt))
    letter.greet(nil)
    if let arrived {
      let (day, what) = (letter.date(arrived), scope.name(in: language))
      letter.say(
        "Op \(day) vroeg iemand onze klantenservice om te stoppen met \(what). Sinds \(asked) doen wij dat.",
        "On \(day) somebody asked our customer service to stop \(what). Since \(asked) we have done so.")
      letter.say(
        "Was u dit? Dan hoeft u niets te doen. Op \(erases) wissen wij wat wij alleen daarvoor van u hadden.",
        "Was it you? Then you do not have to do anything. On \(erases) we erase what we had for that alone.")
    } else if scope == .everything {
      letter.say(
        "Iemand vroeg ons op \(asked) om u geen reclame meer te sturen. Dat hebben wij meteen gedaan.",
        "On \(asked) somebody asked us to send you no more advertising. We did so at once.")
      letter.say(
        "Was u dit? Dan hoeft u niets te doen. Op \(erases) wissen wij wat wij voor reclame van u hadden.",
        "Was it you? Then you do not have to do anything. On \(erases) we erase what we had for advertising.")
    } else {
      let what = scope.name(in: language)
      letter.say(
        "Iemand vroeg ons op \(asked) om te stoppen met \(what). Dat hebben wij meteen gedaan.",
        "On \(asked) somebody asked us to stop \(what). We did so at once.")
      letter.say(
        "Was u dit? Dan hoeft u niets te doen. Op \(erases) wissen wij wat wij alleen daarvoor van u hadden.",
        "Was it you? Then you do not have to do anything. On \(erases) we erase what we had for that alone.")
    }
    if keepsExtra {
      letter.say(
        "NS Extra blijft dan voor uw voordelen, zonder aanbiedingen en zonder profiel.",
        "NS Extra then stays for your benefits, without offers and without a profile.")
    } else if scope == .everything || scope == .nsExtra {
      letter.say(
        "NS Extra stopt dan ook. Voordelen die u nog niet hebt gebruikt, vervallen.",
        "NS Extra then ends too. Benefits you have not used are lost.")
    }
    letter.say(
      "Wilt u niet wachten? Wis het nu:\n\(eraseLink)", "You would rather not wait? Erase it now:\n\(eraseLink)")
    letter.say(
      "Was u dit niet? Laat het ons weten. Dan wissen wij niets en maken wij het ongedaan:\n\(notMeLink)",
      "Was it not you? Let us know. Then we erase nothing and undo it:\n\(notMeLink)")
    letter.say(
      "Uw abonnement, kaart en saldo blijven werken. Berichten over uw reis blijven ook komen.",
      "Your subscription, card and balance keep working. Messages about your journey keep coming too.")
    letter.remedies(contact)
    letter.close(reference, contact)
    let what = scope.name(in: language)
    return letter.letter("Iemand vroeg ons om te stoppen met \(what)", "Somebody asked us to stop \(what)")
  }
}
