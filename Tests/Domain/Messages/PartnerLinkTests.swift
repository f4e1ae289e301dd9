import Domain
import TestSupport
import Testing

/// A partner sees that somebody came, and never who (S38–S41).
@Suite struct PartnerLinkTests {
  @Test func aPlainPageStaysAsItIs() throws {
    for written in [
      "https://www.theater.example/voorstellingen/de-muizenval", "https://boeken.example/", "https://boeken.example",
      "https://www.theater.example/agenda/2026/november?utm_source=ns&utm_campaign=najaar-2026",
    ] {
      #expect(try PartnerLink(written).text == written)
    }
  }

  @Test func parametersAndWhatFollowsTheHashAreCutOff() throws {
    let link = try PartnerLink(
      "HTTPS://Theater.example/agenda?klant=70010001&utm_medium=email&email=jan@voorbeeld.example#jan")
    #expect(link.text == "https://theater.example/agenda?utm_medium=email")
  }

  @Test(arguments: [
    "http://theater.example/", "ftp://theater.example/", "theater.example/agenda", "javascript:alert(1)", "https://",
    "https://jan@theater.example/", "https://jan:geheim@theater.example/", "https://theater.example/{{customer}}",
    "https://theater.example/jan@voorbeeld.example", "https://theater.example/jan%40voorbeeld.example",
    "https://theater.example/k/70010001", "https://theater.example/c0ffee12-4d3a-4b6f",
    "https://a1b2c3d4e5.theater.example/", "https://theater.example/AbCdEfGhIjKlMn", "https://10.0.0.1/x",
    "https://theater.example/3528.0200.1234", "https://theater.example/a b", "https://theater.example/\u{e9}",
  ]) func whatNamesSomebodyOrIsNoLinkIsRefused(_ written: String) {
    #expect(throws: PartnerLinkRefusal.self) { try PartnerLink(written) }
  }

  /// Wherever an identifier is put, the link does not carry it: it is cut off, or there is no link.
  @Test func noIdentifierSurvivesWhereverItIsPut() throws {
    var dice = Dice(seed: 11)
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    func word() -> String { String((0..<6).map { _ in letters[dice.below(letters.count)] }) }
    for _ in 0..<4_000 {
      let number = String((0..<9).map { _ in Character(String(dice.below(10))) })
      let identifier = [
        number, "\(word())@\(word()).example", "\(word())%40\(word()).example",
        "\(number.prefix(5))\(word())\(number.suffix(4))", "\(word().uppercased())\(word())\(word().uppercased())",
        "\(number.prefix(4))-\(number.suffix(4))", String(repeating: word(), count: 5),
      ][dice.below(7)]
      let (a, b) = (word(), word())
      let written = [
        "https://\(a).example/\(b)?k=\(identifier)", "https://\(a).example/\(b)?utm_source=\(identifier)",
        "https://\(a).example/\(b)?utm_campaign=\(identifier)&utm_medium=email", "https://\(a).example/#\(identifier)",
        "https://\(a).example/\(identifier)", "https://\(a).example/\(b)/\(identifier)/",
        "https://\(identifier).\(a).example/", "https://\(identifier)@\(a).example/",
        "https://\(a).example/\(b)?\(identifier)", "https://\(a).example/\(b)?\(identifier)=1",
        "https://\(a).example/\(b);id=\(identifier)",
      ][dice.below(11)]
      guard let link = try? PartnerLink(written) else { continue }
      #expect(!link.text.lowercased().contains(identifier.lowercased()), "\(written) became \(link.text)")
      #expect(try PartnerLink(link.text) == link, "\(link.text) is not what it becomes")
    }
  }
}
