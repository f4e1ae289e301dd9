/// What a page loads besides itself: one stylesheet and one picture, both from this host.
enum Assets {
  /// Served as `/assets/portal.css`; the parts follow one another as a reader of the page meets them.
  static let stylesheet: [UInt8] = [
    PackageResources.palette_css, PackageResources.ground_css, PackageResources.frame_css,
    PackageResources.doors_css, PackageResources.forms_css, PackageResources.answers_css,
    PackageResources.staff_css, PackageResources.wide_css, PackageResources.paper_css,
  ].reduce([], +)

  /// Served as `/assets/mark.svg`: the points of a track, the second of which leads to a station.
  static var mark: [UInt8] { PackageResources.mark_svg }
}
