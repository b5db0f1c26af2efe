/// Going through the elements of any iterable.
extension Value {
    /// `iter(self)`
    public func iterate() throws -> IteratorObject {
        guard let iterator = try makeIterator() else { throw PythonException.typeError("'\(typeName)' object is not iterable") }
        return iterator
    }

    /// `first, second = self`: exactly `count` elements.
    public func unpacked(_ count: Int) throws -> ContiguousArray<Value> {
        guard let iterator = try makeIterator() else { throw PythonException.typeError("cannot unpack non-iterable \(typeName) object") }
        var found: ContiguousArray<Value> = []
        while let element = try iterator.next() {
            if found.count == count { throw PythonException.valueError("too many values to unpack (expected \(count))") }
            found.append(element)
        }
        guard found.count == count else { throw PythonException.valueError("not enough values to unpack (expected \(count), got \(found.count))") }
        return found
    }

    /// `iter(self)`; nil where the value is not iterable.
    public func makeIterator() throws -> IteratorObject? {
        guard let object else { return nil }
        if object.type.overriding(.iter)?.isNone ?? false { return nil }
        if let result = try callOverriding(.iter) {
            if let native = result.object as? IteratorObject { return try native.iterator() }
            guard result.object?.type.lookup(.next) != nil else { throw PythonException.typeError("iter() returned non-iterator of type '\(result.typeName)'") }
            return MethodIterator(result)
        }
        if let native = try object.iterator() { return native }
        if object.type.overriding(.getItem) != nil { return SequenceIterator(self) }
        return nil
    }

    /// Asks an object of a program's class, or a range of any bounds, how many elements it has, as what makes a list does when it has begun to iterate.
    public func askHowMany() throws {
        guard let object, !object.type.isNative || object is WideRange else { return }
        _ = try lengthHint()
    }

    /// How many elements there are by `__len__`, else by `__length_hint__`; nil where neither tells.
    /// - Throws: ValueError, TypeError of what they give; what they raise, but for TypeErrors.
    public func lengthHint() throws -> Int? {
        guard let object else { return nil }
        if let iterator = object as? IteratorObject { return iterator.remainingCount }
        func telling<T>(_ ask: () throws -> T?) throws -> T? {
            do { return try ask() } catch let error as PythonException where error.isInstance(of: .typeError) { return nil }
        }
        if let count = try telling({ try object.length() != nil || object.type.overriding(.len) != nil ? length() : nil }) { return count }
        guard let method = object.type.lookup("__length_hint__"), !method.isNone, let hint = try telling({ try method.bound(to: self).call() }), !hint.isNotImplemented else { return nil }
        guard hint.bigInteger != nil else { throw PythonException.typeError("__length_hint__ must be an integer, not \(hint.typeName)") }
        let count = try Int.from(hint)
        if count < 0 { throw PythonException.valueError("__length_hint__() should return >= 0") }
        return count
    }

    /// Calls `body` with each element.
    public func forEach(_ body: (Value) throws -> Void) throws {
        switch self {
        case .list(let list):
            var at = 0
            while at < list.elements.count {
                try Pulse.check()
                guard at < list.elements.count else { break }
                try body(list.elements[at])
                at += 1
            }
        case .tuple(let tuple):
            for element in tuple.elements {
                try Pulse.check()
                try body(element)
            }
        default:
            let iterator = try iterate()
            while let element = try iterator.next() {
                try Pulse.check()
                try body(element)
            }
        }
    }

    /// `list(self)`
    public func elements() throws -> [Value] {
        switch self {
        case .list(let list): return try Sequences.array(list.elements)
        case .tuple(let tuple): return try Sequences.array(tuple.elements)
        case .string(let string): return try string.characters()
        default:
            let iterator = try iterate()
            try askHowMany()
            var found: [Value] = []
            let expected = iterator.remainingCount ?? 0
            if expected > 1 << 16 {
                try Limits.reserve(expected, of: MemoryLayout<Value>.stride)
                found.reserveCapacity(expected)
            }
            while let element = try iterator.next() {
                try Pulse.check()
                if found.count == found.capacity { try Limits.reserve(found.count, of: 2 * MemoryLayout<Value>.stride) }
                found.append(element)
            }
            return found
        }
    }
}

/// Iterates an object whose class defines `__next__` in Python.
public final class MethodIterator: IteratorObject {
    public let target: Value
    init(_ target: Value) {
        self.target = target
        super.init(type: .iterator)
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { if let object = target.object { visit(object) } }
    /// The value that StopIteration carried at the end.
    public private(set) var result: Value = .none
    public override func next() throws -> Value? {
        do { return try target.callMethod(.next) } catch let error as PythonException where error.isInstance(of: .stopIteration) {
            result = error.arguments.elements.first ?? .none
            return nil
        }
    }
}

/// Iterates an object that has `__getitem__` alone.
public final class SequenceIterator: IteratorObject {
    /// nil at the end.
    private var target: Value?
    private var position = 0
    public init(_ target: Value) {
        self.target = target
        super.init(type: .iterator)
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { target?.visitHeld(visit) }
    public override func clearReferences() { target = nil }
    public override var remainingCount: Int? {
        guard let target else { return 0 }
        return (try? target.length()).map { max(0, $0 - position) }
    }
    public override func next() throws -> Value? {
        guard let target else { return nil }
        do {
            let element = try target.item(.int(position))
            position += 1
            return element
        } catch let error as PythonException where error.isInstance(of: .indexError) || error.isInstance(of: .stopIteration) {
            self.target = nil
            return nil
        }
    }
    public override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? {
        let made = SequenceIterator(try part(target ?? .tuple([])))
        made.position = position
        return made
    }
}
