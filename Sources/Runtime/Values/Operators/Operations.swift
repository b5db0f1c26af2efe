/// The operations of the data model, each trying a method written in Python first, then the native hook.
extension Value {
    // MARK: representation

    /// `repr(self)`
    public func reprText() throws -> String {
        switch self {
        case .undefined: return "<undefined>"
        case .none: return "None"
        case .bool(let flag): return flag ? "True" : "False"
        case .int(let number): return String(number)
        case .float(let number): return number.pythonDescription
        default: return try StackGuard.guarding(" while getting the repr of an object") { try objectReprText() }
        }
    }

    @inline(never)
    private func objectReprText() throws -> String {
            if let given = try givenRepr() { return given.text }
            if let object, object.type.nativeBase.hasOwnRepresentation, let method = object.type.lookup(.repr) { return try String.from(try method.call(self)) }
            return try object?.repr() ?? ""
    }

    /// What a program's `__repr__` gives: it may be of a class derived from `str`.
    private func givenRepr() throws -> StringObject? {
        guard let result = try callOverriding(.repr) else { return nil }
        guard let text = result.object as? StringObject else { throw PythonException.typeError("__repr__ returned non-string (type \(result.typeName))") }
        return text
    }

    /// `repr(self)`, the very object that a program's `__repr__` gives.
    public func reprValue() throws -> Value {
        if let object, object.type.overriding(.repr) != nil, let given = try StackGuard.guarding(" while getting the repr of an object", { try givenRepr() }) { return given.value }
        return .string(try reprText())
    }

    /// `str(self)`, the very object that a program's `__str__` gives.
    public func strValue() throws -> Value {
        if case .string = self { return self }
        if let object, object.type.overriding(.str) != nil || object.type.overriding(.repr) != nil {
            if let given = try StackGuard.guarding(" while getting the str of an object", { try givenText() }) { return given.value }
        }
        return .string(try strText())
    }

    /// `str(self)`
    public func strText() throws -> String {
        switch self {
        case .string(let string): return string.text
        case .undefined, .none, .bool, .int, .float: return try reprText()
        default: return try StackGuard.guarding(" while getting the str of an object") { try objectText() }
        }
    }

    @inline(never)
    private func objectText() throws -> String {
        try givenText()?.text ?? object?.str() ?? ""
    }

    /// What a program's `__str__`, or its `__repr__` where nothing else tells, gives.
    private func givenText() throws -> StringObject? {
        let isTold = object.map { !$0.type.hasNativeText } ?? false
        guard let result = try callOverriding(.str) ?? (isTold ? callOverriding(.repr) : nil) else { return nil }
        guard let text = result.object as? StringObject else { throw PythonException.typeError("__str__ returned non-string (type \(result.typeName))") }
        return text
    }

    // MARK: truth, hash, length

    /// `bool(self)`
    @inline(__always)
    public func isTrue() throws -> Bool {
        switch self {
        case .bool(let flag): return flag
        case .none: return false
        case .int(let number): return number != 0
        default: return try isTrueSlowly()
        }
    }

    @inline(never)
    private func isTrueSlowly() throws -> Bool {
        switch self {
        case .float(let number): return number != 0
        case .string(let string): return !string.text.isEmpty
        case .list(let list): return !list.elements.isEmpty
        case .tuple(let tuple): return !tuple.elements.isEmpty
        case .dict(let dict): return dict.count > 0
        default:
            if let result = try callOverriding(.bool) {
                guard case .bool(let flag) = result else { throw PythonException.typeError("__bool__ should return bool, returned \(result.typeName)") }
                return flag
            }
            // A number of a derived class is true by its value, whatever `__len__` says.
            if let object, object.type.overriding(.len) != nil, object.type.nativeBase.lookup(.bool) == nil { return try length() != 0 }
            return try object?.isTrue() ?? false
        }
    }

    /// `hash(self)`
    @inline(__always)
    public func hash() throws -> Int {
        if case .string(let string) = self { return string.stringHash }
        if case .int(let number) = self, number >= 0, number < 0x1fff_ffff_ffff_ffff { return number }
        return try hashSlowly()
    }

    @inline(never)
    private func hashSlowly() throws -> Int {
        switch self {
        case .undefined, .none: return 0xfca86420
        case .bool(let flag): return flag ? 1 : 0
        case .int(let number): return number.pythonHash
        case .float(let number): return number.pythonHash
        default:
            guard let object else { return 0 }
            if let method = object.type.overriding(.hash) {
                if method.isNone { throw PythonException.unhashable(object.type) }
                let result = try method.callAsMethod(of: self)
                switch result {
                case .int(let number): return number == -1 ? -2 : number
                case .bool(let flag): return flag ? 1 : 0
                default:
                    if result.object is IntObject { return try result.hash() }
                    throw PythonException.typeError("__hash__ method should return an integer")
                }
            }
            return try object.hash()
        }
    }

