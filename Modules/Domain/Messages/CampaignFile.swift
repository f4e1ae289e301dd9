/// Reads a campaign as a marketer writes it: lines of `name: value`, then each text under a line of its own.
///
///     name: voorjaar-2027
///     purpose: marketingActions
///     channel: email
///     kind: ownSimilar
///     objective: passengerGrowth
///
///     === nl
///     Met de trein naar zee
///
///     Beste {name},
///     …
///     === en
///     …
///
/// The first line of a text is its subject. `=== nl advertising` begins a block of advertising under it.
package enum CampaignFile {
  /// One thing that is wrong with a file, where, and what to do.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let problem: String

    package var description: String { "line \(line): \(problem)" }
  }

  /// More is no text for one person.
  package static let mostBytes = 200_000

  package static func read(_ bytes: [UInt8]) throws(CampaignFaults) -> CampaignDraft {
    guard bytes.count <= mostBytes else {
      throw CampaignFaults([Fault(line: 1, problem: "the file has \(bytes.count) bytes; at most \(mostBytes)")])
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\0") else {
      throw CampaignFaults([Fault(line: 1, problem: "is no text in UTF-8; save it as plain text in UTF-8")])
    }
    let lines = text.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var reader = CampaignReader()
    for (index, line) in lines.enumerated() { reader.take(line, at: index + 1) }
    return try reader.draft()
  }
}

/// Everything that is wrong with a campaign's file, at once.
package struct CampaignFaults: Error, Hashable, Sendable, CustomStringConvertible {
  package let all: [CampaignFile.Fault]

  init(_ all: [CampaignFile.Fault]) {
    self.all = all
  }

  package var description: String { all.map(\.description).joined(separator: "\n") }
}

private struct CampaignReader {
  private typealias Fault = CampaignFile.Fault

  private struct Block {
    let language: Language
    let isAdvertising: Bool
    let line: Int
    var lines: [String] = []

    var text: String {
      lines.joined(separator: "\n").split(separator: "\n\n", omittingEmptySubsequences: true)
        .map { $0.split(separator: "\n").joined(separator: "\n") }.filter { !$0.isEmpty }
        .joined(separator: "\n\n")
    }
  }

  private enum Name: String, CaseIterable {
    case name, purpose, channel, brand, kind, objective, reason, wayOut
    case languages, agreement, contactWithin, holdOut
    case journeysFrom, journeysTo, peakFrom, months
  }

  private var values: [Name: (value: String, line: Int)] = [:]
  private var blocks: [Block] = []
  private var faults: [Fault] = []
  private var isInText = false
  private var lastLine = 1

  mutating func take(_ line: String, at number: Int) {
    lastLine = number
    if line.hasPrefix("===") { return begin(line, at: number) }
    if isInText {
      if !blocks.isEmpty { blocks[blocks.count - 1].lines.append(line.trimmingEnd) }
      return
    }
    let plain = line.trimmed
    if plain.isEmpty || plain.hasPrefix("#") { return }
    guard let colon = plain.firstIndex(of: ":") else {
      return complain(number, "is no 'name: value'; write one, or begin a text with === nl")
    }
    let (word, value) = (String(plain[..<colon]).trimmed, String(plain[plain.index(after: colon)...]).trimmed)
    guard let name = Name(rawValue: word) else {
      return complain(number, "'\(OneLine.of(word))' is unknown; there are \(Self.list(Name.allCases))")
    }
    guard values[name] == nil else { return complain(number, "\(word) stands here for the second time") }
    values[name] = (value, number)
  }

  private mutating func begin(_ line: String, at number: Int) {
    isInText = true
    let words = line.drop { $0 == "=" }.split(separator: " ").map(String.init)
    guard let language = words.first.flatMap(Language.init), words.count == 1 || words[1...] == ["advertising"] else {
      return complain(number, "a text begins with === nl or === en, a block of advertising with === nl advertising")
    }
    let isAdvertising = words.count == 2
    guard !blocks.contains(where: { $0.language == language && $0.isAdvertising == isAdvertising }) else {
      return complain(number, "stands here for the second time")
    }
    blocks.append(Block(language: language, isAdvertising: isAdvertising, line: number))
  }

  mutating func draft() throws(CampaignFaults) -> CampaignDraft {
    let name = take(.name, "small letters, digits and dashes, at most 40") { text -> String? in
      text.wholeMatch(of: /[a-z0-9][a-z0-9-]{1,39}/) == nil ? nil : text
    }
    let purpose = pick(.purpose, Purpose.self)
    let channel = pick(.channel, Channel.self, among: Channel.allCases.filter { $0 != .inHouse })
    let brand = values[.brand] == nil ? .ns : pick(.brand, Brand.self)
    let subject = self.subject(of: purpose)
    let selection = self.selection()
    let texts = self.texts()
    guard let name, let purpose, let channel, let brand, let subject, faults.isEmpty else {
      throw CampaignFaults(faults.sorted { $0.line < $1.line })
    }
    return CampaignDraft(
      name: name, purpose: purpose, channel: channel, brand: brand, subject: subject, selection: selection,
      texts: texts)
  }

