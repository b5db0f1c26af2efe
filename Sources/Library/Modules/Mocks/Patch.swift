import Runtime

/// `patch("models.send_mail")`: puts a mock in the place of an attribute, for a block, a function or a class of tests.
final class Patch: Object {
    /// Where the attribute is: an object, or the dotted name of one that is imported when the patch begins.
    enum Target {
        case object(Value)
        case path(String)
        func find() throws -> Value {
            switch self {
            case .object(let value): value
            case .path(let path): try DottedName.resolve(path)
            }
        }
    }
    private var target: Target
    private let attribute: Name
    private var options: PatchOptions
    /// The keyword under which a patched function gets the mock: that of `patch.multiple`.
    private var keyword: Name?
    /// The other patches of `patch.multiple`.
    private var others: [Patch] = []
    private var applied: Applied?

    /// What is to be undone.
    private struct Applied {
        let target: Value, original: Value
        let isLocal: Bool
        var entered: [Patch] = []
    }

    static let pythonClass = Class.declare("_patch", for: Patch.self, module: "unittest.mock", doc: "A patch: a decorator and a context manager.") { type in
        type.method("__enter__", doc: "Perform the patch.") { (patch: Patch) throws -> Value in try patch.enter() }
        type.rawMethod("__exit__", doc: "Undo the patch.") { patch, _ in
            try patch.exit()
            return .bool(false)
        }
        type.method("start", doc: "Activate a patch, returning any created mock.") { (patch: Patch) throws -> Value in
            let made = try patch.enter()
            ActivePatches.started.append(patch)
            return made
        }
        type.method("stop", doc: "Stop an active patch.") { (patch: Patch) throws -> Value in
            guard ActivePatches.remove(patch) else { return .none }
            try patch.exit()
            return .bool(false)
        }
    }

    init(_ target: Target, _ attribute: Name, _ options: PatchOptions, keyword: Name? = nil) throws {
        self.target = target
        self.attribute = attribute
        self.options = options
        self.keyword = keyword
        super.init(type: Patch.pythonClass)
        Heap.track(self)
        try options.check(attribute.text)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        if case .object(let value) = target { value.visitHeld(visit) }
        options.visitHeld(visit)
        others.visitHeld(visit)
        applied?.target.visitHeld(visit)
        applied?.original.visitHeld(visit)
        for patch in applied?.entered ?? [] { visit(patch) }
    }
    override func clearReferences() {
        clearSlots()
        target = .object(.none)
        options = PatchOptions()
        (others, applied) = ([], nil)
    }
    private func copy() throws -> Patch {
        let made = try Patch(target, attribute, options, keyword: keyword)
        made.others = try others.map { try $0.copy() }
        return made
    }
    func add(_ other: Patch) { others.append(other) }