    /// `len(self)`
    public func length() throws -> Int {
        switch self {
        case .list(let list): return list.elements.count
        case .string(let string): return string.count
        case .dict(let dict): return dict.count
        case .tuple(let tuple): return tuple.elements.count
        default:
            if let result = try callOverriding(.len) {
                guard let index = try result.index() else { throw PythonException.typeError("'\(result.typeName)' object cannot be interpreted as an integer") }
                guard case .int(let count) = index else { throw PythonException.overflowError("cannot fit '\(result.typeName)' into an index-sized integer") }
                if count < 0 { throw PythonException.valueError("__len__() should return >= 0") }
                return count
            }
            guard let count = try object?.length() else { throw PythonException.typeError("object of type '\(typeName)' has no len()") }
            return count
        }
    }

    /// `operator.index(self)`, as an int of any size; nil where the value is no index.
    public func index() throws -> Value? {
        switch self {
        case .int: return self
        case .bool(let flag): return .int(flag ? 1 : 0)
        default:
            guard let object else { return nil }
            // An int of a derived class is its own index, whatever `__index__` says.
            if let number = object as? IntObject { return number.plain }
            if let result = try callOverriding(.index) {
                if case .int = result { return result }
                guard let number = result.bigInteger else { throw PythonException.typeError("__index__ returned non-int (type \(result.typeName))") }
                if result.type !== Class.int { try Program.warnOfSubclass("__index__ returned non-int", result.type, .int) }
                return .int(number)
            }
            return try object.index()
        }
    }

    /// The value as a double, where it is a number or has `__float__`.
    public func floatNumber() throws -> Double? {
        switch self {
        case .float(let number): return number
        case .int(let number): return Double(number)
        case .bool(let flag): return flag ? 1 : 0
        default:
            guard let object else { return nil }
            if let number = object as? FloatObject { return number.number }
            if let number = object as? IntObject, object.type.overriding(.float) == nil {
                let double = number.number.nearestDouble
                if double.isInfinite { throw PythonException.overflowError("int too large to convert to float") }
                return double
            }
            if let method = object.type.lookup(.float) { return try float(by: method) }
            if let index = try index() { return try index.floatNumber() }
            return nil
        }
    }

    /// `float(self)` of a number, which asks the `__float__` of a class derived from float too.
    public func convertedToFloat() throws -> Double? {
        if let method = (object as? FloatObject)?.type.overriding(.float) { return try float(by: method) }
        return try floatNumber()
    }

    private func float(by method: Value) throws -> Double {
        let result = try method.bound(to: self).call()
        switch result {
        case .float(let number): return number
        case .object(let wrapped as FloatObject):
            try Program.warnOfSubclass("\(typeName).__float__ returned non-float", wrapped.type, .float)
            return wrapped.number
        default: throw PythonException.typeError("\(typeName).__float__ returned non-float (type \(result.typeName))")
        }
    }

    // MARK: containers

    /// `self[key]`
    public func item(_ key: Value) throws -> Value {
        guard let object else { throw PythonException.typeError("'\(typeName)' object is not subscriptable") }
        if let type = object.asClass, let found = try type.classItem(key) { return found }
        if let result = try callOverriding(.getItem, key) { return result }
        if let found = try object.item(key) { return found }
        if object.objectKind == .type { throw PythonException.typeError("type '\((object.asClass)?.messageName ?? "")' is not subscriptable") }
        throw PythonException.typeError("'\(typeName)' object is not subscriptable")
    }

    /// `self[key] = newValue`
    public func setItem(_ key: Value, _ newValue: Value) throws {
        if let object {
            if try callOverriding(.setItem, key, newValue) != nil { return }
            if try object.setItem(key, newValue) { return }
        }
        throw PythonException.typeError("'\(typeName)' object does not support item assignment")
    }

