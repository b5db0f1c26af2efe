import Runtime

/// The methods that abstract collections give to derived classes, in terms of the abstract ones.
enum Mixin {
    /// Adds a method that classes written in Python inherit like one of their own.
    static func method(_ type: Class, _ name: String, _ required: Int, _ most: Int, _ body: @escaping (Value, [Value]) throws -> Value) {
        type.addMember(Name(name), .object(NativeFunction(name: name, doc: "In terms of the abstract methods.", owner: type) { arguments in
            let given = arguments.positionalCount - 1
            guard given >= required, given <= most else {
                throw PythonException.typeError(given < required ? "\(type.name).\(name)() missing \(required - given) required positional argument\(required - given == 1 ? "" : "s")" : "\(type.name).\(name)() takes \(most + 1) positional arguments but \(given + 1) were given")
            }
            return try body(arguments[0], Array(arguments.positional.dropFirst()))
        }))
    }

    static func iterator(_ type: Class) { method(type, "__iter__", 0, 0) { receiver, _ in receiver } }

    static func generator(_ type: Class) {
        method(type, "__next__", 0, 0) { generator, _ in try generator.callMethod("send", .none) }
        method(type, "close", 0, 0) { generator, _ in
            do { _ = try generator.callMethod("throw", .object(Class.generatorExit)) } catch let error as PythonException where error.isInstance(of: .generatorExit) || error.isInstance(of: .stopIteration) { return .none }
            throw PythonException.runtimeError("generator ignored GeneratorExit")
        }
    }

    static func mapping(_ type: Class) {
        method(type, "get", 1, 2) { mapping, given in
            do { return try mapping.item(given[0]) } catch let error as PythonException where error.isInstance(of: .keyError) { return given.count > 1 ? given[1] : .none }
        }
        method(type, "__contains__", 1, 1) { mapping, given in
            do { _ = try mapping.item(given[0]) } catch let error as PythonException where error.isInstance(of: .keyError) { return .bool(false) }
            return .bool(true)
        }
        for (name, kind) in [("keys", MappingView.Kind.keys), ("items", .items), ("values", .values)] {
            method(type, name, 0, 0) { mapping, _ in .object(MappingView(mapping, kind)) }
        }
        method(type, "__eq__", 1, 1) { mapping, given in
            guard given[0].object is DictObject || CollectionsABC.named("Mapping").map({ given[0].type.isSubclass(of: $0) }) ?? false else { return .notImplemented }
            return .bool(try contents(mapping).value.equals(contents(given[0]).value))
        }
        type.addMember(.hash, .none)
        type.addMember(.reversed, .none)
    }

    /// A plain dict of a mapping's entries.
    static func contents(_ mapping: Value) throws -> DictObject {
        let dict = DictObject()
        try mapping.forEach { try dict.set($0, try mapping.item($0)) }
        return dict
    }

    static func mutableMapping(_ type: Class) {
        method(type, "pop", 1, 2) { mapping, given in
            let value: Value
            do { value = try mapping.item(given[0]) } catch let error as PythonException where error.isInstance(of: .keyError) && given.count > 1 { return given[1] }
            try mapping.deleteItem(given[0])
            return value
        }
        method(type, "popitem", 0, 0) { mapping, _ in
            guard let key = try mapping.iterate().next() else { throw PythonException(type: .keyError) }
            let value = try mapping.item(key)
            try mapping.deleteItem(key)
            return .tuple([key, value])
        }
        method(type, "clear", 0, 0) { mapping, _ in
            for key in try mapping.elements() { try mapping.deleteItem(key) }
            return .none
        }
        method(type, "setdefault", 1, 2) { mapping, given in
            do { return try mapping.item(given[0]) } catch let error as PythonException where error.isInstance(of: .keyError) {}
            let fallback = given.count > 1 ? given[1] : .none
            try mapping.setItem(given[0], fallback)
            return fallback
        }
        type.addMember("update", .object(NativeFunction(name: "update", doc: "Add the entries of a mapping or an iterable of pairs, and keywords.", owner: type) { arguments in
            if arguments.positionalCount > 2 { throw PythonException.typeError("MutableMapping.update() takes from 1 to 2 positional arguments but \(arguments.positionalCount) were given") }
            if arguments.positionalCount > 1 { for (key, value) in try entries(arguments[1]) { try arguments[0].setItem(key, value) } }
            for (name, value) in arguments.keywordPairs { try arguments[0].setItem(name.value, value) }
            return .none
        }))
    }

