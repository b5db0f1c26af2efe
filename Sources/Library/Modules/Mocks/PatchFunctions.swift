import Runtime

/// `patch`, and `patch.object`, `patch.dict`, `patch.multiple`, `patch.stopall` as its attributes.
final class PatchFunction: Object {
    static let pythonClass: Class = {
        let made = Class.declare("function", for: PatchFunction.self, doc: """
            Put a mock in the place of an attribute, for the time of a block, of a function, or of each test of a class.

                with patch("shop.mail.send") as send:
                    order.confirm()
                send.assert_called_once_with("ed@example.com")

            `new` is put there; without it, a MagicMock is made, which a patched function gets as an argument. `spec`, `spec_set` and
            `autospec` say what the mock may do, `new_callable` makes it, `create=True` lets the attribute be missing.
            """)
        made.takesAttributes = true
        return made
    }()
    private static let order = ["new", "spec", "create", "spec_set", "autospec", "new_callable"]

    override var isCallable: Bool { true }
    override func repr() throws -> String { "<function patch at \(address)>" }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "object": PatchFunction.object.value
        case "dict": .object(DictionaryPatch.pythonClass)
        case "multiple": PatchFunction.multiple.value
        case "stopall": PatchFunction.stopAll.value
        case "TEST_PREFIX": .string(TestPrefix.text)
        case "__name__", "__qualname__": .string("patch")
        case "__module__": .string("unittest.mock")
        default: nil
        }
    }
    override var takesAssignments: Bool { true }
    override func setDynamicAttribute(_ name: Name, _ newValue: Value) throws -> Bool {
        guard name.text == "TEST_PREFIX" else { return false }
        TestPrefix.text = try newValue.strText()
        return true
    }

    /// `patch("package.module.name", ...)`
    override func call(_ arguments: Arguments) throws -> Value? {
        let (given, options) = try PatchFunction.read(arguments, "patch", ["target"])
        guard let path = given[0].object as? StringObject, let dot = path.text.lastIndex(of: ".") else {
            throw PythonException.typeError("Need a valid target to patch. You supplied: \(try given[0].reprText())")
        }
        return try Patch(.path(String(path.text[..<dot])), Name(String(path.text[path.text.index(after: dot)...])), options).value
    }

    /// The required arguments and the options of a call.
    private static func read(_ arguments: Arguments, _ function: String, _ required: [String], order: [String] = order) throws -> (required: [Value], options: PatchOptions) {
        let names = required + order
        guard arguments.positionalCount <= names.count else {
            throw PythonException.typeError("\(function)() takes from \(required.count) to \(names.count) positional arguments but \(arguments.positionalCount) were given")
        }
        var found: [String: Value] = [:]
        for (index, value) in arguments.positional.enumerated() { found[names[index]] = value }
        var rest: [(name: Name, value: Value)] = []
        for (name, value) in arguments.keywordPairs {
            if names.contains(name.text) || name.text == "unsafe" {
                if found.updateValue(value, forKey: name.text) != nil { throw PythonException.typeError("\(function)() got multiple values for argument '\(name.text)'") }
            } else { rest.append((name, value)) }
        }
        let missing = required.filter { found[$0] == nil }
        guard missing.isEmpty else {
            let names = missing.map { "'\($0)'" }.joined(separator: " and ")
            throw PythonException.typeError("\(function)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(names)")
        }
        var options = PatchOptions()
        options.new = found["new"] ?? Sentinel.default
        options.specification = found["spec"] ?? .none
        options.strictSpecification = found["spec_set"] ?? .none
        options.autospec = found["autospec"] ?? .none
        options.maker = found["new_callable"] ?? .none
        options.creates = try found["create"]?.isTrue() ?? false
        options.isUnsafe = try found["unsafe"]?.isTrue() ?? false
        options.keywords = KeywordValues(rest)
        return (required.map { found[$0] ?? .none }, options)
    }

    private static let object = NativeFunction(name: "patch.object", doc: "Put a mock in the place of an attribute of an object: `patch.object(session, \"commit\")`.", parameters: ParameterDescription.list("target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs")) { arguments in
        let (given, options) = try read(arguments, "_patch_object", ["target", "attribute"])
        if case .string = given[0] { throw PythonException.typeError("\(try given[0].reprText()) must be the actual object to be patched, not a str") }
        return try Patch(.object(given[0]), Name(try String.from(given[1])), options).value
    }

    private static let multiple = NativeFunction(name: "patch.multiple", doc: "Patch several attributes of an object: `patch.multiple(settings, DEBUG=True, send=DEFAULT)`.\nThe mocks that DEFAULT stands for are given by keyword.", parameters: ParameterDescription.list("target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs")) { arguments in
        var (given, options) = try read(arguments, "_patch_multiple", ["target"], order: Array(order.dropFirst()))
        let target: Patch.Target
        if case .string(let path) = given[0] { target = .path(path.text) } else { target = .object(given[0]) }
        let attributes = options.keywords.pairs
        options.keywords = KeywordValues([])
        guard !attributes.isEmpty else { throw PythonException.valueError("Must supply at least one keyword argument with patch.multiple") }
        let patches = try attributes.map { name, new in
            var own = options
            own.new = new
            return try Patch(target, name, own, keyword: name)
        }
        for other in patches.dropFirst() { patches[0].add(other) }
        return patches[0].value
    }

    private static let stopAll = NativeFunction(name: "patch.stopall", doc: "Stop all active patches, the last one first.") { _ in
        try ActivePatches.stopAll()
        return .none
    }
}