    // MARK: decorating

    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("_patch.__call__() missing 1 required positional argument: 'func'") }
        if let type = arguments[0].object?.asClass {
            try TestPrefix.forEachTest(of: type) { try copy().decorated($0) }
            return arguments[0]
        }
        return decorated(arguments[0])
    }

    /// A function that runs with the patch in place, and gets the mock as an argument behind its own.
    private func decorated(_ function: Value) -> Value {
        if let wrapper = function.object as? WrappedFunction, let list = wrapper.ownAttribute("patchings").object as? ListObject {
            list.elements.append(value)
            return function
        }
        let patches = ListObject([value])
        let held = Held(patches)
        let made = WrappedFunction(function, holding: [held]) { function, arguments in
            let all = held.content.elements.compactMap { $0.object as? Patch }
            return try Patch.run(all[...], Array(arguments.positional), arguments.keywordPairs) { try function.call($0, keywords: $1) }
        }
        made.setOwnAttribute("patchings", patches.value)
        return made.value
    }

    private static func run(_ patches: ArraySlice<Patch>, _ positional: [Value], _ keywords: [(name: Name, value: Value)], _ body: ([Value], [(name: Name, value: Value)]) throws -> Value) throws -> Value {
        guard let patch = patches.first else { return try body(positional, keywords) }
        let made = try patch.enter()
        var positional = positional, keywords = keywords
        if patch.keyword != nil {
            for (name, mock) in made.dictionary?.pairs ?? [] { keywords.append((Name(try name.strText()), mock)) }
        } else if patch.options.makesMock { positional.append(made) }
        let result: Value
        do { result = try run(patches.dropFirst(), positional, keywords, body) } catch {
            try patch.exit()
            throw error
        }
        try patch.exit()
        return result
    }

    // MARK: patching

    func enter() throws -> Value {
        let target = try self.target.find()
        let (original, isLocal) = try found(in: target)
        let new = try options.replacement(of: original, in: target, attribute.text)
        applied = Applied(target: target, original: original, isLocal: isLocal)
        do {
            try target.setAttribute(attribute, new)
            guard let keyword else { return new }
            let mocks = DictObject()
            if options.makesMock { mocks.set(keyword, new) }
            for other in others {
                let made = try other.enter()
                applied?.entered.append(other)
                if other.options.makesMock { try mocks.update(made) }
            }
            return mocks.value
        } catch {
            try exit()
            throw error
        }
    }

    /// The attribute as it is, and whether the target itself has it.
    private func found(in target: Value) throws -> (original: Value, isLocal: Bool) {
        if let own = try? Patch.ownAttribute(attribute, of: target) { return (own, true) }
        let inherited: Value?
        do { inherited = try target.attributeIfPresent(attribute) } catch let error as PythonException where error.isInstance(of: .attributeError) { inherited = nil }
        if target.object is ModuleObject, let builtins = try Program.context?.importModule("builtins"), !builtins[attribute].isUndefined, !attribute.text.hasPrefix("_") { options.creates = true }
        if let inherited { return (inherited, false) }
        guard options.creates else { throw PythonException.attributeError("\(try target.strText()) does not have the attribute \(attribute.text.pythonRepr)") }
        return (Sentinel.default, false)
    }

    /// `target.__dict__[name]`; nil where it is not there.
    private static func ownAttribute(_ name: Name, of target: Value) throws -> Value? {
        if let type = target.object?.asClass { return type.ownClassAttribute(name) }
        if target.object is MockObject { return nil }
        guard let dictionary = try target.attributeIfPresent(.dict), try dictionary.contains(name.value) else { return nil }
        return try dictionary.item(name.value)
    }

    func exit() throws {
        guard let applied else { throw PythonException.attributeError("'_patch' object has no attribute 'is_local'") }
        self.applied = nil
        if applied.isLocal, !applied.original.isIdentical(to: Sentinel.default) {
            try applied.target.setAttribute(attribute, applied.original)
        } else {
            try applied.target.deleteAttribute(attribute)
            let isThere: Bool
            do { isThere = try applied.target.attributeIfPresent(attribute) != nil } catch let error as PythonException where error.isInstance(of: .attributeError) { isThere = false }
            if !options.creates, !isThere || ["__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__"].contains(attribute.text) {
                try applied.target.setAttribute(attribute, applied.original)
            }
        }
        for other in applied.entered.reversed() { try other.exit() }
    }
}

/// Patches that `start()` began.
enum ActivePatches {
    nonisolated(unsafe) static var started: [Object] = []
    static func remove(_ patch: Object) -> Bool {
        guard let at = started.lastIndex(where: { $0 === patch }) else { return false }
        started.remove(at: at)
        return true
    }
    /// `patch.stopall()`
    static func stopAll() throws {
        for patch in started.reversed() { _ = try patch.value.callMethod("stop") }
    }
}

/// Which methods of a class a class decorator patches.
enum TestPrefix {
    nonisolated(unsafe) static var text = "test"
    static func forEachTest(of type: Class, _ decorate: (Value) throws -> Value) throws {
        for name in Value.object(type).attributeNames() where name.hasPrefix(text) {
            let method = try Value.object(type).attribute(Name(name))
            if method.isCallable { try Value.object(type).setAttribute(Name(name), decorate(method)) }
        }
    }
}

/// `package.module.Class.method`, imported as far as it is modules.
enum DottedName {
    static func resolve(_ path: String) throws -> Value {
        var parts = path.split(separator: ".").map(String.init)[...]
        guard let context = Program.context, var moduleName = parts.popFirst() else { throw PythonException.valueError("invalid format: \(path.pythonRepr)") }
        var found = try context.importModule(moduleName).value
        while let next = parts.first {
            do { found = try context.importModule("\(moduleName).\(next)").value } catch let error as PythonException where error.isInstance(of: .importError) { break }
            moduleName += ".\(next)"
            parts = parts.dropFirst()
        }
        for name in parts { found = try found.attribute(Name(name)) }
        return found
    }
}
