import Runtime

/// `struct`
func structModule(_ module: ModuleObject) {
    module["error"] = .object(StructFormat.errorClass)
    module["Struct"] = .object(StructObject.pythonClass)
    func format(_ value: Value) throws -> StructFormat { try StructObject.format(value) }
    let given = Parameter.required("format", as: Value.self).positionalOnly, buffer = Parameter.required("buffer", as: Value.self).positionalOnly
    module["pack"] = .object(NativeFunction(name: "pack", doc: "pack(format, v1, v2, ...) -> bytes\n\nThe values as the bytes that the format says.") { arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("missing format argument") }
        return try StructObject.pack(format(arguments[0]), arguments.dropFirst(), "pack")
    })
    module["pack_into"] = .object(NativeFunction(name: "pack_into", doc: "pack_into(format, buffer, offset, v1, v2, ...)\n\nPacks values into a buffer, from a place on.") { arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("missing format argument") }
        try StructObject.packInto(format(arguments[0]), arguments.dropFirst())
        return .none
    })
    module.function("unpack", given, buffer, doc: "The values that bytes stand for by the format.") { (text: Value, bytes: Value) throws -> Value in try StructObject.unpack(format(text), bytes) }
    module.function("unpack_from", .required("format", as: Value.self).positionalOnly, .required("buffer", as: Value.self).named, .optional("offset", default: 0), doc: "The values that bytes stand for by the format.") { (text: Value, bytes: Value, offset: Int) throws -> Value in
        try StructObject.unpack(format(text), bytes, from: offset)
    }
    module.function("iter_unpack", given, buffer, doc: "The values of one piece of the bytes after the other.") { (text: Value, bytes: Value) throws -> Value in try StructObject.iterate(format(text), bytes) }
    module.function("calcsize", given, doc: "How many bytes the format takes.") { (text: Value) throws -> Int in try format(text).size }
}

/// `struct.Struct`: a format that was read once.
final class StructObject: Object {
    private let format: StructFormat

    static let pythonClass: Class = {
        let made = Class.declare("Struct", for: StructObject.self, module: "_struct", derivable: true, doc: "Struct(format): a format that is read once.") { type in
            type.property("format", doc: "The format.") { (made: StructObject) -> String in made.format.text }
            type.property("size", doc: "How many bytes the format takes.") { (made: StructObject) -> Int in made.format.size }
            type.rawMethod("pack", doc: "The values as the bytes that the format says.") { made, arguments in try StructObject.pack(made.format, arguments, "pack") }
            type.rawMethod("pack_into", doc: "Write the values as bytes into a buffer, from offset on.") { made, arguments in
                try StructObject.packInto(made.format, arguments)
                return .none
            }
            type.method("unpack", .required("buffer", as: Value.self).positionalOnly, doc: "The values that bytes stand for.") { (made: StructObject, bytes: Value) throws -> Value in try StructObject.unpack(made.format, bytes) }
            type.method("unpack_from", .required("buffer", as: Value.self).named, .optional("offset", default: 0), doc: "The values that bytes stand for.") { (made: StructObject, bytes: Value, offset: Int) throws -> Value in
                try StructObject.unpack(made.format, bytes, from: offset)
            }
            type.method("iter_unpack", .required("buffer", as: Value.self).positionalOnly, doc: "The values of one piece of the bytes after the other.") { (made: StructObject, bytes: Value) throws -> Value in try StructObject.iterate(made.format, bytes) }
        }
        let signature = NativeSignature("Struct", ["format"], required: 1)
        made.construct = { type, arguments in StructObject(try format(signature.bind(arguments)[0] ?? .none), type: type).value }
        return made
    }()

    private init(_ format: StructFormat, type: Class) {
        self.format = format
        super.init(type: type)
    }

    static func format(_ value: Value) throws -> StructFormat {
        if let bytes = value.object as? BytesObject { return try StructFormat(String(decoding: bytes.bytes, as: UTF8.self)) }
        guard value.object is StringObject else { throw PythonException.typeError("Struct() argument 1 must be a str or bytes object, not \(value.isNone ? "NoneType" : value.typeName)") }
        _ = try value.callMethod("encode", .string("ascii"))
        return try StructFormat(value.strText())
    }

