import BigInt
import Glibc
import Runtime

/// A `random.Random`.
final class RandomObject: Object {
    var generator = MersenneTwister(seed: RandomObject.entropy)
    /// The second of the pair that `gauss` makes.
    var nextGauss: Double?
    /// Whether numbers come from the system instead: `SystemRandom`.
    let isSystem: Bool

    static let pythonClass: Class = {
        let made = Class.declare("Random", for: RandomObject.self, module: "random", bases: [Class("Random", module: "_random")], derivable: true, doc: "Makes random numbers, in a row that its seed determines.") { RandomMethods.declare($0) }
        made.takesAttributes = true
        made.allocate = { RandomObject(type: $0) }
        made.construct = { type, arguments in
            let object = RandomObject(type: type)
            try object.seed(NativeSignature("Random.__init__", ["x"], required: 0).bind(arguments)[0] ?? .none)
            return object.value
        }
        return made
    }()
    static let systemClass: Class = {
        let made = Class("SystemRandom", module: "random", bases: [pythonClass], doc: "Makes random numbers from those of the operating system.", derivable: true)
        made.allocate = { RandomObject(type: $0, isSystem: true) }
        made.construct = { type, arguments in
            _ = try NativeSignature("Random.__init__", ["x"], required: 0).bind(arguments)
            return RandomObject(type: type, isSystem: true).value
        }
        return made
    }()

    init(type: Class, isSystem: Bool = false) {
        self.isSystem = isSystem
        super.init(type: type)
    }

    private static var entropy: BigUInt { UUIDObject.randomBytes(32).reduce(BigUInt(0)) { $0 << 8 | BigUInt($1) } }

    // MARK: seeds and states

    func seed(_ given: Value, version: Int = 2) throws {
        nextGauss = nil
        if given.isNone {
            generator = MersenneTwister(seed: RandomObject.entropy)
        } else if let number = given.bigInteger {
            generator = MersenneTwister(seed: number.magnitude)
        } else if version == 1, given.object?.type === Class.byteArray {
            throw PythonException.unhashable(.byteArray)
        } else if let bytes = try seedBytes(given, version) {
            generator = MersenneTwister(seed: (try bytes + SecureHash.sha512(bytes)).reduce(BigUInt(0)) { $0 << 8 | BigUInt($1) })
        } else if let text = given.object as? StringObject {
            generator = MersenneTwister(seed: RandomObject.oldHash(text.text.unicodeScalars.map { UInt64($0.value) }))
        } else if let bytes = try bytesLike(given) {
            generator = MersenneTwister(seed: RandomObject.oldHash(bytes.map { UInt64($0) }))
        } else if case .float = given {
            generator = MersenneTwister(seed: BigUInt(UInt(bitPattern: try given.hash())))
        } else {
            throw PythonException.typeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        }
    }

    private func seedBytes(_ given: Value, _ version: Int) throws -> [UInt8]? {
        if let text = given.object as? StringObject { return version == 2 ? try text.text.encoded() : nil }
        return version == 1 ? nil : try bytesLike(given)
    }

    /// The hash that seeds of version 1 use for texts and bytes.
    private static func oldHash(_ codes: [UInt64]) -> BigUInt {
        guard let first = codes.first else { return 0 }
        var hash = first << 7
        for code in codes { hash = 1_000_003 &* hash ^ code }
        return BigUInt(hash ^ UInt64(codes.count))
    }

    var stateValue: Value {
        let words = generator.state.map { Value.int(Int($0)) } + [.int(generator.position)]
        return .tuple([.int(3), .tuple(words), nextGauss.map { .float($0) } ?? .none])
    }

    func setState(_ value: Value) throws {
        let parts = try value.elements()
        guard let first = parts.first, case .int(3) = first, parts.count == 3 else {
            throw PythonException.valueError("state with version \(try (parts.first ?? .none).strText()) passed to Random.setstate() of version 3")
        }
        let words = try parts[1].elements().map { try Int.from($0) }
        guard words.count == MersenneTwister.size + 1 else { throw PythonException.valueError("state vector is the wrong size") }
        guard (0...MersenneTwister.size).contains(words[MersenneTwister.size]) else { throw PythonException.valueError("invalid state") }
        generator = MersenneTwister(state: words.dropLast().map { UInt32(truncatingIfNeeded: $0) }, position: words[MersenneTwister.size])
        nextGauss = parts[2].isNone ? nil : try Double.from(parts[2])
    }

    // MARK: numbers

    /// A method that a derived class defines in Python, or that the object itself was given: `rng.random = lambda: 0.5`.
    private func ownMethod(_ name: Name) -> Value? {
        let given = ownAttribute(name)
        if !given.isUndefined { return given }
        guard !type.isNative, let found = type.lookup(name), !(found.object is NativeFunction) else { return nil }
        return .object(BoundMethod(receiver: value, function: found))
    }

    /// `random()`, which a class derived in Python may override.
    func double() throws -> Double {
        if let own = ownMethod("random") { return try Double.from(try own.call()) }
        if isSystem { return Double.random(in: 0..<1) }
        return generator.nextDouble()
    }

    func bits(_ count: Int) throws -> BigUInt {
        guard isSystem else { return try generator.bits(count) }
        return try LargeIntegers.number(of: UUIDObject.randomBytes((count + 7) / 8)) >> ((8 - count % 8) % 8)
    }

    /// An int in `0..<limit`, of a positive limit.
    func below(_ limit: BigInt) throws -> BigInt {
        if limit <= 0 { return 0 }
        if ownMethod("random") != nil, ownMethod("getrandbits") == nil {
            return try belowByDoubles(limit)
        }
        let count = limit.magnitude.bitWidth, own = ownMethod("getrandbits")
        while true {
            let found = try own.map { try $0.call(.int(count)).bigInteger ?? 0 } ?? BigInt(try bits(count))
            if found < limit { return found }
        }
    }
    /// As CPython does where a derived class has `random` alone: doubles scaled to 53 bits, without bias.
    private func belowByDoubles(_ limit: BigInt) throws -> BigInt {
        let most = BigInt(1) << 53
        if limit >= most { return BigInt((try double() * Double(limit)).rounded(.down)) }
        let bound = Double(most - most % limit) / Double(most)
        var found = try double()
        while found >= bound {
            try Program.context?.checkInterrupt()
            found = try double()
        }
        return BigInt((found * Double(most)).rounded(.down)) % limit
    }
    func below(_ limit: Int) throws -> Int { Int(try below(BigInt(limit))) }
}

/// The bytes of a bytes or bytearray; nil for other values.
func bytesLike(_ value: Value) throws -> [UInt8]? {
    if let bytes = value.object as? BytesObject { return bytes.bytes }
    guard let object = value.object, object.type.resolutionOrder.contains(where: { $0.name == "bytearray" || $0.name == "memoryview" }) else { return nil }
    return try value.elements().map { UInt8(truncatingIfNeeded: try Int.from($0)) }
}
