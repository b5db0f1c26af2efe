/// A `bytearray`: bytes that can be changed.
public final class ByteArrayObject: Object {
    public var bytes: [UInt8]

    public init(_ bytes: [UInt8], type: Class = .byteArray) {
        self.bytes = bytes
        super.init(type: type)
    }
}

extension Class {
    public static let byteArray = Class("bytearray", derivable: true)
}

extension Value {
    /// The bytes of a bytes or bytearray; nil for anything else.
    public var bytesLike: [UInt8]? {
        switch object {
        case let bytes as BytesObject: bytes.bytes
        case let array as ByteArrayObject: array.bytes
        default: nil
        }
    }
}
