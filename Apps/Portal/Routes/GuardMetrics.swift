import Domain
import Retention
import Storage

/// What the guards of the scheduler found, for whoever is to be woken by it.
enum GuardMetrics {
  static func text(in tx: Transaction) throws -> String {
    let clock = try ClockGuard.state(in: tx)
    let waits = try SweepWaits.all(in: tx)
    let check = try SelfCheck.last(in: tx)
    let oldest = waits.map { (tx.now.milliseconds - $0.since.milliseconds) / 1000 }.max() ?? 0
    let idle = clock.map { (tx.now.milliseconds - $0.workedAt.milliseconds) / 1000 } ?? 0
    return """
      # HELP rechtspoor_clock_stopped 1 while no scheduler believes the clock: nothing is erased or sent.
      # TYPE rechtspoor_clock_stopped gauge
      rechtspoor_clock_stopped \(clock?.stopped == nil ? 0 : 1)
      # HELP rechtspoor_scheduler_idle_seconds Since a scheduler last worked.
      # TYPE rechtspoor_scheduler_idle_seconds gauge
      rechtspoor_scheduler_idle_seconds \(idle)
      # HELP rechtspoor_sweep_waiting_people People whom a sweep leaves alone until two colleagues release it.
      # TYPE rechtspoor_sweep_waiting_people gauge
      rechtspoor_sweep_waiting_people \(waits.reduce(0) { $0 + $1.count.people })
      # HELP rechtspoor_sweep_waiting_seconds How long the oldest of them has waited.
      # TYPE rechtspoor_sweep_waiting_seconds gauge
      rechtspoor_sweep_waiting_seconds \(oldest)
      # HELP rechtspoor_self_check_differences Standings of the newest nightly sample that differ from their evidence.
      # TYPE rechtspoor_self_check_differences gauge
      rechtspoor_self_check_differences \(check?.differences ?? 0)

      """
  }
}
