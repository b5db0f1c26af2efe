import Runtime

/// `patch.dict(app.config, TESTING=True)`: sets entries of a mapping for a while.
final class DictionaryPatch: Object {
    private var target: Value
    private let values: DictObject
    private let clears: Bool
    private var original: Value?

    static let pythonClass: Class = {
        let made = Class.declare("_patch_dict", for: DictionaryPatch.self, module: "unittest.mock", doc: """
            Patch a dictionary, or dictionary like object, and restore the dictionary to its original state after the test.

                with patch.dict(app.config, {"DEBUG": True}, clear=False): ...
            """) { type in
            type.method("__enter__", doc: "Patch the dict.") { (patch: DictionaryPatch) throws -> Value in try patch.enter() }
            type.rawMethod("__exit__", doc: "Unpatch the dict.") { patch, _ in
                if patch.original != nil { try patch.exit() }
                return .bool(false)
            }
            type.method("start", doc: "Activate the patch.") { (patch: DictionaryPatch) throws -> Value in
                let made = try patch.enter()
                ActivePatches.started.append(patch)
                return made
            }
            type.method("stop", doc: "Stop an active patch.") { (patch: DictionaryPatch) throws in if ActivePatches.remove(patch), patch.original != nil { try patch.exit() } }
        }
        made.construct = { _, arguments in try DictionaryPatch(arguments).value }
        return made
    }()

    private init(_ arguments: Arguments) throws {
        var keywords = arguments.keywordPairs
        func take(_ name: String, _ index: Int) -> Value? {
            if index < arguments.positionalCount { return arguments[index] }
            return keywords.firstIndex { $0.name.text == name }.map { keywords.remove(at: $0).value }
        }
        guard let target = take("in_dict", 0) else { throw PythonException.typeError("_patch_dict.__init__() missing 1 required positional argument: 'in_dict'") }
        self.target = target
        let made = DictObject()
        if let values = take("values", 1) { try made.update(values) }
        clears = try take("clear", 2)?.isTrue() ?? false
        for (name, value) in keywords { made.set(name, value) }
        values = made
        super.init(type: DictionaryPatch.pythonClass)
        Heap.track(self)
    }
    private init(_ target: Value, _ values: DictObject, clears: Bool) {
        self.target = target
        self.values = values
        self.clears = clears
        super.init(type: DictionaryPatch.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        target.visitHeld(visit)
        visit(values)
        original?.visitHeld(visit)
    }

    override var isCallable: Bool { true }
    /// `@patch.dict(...)` in front of a function or a class.
    override func call(_ arguments: Arguments) throws -> Value? {
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("_patch_dict.__call__() missing 1 required positional argument: 'f'") }
        guard let type = arguments[0].object?.asClass else { return decorated(arguments[0]) }
        try TestPrefix.forEachTest(of: type) { DictionaryPatch(target, values, clears: clears).decorated($0) }
        return arguments[0]
    }
    private func decorated(_ function: Value) -> Value {
        let patch = Held(self)
        return .object(WrappedFunction(function, holding: [patch]) { function, arguments in
            _ = try patch.content.enter()
            let result: Value
            do { result = try function.call(arguments) } catch {
                try patch.content.exit()
                throw error
            }
            try patch.content.exit()
            return result
        })
    }

    private func enter() throws -> Value {
        if case .string(let path) = target { target = try DottedName.resolve(path.text) }
        if try DictionaryPatch.has(target, "copy") { original = try target.callMethod("copy") } else {
            let copy = DictObject()
            for key in try target.elements() { try copy.set(key, target.item(key)) }
            original = copy.value
        }
        if clears { try clear() }
        try fill(values.value)
        return target
    }

    private func exit() throws {
        guard let original else { return }
        try clear()
        try fill(original)
    }

    private static func has(_ value: Value, _ name: Name) throws -> Bool {
        do { return try value.attributeIfPresent(name) != nil } catch let error as PythonException where error.isInstance(of: .attributeError) { return false }
    }
    private func clear() throws {
        if try DictionaryPatch.has(target, "clear") {
            _ = try target.callMethod("clear")
        } else {
            for key in try target.elements() { try target.deleteItem(key) }
        }
    }
    private func fill(_ values: Value) throws {
        if try DictionaryPatch.has(target, "update") {
            _ = try target.callMethod("update", values)
        } else {
            for key in try values.elements() { try target.setItem(key, values.item(key)) }
        }
    }
}
