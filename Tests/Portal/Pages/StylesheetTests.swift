import Domain
import Foundation
import Testing

@testable import rechtspoor_portal

@Suite struct StylesheetTests {
  private let css = String(decoding: Assets.stylesheet, as: UTF8.self)

  @Test func nothingIsLoadedByTheStylesheet() {
    #expect(!css.contains("url(") && !css.contains("@import") && !css.contains("http"))
  }

  @Test func noTextOnAScreenIsSmallerThanNineteenPixels() throws {
    let onScreen = try #require(css.components(separatedBy: "@media print").first)
    let sizes = onScreen.matches(of: #/font-size: (?:clamp\()?([\d.]+)rem/#).compactMap { Double($0.output.1) }
    #expect(sizes.count > 5)
    #expect(sizes.allSatisfy { $0 * 16 >= 19 })
    #expect(css.contains("--step: 1.1875rem"))
    #expect(!onScreen.contains("font-size: smaller") && !onScreen.contains("font-size: 1em"))
  }

  @Test func focusIsNeverTakenAwayWithoutAnother() {
    let removed = css.components(separatedBy: "outline: none").count - 1
    #expect(removed == 1)
    #expect(css.contains(".choice:has(:focus-visible)"))
  }

  @Test func movementNeedsLeave() throws {
    let free = try #require(css.components(separatedBy: "prefers-reduced-motion: no-preference").first)
    #expect(!free.contains("transition") && !free.contains("animation"))
  }

  @Test func everyColourIsInThePalette() {
    let parts: [[UInt8]] = [
      PackageResources.ground_css, PackageResources.frame_css, PackageResources.doors_css,
      PackageResources.forms_css, PackageResources.answers_css, PackageResources.staff_css,
      PackageResources.wide_css,
    ]
    for part in parts {
      #expect(String(decoding: part, as: UTF8.self).firstMatch(of: #/#[0-9a-fA-F]{3,6}\b/#) == nil)
    }
  }

  @Test func everyClassOnAPageIsInTheStylesheet() throws {
    let known = Set(css.matches(of: #/\.([a-z][\w-]*)/#).map { String($0.output.1) })
    for sample in Sample.all(in: .nl) {
      for element in try RenderedPage(sample, .nl).elements {
        for name in (element.attributes["class"] ?? "").split(separator: " ") {
          #expect(known.contains(String(name)), "\(name) on \(sample.name)")
        }
      }
    }
  }

  @Test func thePictureCarriesNoStyleOrScriptOfItsOwn() {
    let mark = String(decoding: Assets.mark, as: UTF8.self)
    #expect(!mark.contains("style") && !mark.contains("script"))
  }
}
