/// Arithmetic of the data model: operators, reflected and in place.
extension Value {
    /// `self op other`
    public func binary(_ operation: BinaryOperation, _ other: Value) throws -> Value {
        if case .object(let object) = self, let method = object.ownMethod(operation.method, against: other) {
            let result = try method.call(self, other)
            if !result.isNotImplemented { return result }
            throw unsupported(operation, other)
        }
        if let result = try primitiveBinary(operation, other) { return result }
        let right = other.object
        let swap = other.goesBefore(self, operation.reflectedMethod) || isConcatenation(operation, with: other)
        if swap, let result = try other.callOverriding(operation.reflectedMethod, self), !result.isNotImplemented { return result }
        if let right, isConcatenation(operation, withNative: right), let result = try right.binary(operation, self, reflected: true) { return result }
        if let object {
            if let result = try callOverriding(operation.method, other) {
                if !result.isNotImplemented { return result }
            } else if let right, right.type !== object.type, Swift.type(of: right) != Swift.type(of: object), right.type.isSubclass(of: object.type),
                      let result = try right.binary(operation, self, reflected: true) {
                // `{} | OrderedDict()`: the derived class has an operator of its own.
                return result
            } else if object is IntObject || object is FloatObject {
                if let result = try nativeBinary(operation, other) { return result }
            } else if let result = try object.binary(operation, other, reflected: false) { return result }
        } else if let result = try nativeBinary(operation, other) { return result }
        if let right, !swap, object?.type !== right.type || right.type.isNative {
            if let result = try other.callOverriding(operation.reflectedMethod, self) {
                if !result.isNotImplemented { return result }
            } else if let result = try right.binary(operation, self, reflected: true) { return result }
        }
        throw unsupported(operation, other)
    }

    private func unsupported(_ operation: BinaryOperation, _ other: Value) -> PythonException {
        // `print >> sys.stderr, "text"` is what Python 2 had.
        let isOldPrint = operation == .rightShift && (object as? NativeFunction)?.name == "print"
        let hint = isOldPrint ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : ""
        return .typeError("unsupported operand type(s) for \(operation.symbol): '\(typeName)' and '\(other.typeName)'\(hint)")
    }

    /// Whether `+` or `*` of a native sequence is to be tried after the right operand's own method, as CPython does: sequences have no number slots.
    private func isConcatenation(_ operation: BinaryOperation, with other: Value) -> Bool {
        guard operation == .add || operation == .multiply, let left = object, left is StringObject || left is ListObject || left is TupleObject || left is BytesObject else { return false }
        // Of two instances of one class only the left one's method counts.
        return other.object?.type !== left.type && left.type.overriding(operation.method) == nil && other.object?.type.overriding(operation.reflectedMethod) != nil
    }

    /// Whether a native right operand that is no sequence goes first: an SQL expression behind a `str`.
    private func isConcatenation(_ operation: BinaryOperation, withNative right: Object) -> Bool {
        guard operation == .add || operation == .multiply, let left = object, left is StringObject || left is ListObject || left is TupleObject || left is BytesObject else { return false }
        return !(right is StringObject || right is ListObject || right is TupleObject || right is BytesObject || right is IntObject)
    }

    /// `self op other` as the native class of `self` does it, methods written in Python left aside; nil where it does not know how.
    public func nativeBinary(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        if let object = self.object, !(object is IntObject), !(object is FloatObject) { return try object.binary(operation, other, reflected: false) }
        let left = plainNumber, right = other.plainNumber
        if left.isInteger, case .float = right { return nil }
        return try left.primitiveBinary(operation, right)
    }

    /// `other op self` as the native class of `self`, a number, does it: `int.__radd__(5, 2.5)` does not know how.
    public func nativeReflected(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        let left = other.plainNumber, right = plainNumber
        var isKnown = left.bigInteger != nil
        if !isKnown, case .float = left, case .float = right { isKnown = true }
        return isKnown ? try left.primitiveBinary(operation, right) : nil
    }

    /// `self op= other`
    public func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value {
        if let object {
            if let result = try callOverriding(operation.inPlaceMethod, other), !result.isNotImplemented { return result }
            // `[1] += right`: a list adds as a sequence, which comes after what `right` says of numbers.
            if isConcatenation(operation, with: other), let result = try other.callOverriding(operation.reflectedMethod, self), !result.isNotImplemented { return result }
            if let result = try object.inPlace(operation, other) { return result }
        }
        do { return try binary(operation, other) } catch let error as PythonException where error.type === Class.typeError && error.tracebackObject == nil {
            let plain = "unsupported operand type(s) for \(operation.symbol): '\(typeName)' and '\(other.typeName)'"
            guard error.message == plain else { throw error }
            throw PythonException.typeError("unsupported operand type(s) for \(operation.inPlaceSymbol): '\(typeName)' and '\(other.typeName)'")
        }
    }

    /// `-self`, `+self`, `~self`
    public func unary(_ operation: UnaryOperation) throws -> Value {
        if let result = try primitiveUnary(operation) { return result }
        if let object {
            if let result = try callOverriding(operation.method) { return result }
            if let result = try object.unary(operation) { return result }
        }
        throw PythonException.typeError("bad operand type for unary \(operation.symbol): '\(typeName)'")
    }

    var isInteger: Bool {
        switch self {
        case .int, .bool: true
        case .object(let object): object is IntObject
        default: false
        }
    }
}
