import Domain
import Testing

struct PostalAddressTests {
  @Test(arguments: [
    ("12", 12, ""), ("012", 12, ""), ("12a", 12, "A"), ("12-A", 12, "A"), (" 12 bis", 12, "BIS"), ("46-2", 46, "2"),
    ("9 III", 9, "III"),
  ])
  func aHouseNumberIsReadWithItsAddition(typed: String, number: Int, suffix: String) throws {
    let read = try PostalAddress(street: "Femkering", houseNumber: typed, postcode: "8026 tf", place: "Zwolle")
    #expect(read.houseNumber == number)
    #expect(read.suffix == suffix)
  }

  @Test func oneHouseHasOneForm() throws {
    let one = try PostalAddress(street: "Femkering", houseNumber: "09-a", postcode: "8026tf", place: "Zwolle")
    #expect(one.house == "8026TF 9")
    #expect(PostalAddress.house(postcode: " 8026 TF", houseNumber: "9") == one.house)
    #expect(one.lines == ["Femkering 9 A", "8026 TF  ZWOLLE"])
  }

  @Test(
    arguments: [
      (["", "1", "1234AB", "Zwolle"], PostalAddressFault.street), (["A\r\nB", "1", "1234AB", "Zwolle"], .street),
      (["Plein", "x", "1234AB", "Zwolle"], .houseNumber), (["Plein", "0", "1234AB", "Zwolle"], .houseNumber),
      (["Plein", "1\n", "1234AB", "Zwolle"], .houseNumber), (["Plein", "1", "0234AB", "Zwolle"], .postcode),
      (["Plein", "1", "1234A", "Zwolle"], .postcode), (["Plein", "1", "12345", "Zwolle"], .postcode),
      (["Plein", "1", "1234AB", " "], .place), (["Plein", "1", "1234AB", "Z\u{2028}w"], .place),
    ] as [([String], PostalAddressFault)])
  func theFieldThatIsWrongIsNamed(fields: [String], fault: PostalAddressFault) {
    #expect(throws: fault) {
      try PostalAddress(street: fields[0], houseNumber: fields[1], postcode: fields[2], place: fields[3])
    }
  }
}
