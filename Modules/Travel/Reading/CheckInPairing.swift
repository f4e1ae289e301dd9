import Domain

/// Gives journey rows the check-in time that stands in a row of its own, and tells forgotten
/// check-outs from the deposits of journeys.
///
/// Peak is decided by the time of check-in (A13), which the OV-chipkaart's exports leave out of their
/// journey rows: the check-in is the row before it in time, below it in a file that is newest first.
enum CheckInPairing {
  static func supply(_ rows: [TravelRow]) -> [TravelRow] {
    var rows = rows
    let inTime = isNewestFirst(rows) ? Array(rows.indices.reversed()) : Array(rows.indices)
    var open: [String: [Int]] = [:]
    var lastOfCard: [String: Int] = [:]
    for index in inTime {
      let card = rows[index].cardNumber ?? ""
      switch rows[index].kind {
      case .checkIn:
        open[card, default: []].append(index)
      case .journey, .journeyWithoutCheckOut, .turnedBack:
        guard rows[index].checkIn == nil,
          let found = open[card]?.suffix(reach).lastIndex(where: { belongs(rows[$0], to: rows[index]) })
        else { break }
        let start = rows[open[card]![found]]
        rows[index].checkIn = start.checkIn
        rows[index].checkOutNextDay = start.day < rows[index].day || (rows[index].checkOut ?? 1440) < start.checkIn ?? 0
        rows[index].day = start.day
        open[card]!.remove(at: found)
      default: continue
      }
      lastOfCard[card] = index
    }
    // The newest check-in may be of somebody who is still on the way.
    for (card, indices) in open {
      for index in indices where index != lastOfCard[card] { rows[index].kind = .forgottenCheckOut }
    }
    return rows
  }

  /// How many unmatched check-ins back a journey may find its own.
  private static let reach = 8
  /// No journey takes longer than this.
  private static let longest = 12 * 60

  private static func belongs(_ start: TravelRow, to journey: TravelRow) -> Bool {
    guard let minute = start.checkIn, let from = start.from, let begun = journey.from,
      Words.joined(from.text) == Words.joined(begun.text)
    else { return false }
    guard let end = journey.checkOut else { return start.day == journey.day }
    if start.day == journey.day, minute <= end { return true }
    // Past midnight the row may carry either day.
    let crosses = start.day == journey.day || start.day.adding(days: 1) == journey.day
    return crosses && minute > end && end + 1440 - minute <= longest
  }

  private static func isNewestFirst(_ rows: [TravelRow]) -> Bool {
    var down = 0
    var up = 0
    for (above, below) in zip(rows, rows.dropFirst()) {
      let a = (above.day.number, above.checkOut ?? above.checkIn ?? 0)
      let b = (below.day.number, below.checkOut ?? below.checkIn ?? 0)
      if a > b { down += 1 }
      if a < b { up += 1 }
    }
    return down >= up
  }
}
