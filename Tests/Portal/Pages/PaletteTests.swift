import Foundation
import Testing

@testable import rechtspoor_portal

/// WCAG 2.2 AA, computed from the stylesheet itself: 4.5 for text, 3 for edges and focus.
@Suite struct PaletteTests {
  enum Scheme: String, CaseIterable { case light, dark }

  static let text: [(String, String)] = [
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("ink", "track-tint"),
    ("ink-soft", "paper"), ("ink-soft", "surface"), ("ink-soft", "sunken"), ("ink-soft", "track-tint"),
    ("track", "paper"), ("track", "surface"), ("track", "sunken"), ("track", "track-tint"),
    ("track-deep", "paper"), ("track-deep", "surface"), ("track-deep", "sunken"), ("track-deep", "track-tint"),
    ("on-track", "track"), ("on-track", "track-deep"), ("on-signal", "signal"),
    ("good-ink", "good-paper"), ("warn-ink", "warn-paper"), ("fault-ink", "fault-paper"),
    ("ink-soft", "warn-paper"), ("fault-ink", "paper"), ("fault-ink", "surface"), ("on-fault", "fault-ink"),
    ("paper", "ink"),
  ]

  static let edges: [(String, String)] = [
    ("edge", "paper"), ("edge", "surface"), ("track", "paper"), ("fault-ink", "surface"),
    ("focus", "paper"), ("focus", "surface"), ("focus", "sunken"), ("focus", "track-tint"), ("focus", "good-paper"),
    ("focus", "warn-paper"), ("focus", "fault-paper"),
  ]

  @Test(arguments: Scheme.allCases, PaletteTests.text)
  func textCanBeRead(scheme: Scheme, pair: (String, String)) throws {
    #expect(try ratio(pair, scheme) >= 4.5)
  }

  @Test(arguments: Scheme.allCases, PaletteTests.edges)
  func edgesCanBeSeen(scheme: Scheme, pair: (String, String)) throws {
    #expect(try ratio(pair, scheme) >= 3)
  }

  @Test func theFormulaKnowsBlackFromWhite() {
    #expect(abs(contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(contrast("#777777", "#ffffff") < 4.5)
  }

  private func ratio(_ pair: (String, String), _ scheme: Scheme) throws -> Double {
    let palette = try Self.palette(scheme)
    return contrast(try #require(palette[pair.0]), try #require(palette[pair.1]))
  }

  static func palette(_ scheme: Scheme) throws -> [String: String] {
    let css = String(decoding: PackageResources.palette_css, as: UTF8.self)
    let halves = css.components(separatedBy: "prefers-color-scheme: dark")
    let half = try #require(halves.count == 2 ? halves[scheme == .light ? 0 : 1] : nil)
    let pairs = half.matches(of: #/--([\w-]+): (#[0-9a-f]{6});/#).map { (String($0.output.1), String($0.output.2)) }
    return Dictionary(pairs) { first, _ in first }
  }
}

private func contrast(_ one: String, _ other: String) -> Double {
  let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
  return (light + 0.05) / (dark + 0.05)
}

private func luminance(_ colour: String) -> Double {
  let value = Int(colour.dropFirst(), radix: 16) ?? 0
  let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}
