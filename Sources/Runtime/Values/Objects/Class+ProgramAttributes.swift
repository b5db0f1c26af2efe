/// Attributes that a program gives to classes of the library: `json.JSONEncoder.default = to_text`.
extension Class {
    /// What programs gave, by class.
    nonisolated(unsafe) private static var given: [ObjectIdentifier: Set<Name>] = [:]

    /// Whether a native class may get an attribute.  Calls of the program find it; the library itself asks by name for few of its own methods
    /// (those of `json.JSONEncoder`, `logging` and `collections`).
    final func takesAttributeOfProgram(_ name: Name) -> Bool {
        guard !isWrittenInC, !name.isDunder else { return false }
        completeDeclaration()
        Class.given[ObjectIdentifier(self), default: []].insert(name)
        return true
    }

    /// Whether a program has given any native class an attribute.
    public static var haveAttributesOfPrograms: Bool { !given.isEmpty }

    /// Whether an attribute may be deleted again.
    final func hasAttributeOfProgram(_ name: Name) -> Bool { Class.given[ObjectIdentifier(self)]?.contains(name) ?? false }

    final func immutable(_ name: Name) -> PythonException { .typeError("cannot set '\(name.text)' attribute of immutable type '\(isWrittenInC ? messageName : self.name)'") }

    var unwritableDictionary: PythonException { .attributeError("attribute '__dict__' of 'type' objects is not writable") }

    /// - Throws: what `del cls.__name__` and its kin raise.
    final func checkDeletion(_ attribute: Name) throws {
        switch attribute {
        case .name, .qualname, .module, .doc, "__bases__": throw PythonException.typeError("cannot delete '\(attribute.text)' attribute of immutable type '\(name)'")
        case .dict: throw unwritableDictionary
        case .class: throw PythonException.typeError("can't delete __class__ attribute")
        default: return
        }
    }
}
