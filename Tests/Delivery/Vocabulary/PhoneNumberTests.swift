import Domain
import Foundation
import Testing

struct PhoneNumberTests {
  @Test(arguments: [
    ("06-12345678", "+31612345678"), ("06 12 34 56 78", "+31612345678"), ("+31 6 12345678", "+31612345678"),
    ("0031612345678", "+31612345678"), ("+31 (0)6-12345678", "+31612345678"), ("(0719) 556279", "+31719556279"),
    ("+3146-8487452", "+31468487452"), ("+31(0)31-1297275", "+31311297275"), ("+31(0)877 037870", "+31877037870"),
    ("0400 610340", "+31400610340"), ("011-6339735", "+31116339735"), ("+32 470 12 34 56", "+32470123456"),
  ])
  func theWaysOfWritingANumberMeet(typed: String, e164: String) {
    #expect(PhoneNumber(typed)?.e164 == e164)
  }

  @Test(arguments: [
    "", "06", "0800-1234", "112", "06-1234567", "06-123456789", "612345678", "06-1234567a", "+31 6 1234 5678 x2",
    "++31612345678", "0612345678+", "+0612345678", "06\r\n12345678", "٠٦١٢٣٤٥٦٧٨", "+1234567890123456",
  ])
  func whatIsNobodysNumberIsRefused(typed: String) {
    #expect(PhoneNumber(typed) == nil)
  }

  @Test func itIsMaskedInMessages() throws {
    let mobile = try #require(PhoneNumber("0031612345678"))
    #expect("\(mobile)" == "+31…78")
  }

  @Test(.enabled(if: Samples.names != nil, "no sample of Dutch names on this machine"))
  func whatTheSampleHoldsIsReadUnlessItCannotExist() throws {
    let rows = try #require(Samples.names)
    #expect(rows.count > 100)
    for row in rows {
      // The sample was made by dice: some numbers begin with a second zero, some houses are number 0.
      let digits = row[7].replacing("(0)", with: "").filter(\.isNumber)
      #expect((PhoneNumber(row[7]) == nil) == digits.hasPrefix("310"), "\(row[7])")
      #expect(EmailAddress(row[8]) != nil)
      if Int(row[4]) == 0 {
        #expect(throws: PostalAddressFault.houseNumber) { try postalAddress(of: row) }
      } else {
        #expect(try postalAddress(of: row).houseNumber == Int(row[4]))
      }
    }
  }

  private func postalAddress(of row: [String]) throws -> PostalAddress {
    try PostalAddress(street: row[3], houseNumber: row[4], postcode: row[5], place: row[6])
  }
}

/// Samples that a developer may have laid beside the sources: RECHTSPOOR_TEST_SAMPLES names the folder.
enum Samples {
  private static let folder = ProcessInfo.processInfo.environment["RECHTSPOOR_TEST_SAMPLES"] ?? "./samples"

  static let names: [[String]]? =
    (try? String(contentsOfFile: folder + "/names-nl.csv", encoding: .utf8)).map { text in
      text.split(whereSeparator: \.isNewline).dropFirst()
        .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    }

  static let oneClickMail: [UInt8]? =
    (try? Data(contentsOf: URL(fileURLWithPath: folder + "/mail/groupsio_oneclick_headers.eml"))).map(Array.init)
}
