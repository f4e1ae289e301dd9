import Bootstrap
import Domain
import Logging
import Retention
import Rights
import ServiceLifecycle

/// The daemon: a beat every few seconds, in which whatever is due is done. What fails is logged and
/// tried again at the next beat; one failure never holds up the others.
struct Daemon: Service {
  let rounds: Rounds
  let clock: Domain.Clock
  let logger: Logger

  private static let beat = Duration.seconds(3)
  private static let sweepMinute = 3 * 60

  func run() async throws {
    logger.info("started")
    await cancelWhenGracefulShutdown { await beats() }
    logger.info("stopped")
  }

  /// Cancelled, it ends after the chunk it is in.
  private func beats() async {
    var lastMinute: Int64?
    var sweptFor: Day?
    while !Task.isCancelled {
      await letters()
      let now = clock.now
      if sweptFor != sweepDay(now), sweep() {
        sweptFor = sweepDay(now)
        await unanswerable()
      }
      if lastMinute != now.milliseconds / 60_000 {
        lastMinute = now.milliseconds / 60_000
        minute()
        await reaches()
      }
      do { try await Task.sleep(for: Self.beat) } catch { break }
    }
  }

  /// The day a sweep at this moment counts for: before three in the morning still the day before.
  private func sweepDay(_ now: Instant) -> Day {
    now.minuteOfDay < Self.sweepMinute ? now.day.adding(days: -1) : now.day
  }

  private func letters() async {
    await attempt("silent cases") {
      let done = try await rounds.silentCases { !Task.isCancelled }
      if done > 0 { logger.info("silent cases carried out", metadata: ["cases": "\(done)"]) }
    }
    await attempt("letters") {
      let report = try await rounds.letters()
      if report.sent + report.printed + report.postponed + report.failed > 0 {
        logger.info(
          "letters",
          metadata: [
            "sent": "\(report.sent)", "printed": "\(report.printed)", "postponed": "\(report.postponed)",
            "failed": "\(report.failed)",
          ])
      }
    }
  }

  private func unanswerable() async {
    await attempt("cases nobody can be answered about") {
      let ended = try await rounds.unanswerable()
      if ended > 0 { logger.notice("nobody could be answered", metadata: ["cases": "\(ended)"]) }
    }
  }

  private func sweep() -> Bool {
    do {
      let report = try rounds.sweep { !Task.isCancelled }
      logger.info(
        "swept",
        metadata: [
          "day": "\(report.asOf)", "people": "\(report.customers)",
          "rows": "\(report.rows.values.reduce(0, +))", "digest": "\(report.digest.hex)",
        ])
      return true
    } catch {
      logger.error("sweep failed", metadata: ["reason": "\(error)"])
      return false
    }
  }

  private func minute() {
    do {
      let keys = try rounds.keys()
      if keys > 0 { logger.info("keys destroyed", metadata: ["keys": "\(keys)"]) }
      if try rounds.checkpoint() { logger.info("checkpoint signed") }
    } catch {
      logger.error("keys or checkpoint failed", metadata: ["reason": "\(error)"])
    }
  }

  /// A few seconds of each minute: after another statement everybody is stale, and letters do not wait for that.
  private func reaches() async {
    await attempt("reaches") {
      let end = clock.now.adding(seconds: 10)
      let done = try rounds.reaches { !Task.isCancelled && clock.now < end }
      if done > 0 { logger.info("reaches worked out", metadata: ["people": "\(done)"]) }
    }
  }

  private func attempt(_ what: String, _ work: () async throws -> Void) async {
    do {
      try await work()
    } catch {
      logger.error("\(what) failed", metadata: ["reason": "\(error)"])
    }
  }
}
