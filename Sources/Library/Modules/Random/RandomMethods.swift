import BigInt
import Runtime

/// `random`: the functions of the module are methods of one hidden generator.
func randomModule(_ module: ModuleObject) {
    module["Random"] = .object(RandomObject.pythonClass)
    module["SystemRandom"] = .object(RandomObject.systemClass)
    let constants: [(String, Double)] = [("TWOPI", 6.283185307179586), ("NV_MAGICCONST", 1.7155277699214135), ("LOG4", 1.3862943611198906), ("SG_MAGICCONST", 2.504077396776274), ("RECIP_BPF", 1.1102230246251565e-16)]
    for (name, number) in constants { module[Name(name)] = .float(number) }
    module["BPF"] = .int(53)
    let shared = RandomObject(type: RandomObject.pythonClass)
    for name in RandomMethods.names { module[Name(name)] = (try? shared.value.attribute(Name(name))) ?? .none }
}

enum RandomMethods {
    static let names = [
        "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes",
        "randint", "random", "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate",
    ]

    static func declare(_ type: Declaration<RandomObject>) {
        type.method("random", doc: "A float from 0.0 to below 1.0.") { (random: RandomObject) throws -> Double in
            random.isSystem ? Double.random(in: 0..<1) : random.generator.nextDouble()
        }
        type.method("seed", .optional("a", default: Value.none), .optional("version", default: 2), doc: "Begins the row of numbers that belongs to a value; without one, another each time.") { (random: RandomObject, seed: Value, version: Int) throws in
            if !random.isSystem { try random.seed(seed, version: version) }
        }
        type.method("getstate", doc: "Where the row of numbers has got to, for setstate().") { (random: RandomObject) throws -> Value in
            if random.isSystem { throw PythonException.notImplemented("System entropy source does not have state.") }
            return random.stateValue
        }
        type.method("setstate", .required("state", as: Value.self), doc: "Goes on where getstate() was called.") { (random: RandomObject, state: Value) throws in
            if random.isSystem { throw PythonException.notImplemented("System entropy source does not have state.") }
            try random.setState(state)
        }
        type.method("getrandbits", .required("k", as: Int.self).positionalOnly, doc: "An int of so many random binary digits.") { (random: RandomObject, count: Int) throws -> Value in
            if count < 0 { throw PythonException.valueError("number of bits must be non-negative") }
            if count > 1 << 27 { throw PythonException.memoryError("") }
            return .int(BigInt(try random.bits(count)))
        }
        type.method("randbytes", .required("n", as: Int.self), doc: "So many random bytes.") { (random: RandomObject, count: Int) throws -> Value in
            if count < 0 { throw PythonException.valueError("number of bits must be non-negative") }
            try Limits.reserve(count, of: 16)
            var bytes: [UInt8] = []
            for word in try random.bits(count * 8).words {
                for shift in stride(from: 0, to: UInt.bitWidth, by: 8) where bytes.count < count { bytes.append(UInt8(truncatingIfNeeded: word >> UInt(shift))) }
            }
            bytes += [UInt8](repeating: 0, count: count - bytes.count)
            return BytesObject(bytes).value
        }
        declareIntegers(type)
        declareSequences(type)
        RandomDistributions.declare(type)
    }

    private static func declareIntegers(_ type: Declaration<RandomObject>) {
        type.method("randint", .required("a", as: Value.self), .required("b", as: Value.self), doc: "An int from a to b, both included.") { (random: RandomObject, a: Value, b: Value) throws -> Value in
            try range(random, a, try b.binary(.add, .int(1)), .int(1))
        }
        type.method("randrange", .required("start", as: Value.self), .optional("stop", default: Value.none), .optional("step", default: Value.int(1)), doc: "One of the numbers of a range.") { (random: RandomObject, start: Value, stop: Value, step: Value) throws -> Value in
            if stop.isNone {
                let limit = try integer(start, "arg 1")
                guard limit > 0 else { throw PythonException.valueError("empty range for randrange()") }
                return .int(try random.below(limit))
            }
            return try range(random, start, stop, step)
        }
    }

    private static func range(_ random: RandomObject, _ start: Value, _ stop: Value, _ step: Value) throws -> Value {
        let first = try integer(start, "arg 1"), last = try integer(stop, "stop"), stride = try integer(step, "step")
        let width = last - first
        if stride == 1 {
            guard width > 0 else { throw PythonException.valueError("empty range for randrange() (\(first), \(last), \(width))") }
            return .int(first + (try random.below(width)))
        }
        if stride == 0 { throw PythonException.valueError("zero step for randrange()") }
        let count = stride > 0 ? ExactDivision.floorDivide(width + stride - 1, stride).quotient : ExactDivision.floorDivide(width + stride + 1, stride).quotient
        guard count > 0 else { throw PythonException.valueError("empty range for randrange()") }
        return .int(first + stride * (try random.below(count)))
    }

    /// A bound of a range; a float that is whole passes, with a warning.
    private static func integer(_ value: Value, _ what: String) throws -> BigInt {
        if let number = try value.index()?.bigInteger { return number }
        guard let number = try Value.object(Class.int).call(value).bigInteger, try Value.int(number).equals(value) else {
            try WarningState.warn(.string("randrange() will raise TypeError in the future"), .deprecationWarning, WarningState.place(1))
            throw PythonException.valueError("non-integer \(what) for randrange()")
        }
        try WarningState.warn(.string("non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed in a subsequent version"), .deprecationWarning, WarningState.place(1))
        return number
    }

