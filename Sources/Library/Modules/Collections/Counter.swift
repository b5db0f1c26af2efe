import Runtime

/// `collections.Counter`: a dict of counts.
final class CounterObject: DictObject {
    override func item(_ key: Value) throws -> Value? {
        if let found = try get(key) { return found }
        if let missing = type.overriding(.missing) { return try missing.call(value, key) }
        return .int(0)
    }
    /// Deleting what is not there is no error.
    override func deleteItem(_ key: Value) throws -> Bool {
        try remove(key)
        return true
    }

    func add(_ key: Value, _ amount: Value) throws { try set(key, try (get(key) ?? .int(0)).binary(.add, amount)) }

    /// Adds the counts of a mapping, or one for each element of an iterable; takes them away where `isSubtracting`.
    func count(_ source: Value, isSubtracting: Bool = false) throws {
        if source.isNone { return }
        func change(_ key: Value, _ amount: Value) throws {
            try isSubtracting ? set(key, (get(key) ?? .int(0)).binary(.subtract, amount)) : set(key, amount.binary(.add, get(key) ?? .int(0)))
        }
        if let dict = source.dictionary {
            if count == 0, !isSubtracting {
                for (key, amount) in dict.pairs { try set(key, amount) }
                return
            }
            for (key, amount) in dict.pairs { try change(key, amount) }
        } else if CollectionsABC.named("Mapping").map({ source.type.isSubclass(of: $0) }) ?? false {
            for key in try source.elements() { try change(key, try source.item(key)) }
        } else {
            guard let iterator = try source.makeIterator() else { throw PythonException.typeError("'\(source.typeName)' object is not iterable") }
            while let element = try iterator.next() {
                try Pulse.check()
                try change(element, .int(1))
            }
        }
    }

    /// The pairs, the greatest counts first.
    func mostCommon() throws -> [(key: Value, value: Value)] {
        try pairs.enumerated().sorted { a, b in
            if try b.element.value.compare(.less, a.element.value).isTrue() { return true }
            if try a.element.value.compare(.less, b.element.value).isTrue() { return false }
            return a.offset < b.offset
        }.map(\.element)
    }

    override func repr() throws -> String {
        if count == 0 { return "\(type.name)()" }
        return try Recursion.guarding(self, else: "\(type.name)(...)") {
            let shown = (try? mostCommon()) ?? pairs
            return "\(type.name)({" + (try shown.map { "\(try $0.key.reprText()): \(try $0.value.reprText())" }.joined(separator: ", ")) + "})"
        }
    }

    // MARK: arithmetic

    private static func isPositive(_ amount: Value) throws -> Bool { try amount.compare(.greater, .int(0)).isTrue() }

    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard !reflected, let other = other.object as? CounterObject else { return nil }
        let result = CounterObject(type: CounterObject.pythonClass)
        func keep(_ key: Value, _ amount: Value) throws { if try CounterObject.isPositive(amount) { try result.set(key, amount) } }
        func lesser(_ a: Value, _ b: Value) throws -> Bool { try a.compare(.less, b).isTrue() }
        for (key, mine) in pairs {
            let theirs = try other.get(key) ?? .int(0)
            switch operation {
            case .add: try keep(key, mine.binary(.add, theirs))
            case .subtract: try keep(key, mine.binary(.subtract, theirs))
            case .and: try keep(key, lesser(mine, theirs) ? mine : theirs)
            case .or: try keep(key, lesser(mine, theirs) ? theirs : mine)
            default: return nil
            }
        }
        guard operation != .and else { return .object(result) }
        for (key, theirs) in other.pairs where try get(key) == nil {
            try keep(key, operation == .subtract ? Value.int(0).binary(.subtract, theirs) : theirs)
        }
        return .object(result)
    }

    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard let other = other.object as? DictObject, [.add, .subtract, .and, .or].contains(operation) else { return nil }
        let theirs = other.pairs
        switch operation {
        case .add: for (key, amount) in theirs { try add(key, amount) }
        case .subtract: for (key, amount) in theirs { try set(key, (get(key) ?? .int(0)).binary(.subtract, amount)) }
        case .or: for (key, amount) in theirs where try (get(key) ?? .int(0)).compare(.less, amount).isTrue() { try set(key, amount) }
        default:
            for (key, mine) in pairs {
                let amount = try other.item(key) ?? .int(0)
                if try amount.compare(.less, mine).isTrue() { try set(key, amount) }
            }
        }
        for (key, amount) in pairs where try !CounterObject.isPositive(amount) { try remove(key) }
        return value
    }

    override func unary(_ operation: UnaryOperation) throws -> Value? {
        guard operation != .invert else { return nil }
        let result = CounterObject(type: CounterObject.pythonClass)
        for (key, amount) in pairs {
            let signed = operation == .negative ? try Value.int(0).binary(.subtract, amount) : amount
            if try CounterObject.isPositive(signed) { try result.set(key, signed) }
        }
        return .object(result)
    }

    /// Comparison counts what is missing as zero.
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? CounterObject else { return operation == .equal || operation == .notEqual ? try super.compare(operation, other) : nil }
        let keys = pairs.map(\.key) + other.pairs.map(\.key)
        func all(_ test: Comparison) throws -> Bool {
            try keys.allSatisfy { try (get($0) ?? .int(0)).compare(test, other.get($0) ?? .int(0)).isTrue() }
        }
        switch operation {
        case .equal: return .bool(try all(.equal))
        case .notEqual: return .bool(try !all(.equal))
        case .lessOrEqual, .greaterOrEqual: return .bool(try all(operation))
        case .less: return .bool(try all(.lessOrEqual) && !all(.equal))
        case .greater: return .bool(try all(.greaterOrEqual) && !all(.equal))
        }
    }
}

