package import Domain

/// A row recorded, or happened, on a day that has not come: its period would run too long.
package struct DayInTheFuture: Error, Hashable, CustomStringConvertible {
  package let table: String
  package let column: String
  package let day: Day

  package var description: String {
    "\(table).\(column) is \(day), which lies in the future. Give the day on which it happened or was recorded; "
      + "nothing was stored."
  }
}

extension PersonalTable {
  /// Refuses a day on which nothing can have happened yet. Months have their own reading: a counter's
  /// period begins when its month is over (A2).
  func refuseFuture(_ record: Record, today: Day) throws {
    for column in anchors where !column.mayLieAhead {
      guard case .anchor(let names, let form) = column.role, form == .day || form == .bookYear,
        names.contains(.recorded) || names.contains(.happened), record[column.name] ?? .null != .null
      else { continue }
      let day = try record.day(column.name)
      if day > today { throw DayInTheFuture(table: name, column: column.name, day: day) }
    }
  }
}
