import Bootstrap
import Domain
import HTTPTypes
import Hummingbird
import Identity
import NIOCore
import Retention
import Rights
import Storage

/// For whoever keeps the machines running: alive, ready, and a few numbers without names.
extension Portal {
  func addHealth(to router: Router<PortalContext>) {
    router.get("/health/live") { _, _ in text("alive\n") }
    router.get("/health/ready") { _, _ in
      do {
        // Both databases: without its keyring the house can read and keep nothing of anybody.
        _ = try await store.read { tx in
          _ = try tx.statement.version.id
          _ = try tx.store.keyring.ledgerHead()
        }
        return text("ready\n")
      } catch {
        return text("not ready\n", status: .serviceUnavailable)
      }
    }
    router.get("/metrics") { _, _ in
      text(
        try await metrics() + OversightMetrics.text(try await store.read(Oversight.read)),
        type: "text/plain; version=0.0.4")
    }
  }

  /// In the Prometheus exposition format.
  private func metrics() async throws -> String {
    let (waiting, failed, oldest, due, latencies) = try await store.read { tx in
      (
        try count("SELECT COUNT(*) AS n FROM letter WHERE state = 'waiting'", in: tx),
        try count("SELECT COUNT(*) AS n FROM letter WHERE state = 'failed'", in: tx),
        try tx.first("SELECT MIN(decided_at) AS at FROM letter WHERE state = 'waiting'")?.optionalInteger("at"),
        try SweepBacklog.due(in: tx),
        try CaseLatencies.kept(in: tx)
      )
    }
    let timings = CaseTiming.Effect.allCases.map { Self.histogram(of: $0, latencies) }.joined(separator: "\n")
    let age = oldest.map { (world.clock.now.milliseconds - $0) / 1000 } ?? 0
    let work = world.hasher.work
    return """
      # HELP rechtspoor_letters_waiting Letters decided and not yet carried.
      # TYPE rechtspoor_letters_waiting gauge
      rechtspoor_letters_waiting \(waiting)
      # HELP rechtspoor_letters_failed Letters that could not be brought; each is kept a year (R20).
      # TYPE rechtspoor_letters_failed gauge
      rechtspoor_letters_failed \(failed)
      # HELP rechtspoor_letter_oldest_seconds Age of the oldest waiting letter.
      # TYPE rechtspoor_letter_oldest_seconds gauge
      rechtspoor_letter_oldest_seconds \(age)
      # HELP rechtspoor_people_due People the next sweep looks at.
      # TYPE rechtspoor_people_due gauge
      rechtspoor_people_due \(due)
      # HELP rechtspoor_password_hashes_total Argon2 hashes computed by this process.
      # TYPE rechtspoor_password_hashes_total counter
      rechtspoor_password_hashes_total \(work.hashes.values.reduce(0, +))
      \(timings)

      """
  }

  /// Of every case that is kept, so that it says the same at every portal and after every start.
  private static func histogram(of effect: CaseTiming.Effect, _ latencies: CaseLatencies) -> String {
    let (name, help) =
      switch effect {
      case .stopped: ("rechtspoor_case_stop_seconds", "From the click until the stop was in force.")
      case .unreadable: ("rechtspoor_case_unreadable_seconds", "From the proof until the last key was destroyed.")
      case .gone: ("rechtspoor_case_gone_seconds", "From the proof until no file held a byte of it.")
      }
    let bounds = [("0.1", 100), ("0.5", 500), ("1", 1000), ("5", 5000), ("60", 60_000), ("3600", 3_600_000)]
    let histogram = latencies.histogram(of: effect, upTo: bounds.map(\.1))
    let buckets = zip(bounds, histogram.counts).map { "\(name)_bucket{le=\"\($0.0)\"} \($1)" }
    return
      (["# HELP \(name) \(help)", "# TYPE \(name) histogram"] + buckets + [
        "\(name)_bucket{le=\"+Inf\"} \(histogram.all)",
        "\(name)_sum \(Double(histogram.milliseconds) / 1000)", "\(name)_count \(histogram.all)",
      ]).joined(separator: "\n")
  }

  private func count(_ query: Query, in tx: Transaction) throws -> Int {
    try tx.first(query)?.int("n") ?? 0
  }

  private func text(
    _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