    /// `del self[key]`
    public func deleteItem(_ key: Value) throws {
        if let object {
            if try callOverriding(.delItem, key) != nil { return }
            if try object.deleteItem(key) { return }
        }
        // CPython asks first for an index, where the class has anything of a sequence; it then says so in other words.
        let isSequence = try key.index() != nil && (type.lookup(.contains) != nil || type.lookup(.len) != nil || type.isMortal)
        throw PythonException.typeError("'\(typeName)' object \(isSequence ? "doesn't" : "does not") support item deletion")
    }

    /// `element in self`
    public func contains(_ element: Value) throws -> Bool {
        switch self {
        case .string(let string): if case .string(let part) = element { return try string.contains(part) }
        case .list(let list): return try list.containsElement(element)
        case .tuple(let tuple): return try tuple.containsElement(element)
        default: break
        }
        if let object {
            if object.type.overriding(.contains)?.isNone ?? false { throw PythonException.typeError("'\(typeName)' object is not a container") }
            if let result = try callOverriding(.contains, element) { return try result.isTrue() }
            if let found = try object.contains(element) { return found }
        }
        func refused() -> PythonException { .typeError("argument of type '\(typeName)' is not iterable") }
        let found: IteratorObject?
        do { found = try makeIterator() } catch let error as PythonException where error.type === Class.typeError && error.tracebackObject == nil { throw refused() }
        guard let iterator = found else { throw refused() }
        while let candidate = try iterator.next() {
            if try candidate.isIdentical(to: element) || candidate.equals(element) { return true }
        }
        return false
    }

    // MARK: comparison

    /// `self == other`, as a truth value.
    @inline(__always)
    public func equals(_ other: Value) throws -> Bool {
        switch (self, other) {
        case (.int(let a), .int(let b)): return a == b
        case (.string(let a), .string(let b)): return StringObject.same(a, b)
        case (.none, .none): return true
        default: return try compare(.equal, other).isTrue()
        }
    }

    /// `self op other`: any value, as SQL expressions answer with a clause.
    public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
        if case .object(let object) = self, let method = object.ownMethod(operation.method, against: other) {
            return try StackGuard.guarding(" in comparison") {
                let result = try method.call(self, other)
                return result.isNotImplemented ? try compareAfterRefusal(operation, other) : result
            }
        }
        if let result = try primitiveCompare(operation, other) { return result }
        return try StackGuard.guarding(" in comparison") { try compareObjects(operation, other) }
    }

    @inline(never)
    private func compareObjects(_ operation: Comparison, _ other: Value) throws -> Value {
        // A proper subclass's reflected method goes first.
        let swap = other.goesBefore(self, operation.reflected.method, evenInherited: true) || (operation == .notEqual && other.goesBefore(self, .equalMethod, evenInherited: true))
        if swap, let result = try other.tryCompare(operation.reflected, self) { return result }
        if let result = try tryCompare(operation, other) { return result }
        if !swap { return try compareAfterRefusal(operation, other) }
        return try compareByIdentity(operation, other)
    }

    /// What is left where the left operand's method does not know how: the right one's, then identity.
    private func compareAfterRefusal(_ operation: Comparison, _ other: Value) throws -> Value {
        try other.tryCompare(operation.reflected, self) ?? compareByIdentity(operation, other)
    }

    private func compareByIdentity(_ operation: Comparison, _ other: Value) throws -> Value {
        switch operation {
        case .equal: return .bool(isIdentical(to: other))
        case .notEqual: return .bool(!isIdentical(to: other))
        default: throw PythonException.typeError("'\(operation.symbol)' not supported between instances of '\(typeName)' and '\(other.typeName)'")
        }
    }

    /// An instance of a class derived from int or float as the plain number.
    var plainNumber: Value {
        if let number = self.object as? IntObject { return number.plain }
        if let number = self.object as? FloatObject { return .float(number.number) }
        return self
    }

    private func tryCompare(_ operation: Comparison, _ other: Value) throws -> Value? {
        // An int knows nothing of floats: a class derived from float is asked itself.
        if isInteger, let right = other.object as? FloatObject, right.type.overriding(operation.reflected.method) != nil { return nil }
        guard let object else { return try plainNumber.primitiveCompare(operation, other.plainNumber) }
        if let result = try callOverriding(operation.method, other) { return result.isNotImplemented ? nil : result }
        if operation == .notEqual, object.type.overriding(.equalMethod) != nil, !object.type.hasNativeInequality, !(object is any HasOwnInequality) {
            guard let result = try callOverriding(.equalMethod, other), !result.isNotImplemented else { return nil }
            return .bool(try !result.isTrue())
        }
        return try object.compare(operation, other)
    }

    /// Whether this right operand is asked first: its class derives from the left one's and has the reflected method anew.
    ///
    /// - Parameter evenInherited: whether a method that the left operand has too will do, as for comparisons.
    func goesBefore(_ left: Value, _ reflected: Name, evenInherited: Bool = false) -> Bool {
        guard let right = object, !right.type.isNative else { return false }
        let leftType = left.type
        guard right.type !== leftType, right.type.isSubclass(of: leftType), let own = right.type.overriding(reflected) else { return false }
        return evenInherited || (leftType.lookup(reflected).map { !$0.isIdentical(to: own) } ?? true)
    }
}
