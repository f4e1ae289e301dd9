import Hummingbird
import Identity
import Logging
import NIOCore

/// What a request brings besides itself: where it came from, for the limits.
struct PortalContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let network: NetworkAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    network = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
  }

  /// No form of ours is larger.
  var maxUploadSize: Int { 64 * 1024 }
}
