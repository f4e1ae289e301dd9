import Domain
import Testing

@testable import Identity

@Suite struct HashingTests {
  private static let cheap = Argon2Parameters(memoryKiB: 64, passes: 1, lanes: 1)

  static func dummy(_ parameters: Argon2Parameters) -> PasswordHash {
    PasswordHasher.dummy(parameters, .seeded(7))
  }

  /// T3. No stopwatch: the same function runs, once each, at the same cost, over inputs of the same size.
  @Test func aThousandUnknownAccountsCostWhatAThousandKnownOnesCost() async throws {
    let password = try Password(typed: "tweede perron links")
    let known = PasswordHasher(parameters: Self.cheap, entropy: .seeded(10))
    let unknown = PasswordHasher(parameters: Self.cheap, entropy: .seeded(11))
    let stored = try await PasswordHasher(parameters: Self.cheap, entropy: .seeded(12))
      .hash(Password(chosen: "heel iets anders"))
    var shapes: Set<Int> = [stored.encoded.utf8.count]
    for sample in 0..<1000 {
      #expect(try await known.verify(password, against: stored) == .wrong)
      #expect(try await unknown.verify(password, against: nil) == .wrong)
      shapes.insert(PasswordHasher.dummy(Self.cheap, .seeded(UInt64(sample))).encoded.utf8.count)
    }
    #expect(known.work.hashes == [Self.cheap: 1000])
    #expect(unknown.work.hashes == known.work.hashes)
    #expect(shapes.count == 1, "a dummy is as long as a real hash")
  }

  @Test func atTodaysCostTheDummyRunsTheRealFunctionOnce() async throws {
    let hasher = PasswordHasher(entropy: .seeded(13))
    #expect(try await hasher.verifyDummy(Password(typed: "tweede perron links")) == .wrong)
    #expect(hasher.work.hashes == [.current: 1])
    #expect(Argon2Parameters.current == Argon2Parameters(memoryKiB: 19_456, passes: 2, lanes: 1))
  }

  @Test func neverMoreThanTwoRunAtOnce() async throws {
    let hasher = PasswordHasher(entropy: .seeded(14))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<24 {
        group.addTask {
          _ = try await hasher.hash(Password(chosen: "perron \(number) links"))
        }
      }
      try await group.waitForAll()
    }
    #expect(hasher.work.hashes == [.current: 24])
    #expect(hasher.work.mostAtOnce == 2)
    #expect(hasher.work.refused == 0)
  }

  @Test func theLineIsBoundedAndWhoFindsItFullIsTurnedAwayUncounted() async throws {
    let hasher = PasswordHasher(entropy: .seeded(15), atOnce: 1, waiting: 2)
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<40 {
        group.addTask {
          do {
            try await hasher.verifyDummy(Password(typed: "tweede perron links"))
            return true
          } catch {
            #expect(error is HasherBusy)
            return false
          }
        }
      }
      return await group.reduce(into: [Bool: Int]()) { $0[$1, default: 0] += 1 }
    }
    let done = outcomes[true, default: 0]
    #expect(done >= 3, "one inside and two in line are served")
    #expect(hasher.work.hashes == [.current: done])
    #expect(hasher.work.refused == 40 - done)
    #expect(hasher.work.mostAtOnce == 1)
  }

  @Test func thePlaceIsHandedOnInOrderAndAFullLineIsBusy() async throws {
    let gate = HashingGate(places: 1, line: 1)
    try await gate.enter()
    let second = Task { try await gate.enter() }
    while await gate.inLine < 1 { await Task.yield() }
    await #expect(throws: HasherBusy.self) { try await gate.enter() }
    await gate.leave()
    try await second.value
    await gate.leave()
    try await gate.enter()
    #expect(await gate.inLine == 0)
  }

  @Test func whoGoesAwayLeavesTheLine() async throws {
    let gate = HashingGate(places: 1, line: 1)
    try await gate.enter()
    let gone = Task { try await gate.enter() }
    while await gate.inLine < 1 { await Task.yield() }
    gone.cancel()
    await #expect(throws: CancellationError.self) { try await gone.value }
    #expect(await gate.inLine == 0)
    // The place it never had is still to be had.
    await gate.leave()
    try await gate.enter()
  }
}
