import Domain
import Storage

struct OversightCopy: PageCopy {
  let title: String
  let lead: @Sendable (_ at: String) -> String
  let toRetention: String
  let toProcessing: String
  let toIntake: String
  let alarmsTitle: String
  let noAlarms: String

  let clockTitle: String
  let clockText: String
  let clockWorked: String
  let clockSaid: String
  let clockNow: String
  let clockGiven: String
  let clockGivenBy: @Sendable (_ who: String, _ at: String) -> String
  let clockMeans: @Sendable (_ now: String) -> String
  let clockAccept: String
  let clockMayNot: String
  let clockAnother: String

  let waitsTitle: String
  let waitsText: String
  let nothingWaits: String
  let waitTitle: @Sendable (_ rule: String, _ people: String) -> String
  let day: String
  let relationships: String
  let others: String
  let bound: String
  let since: String
  let escalated: String
  let notYet: String
  let givenBy: String
  let given: @Sendable (_ who: String, _ at: String, _ ceiling: String) -> String
  let yourself: String
  let goesNext: String
  let mayNot: String
  let anotherColleague: String
  let means: @Sendable (_ rule: String, _ day: String, _ ceiling: String) -> String
  let release: String
  let said: @Sendable (OversightPage.Said) -> String

  let houseTitle: String
  let worked: String
  let clock: String
  let clockBelieved: String
  let clockStopped: String
  let otherStatement: String
  let atLeast: @Sendable (_ people: String) -> String
  let selfCheck: String
  let compared: @Sendable (_ day: String, _ people: String, _ differences: String) -> String
  let pages: String
  let log: String
  let ledger: String
  let caseTimes: String
  let residue: String
  let destructions: String
  let backup: String
  let nextBackup: String
  let backupVerified: String
  let sound: @Sendable (_ at: String) -> String
  let faulty: @Sendable (_ at: String, _ faults: String) -> String
  let never: String
  let today: String

  let casesTitle: String
  let casesCaption: String
  let casesOpen: String
  let casesUnanswered: String
  let casesLate: String
  let casesSoon: String
  let due: String
  let reference: String
  let kindTitle: String
  let state: String
  let isLate: String
  let kind: @Sendable (CaseKind) -> String
  let phase: @Sendable (CasePhase) -> String

  let recipientsTitle: String
  let recipientsCaption: String
  let noRecipients: String
  let recipient: String
  let open: String
  let late: String
  let unanswered: String
  let byHand: String
  let byHandAge: String

  let latenciesTitle: String
  let latenciesText: String
  let noLatencies: String
  let effectTitle: String
  let effect: @Sendable (CaseTiming.Effect) -> String
  let median: String
  let ninetyFifth: String
  let worst: String
  let number: String

