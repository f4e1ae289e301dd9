import Bootstrap
import Domain
import Logging
import Marketing
import Retention
import Rights
import ServiceLifecycle
import Storage

/// The daemon: a beat every few seconds, in which whatever is due is done. What fails is logged and
/// tried again at the next beat; one failure never holds up the others.
struct Daemon: Service {
  let rounds: Rounds
  let clock: Domain.Clock
  let logger: Logger

  private static let beat = Duration.seconds(3)

  func run() async throws {
    logger.info("started")
    await cancelWhenGracefulShutdown { await beats() }
    logger.info("stopped")
  }

  /// Cancelled, it ends after the chunk it is in.
  private func beats() async {
    var lastMinute: Int64?
    var doneFor: Day?
    var filesDoneFor: Day?
    while !Task.isCancelled {
      let now = clock.now
      let isNewMinute = lastMinute != now.milliseconds / 60_000
      lastMinute = now.milliseconds / 60_000
      if isClockTrusted(saying: isNewMinute) {
        await recipients()
        await letters()
        await campaigns()
        let day = rounds.sweepDay(now)
        if filesDoneFor != day {
          filesDoneFor = day
          await files()
        }
        // Looked up again each minute: what waited may have been released since.
        if doneFor != day || isNewMinute && isOpenAgain(day) { doneFor = await daily(day) ? day : nil }
        if isNewMinute {
          minute()
          await returns()
          await times()
          await reaches()
        }
      } else if isNewMinute {
        keys()
      }
      do { try await Task.sleep(for: Self.beat) } catch { break }
    }
  }

  /// By a clock that is not believed nothing is erased, sent or given up, and nothing signed: only keys whose end was
  /// ordered before still go.
  private func isClockTrusted(saying: Bool) -> Bool {
    do {
      guard let (stopped, isNews) = try rounds.clockFault() else { return true }
      if isNews || saying { logger.critical("the clock is not believed", metadata: ["reason": "\(stopped)"]) }
    } catch {
      logger.error("the clock could not be compared", metadata: ["reason": "\(error)"])
    }
    return false
  }

  private func isOpenAgain(_ day: Day) -> Bool { (try? rounds.isSwept(for: day)) == false }

  private func letters() async {
    await attempt("silent cases") {
      let done = try await rounds.silentCases { !Task.isCancelled }
      if done > 0 { logger.info("silent cases carried out", metadata: ["cases": "\(done)"]) }
    }
    await attempt("letters") {
      let report = try await rounds.letters { !Task.isCancelled }
      if report.sent + report.printed + report.postponed + report.failed + report.repeated > 0 {
        logger.info(
          "letters",
          metadata: [
            "sent": "\(report.sent)", "printed": "\(report.printed)", "postponed": "\(report.postponed)",
            "failed": "\(report.failed)", "repeated": "\(report.repeated)",
          ])
      }
    }
  }

  private func campaigns() async {
    await attempt("campaigns") {
      let report = try await rounds.campaigns { !Task.isCancelled }
      if report.claimed > 0 {
        logger.info(
          "campaigns",
          metadata: [
            "sent": "\(report.sent)", "refused": "\(report.refused)", "postponed": "\(report.postponed)",
            "failed": "\(report.failed)", "repeated": "\(report.repeated)",
          ])
      }
    }
  }

  private func returns() async {
    await attempt("returns") {
      let report = try await rounds.returns()
      if !report.isEmpty {
        logger.info(
          "returns",
          metadata: [
            "bounces": "\(report.bounces)", "complaints": "\(report.complaints)",
            "unsubscribed": "\(report.unsubscribed)", "unread": "\(report.unread)",
          ])
      }
    }
  }

  /// Once a day on each machine: its folders are its own.
  private func files() async {
    await attempt("files") {
      let removed = try await rounds.files()
      if removed > 0 { logger.info("files removed", metadata: ["files": "\(removed)"]) }
    }
  }

  private func recipients() async {
    await attempt("recipients") {
      let report = try await rounds.recipients { !Task.isCancelled }
      if !report.isEmpty {
        logger.info(
          "recipients",
          metadata: [
            "sent": "\(report.sent)", "reminded": "\(report.reminded)", "confirmed": "\(report.confirmed)",
            "postponed": "\(report.postponed)",
          ])
      }
    }
  }

  /// What is done once a day by all schedulers together. Returns whether it is done, whoever did it: a part
  /// that another is at is looked at again at the next beat, for its holder may not end it.
  private func daily(_ day: Day) async -> Bool {
    guard sweep(day) else { return false }
    await attempt("self-check") {
      guard let report = try rounds.selfCheck(for: day) else { return }
      let found: Logger.Metadata = ["people": "\(report.people)", "differences": "\(report.differences.count)"]
      if report.differences.isEmpty { logger.info("self-check", metadata: found) }
      if !report.differences.isEmpty { logger.critical("self-check found differences", metadata: found) }
    }
    await attempt("what is done once a day") {
      if let ended = try await rounds.tidy(for: day), ended > 0 {
        logger.notice("cases ended late", metadata: ["cases": "\(ended)"])
      }
    }
    return true
  }

  private func sweep(_ day: Day) -> Bool {
    do {
      let swept = try rounds.sweep(for: day) { !Task.isCancelled }
      if swept.parts > 0 {
        logger.info(
          "swept",
          metadata: [
            "day": "\(swept.report.asOf)", "parts": "\(swept.parts)", "people": "\(swept.report.customers)",
            "rows": "\(swept.report.rows.values.reduce(0, +))", "digest": "\(swept.report.digest.hex)",
            "waiting": "\(swept.report.waiting)",
          ])
        for alarm in swept.report.alarms { logger.critical("not let go", metadata: ["reason": "\(alarm)"]) }
        for wait in try rounds.waits() {
          logger.warning(
            "the sweep waits for a release",
            metadata: ["rule": "\(wait.rule)", "people": "\(wait.count.people)", "bound": "\(wait.bound)"])
        }
      }
      return try rounds.isSwept(for: day)
    } catch let lost as LeaseLost {
      logger.notice("sweep goes on elsewhere", metadata: ["part": "\(lost.name)"])
    } catch {
      logger.error("sweep failed", metadata: ["reason": "\(error)"])
    }
    return false
  }

  private func keys() {
    do {
      let keys = try rounds.keys()
      if keys > 0 { logger.info("keys destroyed", metadata: ["keys": "\(keys)"]) }
    } catch {
      logger.error("keys failed", metadata: ["reason": "\(error)"])
    }
  }

  private func minute() {
    keys()
    do {
      let told = try rounds.escalate()
      if told > 0 {
        logger.critical("a release is overdue: the officer was written to", metadata: ["rules": "\(told)"])
      }
      if try rounds.checkpoint() { logger.info("checkpoint signed") }
    } catch {
      logger.error("checkpoint failed", metadata: ["reason": "\(error)"])
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

  private func times() async {
    await attempt("counting the times of cases") {
      let end = clock.now.adding(seconds: 10)
      _ = try rounds.countTimes { !Task.isCancelled && clock.now < end }
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
