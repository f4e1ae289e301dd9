import Domain
import Rights
import Testing

@testable import rechtspoor_portal

/// Whom a form names, and what is said beside a field that is not right.
@Suite struct PersonOnFormTests {
  private func form(email: String, phone: String) -> Form { Form(items: [("email", email), ("phone", phone)]) }

  @Test func aNumberAloneNamesSomebody() throws {
    guard case .named(.phone(let phone), _) = PersonOnForm(Form(items: [("phone", "06 12345678")])) else {
      Issue.record("a number alone was not enough")
      return
    }
    #expect(phone.e164 == "+31612345678")
  }

  @Test func aNumberBesideAnAddressIsKept() throws {
    guard
      case .named(.email, let phone) = PersonOnForm(form(email: "jan@voorbeeld.example", phone: "0612345678"))
    else {
      Issue.record("the address was not read")
      return
    }
    #expect(phone?.e164 == "+31612345678")
  }

  @Test(arguments: ["12", "zes", "06 1234567", String(repeating: "1", count: 400)])
  func aNumberThatIsNoneIsSaidSoBesideItsField(_ typed: String) throws {
    for email in ["", "jan@voorbeeld.example"] {
      guard case .faulty(let address, _, let telephone) = PersonOnForm(form(email: email, phone: typed)) else {
        Issue.record("\(typed) was taken for a number")
        continue
      }
      #expect(telephone.problem == .telephoneMalformed && telephone.value == typed)
      #expect(address.value == email && address.problem == nil)
    }
  }

  @Test func nothingAtAllAsksForAnAddress() throws {
    guard case .faulty(let email, _, let telephone) = PersonOnForm(Form.none) else {
      Issue.record("an empty form named somebody")
      return
    }
    #expect(email.problem == .addressMissing && telephone.problem == nil)
  }
}