  static let nl = OversightCopy(
    title: "Toezicht",
    lead: { "Zo staat het ervoor op \($0)." },
    toRetention: "Wat er wanneer afloopt",
    toProcessing: "Wat we met gegevens doen",
    toIntake: "Iets vastleggen voor een klant",
    alarmsTitle: "Hier moet vandaag iemand iets aan doen",
    noAlarms: "Er is geen alarm.",
    clockTitle: "De klok",
    clockText:
      "Het werk staat stil. Kijk op de klok van elke machine, en zet die zo nodig gelijk. Twee collega's keuren de klok goed.",
    clockWorked: "Laatst gewerkt",
    clockSaid: "Toen zei de klok",
    clockNow: "Nu zegt de klok",
    clockGiven: "Goedgekeurd",
    clockGivenBy: { "door \($0) op \($1)" },
    clockMeans: { "U keurt goed: het is nu \($0). Wat dan aan de beurt is, wordt gewist en komt niet terug." },
    clockAccept: "De klok klopt",
    clockMayNot: "De klok goedkeuren doen de privacyfunctionaris en de beheerder.",
    clockAnother: "U hebt de klok goedgekeurd. Nu moet een andere collega dat doen, binnen een uur.",
    waitsTitle: "Wacht op vrijgave",
    waitsText: "Zou een ronde heel veel mensen ineens wissen, dan wacht die op twee collega's.",
    nothingWaits: "Er wacht niets.",
    waitTitle: { "Regel \($0): \($1) mensen" },
    day: "Ronde van",
    relationships: "Van hen gaat alles weg wat voor het contact was",
    others: "Van hen gaan losse gegevens weg die niemand verwachtte",
    bound: "Zoveel mag zonder vrijgave",
    since: "Wacht sinds",
    escalated: "Gemeld aan de privacyfunctionaris",
    notYet: "nog niet",
    givenBy: "Vrijgegeven",
    given: { "door \($0) op \($1), voor hoogstens \($2) mensen" },
    yourself: "uzelf",
    goesNext: "Twee collega's hebben dit vrijgegeven. De volgende ronde voert het uit.",
    mayNot: "Vrijgeven doen de privacyfunctionaris en de beheerder.",
    anotherColleague: "U hebt dit vrijgegeven. Nu moet een andere collega hetzelfde doen.",
    means: {
      "U geeft vrij: regel \($0), ronde van \($1), hoogstens \($2) mensen. Wat dan gewist wordt, komt niet terug."
    },
    release: "Geef vrij",
    said: { said in
      switch said {
      case .first: "Uw vrijgave staat erin. Een andere collega moet nu hetzelfde vrijgeven."
      case .released: "Vrijgegeven door twee collega's. De volgende ronde voert het uit."
      case .already: "U had dit al vrijgegeven. Een andere collega moet het nu doen."
      case .changedMeanwhile: "Er is niets vrijgegeven: wat er wacht is intussen veranderd. Kijk hieronder opnieuw."
      case .clockStopped: "Er is niets vrijgegeven: de klok klopt niet. Eerst moet een collega daarnaar kijken."
      case .clockFirst: "U hebt de klok goedgekeurd. Een andere collega moet dat nu ook doen, binnen een uur."
      case .clockAccepted: "De klok is goedgekeurd door twee collega's. Het werk gaat verder."
      case .clockAlready: "U had de klok al goedgekeurd. Een andere collega moet het nu doen."
      case .clockChanged: "Er is niets goedgekeurd: er is intussen iets veranderd. Kijk hieronder opnieuw."
      }
    },
    houseTitle: "Hoe het huis erbij staat",
    worked: "Laatst gewerkt",
    clock: "Klok",
    clockBelieved: "klopt",
    clockStopped: "klopt niet: het werk staat stil",
    otherStatement: "Mensen die nog onder de nieuwe verklaring bekeken worden",
    atLeast: { "\($0) of meer" },
    selfCheck: "Controle van de nacht",
    compared: { "\($0): \($1) mensen nagerekend, \($2) verschillen" },
    pages: "Bestanden van de database",
    log: "Logboek",
    ledger: "Register van weigeringen",
    caseTimes: "Tijden van verzoeken nageteld",
    residue: "Gezocht naar resten van wie gewist is",
    destructions: "Sleutels die nog vernietigd worden",
    backup: "Laatste reservekopie",
    nextBackup: "Volgende reservekopie uiterlijk",
    backupVerified: "Reservekopieën nagekeken",
    sound: { "in orde op \($0)" },
    faulty: { "niet in orde op \($0): \($1) keer iets gevonden" },
    never: "nog nooit",
    today: "vandaag",
    casesTitle: "Open verzoeken",
    casesCaption: "Verzoeken die het eerst een antwoord moeten hebben",
    casesOpen: "Open",
    casesUnanswered: "Nog te antwoorden",
    casesLate: "Te laat",
    casesSoon: "Binnen een week",
    due: "Antwoord uiterlijk",
    reference: "Nummer",
    kindTitle: "Wat iemand wil",
    state: "Hoe ver het is",
    isLate: "Te laat",
    kind: { kind in
      switch kind {
      case .objection: "Alle reclame stoppen"
      case .optOut: "Een deel van de reclame stoppen"
      case .unsubscribe: "Afgemeld onder een mail"
      case .withdrawal: "Een ja terugnemen"
      case .leavingExtra: "Stoppen met NS Extra"
      case .deceased: "Iemand is overleden"
      case .access: "Gegevens zien"
      case .portability: "Gegevens meenemen"
      case .erasure: "Gegevens wissen"
      case .rectification: "Gegevens verbeteren"
      case .restriction: "Gegevens even niet gebruiken"
      case .complaint: "Klacht"
      }
    },
    phase: { phase in
      switch phase {
      case .received: "Binnengekomen"
      case .stopped: "Gestopt"
      case .awaitingProof: "Wacht op bevestiging"
      case .proven: "Bevestigd"
      case .contradicted: "Herroepen"
      case .refused: "Afgewezen"
      case .erasedHere: "Gewist"
      case .letterSent: "Beantwoord"
      case .letterFailed: "Brief niet aangekomen"
      case .completed: "Klaar"
      case .closed: "Gesloten"
      }
    },
    recipientsTitle: "Ontvangers die nog moeten bevestigen",
    recipientsCaption: "Antwoorden die wij van ontvangers verwachten",
    noRecipients: "Niemand hoeft nog iets te bevestigen.",
    recipient: "Ontvanger",
    open: "Open",
    late: "Te laat",
    unanswered: "Drie keer gevraagd",
    byHand: "Zelf te vertellen",
    byHandAge: "Wacht daarop al",
    latenciesTitle: "Hoe snel het ging",
    latenciesText: "Van verzoeken van de laatste dertig dagen, naar boven afgerond.",
    noLatencies: "In dertig dagen is er niets gestopt of gewist.",
    effectTitle: "Van wat tot wat",
    effect: { effect in
      switch effect {
      case .stopped: "Van klik tot gestopt"
      case .unreadable: "Van bewijs tot onleesbaar"
      case .gone: "Van bewijs tot geen byte meer"
      }
    },
    median: "De helft binnen",
    ninetyFifth: "95 van de 100 binnen",
    worst: "De traagste",
    number: "Verzoeken")

