import Testing

@testable import Identity

@Suite struct CrossSiteDecisionTests {
  private let own: WebOrigin
  init() throws { own = try #require(WebOrigin("https://rechtspoor.example")) }

  private func post(fetchSite: String? = nil, origin: String? = nil) -> CrossSiteDecision {
    .decide(method: "POST", fetchSite: fetchSite, origin: origin, own: own)
  }

  @Test func showingIsForEverybody() {
    for method in ["GET", "HEAD", "OPTIONS"] {
      let decision = CrossSiteDecision.decide(
        method: method, fetchSite: "cross-site", origin: "https://evil.example", own: own)
      #expect(decision == .allowed)
    }
  }

  @Test(arguments: ["POST", "PUT", "PATCH", "DELETE", "get", "TRACE", ""])
  func everyOtherMethodIsHeldToTheRule(_ method: String) {
    let decision = CrossSiteDecision.decide(method: method, fetchSite: "cross-site", origin: nil, own: own)
    #expect(decision == .refused(.otherSite))
    #expect(!decision.mayGoOn)
  }

  @Test func whatTheBrowserSaysOfItselfDecides() {
    #expect(post(fetchSite: "same-origin", origin: "null") == .allowed)
    #expect(post(fetchSite: "none") == .allowed)
    #expect(post(fetchSite: "same-site") == .refused(.sisterSite))
    #expect(post(fetchSite: "cross-site", origin: "https://rechtspoor.example") == .refused(.otherSite))
    #expect(post(fetchSite: "Same-Origin") == .refused(.otherSite))
    #expect(post(fetchSite: "") == .refused(.otherSite))
  }

  @Test func anOlderBrowserIsKnownByItsOrigin() {
    #expect(post(origin: "https://rechtspoor.example") == .allowed)
    #expect(post(origin: "https://rechtspoor.example:443") == .allowed)
    for origin in [
      "http://rechtspoor.example", "https://rechtspoor.example:8443", "https://rechtspoor.example.evil.example",
      "https://x.rechtspoor.example", "https://rechtspoor.example@evil.example", "rechtspoor.example", "",
    ] {
      #expect(post(origin: origin) == .refused(.otherOrigin), "\(origin)")
    }
  }

  @Test func whoSaysNothingIsLeftToTheFormsToken() {
    #expect(post() == .unsaid)
    #expect(post(origin: "null") == .unsaid)
    #expect(post().mayGoOn)
  }

  @Test func anOriginIsReadFromThePublicAddress() {
    #expect(WebOrigin("https://Rechtspoor.example/me?x=1") == own)
    #expect(WebOrigin("http://127.0.0.1:8080/")?.port == 8080)
    #expect(WebOrigin("ftp://rechtspoor.example") == nil)
    #expect(WebOrigin("//rechtspoor.example") == nil)
  }
}
