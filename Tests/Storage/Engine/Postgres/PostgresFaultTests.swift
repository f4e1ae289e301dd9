import Testing

@testable import Storage

@Suite struct PostgresFaultTests {
  /// Not provoked on the server: every other test on it would run out of locks too.
  @Test func aServerThatRanOutOfLocksSaysWhichSettingToRaise() {
    let fault = postgresFault(state: "53200", message: "out of shared memory", name: "postgresql://db/huis")
    guard case .unavailable(let text) = fault else {
      Issue.record("\(fault)")
      return
    }
    #expect(text.contains("max_locks_per_transaction"))
    #expect(text.contains("postgresql://db/huis"))
    let memory = postgresFault(state: "53200", message: "out of memory", name: "huis")
    #expect(!memory.description.contains("max_locks"))
  }
}
