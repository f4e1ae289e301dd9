import Domain
import Retention
import Storage

/// Turns a plan into what a person reads: what goes, and what stays with its law, reason and end.
struct Keeping {
  let plan: ErasurePlan

  private struct Keeper {
    let purpose: Purpose
    let until: Day?
    let source: String
    let basis: LegalBasis?
    let term: Term?

    init(_ purpose: Purpose, until: Day?, _ ground: Ground) {
      self.purpose = purpose
      self.until = until
      switch ground {
      case .basis(let basis, let term): (self.basis, self.term, source) = (basis, term, term?.source ?? basis.article)
      case .held: (basis, term, source) = (nil, nil, KeepingLaw.claims.article)
      default: (basis, term, source) = (nil, nil, KeepingLaw.restriction.article)
      }
    }

    /// No known end outlasts any; among equals the order of the enum decides, so that two readings agree.
    func outlasts(_ other: Keeper) -> Bool {
      switch (until, other.until) {
      case (nil, nil): purpose.rawValue < other.purpose.rawValue
      case (nil, _): true
      case (_, nil): false
      case (let x?, let y?): x != y ? x > y : purpose.rawValue < other.purpose.rawValue
      }
    }
  }

  var erased: [ErasedItem] {
    plan.rowsByCategory.sorted { $0.key.rawValue < $1.key.rawValue }.map { ErasedItem($0.key, rows: $0.value) }
  }

  /// One line for each category that stays: the purpose that keeps it longest, and the letter says that
  /// it is the longest.
  var kept: [KeptItem] {
    var best: [DataCategory: Keeper] = [:]
    for row in plan.keeps {
      for (purpose, life) in row.because {
        guard case .alive(let until, let ground) = life else { continue }
        let candidate = Keeper(purpose, until: until, ground)
        if let known = best[row.row.datum.category], !candidate.outlasts(known) { continue }
        best[row.row.datum.category] = candidate
      }
    }
    return best.sorted { $0.key.rawValue < $1.key.rawValue }.map { category, keeper in
      KeptItem(
        category, for: keeper.purpose, until: keeper.until, source: keeper.source, basis: keeper.basis,
        term: keeper.term)
    }
  }

  /// What the case keeps of it: the dossier proves, and holds no payload (R8).
  var outcomes: [CaseTable.Outcome] {
    erased.map { CaseTable.Outcome(.erased, $0.category, rows: $0.rows) }
      + kept.map { item in
        CaseTable.Outcome(
          .kept, item.category, rows: plan.keeps.count { $0.row.datum.category == item.category },
          purpose: item.purpose, source: item.source, until: item.until, basis: item.basis,
          anchor: item.term?.anchor, period: item.term?.period)
      }
  }
}

/// What a case did, read back from its dossier.
struct Outcomes {
  let erased: [ErasedItem]
  let kept: [KeptItem]
  let suppressed: [SuppressedItem]

  init(of row: CaseTable.Row, in tx: Transaction) throws {
    let outcomes = try CaseTable.outcomes(of: row.id, in: tx)
    erased = outcomes.filter { $0.kind == .erased }.map { ErasedItem($0.category, rows: $0.rows) }
    kept = outcomes.filter { $0.kind == .kept }.compactMap { outcome in
      outcome.purpose.map {
        KeptItem(
          outcome.category, for: $0, until: outcome.until, source: outcome.source ?? "", basis: outcome.basis,
          term: outcome.term)
      }
    }
    suppressed = outcomes.filter { $0.kind == .suppressed }.compactMap { outcome in
      outcome.lane.map { SuppressedItem($0, scope: row.scope) }
    }
  }
}

extension CaseTable.Outcome {
  fileprivate var term: Term? {
    anchor.map { Term(anchor: $0, period: period ?? "", source: source ?? "", rule: "") }
  }
}
