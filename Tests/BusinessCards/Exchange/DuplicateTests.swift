import BusinessCards
import Domain
import TestSupport
import Testing

/// T15: nobody is taken for somebody else.
@Suite struct DuplicateTests {
  private func record(
    _ given: String, _ surname: String, email: String = "", phone: String = "", number: String = "",
    handle: String = ""
  ) -> ContactRecord {
    var entry = ContactEntry(given: given, surname: surname)
    entry.emails = [EmailAddress(email)].compactMap { $0 }
    entry.phones = [PhoneNumber(phone)].compactMap { $0 }
    entry.personnelNumber = number
    var record = ContactRecord(entry)
    record.handle = handle
    return record
  }

  private func match(_ sought: ContactRecord, _ known: ContactRecord...) -> Match<Int> { match(sought, all: known) }

  /// Among rows that were read, and among everybody who is there: both say the same.
  private func match(_ sought: ContactRecord, all known: [ContactRecord]) -> Match<Int> {
    var people = KnownPeople<Int>()
    for (id, record) in known.enumerated() { people.enter(MatchKeys(record).own, as: id) }
    let index = PeopleIndex { enter in
      for (id, record) in known.enumerated() { enter(id, MatchKeys(record).own) }
    }
    let found = people.match(MatchKeys(sought))
    #expect(index.match(MatchKeys(sought)) == found)
    return found
  }

  @Test func aNameAMailboxOrATelephoneAloneOnlySaysPerhaps() {
    #expect(match(record("Jan", "Vries"), record("Jan", "Vries")) == .perhaps([0], likely: [], because: .name))
    let shared = "info@werk.example"
    #expect(
      match(record("Jan", "Vries", email: shared), record("Anna", "Smit", email: shared))
        == .perhaps([0], likely: [], because: .email))
    #expect(
      match(record("Jan", "Vries", phone: "0301234567"), record("Anna", "Smit", phone: "0301234567"))
        == .perhaps([0], likely: [], because: .phone))
    #expect(
      match(record("Jan", "Vries", number: "42"), record("Anna", "Smit", number: "42"))
        == .perhaps([0], likely: [], because: .personnelNumber))
    #expect(match(record("Jan", "Vries"), record("Anna", "Smit")) == .new)
  }

  @Test func aHandleOrANameWithItsNumberOrMailboxIsTheSame() {
    #expect(match(record("J", "X", handle: "abc"), record("Jan", "Vries", handle: "ABC")) == .same(0, because: .handle))
    #expect(
      match(record("jan", "VRIÈS", number: "42"), record("Jan", "Vries", number: "42"))
        == .same(0, because: .personnelNumberAndName))
    #expect(
      match(record("Jan", "Vries", email: "j@w.nl"), record("Jan", "Vries", email: "j@w.nl"))
        == .same(0, because: .emailAndName))
  }

  @Test func twoThingsThatDoNotFollowFromOneAnotherAreLikely() {
    let phone = "0301234567"
    #expect(
      match(record("Jan", "Vries", phone: phone), record("Jan", "Vries", phone: phone))
        == .perhaps([0], likely: [0], because: .phone))
    #expect(
      match(record("J.", "Vries", phone: phone), record("Jan", "Vries", phone: phone))
        == .perhaps([0], likely: [0], because: .phone))
    #expect(
      match(record("Jan", "Vries", number: "42"), record("Anna", "Smit", phone: phone, number: "42"))
        == .perhaps([0], likely: [], because: .personnelNumber))
    let office = "info@werk.example"
    #expect(
      match(record("Jan", "Vries", email: office, phone: phone), record("Anna", "Smit", email: office, phone: phone))
        == .perhaps([0], likely: [], because: .email), "a mailbox and a telephone are an office's")
    // A name and its initial are one thing.
    #expect(
      match(record("J.", "Vries"), record("J.", "Vries")) == .perhaps([0], likely: [], because: .name))
  }

  @Test func twoWhoAreBothCertainAreForAPersonToDecide() {
    let known = [record("Jan", "Vries", email: "j@w.nl"), record("Jan", "Vries", number: "42")]
    let row = record("Jan", "Vries", email: "j@w.nl", number: "42")
    #expect(match(row, known[0], known[1]) == .perhaps([1, 0], likely: [1, 0], because: .personnelNumberAndName))
  }

  @Test func initialsOnlySayPerhapsAndTwoWholeNamesSayNothing() {
    #expect(
      match(record("J.", "de Vries"), record("Jan", "de Vries")) == .perhaps([0], likely: [], because: .nameOfInitial))
    #expect(match(record("Jan", "de Vries"), record("J.", "de Vries")) == .perhaps([0], likely: [], because: .initial))
    #expect(match(record("Joop", "de Vries"), record("Jan", "de Vries")) == .new)
  }

  @Test func aTelephoneOfManyIsTheOrganisationsAndSaysNothing() {
    let office = (0...20).map { record("A", "Naam\($0)", phone: "0301234567") }
    #expect(match(record("Jan", "Vries", phone: "0301234567"), all: office) == .new)
    let desk = Array(office.dropFirst())
    #expect(
      match(record("Jan", "Vries", phone: "0301234567"), all: desk)
        == .perhaps(Array(0..<20), likely: [], because: .phone))
  }

  @Test func ofWhoIsCertainTheFirstStayHoweverManyThereAre() {
    let namesakes = (0...30).map { _ in record("Jan", "Vries", email: "j@w.nl") }
    #expect(
      match(record("Jan", "Vries", email: "j@w.nl"), all: namesakes)
        == .perhaps(Array(0..<20), likely: Array(0..<20), because: .emailAndName))
  }

  @Test func bothIndicesSayTheSameOfAnything() {
    var dice = Dice(seed: 15)
    let names = ["Jan", "J.", "Anna", "de Vries", "Smit", "Prins"]
    func anybody() -> ContactRecord {
      record(
        names.randomElement(using: &dice) ?? "", names.randomElement(using: &dice) ?? "",
        email: ["", "a@w.nl", "b@w.nl"].randomElement(using: &dice) ?? "",
        phone: ["", "0301234567"].randomElement(using: &dice) ?? "",
        number: ["", "1", "2"].randomElement(using: &dice) ?? "")
    }
    for _ in 0..<200 { _ = match(anybody(), all: (0..<Int.random(in: 0...60, using: &dice)).map { _ in anybody() }) }
  }

  @Test func theRowsOfOneFileMeetEachOther() throws {
    let rows = try FileSamples.rows(
      "given name,surname,e-mail\nJan,Vries,j@w.nl\nAnna,Smit,j@w.nl\njan,vries,J@W.nl\n")
    var seen = KnownPeople<Int>()
    let matches = rows.map { row in
      defer { seen.enter(MatchKeys(row.record).own, as: row.lines.lowerBound) }
      return seen.match(MatchKeys(row.record))
    }
    #expect(matches == [.new, .perhaps([2], likely: [], because: .email), .same(2, because: .emailAndName)])
  }
}