  private mutating func subject(of purpose: Purpose?) -> CampaignSubject? {
    guard purpose == .serviceMessages else {
      refuse(.reason, "belongs to a service message, and this is none")
      refuse(.wayOut, "is in every offer, and cannot be left out")
      let (kind, objective) = (pick(.kind, OfferKind.self), pick(.objective, Objective.self))
      guard let kind, let objective else { return nil }
      return .offer(kind, for: objective)
    }
    refuse(.kind, "belongs to an offer, and a service message is none")
    refuse(.objective, "belongs to an offer, and a service message is none")
    let wayOut = values[.wayOut] == nil ? false : take(.wayOut, "yes or no") { ["yes": true, "no": false][$0] }
    guard let reason = pick(.reason, ServiceReason.self), let wayOut else { return nil }
    return .service(reason, offersWayOut: wayOut)
  }

  private mutating func selection() -> Selection {
    var selection = Selection()
    if values[.languages] != nil {
      let languages = take(.languages, "nl, en, or both with a comma") { text -> [Language]? in
        let words = text.split(separator: ",").map { Language(rawValue: String($0).trimmed) }
        return words.contains(nil) || words.isEmpty ? nil : words.compactMap { $0 }
      }
      selection.languages = Set(languages ?? [])
    }
    if values[.agreement] != nil { selection.agreement = pick(.agreement, AgreementName.self) }
    selection.contactWithinMonths = number(.contactWithin, 1...48, "months")
    selection.holdOutPercent = number(.holdOut, 0...90, "of a hundred people") ?? 0
    var travel = TravelSelection()
    travel.leastJourneys = number(.journeysFrom, 0...1000, "journeys a month")
    travel.mostJourneys = number(.journeysTo, 0...1000, "journeys a month")
    travel.leastPeakPercent = number(.peakFrom, 0...100, "of a hundred journeys")
    travel.months = number(.months, 1...12, "months") ?? 3
    if travel.leastJourneys != nil || travel.mostJourneys != nil || travel.leastPeakPercent != nil {
      selection.travel = travel
    } else {
      refuse(.months, "says how many months of journeys are looked at, and no journeys are asked for")
    }
    return selection
  }

  private mutating func texts() -> [CampaignText] {
    var texts: [CampaignText] = []
    for block in blocks where !block.isAdvertising {
      guard let subject = block.lines.first(where: { !$0.trimmed.isEmpty }),
        let start = block.lines.firstIndex(of: subject)
      else {
        complain(block.line, "the text has no subject; write it on the first line")
        continue
      }
      var body = block
      body.lines = Array(block.lines[(start + 1)...])
      if body.text.isEmpty { complain(block.line, "the text says nothing; write it under its subject") }
      texts.append(
        CampaignText(
          language: block.language, subject: subject.trimmed, body: body.text,
          advertising: blocks.first { $0.isAdvertising && $0.language == block.language }?.text))
    }
    for block in blocks where block.isAdvertising && !texts.contains(where: { $0.language == block.language }) {
      complain(block.line, "advertising stands under a text: write === \(block.language.rawValue) first")
    }
    if texts.isEmpty, faults.isEmpty { complain(lastLine, "there is no text; begin one with === nl") }
    return texts
  }

  // MARK: - Values

  private mutating func pick<Word>(
    _ name: Name, _: Word.Type, among words: [Word] = Word.allCases.map { $0 }
  ) -> Word? where Word: CaseIterable & RawRepresentable<String> {
    take(name, words.map(\.rawValue).joined(separator: ", ")) { text in words.first { $0.rawValue == text } }
  }

  private mutating func number(_ name: Name, _ range: ClosedRange<Int>, _ what: String) -> Int? {
    guard values[name] != nil else { return nil }
    return take(name, "a number \(what), from \(range.lowerBound) to \(range.upperBound)") { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  private mutating func take<T>(_ name: Name, _ expected: String, _ read: (String) -> T?) -> T? {
    guard let (text, line) = values[name] else {
      complain(1, "\(name.rawValue) is missing; write \(name.rawValue): and one of: \(expected)")
      return nil
    }
    if let value = read(text) { return value }
    complain(line, "\(name.rawValue) is '\(OneLine.of(text))'; write \(expected)")
    return nil
  }

  private mutating func refuse(_ name: Name, _ problem: String) {
    if let (_, line) = values[name] { complain(line, "\(name.rawValue) \(problem); take it out") }
  }

  private mutating func complain(_ line: Int, _ problem: String) {
    faults.append(Fault(line: line, problem: problem))
  }

  private static func list(_ names: [Name]) -> String { names.map(\.rawValue).joined(separator: ", ") }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  fileprivate var trimmingEnd: String { String(reversed().drop(while: \.isWhitespace).reversed()) }
}
