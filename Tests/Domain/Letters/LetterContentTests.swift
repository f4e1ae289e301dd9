import Testing

@testable import Domain

struct LetterContentTests {
  @Test(arguments: Language.allCases)
  func theWayToComplainIsThereExactlyWhereSomethingIsKept(_ language: Language) {
    let contact = LetterFixtures.contact
    for (letter, keeps) in LetterFixtures.all {
      let rendered = letter.rendered(in: language)
      for part in [contact.authority, contact.authorityURL, contact.officerMail, language == .nl ? "rechter" : "court"]
      {
        #expect(rendered.body.contains(part) == keeps, "\(part) in: \(rendered.subject)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func everythingKeptIsNamedWithItsPurposeReasonEndAndRule(_ language: Language) {
    for letter in [LetterFixtures.objection(), LetterFixtures.erasure()] as [any Letter] {
      let body = letter.rendered(in: language).body
      let blocks = body.split(separator: "\n\n").map(String.init)
      for item in LetterFixtures.kept {
        let block = blocks.first { $0.hasPrefix(item.category.name(in: language).capitalisedFirst + "\n") } ?? ""
        #expect(block.contains(item.purpose.name(in: language)), "\(item.category)")
        #expect(block.contains(item.reason[language]), "\(item.category)")
        let ours = language == .nl ? "onze eigen keuze" : "our own choice"
        #expect(block.contains(item.source == "policy" ? ours : item.source), "\(item.category)")
        #expect(block.contains(item.end(in: language)), "\(item.category)")
      }
    }
  }

  @Test func whatStaysNamesItsClauseOfTheLaw() {
    let dutch = LetterFixtures.erasure().rendered(in: .nl).body
    #expect(dutch.contains("Regel: art. 17(3)(b): de wet verplicht ons (art. 52 AWR)"))
    #expect(dutch.contains("Regel: art. 17(3)(e): nodig voor een geschil of als bewijs"))
    #expect(dutch.contains("Regel: art. 6(1)(b): uw overeenkomst met ons\n"))
    #expect(dutch.contains("Regel: art. 17(3)(b): de wet verplicht ons; de termijn is onze eigen keuze"))
    let english = LetterFixtures.erasure().rendered(in: .en).body
    #expect(english.contains("Rule: art. 17(3)(b): the law obliges us (art. 52 AWR)"))
  }

  /// One line for each kind hides shorter keepers: the letter says so.
  @Test func theTableSaysThatEachLineIsTheLongest() {
    #expect(LetterFixtures.objection().rendered(in: .nl).body.contains("het doel dat het langst duurt"))
    #expect(LetterFixtures.objection().rendered(in: .en).body.contains("the purpose that lasts longest"))
  }

  @Test func anOpenEndIsWordedAsThePeriodItFollowsFrom() {
    let item = KeptItem(
      .product, for: .contract, source: "policy", basis: .contract,
      term: Term(anchor: "agreementEnd:subscription", period: "P2Y", source: "policy", rule: "R12"))
    #expect(item.end(in: .nl) == "2 jaar na het einde van: abonnement of kaart")
    #expect(item.end(in: .en) == "2 years after the end of: subscription or card")
  }

  @Test func anObjectionsLetterTellsWhatStoppedWhatMayStillComeAndWhatToDo() {
    let dutch = LetterFixtures.objection().rendered(in: .nl)
    #expect(dutch.body.contains("Sinds 22 november 2026 om 14:32 sturen wij u geen reclame meer."))
    #expect(dutch.body.contains("Reclame per post, uiterlijk 5 december 2026"))
    #expect(dutch.body.contains("reisgedrag per maand: 48 gegevens"))
    #expect(dutch.body.contains("klantprofiel: 1 gegeven\n"))
    #expect(dutch.body.contains("U hoeft niets te doen."))
    #expect(dutch.body.contains(reference().description))
    let english = LetterFixtures.objection().rendered(in: .en)
    #expect(english.body.contains("Since 22 November 2026 at 14:32 we send you no more advertising."))
    #expect(english.body.contains("Advertising by post, 5 December 2026 at the latest"))
  }

  @Test func theNoticeOfAnUnprovenObjectionGivesTheHourAndBothAnswersAndNothingAboutThePerson() {
    let notice = UnprovenNotice(
      reference: reference(), scope: .everything, askedAt: start, erasesAt: start.adding(hours: 72),
      notMeLink: "https://x.example/no",
      eraseLink: "https://x.example/yes", contact: LetterFixtures.contact)
    for (language, hour) in [(Language.nl, "25 november 2026 om 14:32"), (.en, "25 November 2026 at 14:32")] {
      let body = notice.rendered(in: language).body
      #expect(body.contains(hour))
      #expect(body.contains("\nhttps://x.example/no\n") && body.contains("\nhttps://x.example/yes\n"))
      #expect(body.hasPrefix(language == .nl ? "Goedendag,\n" : "Hello,\n"))
    }
  }

  /// Art. 12(4): whoever stops one thing reads which, and is not told that all advertising ended.
  @Test func aLetterAfterAnOptOutNamesWhatWasStopped() {
    for scope in Scope.allCases where scope != .everything {
      for language in Language.allCases {
        let letter = LetterFixtures.objection(scope: scope).rendered(in: language)
        #expect(letter.subject.contains(scope.name(in: language)) && letter.body.contains(scope.name(in: language)))
        #expect(
          !letter.body.contains("sturen wij u geen reclame meer") && !letter.body.contains("no more advertising."))
      }
    }
    let benefits = LetterFixtures.objection(benefits: ["gratis koffie"]).rendered(in: .nl).body
    #expect(benefits.contains("Deze voordelen zijn vervallen:\n\n- gratis koffie"))
  }

  @Test func theNoticeOfAnOptOutNamesItsScopeAndErasesWhatWasForThatAlone() {
    let notice = UnprovenNotice(
      reference: reference(), scope: .post, askedAt: start, erasesAt: start.adding(hours: 72),
      notMeLink: "https://x.example/no", eraseLink: "https://x.example/yes", contact: LetterFixtures.contact
    ).rendered(in: .nl)
    #expect(notice.subject == "Iemand vroeg ons om te stoppen met alle reclame per post")
    #expect(notice.body.contains("wissen wij wat wij alleen daarvoor van u hadden"))
  }

  @Test func theQuestionBeforeANewsletterOffersNothing() {
    let ask = DoubleOptIn(
      purposes: [.newsletterEmail], link: LetterFixtures.link, validUntil: start.day, contact: LetterFixtures.contact)
    for language in Language.allCases {
      let body = ask.rendered(in: language).body.lowercased()
      for lure in ["korting", "actie", "aanbieding", "voordeel", "gratis", "discount", "offer", "deal", "free", "save"]
      {
        #expect(!body.contains(lure), "\(lure)")
      }
      #expect(body.components(of: "https://") == 1)
    }
  }

  @Test func monthsAndTimesAreWordedInTheReadersLanguage() {
    let names = (1...12).map { Month(year: 2026, month: $0).name(in: .nl) }
    #expect(Set(names).count == 12 && names.allSatisfy { $0 == $0.lowercased() })
    #expect(Day("2026-03-01")!.words(in: .nl) == "1 maart 2026")
    #expect(Day("2026-03-01")!.words(in: .en) == "1 March 2026")
    #expect(Day("2026-07-01")!.at(minute: 5).clockTime == "00:05")
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
