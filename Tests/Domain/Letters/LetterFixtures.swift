@testable import Domain

/// Every letter there is, several times: with much in it, with nothing in it, with one of everything.
enum LetterFixtures {
  static let contact = ContactPoints.unconfigured
  static let link = "https://rechtspoor.example/l/3f9a0c51b2"
  static let kept = [
    KeptItem(.product, for: .contract, source: "art. 6(1)(b)", basis: .contract),
    KeptItem(.financial, for: .tax, until: Day("2034-01-01"), source: "art. 52 AWR", basis: .legalObligation),
    KeptItem(.suppression, for: .accountability, source: "art. 21(3)", basis: .legalObligation),
    KeptItem(.contactHistory, for: .hold, until: Day("2027-05-22"), source: "art. 17(3)(e)"),
    KeptItem(.caseFile, for: .rightsHandling, until: Day("2031-12-05"), source: "policy", basis: .legalObligation),
  ]
  static let everyReason = Purpose.allCases.map { KeptItem(.contactDetails, for: $0, source: "S49") }
  static let erased = [
    ErasedItem(.travelBehaviour, rows: 48), ErasedItem(.customerProfile, rows: 1), ErasedItem(.contactHistory, rows: 7),
  ]
  static let onItsWay = [
    OnItsWay(.post, until: Day("2026-12-05")!), OnItsWay(.telephone, until: Day("2026-11-30")!),
  ]

  static func objection(
    name: String? = "Anna de Vries", kept: [KeptItem] = LetterFixtures.kept,
    erased: [ErasedItem] = LetterFixtures.erased,
    onItsWay: [OnItsWay] = LetterFixtures.onItsWay, scope: Scope = .everything, benefits: [String] = []
  ) -> ObjectionConfirmed {
    ObjectionConfirmed(
      name: name, reference: reference(), scope: scope, stoppedAt: start, onItsWay: onItsWay, erased: erased,
      erasedAt: start.adding(minutes: 1), endedBenefits: benefits, kept: kept, contact: contact)
  }

  static func erasure(kept: [KeptItem] = LetterFixtures.kept, told: [String] = ["Arriva", "Keolis"]) -> ErasureAnswer {
    ErasureAnswer(
      name: "Anna de Vries", reference: reference(), erased: erased, erasedAt: start, kept: kept,
      recipientsTold: told, contact: contact)
  }

  /// With whether something is kept: then, and only then, the letter shows the way to complain.
  static let all =
    single + optOuts + proven + notices + prolongations + signUps + changes + waits + deaths + extra + takenDown

  typealias Entry = (letter: any Letter, keeps: Bool)

  private static let takenDown: [Entry] =
    [CaseKind.access, .rectification, .erasure].map { kind -> Entry in
      (
        IdentityAsked(
          reference: reference(), kind: kind, arrived: start.day.adding(days: -5), answerBy: start.day.adding(days: 25),
          site: link, contact: contact), false
      )
    }
    + [
      (IdentityNotShown(reference: reference(), arrived: start.day, site: link, contact: contact), true)
    ]
    + [Scope.everything, .telephone].map { scope -> Entry in
      (
        UnprovenNotice(
          reference: reference(), scope: scope, askedAt: start, arrived: start.day.adding(days: -5),
          erasesAt: start.adding(hours: 72), notMeLink: link, eraseLink: link, contact: contact), true
      )
    }

  private static let single: [Entry] =
    [
      (objection(), true), (objection(kept: everyReason, erased: [], onItsWay: []), true),
      (objection(name: nil, kept: [], erased: [ErasedItem(.engagement, rows: 1)]), false),
      (erasure(), true), (erasure(kept: [], told: []), false), (erasure(kept: everyReason), true),
      (UndoneNotice(reference: reference(), undoneAt: start, contact: contact), true),
      (AccessReady(name: "Bo", reference: reference(), link: link, availableUntil: start.day, contact: contact), false),
      (LoginLink(link: link, validUntil: start, contact: contact), false),
      (
        ErasureNotice(
          reference: reference(), askedAt: start, erasesAt: start.adding(hours: 72), notMeLink: link,
          contact: contact), true
      ),
      (AccountKept(reference: reference(), contact: contact), true),
      (ConfirmErasureLink(link: link, validUntil: start, contact: contact), false),
      (ConfirmNewEmail(link: link, validUntil: start, contact: contact), false),
    ]

