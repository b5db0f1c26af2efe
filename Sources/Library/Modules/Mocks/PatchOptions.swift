import Runtime

/// What a patch puts in the place of an attribute.
struct PatchOptions: ReferenceHolder {
    var new = Sentinel.default, specification = Value.none, strictSpecification = Value.none
    var autospec = Value.none, maker = Value.none
    /// `create=True`: the attribute need not be there.
    var creates = false
    var isUnsafe = false
    var keywords = KeywordValues([])

    /// Whether the patch makes the mock itself.
    var makesMock: Bool { new.isIdentical(to: Sentinel.default) }

    mutating func visitHeld(_ visit: (Object) -> Void) {
        for value in [new, specification, strictSpecification, autospec, maker] { value.visitHeld(visit) }
        keywords.visitHeld(visit)
    }

    func check(_ attribute: String) throws {
        if !maker.isNone {
            if !makesMock { throw PythonException.valueError("Cannot use 'new' and 'new_callable' together") }
            if !autospec.isNone { throw PythonException.valueError("Cannot use 'autospec' and 'new_callable' together") }
        }
        if !isUnsafe { try Autospec.checkSpelling(keywords.pairs) }
        if specification.object is MockObject {
            throw MockErrors.invalidSpecification("Cannot spec attr \(attribute.pythonRepr) as the spec has already been mocked out. [spec=\(try specification.reprText())]")
        }
        if strictSpecification.object is MockObject {
            throw MockErrors.invalidSpecification("Cannot spec attr \(attribute.pythonRepr) as the spec_set target has already been mocked out. [spec_set=\(try strictSpecification.reprText())]")
        }
    }

    /// What takes the place of `original`.
    func replacement(of original: Value, in target: Value, _ attribute: String) throws -> Value {
        func orNone(_ value: Value) -> Value { if case .bool(false) = value { .none } else { value } }
        let specification = orNone(self.specification), strict = orNone(strictSpecification), autospec = orNone(self.autospec)
        let isTrue = { (value: Value) -> Bool in if case .bool(true) = value { true } else { false } }
        if !specification.isNone, !autospec.isNone { throw PythonException.typeError("Can't specify spec and autospec") }
        if !specification.isNone || !autospec.isNone, !strict.isNone, !isTrue(strict) { throw PythonException.typeError("Can't provide explicit spec_set *and* spec or autospec") }
        let isMissing = original.isIdentical(to: Sentinel.default)
        if !autospec.isNone {
            guard makesMock else { throw PythonException.typeError("autospec creates the mock for you. Can't specify autospec and new.") }
            if isMissing { throw PythonException.typeError("Can't use 'autospec' with create=True") }
            return try autospecced(isTrue(autospec) ? original : autospec, isStrict: strict.isTrue(), in: target, attribute)
        }
        guard makesMock else {
            if !keywords.pairs.isEmpty { throw PythonException.typeError("Can't pass kwargs to a mock we aren't creating") }
            return new
        }
        var spec: Value?, isStrict = false
        if isTrue(specification) { (spec, isStrict) = (original, isTrue(strict)) } else if !specification.isNone { (spec, isStrict) = (specification, isTrue(strict)) } else if isTrue(strict) { (spec, isStrict) = (original, true) } else if !strict.isNone { (spec, isStrict) = (strict, true) }
        if spec != nil, isMissing { throw PythonException.typeError("Can't use 'spec' with create=True") }
        return try mock(spec, isStrict: isStrict, inherits: original.object?.asClass != nil, attribute)
    }

    private func autospecced(_ specification: Value, isStrict: Bool, in target: Value, _ attribute: String) throws -> Value {
        if target.object is MockObject {
            throw MockErrors.invalidSpecification("Cannot autospec attr \(attribute.pythonRepr) as the patch target has already been mocked out. [target=\(try target.reprText()), attr=\(try specification.reprText())]")
        }
        if specification.object is MockObject {
            let name = try (target.attributeIfPresent(.name) ?? target).reprText()
            throw MockErrors.invalidSpecification("Cannot autospec attr \(attribute.pythonRepr) from target \(name) as it has already been mocked out. [target=\(try target.reprText()), attr=\(try specification.reprText())]")
        }
        return try Autospec.make(specification, isStrict: isStrict, asInstance: false, parent: nil, name: attribute, keywords.pairs)
    }

    private func mock(_ spec: Value?, isStrict: Bool, inherits: Bool, _ attribute: String) throws -> Value {
        var type = Value.object(MockClasses.magic)
        if !maker.isNone { type = maker } else if let spec, !PatchOptions.canBeCalled(spec) { type = .object(MockClasses.nonCallableMagic) }
        var settings: [(name: Name, value: Value)] = spec.map { [(isStrict ? "spec_set" : "spec", $0)] } ?? []
        let named = type.object?.asClass?.isSubclass(of: MockClasses.nonCallable) ?? false
        if named, !keywords.pairs.contains(where: { $0.name == .mockName }) { settings.append((.mockName, .string(attribute))) }
        let made = try type.call([], keywords: settings + keywords.pairs)
        if inherits, let spec, let mock = made.object as? MockObject {
            let instancesCall = spec.object?.asClass.map { $0.lookup(.call) != nil && $0.nativeBase === Class.object } ?? PatchOptions.canBeCalled(spec)
            let inner = instancesCall ? type : .object(MockClasses.nonCallableMagic)
            let rest = settings.filter { $0.name != .mockName } + keywords.pairs.filter { $0.name != .mockName }
            mock.setResult(try inner.call([], keywords: [("_new_parent", made), ("_new_name", .string("()"))] + rest))
        }
        return made
    }

    private static func canBeCalled(_ specification: Value) -> Bool {
        switch specification {
        case .list(let list): list.elements.contains { (try? $0.strText()) == "__call__" }
        case .tuple(let tuple): tuple.elements.contains { (try? $0.strText()) == "__call__" }
        default: specification.isCallable
        }
    }
}