    private static func declareSequences(_ type: Declaration<RandomObject>) {
        type.method("choice", .required("seq", as: Value.self), doc: "One of the elements.") { (random: RandomObject, sequence: Value) throws -> Value in
            let count = try sequence.length()
            if count == 0 { throw PythonException.indexError("Cannot choose from an empty sequence") }
            return try sequence.item(.int(try random.below(count)))
        }
        type.method("shuffle", .required("x", as: Value.self), doc: "Puts a list in another order.") { (random: RandomObject, list: Value) throws in
            let count = try list.length()
            for last in stride(from: count - 1, to: 0, by: -1) {
                try Pulse.check()
                let other = try random.below(last + 1)
                let kept = try list.item(.int(last))
                try list.setItem(.int(last), try list.item(.int(other)))
                try list.setItem(.int(other), kept)
            }
        }
        type.method("sample", .required("population", as: Value.self), .required("k", as: Value.self), .keyword("counts", default: Value.none), doc: "So many of the elements, each of them once.") { (random: RandomObject, population: Value, k: Value, counts: Value) throws -> Value in
            try sample(random, population, k, counts)
        }
        type.method("choices", .required("population", as: Value.self), .optional("weights", default: Value.none), .keyword("cum_weights", default: Value.none), .keyword("k", default: 1), doc: "So many of the elements, each of which may come again.") { (random: RandomObject, population: Value, weights: Value, cumulative: Value, k: Int) throws -> Value in
            try choices(random, population, weights, cumulative, k)
        }
    }

    private static func sample(_ random: RandomObject, _ population: Value, _ k: Value, _ counts: Value) throws -> Value {
        if population.object is SetObject || population.object is DictObject || population.object == nil || population.object is IteratorObject {
            throw PythonException.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        }
        let count = try population.length()
        if !counts.isNone {
            let each = try counts.elements().map { try Int.from($0) }
            guard each.count == count else { throw PythonException.valueError("The number of counts does not match the population") }
            var sums: [Int] = []
            for number in each {
                let (sum, overflow) = (sums.last ?? 0).addingReportingOverflow(number)
                if overflow { throw PythonException.overflowError("Python int too large to convert to C ssize_t") }
                sums.append(sum)
            }
            guard let total = sums.last, total > 0 else { throw PythonException.valueError("Total of counts must be greater than zero") }
            let picked = try positions(random, total, try Int.from(k))
            return .list(try picked.map { position in try population.item(.int(sums.firstIndex { $0 > position } ?? 0)) })
        }
        return .list(try positions(random, count, try Int.from(k)).map { try population.item(.int($0)) })
    }

    /// `count` different positions below `total`, by a pool or a set of those taken, as CPython chooses.
    private static func positions(_ random: RandomObject, _ total: Int, _ count: Int) throws -> [Int] {
        guard count >= 0, count <= total else { throw PythonException.valueError("Sample larger than population or is negative") }
        try Limits.reserve(count, of: 48)
        var setSize = 21
        if count > 5 {
            var power = 1
            while power < count * 3 { power *= 4 }
            setSize += power
        }
        if total <= setSize {
            var pool = Array(0..<total), found: [Int] = []
            for index in 0..<count {
                try Pulse.check()
                let at = try random.below(total - index)
                found.append(pool[at])
                pool[at] = pool[total - index - 1]
            }
            return found
        }
        var taken: Set<Int> = [], found: [Int] = []
        for _ in 0..<count {
            try Pulse.check()
            var at = try random.below(total)
            while taken.contains(at) { at = try random.below(total) }
            taken.insert(at)
            found.append(at)
        }
        return found
    }

    private static func choices(_ random: RandomObject, _ population: Value, _ weights: Value, _ cumulative: Value, _ k: Int) throws -> Value {
        let count = try population.length()
        try Limits.reserve(max(0, k), of: MemoryLayout<Value>.stride)
        if weights.isNone, cumulative.isNone {
            return .list(try (0..<max(0, k)).map { _ in
                try Pulse.check()
                // The product may be rounded up to 2**63, which is an int too, but no index.
                return try population.item(.int(BigInt((try random.double() * Double(count)).rounded(.down))))
            })
        }
        if count == 0 { throw PythonException.indexError("list index out of range") }
        if !weights.isNone, !cumulative.isNone { throw PythonException.typeError("Cannot specify both weights and cumulative weights") }
        if case .int(let number) = weights { throw PythonException.typeError("The number of choices must be a keyword argument: k=\(number)") }
        var sums: [Double] = []
        if cumulative.isNone {
            for weight in try weights.elements() { sums.append((sums.last ?? 0) + (try Double.from(weight))) }
        } else {
            sums = try cumulative.elements().map { try Double.from($0) }
        }
        guard sums.count == count else { throw PythonException.valueError("The number of weights does not match the population") }
        guard let total = sums.last, total > 0 else { throw PythonException.valueError("Total of weights must be greater than zero") }
        guard total.isFinite else { throw PythonException.valueError("Total of weights must be finite") }
        return .list(try (0..<max(0, k)).map { _ in
            try Pulse.check()
            let point = try random.double() * total
            var low = 0, high = count - 1
            while low < high {
                let middle = (low + high) / 2
                if point < sums[middle] { high = middle } else { low = middle + 1 }
            }
            return try population.item(.int(low))
        })
    }
}