    static func pack(_ format: StructFormat, _ arguments: Arguments, _ function: String) throws -> Value {
        BytesObject(try packed(format, Array(arguments.positional), function)).value
    }
    private static func packed(_ format: StructFormat, _ values: [Value], _ function: String) throws -> [UInt8] {
        guard values.count == format.valueCount else { throw StructFormat.failure("\(function) expected \(format.valueCount) items for packing (got \(values.count))") }
        return try format.pack(values)
    }

    static func packInto(_ format: StructFormat, _ arguments: Arguments) throws {
        if arguments.positionalCount < 2 { throw StructFormat.failure("pack_into expected \(arguments.positionalCount == 0 ? "buffer" : "offset") argument") }
        let values = Array(arguments.positional.dropFirst(2))
        guard values.count == format.valueCount else { throw StructFormat.failure("pack_into expected \(format.valueCount) items for packing (got \(values.count))") }
        guard let target = arguments[0].object as? ByteArrayObject else { throw PythonException.typeError("argument must be read-write bytes-like object, not \(arguments[0].typeName)") }
        var at = try Int.from(arguments[1])
        let count = target.bytes.count, size = format.size
        if at < 0 {
            if at + size > 0 { throw StructFormat.failure("no space to pack \(size) bytes at offset \(at)") }
            if at + count < 0 { throw StructFormat.failure("offset \(at) out of range for \(count)-byte buffer") }
            at += count
        }
        if count - at < size { throw StructFormat.failure("pack_into requires a buffer of at least \(at + size) bytes for packing \(size) bytes at offset \(at) (actual buffer size is \(count))") }
        let bytes = try format.pack(values)
        guard at + size <= target.bytes.count else { return }
        target.bytes.replaceSubrange(at..<(at + size), with: bytes)
    }

    private static func bytes(_ value: Value) throws -> [UInt8] {
        guard let bytes = value.bytesLike else { throw PythonException.typeError("a bytes-like object is required, not '\(value.typeName)'") }
        return bytes
    }

    static func unpack(_ format: StructFormat, _ value: Value) throws -> Value {
        let bytes = try bytes(value)
        guard bytes.count == format.size else { throw StructFormat.failure("unpack requires a buffer of \(format.size) bytes") }
        return try format.unpack(bytes)
    }

    static func unpack(_ format: StructFormat, _ value: Value, from offset: Int) throws -> Value {
        let bytes = try bytes(value), size = format.size
        var at = offset
        if at < 0 {
            if at + size > 0 { throw StructFormat.failure("not enough data to unpack \(size) bytes at offset \(at)") }
            if at + bytes.count < 0 { throw StructFormat.failure("offset \(at) out of range for \(bytes.count)-byte buffer") }
            at += bytes.count
        }
        if bytes.count - at < size { throw StructFormat.failure("unpack_from requires a buffer of at least \(size + at) bytes for unpacking \(size) bytes at offset \(at) (actual buffer size is \(bytes.count))") }
        return try format.unpack(bytes, from: at)
    }

    private static let iteratorClass = Class("unpack_iterator", module: "_struct", bases: [.iterator])

    static func iterate(_ format: StructFormat, _ value: Value) throws -> Value {
        if format.size == 0 { throw StructFormat.failure("cannot iteratively unpack with a struct of length 0") }
        let bytes = try bytes(value)
        guard bytes.count % format.size == 0 else { throw StructFormat.failure("iterative unpacking requires a buffer of a multiple of \(format.size) bytes") }
        var at = 0
        let made = ClosureIterator(type: iteratorClass) {
            guard at < bytes.count else { return nil }
            defer { at += format.size }
            return try format.unpack(bytes, from: at)
        }
        made.countRemaining = { (bytes.count - at) / format.size }
        return .object(made)
    }
}
