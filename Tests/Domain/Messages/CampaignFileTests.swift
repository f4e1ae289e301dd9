import Domain
import Testing

@Suite struct CampaignFileTests {
  private static let whole = """
    # Een actie voor het voorjaar
    name: voorjaar-2027
    purpose: marketingActions
    channel: email
    kind: ownSimilar
    objective: passengerGrowth
    languages: nl, en
    agreement: subscription
    contactWithin: 12
    holdOut: 10

    === nl
    Met de trein naar zee

    Beste {name},

    De zee is dichtbij.
    Neem iemand mee.
    === nl advertising
    Nu met korting.
    === en
    By train to the sea

    Dear {name},
    """

  private func faults(_ text: String) -> [CampaignFile.Fault] {
    do throws(CampaignFaults) {
      _ = try CampaignFile.read(Array(text.utf8))
      return []
    } catch {
      return error.all
    }
  }

  private func problem(_ changed: String, for line: String) throws -> CampaignFile.Fault {
    let text = Self.whole.replacing(line, with: changed)
    #expect(text != Self.whole)
    return try #require(faults(text).first)
  }

  @Test func aWholeFileIsReadAsItIsMeant() throws {
    let draft = try CampaignFile.read(Array(Self.whole.utf8))
    #expect(draft.name == "voorjaar-2027" && draft.purpose == .marketingActions && draft.lane == Lane(.email, .ns))
    #expect(draft.subject == .offer(.ownSimilar, for: .passengerGrowth))
    #expect(draft.selection.languages == [.nl, .en] && draft.selection.agreement == .subscription)
    #expect(draft.selection.contactWithinMonths == 12 && draft.selection.holdOutPercent == 10)
    #expect(draft.selection.travel == nil && draft.approach.picksBy.isEmpty)
    #expect(draft.text(in: .nl)?.subject == "Met de trein naar zee")
    #expect(draft.text(in: .nl)?.body == "Beste {name},\n\nDe zee is dichtbij.\nNeem iemand mee.")
    #expect(draft.text(in: .nl)?.advertising == "Nu met korting.")
    #expect(draft.text(in: .en)?.advertising == nil)
  }

  @Test func aFileOfAnotherMachineReadsTheSame() throws {
    let other = "\u{FEFF}" + Self.whole.replacing("\n", with: "\r\n")
    #expect(try CampaignFile.read(Array(other.utf8)) == CampaignFile.read(Array(Self.whole.utf8)))
  }

  @Test(arguments: [
    ("purpose: marketingActions", "purpose: reclame", 3, "purpose is 'reclame'; write marketingActions"),
    ("channel: email", "channel: inHouse", 4, "channel is 'inHouse'; write email, post, telephone"),
    ("kind: ownSimilar", "kind: own", 5, "kind is 'own'; write ownSimilar, ownOther, partner"),
    ("holdOut: 10", "holdOut: 95", 10, "holdOut is '95'; write a number of a hundred people, from 0 to 90"),
    ("holdOut: 10", "region: noord", 10, "'region' is unknown; there are name"),
    ("holdOut: 10", "months: 3", 10, "no journeys are asked for; take it out"),
    ("holdOut: 10", "reason: change", 10, "reason belongs to a service message, and this is none; take it out"),
    ("holdOut: 10", "channel: post", 10, "channel stands here for the second time"),
    ("holdOut: 10", "zomaar", 10, "is no 'name: value'"),
    ("name: voorjaar-2027", "name: Voorjaar 2027", 2, "write small letters, digits and dashes"),
    ("=== en", "=== fr", 21, "a text begins with === nl or === en"),
    ("=== en", "=== nl", 21, "stands here for the second time"),
  ]) func whatIsWrongIsSaidWithItsLineAndWhatToWrite(_ case: (String, String, Int, String)) throws {
    let (line, changed, number, words) = `case`
    let fault = try problem(changed, for: line)
    #expect(fault.line == number && fault.problem.contains(words), "\(fault)")
  }

  @Test func everythingThatIsWrongIsSaidAtOnce() {
    let all = faults("purpose: x\nchannel: y\n=== nl\nA\n")
    #expect(all.map(\.line) == [1, 1, 1, 1, 2, 3])
    #expect(all.contains { $0.problem.hasPrefix("name is missing") })
  }

  @Test func aTextWithoutSubjectOrWordsIsNone() throws {
    #expect(try problem("=== en\n", for: "=== en\nBy train to the sea\n\nDear {name},").problem.contains("no subject"))
    #expect(try problem("", for: "\n\nDear {name},").problem.contains("says nothing"))
    #expect(faults("name: a-b").contains { $0.problem.contains("there is no text") } == false)
  }

  @Test func aServiceMessageSaysWhyItIsSent() throws {
    let service = Self.whole.replacing("marketingActions", with: "serviceMessages")
    let all = faults(service)
    #expect(all.contains { $0.problem.hasPrefix("kind belongs to an offer") && $0.line == 5 })
    #expect(all.contains { $0.problem.hasPrefix("reason is missing") })
    let whole = service.replacing("kind: ownSimilar\n", with: "").replacing(
      "objective: passengerGrowth", with: "reason: disruption")
    #expect(try CampaignFile.read(Array(whole.utf8)).subject == .service(.disruption))
    let missable = whole.replacing("reason: disruption", with: "reason: disruption\nwayOut: yes")
    #expect(try CampaignFile.read(Array(missable.utf8)).subject == .service(.disruption, offersWayOut: true))
  }

  @Test func aSelectionByTravelIsOneByTravelData() throws {
    let text = Self.whole.replacing("holdOut: 10", with: "journeysFrom: 4\npeakFrom: 50\nmonths: 6")
    let draft = try CampaignFile.read(Array(text.utf8))
    #expect(draft.selection.travel?.leastJourneys == 4 && draft.selection.travel?.months == 6)
    #expect(draft.approach.picksBy == [.travelBehaviour])
  }

  @Test func whatIsNoTextIsRefused() {
    #expect(throws: CampaignFaults.self) { try CampaignFile.read([0xff, 0xfe, 0x00]) }
    #expect(throws: CampaignFaults.self) { try CampaignFile.read(Array(repeating: 0x61, count: 200_001)) }
  }

  /// What is not said fails closed: as the offer that needs most.
  @Test func anOfferOfWhichNothingIsKnownCountsAsAPartners() {
    let nothing = CampaignDraft(
      name: "x", purpose: .marketingActions, channel: .email, brand: .ns,
      subject: CampaignSubject.offer(.partner, for: .relationship), selection: Selection(), texts: [])
    #expect(nothing.approach.content == .offer(.partner, for: .relationship))
  }
}
