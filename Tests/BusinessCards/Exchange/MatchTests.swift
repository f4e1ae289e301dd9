import BusinessCards
import Domain
import Testing

/// Who is somebody that is known, and who only may be (T15).
@Suite struct MatchTests {
  private func record(
    _ given: String, _ surname: String, _ email: String? = nil, phone: String? = nil, number: String = "",
    handle: String = ""
  ) -> ContactRecord {
    var entry = ContactEntry(given: given, surname: surname)
    entry.emails = [email.flatMap(EmailAddress.init)].compactMap { $0 }
    entry.phones = [phone.flatMap(PhoneNumber.init)].compactMap { $0 }
    entry.personnelNumber = number
    var record = ContactRecord(entry)
    record.handle = handle
    return record
  }

  private func match(_ row: ContactRecord) -> Match<Int> {
    var known = KnownPeople<Int>()
    known.enter(
      MatchKeys(record("Jan", "de Vries", "jan@werk.example", phone: "0612345678", number: "0042", handle: "abc")),
      as: 1)
    known.enter(MatchKeys(record("Anna", "Bos", "balie@werk.example")), as: 2)
    return known.match(MatchKeys(row))
  }

  @Test func aHandleANumberWithTheNameAndAMailboxWithTheNameAreTheSamePerson() {
    #expect(match(record("J", "Anders", handle: "ABC")) == .same(1, because: .handle))
    #expect(match(record("Jan", "De Vriès", number: "0042")) == .same(1, because: .personnelNumberAndName))
    #expect(match(record("jan", "DE VRIES", "jan@werk.example")) == .same(1, because: .emailAndName))
  }

  @Test func aNameAMailboxOrATelephoneAloneIsOnlyPerhaps() {
    #expect(match(record("Jan", "de Vries", "andere@werk.example")) == .perhaps([1], because: .name))
    #expect(match(record("Bert", "Balie", "balie@werk.example")) == .perhaps([2], because: .email))
    #expect(match(record("Bert", "Balie", phone: "+31 6 12345678")) == .perhaps([1], because: .phone))
    #expect(match(record("Bert", "Balie", number: "0042")) == .perhaps([1], because: .personnelNumber))
  }

  @Test func anInitialIsPerhapsTheNameItBegins() {
    #expect(match(record("J.", "de Vries")) == .perhaps([1], because: .nameOfInitial))
    #expect(match(record("Joost", "de Vries")) == .new)
  }

  @Test func particlesAreFoundWhereverTheyStand() {
    var row = record("Jan", "Vries", "jan@werk.example")
    row.entry.middle = "de"
    #expect(match(row) == .same(1, because: .emailAndName))
  }

  @Test func aStrangerIsNew() {
    #expect(match(record("Nieuw", "Iemand", "nieuw@werk.example", phone: "0687654321")) == .new)
  }
}
