import Domain
import TestSupport
import Testing

@testable import BusinessCards

/// Whoever sent an order that takes long can ask how far it is, and nobody else.
@Suite struct OrdersUnderWayTests {
  private let orders = OrdersUnderWay()
  private let desk = Desk(
    .booker(1, actor: .booker("bea"), from: .device("laptop1")), publicURL: "", contact: .unconfigured)

  private func share(_ order: String, of keeper: Keeper) -> Double? {
    orders.answer(ProgressQuestion(order: order), of: keeper).share
  }

  @Test func isToldToItsSenderForAsLongAsItTakes() async {
    await orders.following("mine", at: desk) {
      #expect(share("mine", of: desk.keeper) == 0)
      desk.progress.tell(0.43)
      #expect(share("mine", of: desk.keeper) == 0.43)
      #expect(share("other", of: desk.keeper) == nil)
      #expect(share("mine", of: .booker(1, actor: .booker("bea"), from: .device("phone123"))) == nil)
      #expect(share("mine", of: .booker(2, actor: .booker("cor"), from: .device("laptop1"))) == nil)
    }
    #expect(share("mine", of: desk.keeper) == nil)
  }

  @Test func isForgottenAlsoWhereItFails() async {
    await #expect(throws: DeskRefusal.self) {
      try await orders.following("mine", at: desk) { throw DeskRefusal.planIsOld }
    }
    #expect(share("mine", of: desk.keeper) == nil)
  }

  @Test func withoutANameOrWithOneThatIsNoNameItIsDoneAllTheSame() async {
    for name in [nil, String(repeating: "x", count: 65)] {
      let done = await orders.following(name, at: desk) {
        #expect(share(name ?? "", of: desk.keeper) == nil)
        return 7
      }
      #expect(done == 7)
    }
  }
}
