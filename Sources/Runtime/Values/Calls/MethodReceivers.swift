/// What methods written in C say of what they are called on and with, where they are called by way of their class: `str.upper(1)`.
extension NativeFunction {
    private static func isWrapper(_ name: String, of owner: Class) -> Bool { owner.isWrittenInC && isSlot(name, of: owner.name) }

    /// `str.upper()`: `unbound method str.upper() needs an argument`; `str.__len__()`: `descriptor '__len__' of 'str' object needs an argument`.
    /// - Parameter parameters: those besides the receiver, which functions written in Python name.
    public static func missingReceiver(_ name: String, of owner: Class, _ parameters: [ParameterDescription] = []) -> PythonException {
        if isWrapper(name, of: owner) { return .typeError("descriptor '\(name)' of '\(owner.messageName)' object needs an argument") }
        if owner.isWrittenInC { return .typeError("unbound method \(owner.name).\(name)() needs an argument") }
        let missing = ["'self'"] + parameters.filter { $0.kind == .required }.map { "'\($0.name.text)'" }
        return .typeError("\(owner.qualifiedName).\(name)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(CallChecker.enumeration(missing))")
    }

    /// `str.upper(1)`: `descriptor 'upper' for 'str' objects doesn't apply to a 'int' object`; `str.__len__(1)`: `descriptor '__len__' requires a 'str' object but received a 'int'`.
    public static func wrongReceiver(_ name: String, of owner: Class, _ value: Value) -> PythonException {
        if isWrapper(name, of: owner) { return .typeError("descriptor '\(name)' requires a '\(owner.messageName)' object but received a '\(value.typeName)'") }
        return .typeError("descriptor '\(name)' for '\(owner.messageName)' objects doesn't apply to a '\(value.typeName)' object")
    }

    /// `x.__eq__()`: `expected 1 argument, got 0` (`check_num_args`), of some slots with a blank before it (`PyArg_UnpackTuple`).
    public static func checkWrapper(_ arguments: Arguments, _ name: String, count: Int, isUnpacked: Bool = false) throws {
        if arguments.keywordCount > 0 { throw PythonException.typeError("wrapper \(name)() takes no keyword arguments") }
        guard arguments.positionalCount != count else { return }
        throw PythonException.typeError("\(isUnpacked ? " " : "")expected \(count) argument\(count == 1 ? "" : "s"), got \(arguments.positionalCount)")
    }
}
