import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
  /// A file to keep, under a name of our own making.
  static func download(_ bytes: some Sequence<UInt8>, named name: String, as mediaType: String) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name)\""],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
