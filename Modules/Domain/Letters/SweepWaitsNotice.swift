/// To the data protection officer: something has waited for a release for too long.
package struct SweepWaitsNotice: Letter {
  /// A rule, how many people wait under it, and since which day.
  package struct Wait: Hashable, Sendable {
    let rule: String
    let people: Int
    let since: Day

    package init(rule: String, people: Int, since: Day) {
      self.rule = rule
      self.people = people
      self.since = since
    }
  }

  package var waits: [Wait]
  package var contact: ContactPoints

  package init(_ waits: [Wait], contact: ContactPoints) {
    self.waits = waits
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    letter.greet(nil)
    letter.say(
      "De dagelijkse opruiming wil in één keer met veel mensen de klantrelatie beëindigen. Dat wacht op u.",
      "The daily sweep would end the relationship with many people at once. That waits for you.")
    letter.list(
      waits.map { wait in
        let day = letter.date(wait.since)
        return letter.choose(
          "Regel \(wait.rule): \(wait.people) mensen, sinds \(day)",
          "Rule \(wait.rule): \(wait.people) people, since \(day)")
      })
    letter.say(
      "Van wie wacht, gebruiken wij intussen niets meer. Gewist is er nog niets.",
      "Of those who wait we use nothing any more. Nothing has been erased yet.")
    letter.say(
      "Klopt het? Twee collega's geven het vrij met rechtspoor-scheduler release. Klopt het niet, kijk dan naar de klok en naar de verklaring.",
      "Is it right? Two colleagues release it with rechtspoor-scheduler release. If it is not, look at the clock and at the statement."
    )
    letter.close(nil, contact)
    return letter.letter("Opruiming wacht op vrijgave", "The sweep waits for a release")
  }
}