extension CounterObject {
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("Counter", for: CounterObject.self, module: "collections", bases: [.dict], derivable: true, doc: "Counts things: a dict of how often each is there.\n\n    Counter(\"banana\").most_common(1)") { type in declareMembers(type) }
        made.takesAttributes = true
        made.allocate = { CounterObject(type: $0) }
        made.initialize = { object, arguments in
            guard let counter = object as? CounterObject else { return }
            if arguments.positionalCount > 1 { throw PythonException.typeError("Counter.__init__() takes from 1 to 2 positional arguments but \(arguments.positionalCount + 1) were given") }
            if arguments.positionalCount > 0 { try counter.count(arguments[0]) }
            if arguments.keywordCount > 0 { try counter.count(DictObject(arguments.keywordPairs.map { ($0.name.text, $0.value) }).value) }
        }
        made.construct = { [unowned made] type, arguments in
            let counter = CounterObject(type: type)
            try made.initialize?(counter, arguments)
            return .object(counter)
        }
        return made
    }()

    private static func declareMembers(_ type: Declaration<CounterObject>) {
        declareArithmeticHooks(type, [.add, .subtract, .and, .or])
        declareInPlaceHooks(type, [.add, .subtract, .and, .or])
        declareUnaryHooks(type, [.negative, .positive])
        type.method("most_common", .optional("n", default: Value.none), doc: "The n things counted most often, with their counts; without n, all of them.") { (counter: CounterObject, limit: Value) throws -> Value in
            let all = try counter.mostCommon()
            return .list((limit.isNone ? all : Array(all.prefix(max(0, try Int.from(limit))))).map { .tuple([$0.key, $0.value]) })
        }
        type.method("elements", doc: "Each element as often as it was counted.") { (counter: CounterObject) throws -> Value in
            var rest = counter.pairs[...]
            var current = Value.none, left = 0
            return .object(ClosureIterator(type: IteratorClass.named("chain")) {
                while left <= 0 {
                    guard let next = rest.popFirst() else { return nil }
                    current = next.key
                    left = try Int.from(next.value)
                }
                left -= 1
                return current
            })
        }
        type.method("total", doc: "All counts together.") { (counter: CounterObject) throws -> Value in try counter.pairs.reduce(Value.int(0)) { try $0.binary(.add, $1.value) } }
        func change(_ name: String, _ doc: String, isSubtracting: Bool) {
            type.rawMethod(name, doc: doc) { counter, arguments in
                if arguments.positionalCount > 1 { throw PythonException.typeError("Counter.\(name)() takes from 1 to 2 positional arguments but \(arguments.positionalCount + 1) were given") }
                if arguments.positionalCount > 0 { try counter.count(arguments[0], isSubtracting: isSubtracting) }
                if arguments.keywordCount > 0 { try counter.count(DictObject(arguments.keywordPairs.map { ($0.name.text, $0.value) }).value, isSubtracting: isSubtracting) }
                return .none
            }
        }
        change("update", "Adds to the counts what an iterable, a mapping or keywords hold.", isSubtracting: false)
        change("subtract", "As update(), but takes away from the counts, which may fall below zero.", isSubtracting: true)
        type.method("copy", doc: "A copy with the same elements.") { (counter: CounterObject) throws -> Value in try Value.object(counter.type).call(counter.value) }
        type.classMethod("fromkeys", .required("iterable", as: Value.self), .optional("v", default: Value.none), doc: "Undefined for counters.") { (_: Class, _: Value, _: Value) throws -> Value in
            throw PythonException.notImplemented("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")
        }
        type.method("__missing__", .required("key", as: Value.self), doc: "Zero, for what was not counted.") { (_: CounterObject, _: Value) -> Int in 0 }
    }
}
