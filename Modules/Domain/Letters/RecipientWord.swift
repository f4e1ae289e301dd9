/// What somebody who was given data is told, whoever brings it (Art. 19): what became of the data, and of whom.
package struct RecipientWord: Sendable {
  /// People of whom the same is said.
  package struct Group: Sendable {
    /// What the recipient knows each of them by, one line a person.
    package var known: [String]
    package var purposes: [Purpose]
    package var categories: [DataCategory]
    /// Whether nothing the recipient does for us goes on for them: then everything goes.
    package var everything: Bool
    package var changes: [Change]

    package init(
      known: [String], purposes: [Purpose], categories: [DataCategory], everything: Bool, changes: [Change] = []
    ) {
      self.known = known
      self.purposes = purposes
      self.categories = categories
      self.everything = everything
      self.changes = changes
    }
  }

  /// A detail that was corrected, and what it is now.
  package struct Change: Hashable, Codable, Sendable {
    package var detail: DetailChanged.Detail
    package var value: String

    package init(_ detail: DetailChanged.Detail, _ value: String) {
      self.detail = detail
      self.value = value
    }
  }

  package var recipient: String
  package var act: RecipientAct
  package var reference: CaseReference
  package var groups: [Group]
  /// People whose rows went with a copy that was put back, so that nobody can say any more who they are.
  package var unnamed: Int
  package var answerBy: Day
  /// 0: the first time.
  package var reminder: Int

  package init(
    to recipient: String, _ act: RecipientAct, reference: CaseReference, _ groups: [Group], unnamed: Int = 0,
    answerBy: Day, reminder: Int
  ) {
    self.recipient = recipient
    self.act = act
    self.reference = reference
    self.groups = groups
    self.unnamed = unnamed
    self.answerBy = answerBy
    self.reminder = reminder
  }
}

extension LetterWriter {
  /// To whom a word is spoken: the recipient, or the colleague who tells them.
  enum Listener { case recipient, colleague }

  /// The whole of a word but for what is asked in return.
  mutating func tell(_ word: RecipientWord, to listener: Listener) {
    for group in word.groups {
      let isOne = group.known.count == 1
      let whom = choose(isOne ? "diegene" : "deze mensen", isOne ? "that person" : "these people").text
      switch listener {
      case .recipient: say("U kent \(whom) als:", "You know \(whom) as:")
      case .colleague:
        say("\(word.recipient) kent \(whom) als:", "\(word.recipient) knows \(whom) as:")
      }
      list(group.known.map { "\($0)" })
      switch word.act {
      case .erased, .expired:
        ended(group)
        order(group, to: listener)
      case .corrected:
        say("Dit is er nu van bekend:", "This is what is known now:")
        list(group.changes.map { "\($0.detail.name(in: language)): \($0.value)" })
        say("Gebruik voortaan dit, en niet meer wat er stond.", "Use this from now on, and no longer what was there.")
      case .restricted:
        ended(group)
        say(
          "Wis deze gegevens nog niet. Wij laten weten hoe het verdergaat.",
          "Do not erase these data yet. We will say how it goes on.")
      case .released:
        say("Hiervoor mogen de gegevens weer worden gebruikt:", "The data may be used again for:")
        list(group.purposes.map { "\($0.name(in: language))" })
      }
    }
    guard word.unnamed > 0 else { return }
    let number = word.unnamed
    say(
      "Daarnaast gaat het om mensen die wij niet meer kunnen noemen. Hun aantal: \(number).",
      "It also concerns people whom we can no longer name. Their number: \(number).")
  }

  /// The law that has it told.
  mutating func because(_ act: RecipientAct) {
    switch act {
    case .erased, .expired:
      say("De wet vraagt dat wij dit laten weten (art. 19 AVG).", "The law asks that we tell this (Art. 19 GDPR).")
    case .corrected:
      say(
        "De wet vraagt dat wij dit laten weten (art. 16 en 19 AVG).",
        "The law asks that we tell this (Art. 16 and 19 GDPR).")
    case .restricted, .released:
      say(
        "De wet vraagt dat wij dit laten weten (art. 18 en 19 AVG).",
        "The law asks that we tell this (Art. 18 and 19 GDPR).")
    }
  }

  private mutating func ended(_ group: RecipientWord.Group) {
    say("Hiervoor mogen de gegevens niet meer worden gebruikt:", "The data may no longer be used for:")
    list(group.purposes.map { "\($0.name(in: language))" })
    say("Het gaat om:", "It concerns:")
    list(group.categories.map { "\($0.name(in: language))" })
  }

  private mutating func order(_ group: RecipientWord.Group, to listener: Listener) {
    let isOne = group.known.count == 1
    let whom = choose(isOne ? "diegene" : "deze mensen", isOne ? "that person" : "these people").text
    switch (listener, group.everything) {
    case (.recipient, true):
      say("Wis alles wat u van ons over \(whom) hebt.", "Erase everything you have from us about \(whom).")
    case (.recipient, false):
      say(
        "Wis wat u alleen daarvoor hebt. Wat u nog voor iets anders van ons doet, blijft.",
        "Erase what you have for that alone. What you still do for us otherwise stays.")
    case (.colleague, true):
      say("Alles wat zij van ons hebben, moet weg.", "Everything they have from us has to go.")
    case (.colleague, false):
      say("Weg moet wat zij alleen daarvoor hebben.", "What they have for that alone has to go.")
    }
  }
}