  private static let notices = Scope.allCases.map { scope -> Entry in
    (
      UnprovenNotice(
        reference: reference(), scope: scope, askedAt: start, erasesAt: start.adding(hours: 72), notMeLink: link,
        eraseLink: link, contact: contact), true
    )
  }

  private static let optOuts = Scope.allCases.map { scope -> Entry in
    (
      OptOutConfirmed(
        reference: reference(), scope: scope, stoppedAt: start, onItsWay: scope == .post ? onItsWay : [],
        erasing: scope == .everything ? nil : OptOutConfirmed.Erasing(link: link, until: start.day.adding(days: 30)),
        contact: contact), true
    )
  }

  private static let proven = Scope.allCases.map { scope -> Entry in
    (objection(onItsWay: [], scope: scope, benefits: scope == .nsExtra ? ["gratis koffie"] : []), true)
  }

  private static let prolongations = ProlongationReason.allCases.map { reason -> Entry in
    (
      ProlongationNotice(
        name: "Bo", reference: reference(), received: start.day, reason: reason, answerBy: Day("2027-02-22")!,
        contact: contact), true
    )
  }

  private static let deaths: [Entry] = [
    (
      DeathReported(
        name: "Anna de Vries", reference: reference(), reportedAt: start, erasesAt: start.adding(hours: 720),
        notSoLink: link, contact: contact), true
    ),
    (
      DeathSettled(
        name: "Anna de Vries", reference: reference(), reportedAt: start, erased: erased, erasedAt: start, kept: kept,
        recipientsTold: ["Arriva"], notSoLink: link, contact: contact), true
    ),
    (
      DeathSettled(
        name: nil, reference: reference(), reportedAt: start, erased: [], erasedAt: start, kept: [], notSoLink: link,
        contact: contact),
      false
    ),
    (DeathHeard(reference: reference(), contact: contact), false),
    (
      AliveAfterAll(
        name: "Anna de Vries", reference: reference(), lost: erased, endedConsents: true, contact: contact), true
    ),
    (AliveAfterAll(name: nil, reference: reference(), lost: [], endedConsents: false, contact: contact), true),
  ]

  private static let extra: [Entry] = [
    ExtraObstacle.blockedCard, .expiredCard, .anonymousCard, .businessCard, .departmentCard, .noCard,
  ].map { because in
    (
      ExtraEnded(
        name: "Anna de Vries", because: because, endedAt: start, benefits: ["gratis koffie"],
        erased: [ErasedItem(.extraBenefits, rows: 2)], contact: contact), true
    )
  }

  private static let waits: [Entry] = [
    (SweepWaitsNotice([.init(rule: "R1", people: 1234, since: start.day)], contact: contact), false),
    (
      TellByHand(word(.erased, ["uw kenmerk: AR-77"], reminder: 1), contact: contact), false
    ),
  ]

  /// To companies and not to people: whatever became of data they were given, and by either way they hear of it.
  static let toRecipients = RecipientAct.allCases.flatMap { act -> [any Letter] in
    let word = word(act, act == .expired ? ["AR-77", "AR-78"] : ["AR-77"])
    return [
      RecipientInstruction(word, confirmLink: link, contact: contact), TellByHand(word, contact: contact),
    ]
  }

  private static func word(_ act: RecipientAct, _ known: [String], reminder: Int = 0) -> RecipientWord {
    RecipientWord(
      to: "Arriva", act, reference: reference(),
      [
        RecipientWord.Group(
          known: known, purposes: [.carrierMessages], categories: [.contactDetails], everything: act == .erased,
          changes: act == .corrected ? [RecipientWord.Change(.email, "jan@voorbeeld.example")] : [])
      ], unnamed: act == .expired ? 2 : 0, answerBy: start.day.adding(days: 10), reminder: reminder)
  }

  private static let signUps = [Purpose.newsletterEmail, .newsletterPost, .partnerOffers].map { purpose -> Entry in
    (DoubleOptIn(purposes: [purpose], link: link, validUntil: start.day.adding(days: 30), contact: contact), false)
  }

  private static let changes = DetailChanged.Detail.allCases.map { detail -> Entry in
    (DetailChanged(detail: detail, changedAt: start, contact: contact), false)
  }
}
