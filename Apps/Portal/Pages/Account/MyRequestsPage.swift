import Domain

/// `GET /me/requests`.
struct MyRequestsPage: Page {
  struct Row: Sendable {
    var kind: String
    var reference: String
    var received: String
    var state: String
  }

  static let words = Words<MyRequestsCopy>()

  var requests: [Row]

  var template: Template { .myRequests }

  func title(_ copy: MyRequestsCopy) -> String { copy.title }

  func values(_ copy: MyRequestsCopy, in language: Language) -> Values {
    [
      "hasRequests": !requests.isEmpty,
      "requests": requests.map { row -> Values in
        [
          "kind": row.kind, "reference": row.reference, "href": "/requests/\(row.reference)",
          "received": row.received, "state": row.state,
        ]
      },
    ]
  }
}
