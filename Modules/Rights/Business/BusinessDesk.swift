package import BusinessCards

/// Everything that can be asked at the business desk, so that a door offers all of it and nothing else.
package enum BusinessDesk {
  package static let acts: [any DeskAct.Type] =
    DeskActs.all + [
      PreferenceActs.Show.self, PreferenceActs.Keep.self, PreferenceActs.OptOut.self, PrivateAddressAct.self,
    ]
}
