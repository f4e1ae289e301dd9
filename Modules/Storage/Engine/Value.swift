package import Domain

/// What a column can hold, the same on both engines. No floating point: money is cents, time is
/// milliseconds or a day number.
package enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])
}

/// A Swift value that can be bound into a query.
package protocol Bindable {
  var bound: Value { get }
}

extension Int64: Bindable { package var bound: Value { .integer(self) } }
extension Int: Bindable { package var bound: Value { .integer(Int64(self)) } }
extension Bool: Bindable { package var bound: Value { .integer(self ? 1 : 0) } }
extension String: Bindable { package var bound: Value { .text(self) } }
extension [UInt8]: Bindable { package var bound: Value { .bytes(self) } }
extension Day: Bindable { package var bound: Value { .integer(Int64(number)) } }
extension Month: Bindable { package var bound: Value { .integer(Int64(number)) } }
extension Instant: Bindable { package var bound: Value { .integer(milliseconds) } }
extension Value: Bindable { package var bound: Value { self } }
extension Optional: Bindable where Wrapped: Bindable {
  package var bound: Value { map(\.bound) ?? .null }
}
