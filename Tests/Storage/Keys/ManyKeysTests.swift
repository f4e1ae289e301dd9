import Dispatch
import Domain
import Synchronization
import TestSupport
import Testing

@testable import Storage

/// Keys made by the thousand are keys like any other.
@Suite struct ManyKeysTests {
  private let wanted =
    (1...1200).map { KeyName($0, .person) } + [KeyName(7, .relationship), KeyName(8, .person), KeyName(8, .person)]

  @Test(arguments: Dialect.allCases) func aKeyThatIsThereStaysAndEachNameGetsOne(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let ring = house.store.keyring
    let before = try ring.makeKey(KeyName(7, .person))
    try ring.makeKeys(wanted)
    let after = try ring.key(KeyName(7, .person))
    #expect(after?.secret == before.secret)
    #expect(try keys(ring) == 1201)
    let relationship = try ring.key(KeyName(7, .relationship))
    #expect(relationship != nil && relationship?.secret != before.secret)
  }

  @Test(arguments: Dialect.allCases) func twoWhoMakeTheSameKeysAtOnceLeaveOneOfEach(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    let ring = house.store.keyring
    let faults = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 3) { _ in
      do {
        try ring.makeKeys(wanted)
      } catch {
        faults.withLock { $0.append("\(error)") }
      }
    }
    #expect(faults.withLock { $0 } == [])
    #expect(try keys(ring) == 1201)
  }

  private func keys(_ ring: Keyring) throws -> Int? {
    try ring.engine.read { try $0.run("SELECT count(*) AS n FROM wrapped_key") }.first?.int("n")
  }
}
