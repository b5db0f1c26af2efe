import Runtime

/// Reading, setting and deleting attributes of mocks.
extension MockObject {
    /// `mock.anything`, where nothing else has that name: the child is made when it is first asked for.
    func readAttribute(_ name: Name) throws -> Value {
        let text = name.text
        if let names = specification.names {
            if !names.contains(text) || MockMagic.all.contains(text) { throw PythonException.attributeError("Mock object has no attribute \(text.pythonRepr)") }
        } else if name.isDunder {
            throw PythonException.attributeError(text)
        }
        if !isUnsafe, !(specification.names?.contains(text) ?? false), MockObject.assertionPrefixes.contains(where: { text.hasPrefix($0) }) {
            throw PythonException.attributeError("\(text.pythonRepr) is not a valid assertion. Use a spec for the mock if \(text.pythonRepr) is meant to be an attribute.")
        }
        return try child(name)
    }
    private static let assertionPrefixes = ["assert", "assret", "asert", "aseert", "assrt"]

    private func child(_ name: Name) throws -> Value {
        if let found = children.get(name) {
            if found.isIdentical(to: Sentinel.deleted) { throw PythonException.attributeError(name.text) }
            guard let pending = found.object as? SpecificationOfChild else { return found }
            let made = try specifiedChild(pending, name)
            children.set(name, made)
            return made
        }
        let inner = wrapped.isNone ? Value.none : try wrapped.attribute(name)
        let made = try makeChild([("parent", value), (.mockName, name.value), ("wraps", inner), ("_new_name", name.value), ("_new_parent", value)])
        children.set(name, made)
        return made
    }

    private func specifiedChild(_ pending: SpecificationOfChild, _ name: Name) throws -> Value {
        do { return try Autospec.make(pending.specification, isStrict: pending.isStrict, asInstance: pending.isInstance, parent: pending.parent, name: pending.name) } catch let error as PythonException where error.type === MockErrors.invalidSpecificationClass {
            let target = try self.name?.pythonRepr ?? repr()
            throw MockErrors.invalidSpecification("Cannot autospec attr \(name.text.pythonRepr) from target \(target) as it has already been mocked out. [target=\(try repr()), attr=\(try pending.specification.reprText())]")
        }
    }

    /// `mock.name = value`: special methods go to the mock's class, mocks become children.
    func assignAttribute(_ name: Name, _ newValue: Value) throws {
        let text = name.text
        let isMissing = !(specification.names?.contains(text) ?? true)
        func refused() -> PythonException { .attributeError("Mock object has no attribute '\(text)'") }
        if specification.isStrict, isMissing, ownAttribute(name).isUndefined { throw refused() }
        if MockMagic.unsupported.contains(text) { throw PythonException.attributeError("Attempting to set unsupported magic method \(text.pythonRepr).") }
        var stored = newValue
        if MockMagic.all.contains(text) {
            if isMissing { throw refused() }
            stored = setMagic(name, newValue)
        } else if adopt(newValue, name: text, originName: text) {
            children.set(name, newValue)
        }
        if isSealed, try !has(name) { throw PythonException.attributeError("Cannot set \(path).\(text)") }
        setOwnAttribute(name, stored)
    }

    /// `hasattr(mock, name)`
    private func has(_ name: Name) throws -> Bool {
        do { return try value.attributeIfPresent(name) != nil } catch let error as PythonException where error.isInstance(of: .attributeError) { return false }
    }

    /// `mock.__len__ = function`
    /// - Returns: what the mock itself has under the name.
    private func setMagic(_ name: Name, _ method: Value) -> Value {
        if method.object is MockObject {
            _ = adopt(method, name: nil, originName: name.text)
            type.setClassAttribute(name, method)
            children.set(name, method)
            return method
        }
        if case .function = method { type.setClassAttribute(name, method) } else { type.setClassAttribute(name, .object(WrappedFunction(method) { try $0.call($1) })) }
        return .object(BoundMethod(receiver: value, function: method))
    }

    /// `del mock.name`: the attribute is there no more.
    func removeAttribute(_ name: Name) throws {
        let isOwn = !ownAttribute(name).isUndefined
        if MockMagic.all.contains(name.text), type.ownClassAttribute(name) != nil {
            _ = type.removeClassAttribute(name)
            if !isOwn { return }
        }
        if isOwn { _ = removeOwnAttribute(name) } else if children.get(name)?.isIdentical(to: Sentinel.deleted) ?? false { throw PythonException.attributeError(name.text) }
        children.set(name, Sentinel.deleted)
    }

    /// `dir(mock)`: no names of the mock's own workings.
    func listedNames() throws -> [String] {
        var found = Set(specification.orderedNames)
        for name in Value.object(type).attributeNames() where !name.hasPrefix("_") { found.insert(name) }
        for (name, _) in ownAttributes where !name.text.hasPrefix("_") || name.isDunder { found.insert(name.text) }
        for (name, child) in children.pairs where !child.isIdentical(to: Sentinel.deleted) { found.insert(try name.strText()) }
        return try Sorting.sorted(found.map { .string($0) }, key: .none, isReversed: false).map { try $0.strText() }
    }
}
