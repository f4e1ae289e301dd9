import Domain
import Marketing
import Rights
import TestSupport

/// One thing that happens to a small house. What it names it names by number: who that is, the house itself says.
enum Deed: Sendable {
  case customer(Int)
  case purchase(card: Int, cents: Int)
  case contact(person: UInt64, ContactEvent, ownAct: Bool)
  case relationshipRow(person: UInt64, table: Int)
  case counter(person: UInt64, monthsAgo: Int)
  case objectUnproven(address: Int, Scope)
  case objectByHousehold(Int)
  case objectProven(person: UInt64, Scope)
  case withdraw(person: UInt64, ConsentName)
  case preferences(person: UInt64, Set<Preferences.Line>)
  case optIn(address: Int, OptIn.Offer)
  case consent(person: UInt64, ConsentName)
  case eraseRequest(person: UInt64)
  case eraseByMail(address: Int)
  case rectifyName(person: UInt64, Int)
  case rectifyEmail(person: UInt64, to: Int)
  case access(person: UInt64)
  case export(person: UInt64)
  case unsubscribe(person: UInt64, MailingList)
  case press(link: UInt64, contradicting: Bool)
  case letters
  case silence
  case sweep
  case plan(daysAhead: Int)
  case time(minutes: Int)
  case days(Int)
  case attempt(address: Int)
  case session(person: UInt64)
  case status(UInt64)
  case standing(person: UInt64)
  case mayWrite(person: UInt64, Purpose, Lane)
  case suppressed(address: Int)

  static func drawn(by dice: inout Dice) -> Deed {
    let person = dice.next()
    let address = dice.below(Life.addresses)
    switch dice.below(100) {
    case 0..<6: return .customer(address)
    case 6..<13: return .purchase(card: address, cents: 100 + dice.below(9000))
    case 13..<17: return .contact(person: person, dice.pick(ContactEvent.allCases), ownAct: dice.below(3) > 0)
    case 17..<21: return .relationshipRow(person: person, table: dice.below(3))
    case 21..<23: return .counter(person: person, monthsAgo: 1 + dice.below(50))
    case 23..<26: return .objectUnproven(address: address, dice.pick(Scope.allCases))
    case 26: return .objectByHousehold(address)
    case 27..<30: return .objectProven(person: person, dice.pick(Scope.allCases))
    case 30: return .withdraw(person: person, dice.pick(ConsentName.allCases))
    case 31: return .preferences(person: person, Set(Preferences.Line.allCases.filter { _ in dice.below(2) == 0 }))
    case 32..<34: return .optIn(address: address, dice.pick(OptIn.Offer.allCases))
    case 34: return .consent(person: person, dice.pick(ConsentName.allCases))
    case 35: return dice.below(2) == 0 ? .eraseRequest(person: person) : .eraseByMail(address: address)
    case 36: return .rectifyName(person: person, address)
    case 37: return .rectifyEmail(person: person, to: address)
    case 38: return dice.below(4) == 0 ? .export(person: person) : .access(person: person)
    case 39: return .unsubscribe(person: person, dice.pick(MailingList.allCases))
    case 40..<45: return .press(link: person, contradicting: dice.below(3) == 0)
    case 45..<47: return .letters
    case 47: return .silence
    case 48: return dice.below(3) == 0 ? .plan(daysAhead: dice.below(2000)) : .sweep
    case 49..<52: return .time(minutes: dice.below(300))
    case 52: return .days(1 + dice.below(20))
    case 53..<63: return .attempt(address: address)
    case 63..<70: return .session(person: person)
    case 70..<78: return .status(person)
    case 78..<86: return .standing(person: person)
    case 86..<94:
      return .mayWrite(
        person: person, dice.pick(Purpose.allCases),
        Lane(dice.pick(Channel.allCases), dice.pick(Brand.allCases)))
    default: return .suppressed(address: address)
    }
  }
}