    /// The entries that `update(other)` adds.
    static func entries(_ other: Value) throws -> [(key: Value, value: Value)] {
        let dict = DictObject()
        try dict.update(other)
        return dict.pairs
    }

    static func sequence(_ type: Class) {
        method(type, "__iter__", 0, 0) { sequence, _ in
            var at = 0
            return .object(ClosureIterator(type: .generator) {
                do {
                    let element = try sequence.item(.int(at))
                    at += 1
                    return element
                } catch let error as PythonException where error.isInstance(of: .indexError) { return nil }
            })
        }
        method(type, "__contains__", 1, 1) { sequence, given in
            let iterator = try sequence.iterate()
            while let element = try iterator.next() { if try element.isIdentical(to: given[0]) || element.equals(given[0]) { return .bool(true) } }
            return .bool(false)
        }
        method(type, "__reversed__", 0, 0) { sequence, _ in
            var at = try sequence.length()
            return .object(ClosureIterator(type: .generator) {
                guard at > 0 else { return nil }
                at -= 1
                return try sequence.item(.int(at))
            })
        }
        method(type, "index", 1, 3) { sequence, given in
            let count = try sequence.length()
            func bound(_ index: Int, _ fallback: Int) throws -> Int {
                guard given.count > index, !given[index].isNone else { return fallback }
                let at = try Int.from(given[index])
                return at < 0 ? max(0, at &+ count) : at
            }
            var at = try bound(1, 0)
            let stop = try bound(2, .max)
            while at < stop {
                let element: Value
                do { element = try sequence.item(.int(at)) } catch let error as PythonException where error.isInstance(of: .indexError) { break }
                if try element.isIdentical(to: given[0]) || element.equals(given[0]) { return .int(at) }
                at += 1
            }
            throw PythonException(type: .valueError)
        }
        method(type, "count", 1, 1) { sequence, given in
            .int(try sequence.elements().reduce(0) { try $1.isIdentical(to: given[0]) || $1.equals(given[0]) ? $0 + 1 : $0 })
        }
    }

    static func mutableSequence(_ type: Class) {
        func insert(_ sequence: Value, _ at: Int, _ value: Value) throws { _ = try sequence.callMethod("insert", .int(at), value) }
        method(type, "append", 1, 1) { sequence, given in
            try insert(sequence, try sequence.length(), given[0])
            return .none
        }
        method(type, "extend", 1, 1) { sequence, given in
            for element in try given[0].elements() { _ = try sequence.callMethod("append", element) }
            return .none
        }
        method(type, "__iadd__", 1, 1) { sequence, given in
            _ = try sequence.callMethod("extend", given[0])
            return sequence
        }
        method(type, "pop", 0, 1) { sequence, given in
            let at = given.first ?? .int(-1)
            let value = try sequence.item(at)
            try sequence.deleteItem(at)
            return value
        }
        method(type, "remove", 1, 1) { sequence, given in
            try sequence.deleteItem(try sequence.callMethod("index", given[0]))
            return .none
        }
        method(type, "clear", 0, 0) { sequence, _ in
            while try sequence.length() > 0 { _ = try sequence.callMethod("pop") }
            return .none
        }
        method(type, "reverse", 0, 0) { sequence, _ in
            let count = try sequence.length()
            for at in 0..<(count / 2) {
                let first = try sequence.item(.int(at)), last = try sequence.item(.int(count - at - 1))
                try sequence.setItem(.int(at), last)
                try sequence.setItem(.int(count - at - 1), first)
            }
            return .none
        }
    }
}
