import Domain
import Retention
import Storage

/// Turns a plan into what a person reads: what goes, and what stays with its reason and end.
struct Keeping {
  let plan: ErasurePlan

  var erased: [ErasedItem] {
    plan.rowsByCategory.sorted { $0.key.rawValue < $1.key.rawValue }.map { ErasedItem($0.key, rows: $0.value) }
  }

  /// One line for each category that stays and the purpose that keeps it longest.
  var kept: [KeptItem] {
    var best: [DataCategory: (purpose: Purpose, until: Day?, source: String)] = [:]
    for row in plan.keeps {
      for (purpose, life) in row.because {
        guard case .alive(let until, let ground) = life else { continue }
        let candidate = (purpose: purpose, until: until, source: Self.source(ground))
        if let known = best[row.row.datum.category], !Self.outlasts(candidate, known) { continue }
        best[row.row.datum.category] = candidate
      }
    }
    return best.sorted { $0.key.rawValue < $1.key.rawValue }.map { category, keeper in
      KeptItem(category, for: keeper.purpose, until: keeper.until, source: keeper.source)
    }
  }

  /// What the case keeps of it: the dossier proves, and holds no payload (R8).
  var outcomes: [CaseTable.Outcome] {
    erased.map { CaseTable.Outcome(.erased, $0.category, rows: $0.rows) }
      + kept.map { item in
        CaseTable.Outcome(
          .kept, item.category, rows: plan.keeps.count { $0.row.datum.category == item.category },
          purpose: item.purpose, source: item.source, until: item.until)
      }
  }

  private static func source(_ ground: Ground) -> String {
    switch ground {
    case .basis(let basis, let term): term?.source ?? basis.article
    default: "art. 18"
    }
  }

  /// No known end outlasts any; among equals the order of the enum decides, so that two readings agree.
  private static func outlasts(
    _ a: (purpose: Purpose, until: Day?, source: String), _ b: (purpose: Purpose, until: Day?, source: String)
  ) -> Bool {
    switch (a.until, b.until) {
    case (nil, nil): a.purpose.rawValue < b.purpose.rawValue
    case (nil, _): true
    case (_, nil): false
    case (let x?, let y?): x != y ? x > y : a.purpose.rawValue < b.purpose.rawValue
    }
  }
}
