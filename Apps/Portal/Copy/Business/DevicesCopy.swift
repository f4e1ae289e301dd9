struct DevicesCopy: PageCopy {
  let title: String
  let lead: String
  let none: String
  let name: String
  let since: String
  let used: String
  let until: String
  let signOut: String
  let signedOut: String
  let back: String

  static let nl = DevicesCopy(
    title: "Computers waarop u bent ingelogd",
    lead: "Met het programma zakelijk blijft een computer weken ingelogd. Bent u er een kwijt? Log hem hier uit.",
    none: "U bent op geen enkele computer ingelogd.",
    name: "Computer",
    since: "Ingelogd op",
    used: "Laatst gebruikt",
    until: "Uitgelogd na",
    signOut: "Log uit",
    signedOut: "Uitgelogd. Die computer komt er niet meer in.",
    back: "Terug naar de lijst")

  static let en = DevicesCopy(
    title: "Computers on which you are signed in",
    lead: "With the program zakelijk a computer stays signed in for weeks. Have you lost one? Sign it out here.",
    none: "You are signed in on no computer.",
    name: "Computer",
    since: "Signed in on",
    used: "Last used",
    until: "Signed out after",
    signOut: "Sign out",
    signedOut: "Signed out. That computer does not get in any more.",
    back: "Back to the list")
}
