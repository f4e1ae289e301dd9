import Domain

/// Reads one record after the other into rows and problems.
struct RowReader {
  private(set) var rows: [TravelRow] = []
  private(set) var problems: [RowProblem] = []
  private(set) var skipped = 0

  private let header: Header
  private let stations: StationRegister
  private let dates: DateReading

  init(header: Header, stations: StationRegister, dates: DateReading) {
    self.header = header
    self.stations = stations
    self.dates = dates
  }

  mutating func read(_ record: Record) {
    guard !record.isBlank else {
      skipped += 1
      return
    }
    let fields: [String]
    switch record.fields {
    case .failure(let bad): return report(record.line, nil, .badQuoting, bad.start)
    case .success(let found): fields = found
    }
    guard let cells = Cells(fields: fields, header: header) else {
      return report(record.line, nil, .fieldCount, "\(fields.count) fields, the header has \(header.names.count)")
    }
    if cells.isTotal {
      skipped += 1
      return
    }
    readRow(cells, line: record.line)
  }

  private mutating func readRow(_ cells: Cells, line: Int) {
    guard let day = dates.day(cells[.date]) else { return report(line, .date, .badDate, cells[.date]) }
    guard let named = cells.kind else {
      let column: Column = header.variant == .nsBusiness ? .description : .transaction
      return report(line, column, .unknownKind, cells[column])
    }
    guard let amount = amount(cells, of: named, line: line) else { return }
    let checkIn = time(.checkIn, cells, line: line)
    let checkOut = time(.checkOut, cells, line: line)
    let from = cells[.departure]
    let to = cells[.destination]

    let kind = Self.settled(named, from: from, to: to, checkOut: checkOut, amount: amount)
    guard !(kind.isTrip && from.isEmpty) else { return report(line, .departure, .noPlace, from) }

    let mode = mode(of: kind, cells, from: from, to: to, amount: amount)
    rows.append(
      TravelRow(
        kind: kind, day: day, checkIn: checkIn, checkOut: checkOut,
        checkOutNextDay: Self.isAfterMidnight(checkIn, checkOut), mode: mode,
        from: place(.departure, from, of: kind, mode, line: line),
        to: place(.destination, to, of: kind, mode, line: line), fareCents: kind.isFare ? amount : 0,
        product: Harmless.plain(cells[.product], limit: 120), travelClass: cells.travelClass,
        cardNumber: card(0, cells, line: line), otherCardNumber: card(1, cells, line: line), line: line,
        content: TripIdentity.content(
          kind: kind, day: day, checkIn: checkIn, checkOut: checkOut, from: from, to: to, cents: amount)))
  }

  /// The kind once the row's other cells have had their say.
  private static func settled(_ kind: RowKind, from: String, to: String, checkOut: Int?, amount: Int) -> RowKind {
    guard kind == .journey else { return kind }
    if amount == 0, !from.isEmpty, Words.joined(from) == Words.joined(to) { return .turnedBack }
    return to.isEmpty && checkOut == nil ? .journeyWithoutCheckOut : kind
  }

  private static func isAfterMidnight(_ checkIn: Int?, _ checkOut: Int?) -> Bool {
    guard let checkIn, let checkOut else { return false }
    return checkOut < checkIn
  }

  private mutating func amount(_ cells: Cells, of kind: RowKind, line: Int) -> Int? {
    var sum = 0
    for (column, sign) in cells.amountColumns where !cells[column].isEmpty {
      guard let cents = Money.cents(cells[column]) else {
        report(line, column, .badAmount, cells[column], rowKept: !kind.isFare)
        return kind.isFare ? nil : 0
      }
      sum += sign * cents
    }
    // The OV-chipkaart's exports sign a charge either way; the two columns of NS say which it is.
    return kind.chargesAmount && header.variant != .nsConsumer ? abs(sum) : sum
  }

  private mutating func time(_ column: Column, _ cells: Cells, line: Int) -> Int? {
    guard !cells[column].isEmpty else { return nil }
    guard let minute = ClockTime.minute(cells[column]) else {
      report(line, column, .badTime, cells[column], rowKept: true)
      return nil
    }
    return minute
  }

  private mutating func card(_ occurrence: Int, _ cells: Cells, line: Int) -> String? {
    let text = cells[.card, occurrence]
    guard !text.isEmpty else { return nil }
    guard let digits = CardNumber.digits(text) else {
      report(line, .card, .badCard, text, rowKept: true)
      return nil
    }
    return digits
  }

  private mutating func place(
    _ column: Column, _ text: String, of kind: RowKind, _ mode: TravelMode, line: Int
  ) -> Place? {
    guard !text.isEmpty else { return nil }
    let shown = Harmless.plain(text, limit: 120)
    guard mode == .train else { return Place(text: shown, station: nil) }
    let station = stations.code(for: text)
    if station == nil, kind.isTrip { report(line, column, .unknownStation, text, rowKept: true) }
    return Place(text: shown, station: station)
  }

  private func mode(of kind: RowKind, _ cells: Cells, from: String, to: String, amount: Int) -> TravelMode {
    // Bus, tram and metro stops are written "City, Stop"; no station is.
    if from.contains(", ") || to.contains(", ") { return .other }
    switch kind {
    case .journey, .journeyWithoutCheckOut, .turnedBack: break
    case .checkIn: return abs(amount) >= 10_00 && stations.code(for: from) != nil ? .train : .other
    default: return .other
    }
    if cells.travelClass != nil || cells.saysTrain { return .train }
    if header.variant.isOfRailway { return cells.saysOther ? .other : .train }
    return stations.isFullName(from) && (to.isEmpty || stations.isFullName(to)) ? .train : .other
  }

  private mutating func report(
    _ line: Int, _ column: Column?, _ reason: RowProblem.Reason, _ found: String, rowKept: Bool = false
  ) {
    let index = column.flatMap { header.index($0) }
    problems.append(
      RowProblem(
        line: line, column: index.map { $0 + 1 },
        field: index.map { Harmless.plain(header.names[$0], limit: 40) } ?? "",
        reason: reason, found: found, rowKept: rowKept))
  }
}
