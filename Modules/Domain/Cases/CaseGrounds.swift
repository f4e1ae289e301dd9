extension CaseKind {
  /// The articles under which such a request is answered, and the sentences of the statement that promise it.
  package var grounds: [String] {
    switch self {
    case .objection: ["S51", "art. 21(2)", "art. 21(3)", "art. 17(1)(c)"]
    case .optOut: ["S21", "S22", "S23", "art. 21(2)", "art. 21(3)"]
    case .unsubscribe: ["S19", "art. 21(2)", "art. 21(5)"]
    case .withdrawal: ["art. 7(3)", "art. 17(1)(b)"]
    case .leavingExtra: ["S35", "art. 17(1)(a)"]
    case .deceased: ["art. 5(1)(e)"]
    case .access: ["art. 15"]
    case .portability: ["art. 20"]
    case .erasure: ["art. 17(1)", "art. 17(3)"]
    case .rectification: ["art. 16"]
    case .restriction: ["art. 18"]
    case .complaint: ["art. 12(4)", "art. 77"]
    }
  }
}
