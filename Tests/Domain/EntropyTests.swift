import Domain
import Testing

@Suite struct EntropyTests {
  @Test(arguments: [0, 1, 7, 8, 9, 32, 1000]) func asManyBytesComeAsWereAskedFor(count: Int) {
    #expect(Entropy.system.bytes(count).count == count)
  }

  /// Every place of what is drawn changes: with sixty draws, one that stayed would be chance once in 2^472.
  @Test func noPlaceStaysTheSame() {
    let draws = (0..<60).map { _ in Entropy.system.bytes(19) }
    for place in 0..<19 { #expect(Set(draws.map { $0[place] }).count > 1, "byte \(place)") }
  }
}