  static let en = OversightCopy(
    title: "Oversight",
    lead: { "This is how things stand on \($0)." },
    toRetention: "What expires when",
    toProcessing: "What we do with data",
    toIntake: "Take something down for a customer",
    alarmsTitle: "Somebody has to do something about this today",
    noAlarms: "There is no alarm.",
    clockTitle: "The clock",
    clockText:
      "The work stands still. Look at the clock of every machine, and set it right if need be. Two colleagues accept it.",
    clockWorked: "Last worked",
    clockSaid: "The clock then said",
    clockNow: "The clock now says",
    clockGiven: "Accepted",
    clockGivenBy: { "by \($0) on \($1)" },
    clockMeans: { "You accept: it is now \($0). What is due then is erased, and does not come back." },
    clockAccept: "The clock is right",
    clockMayNot: "The data protection officer and the operator accept the clock.",
    clockAnother: "You have accepted the clock. Now another colleague has to, within the hour.",
    waitsTitle: "Waits for a release",
    waitsText: "A round that would erase very many people at once waits for two colleagues.",
    nothingWaits: "Nothing waits.",
    waitTitle: { "Rule \($0): \($1) people" },
    day: "Round of",
    relationships: "Of them all goes that was for keeping in touch",
    others: "Of them single data go that nobody expected",
    bound: "So many may go without a release",
    since: "Waits since",
    escalated: "The privacy officer was told",
    notYet: "not yet",
    givenBy: "Released",
    given: { "by \($0) on \($1), for \($2) people at most" },
    yourself: "yourself",
    goesNext: "Two colleagues have released this. The next round carries it out.",
    mayNot: "The privacy officer and the operator can release this.",
    anotherColleague: "You have released this. Now another colleague must do the same.",
    means: {
      "You release: rule \($0), round of \($1), \($2) people at most. What is erased then does not come back."
    },
    release: "Release",
    said: { said in
      switch said {
      case .first: "Your release is recorded. Another colleague must now release the same."
      case .released: "Released by two colleagues. The next round carries it out."
      case .already: "You had released this already. Another colleague must do it now."
      case .changedMeanwhile: "Nothing was released: what waits has changed meanwhile. Look again below."
      case .clockStopped: "Nothing was released: the clock is not right. A colleague must look at that first."
      case .clockFirst: "You have accepted the clock. Another colleague has to do so too, within the hour."
      case .clockAccepted: "Two colleagues have accepted the clock. The work goes on."
      case .clockAlready: "You had accepted the clock already. Another colleague has to do it now."
      case .clockChanged: "Nothing was accepted: something has changed meanwhile. Look below again."
      }
    },
    houseTitle: "How the house stands",
    worked: "Worked last",
    clock: "Clock",
    clockBelieved: "is right",
    clockStopped: "is not right: the work stands still",
    otherStatement: "People still to be looked at under the new statement",
    atLeast: { "\($0) or more" },
    selfCheck: "Nightly check",
    compared: { "\($0): \($1) people worked out anew, \($2) differences" },
    pages: "Files of the database",
    log: "Log",
    ledger: "Ledger of refusals",
    caseTimes: "Times of requests checked",
    residue: "Searched for remains of those who were erased",
    destructions: "Keys still to be destroyed",
    backup: "Last backup",
    nextBackup: "Next backup at the latest",
    backupVerified: "Backups looked through",
    sound: { "sound on \($0)" },
    faulty: { "not sound on \($0): something found \($1) times" },
    never: "never yet",
    today: "today",
    casesTitle: "Open requests",
    casesCaption: "Requests that must be answered first",
    casesOpen: "Open",
    casesUnanswered: "Still to be answered",
    casesLate: "Late",
    casesSoon: "Within a week",
    due: "Answer by",
    reference: "Number",
    kindTitle: "What somebody wants",
    state: "How far it is",
    isLate: "Late",
    kind: { kind in
      switch kind {
      case .objection: "Stop all advertising"
      case .optOut: "Stop a part of the advertising"
      case .unsubscribe: "Unsubscribed at the foot of a mail"
      case .withdrawal: "Take back a yes"
      case .leavingExtra: "Leave NS Extra"
      case .deceased: "Somebody has died"
      case .access: "See data"
      case .portability: "Take data along"
      case .erasure: "Erase data"
      case .rectification: "Correct data"
      case .restriction: "Do not use data for now"
      case .complaint: "Complaint"
      }
    },
    phase: { phase in
      switch phase {
      case .received: "Received"
      case .stopped: "Stopped"
      case .awaitingProof: "Waits for confirmation"
      case .proven: "Confirmed"
      case .contradicted: "Taken back"
      case .refused: "Refused"
      case .erasedHere: "Erased"
      case .letterSent: "Answered"
      case .letterFailed: "Letter did not arrive"
      case .completed: "Done"
      case .closed: "Closed"
      }
    },
    recipientsTitle: "Recipients who have still to confirm",
    recipientsCaption: "Answers we expect from recipients",
    noRecipients: "Nobody has anything left to confirm.",
    recipient: "Recipient",
    open: "Open",
    late: "Late",
    unanswered: "Asked three times",
    byHand: "To tell by hand",
    byHandAge: "Has waited for that",
    latenciesTitle: "How fast it went",
    latenciesText: "Of requests of the last thirty days, rounded up.",
    noLatencies: "Nothing was stopped or erased in thirty days.",
    effectTitle: "From what to what",
    effect: { effect in
      switch effect {
      case .stopped: "From click to stopped"
      case .unreadable: "From proof to unreadable"
      case .gone: "From proof to no byte left"
      }
    },
    median: "Half within",
    ninetyFifth: "95 of 100 within",
    worst: "The slowest",
    number: "Requests")
}
