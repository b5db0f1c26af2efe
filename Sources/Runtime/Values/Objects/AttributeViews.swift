/// `obj.__dict__`: a live view of the own attributes.  The Library adds a dict's methods.
public final class AttributeView: Object {
    public let target: Object
    init(_ target: Object) {
        self.target = target
        super.init(type: .attributeView)
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(target) }
    /// The attributes that lie in the dictionary.
    private var entries: [(name: Name, value: Value)] { target.ownAttributes.filter { !MemberDescriptor.isStorage($0.name) } }
    public override func length() throws -> Int? { entries.count }
    public override func item(_ key: Value) throws -> Value? {
        guard let text = key.object as? StringObject else { throw PythonException.keyError(key) }
        let found = target.ownAttribute(Name(text))
        if found.isUndefined { throw PythonException.keyError(key) }
        return found
    }
    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        target.setOwnAttribute(Name(try String.from(key)), value)
        return true
    }
    public override func deleteItem(_ key: Value) throws -> Bool {
        guard target.removeOwnAttribute(Name(try String.from(key))) else { throw PythonException.keyError(key) }
        return true
    }
    public override func contains(_ element: Value) throws -> Bool? {
        guard let text = element.object as? StringObject else { return false }
        return !target.ownAttribute(Name(text)).isUndefined
    }
    public override func iterator() throws -> IteratorObject? {
        var names = entries.map(\.name)[...]
        return ClosureIterator { names.popFirst()?.value }
    }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? try DictViewOperators.union(copy.value, other, reflected: reflected) : nil
    }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        operation == .or ? try DictViewOperators.merge(other, into: value) : nil
    }
    /// A dict of the attributes as they are.
    public var copy: DictObject {
        let dict = DictObject()
        for (name, value) in entries { dict.set(name, value) }
        return dict
    }
    public override func repr() throws -> String { try copy.value.reprText() }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        try copy.value.compare(operation, (other.object as? AttributeView)?.copy.value ?? other)
    }
}

/// `|` and `|=` of what stands for a dict: the attributes of an object, the globals of a module.
enum DictViewOperators {
    private static func plain(_ value: Value) -> Value {
        if let view = value.object as? AttributeView { return view.copy.value }
        if let view = value.object as? ModuleView { return view.copy.value }
        return value
    }

    static func union(_ dict: Value, _ other: Value, reflected: Bool) throws -> Value? {
        let other = plain(other)
        guard other.object is DictObject else { return nil }
        return reflected ? try other.binary(.or, dict) : try dict.binary(.or, other)
    }

    static func merge(_ other: Value, into view: Value) throws -> Value {
        let dict = DictObject()
        try dict.update(other)
        for (key, value) in dict.pairs { try view.setItem(key, value) }
        return view
    }
}

/// `cls.__dict__`, read-only.
public final class ClassAttributeView: Object {
    public let target: Class
    init(_ target: Class) {
        self.target = target
        target.completeDeclaration()
        super.init(type: .mappingProxy)
    }
    public override func length() throws -> Int? { target.attributes.count }
    public override func item(_ key: Value) throws -> Value? {
        guard let text = key.object as? StringObject, let found = target.attributes[Name(text)] else { throw PythonException.keyError(key) }
        return found
    }
    public override func contains(_ element: Value) throws -> Bool? {
        guard let text = element.object as? StringObject else { return false }
        return target.attributes[Name(text)] != nil
    }
    public override func iterator() throws -> IteratorObject? {
        var names = target.attributes.names[...]
        return ClosureIterator { names.popFirst()?.value }
    }
    public override func repr() throws -> String {
        let dict = DictObject()
        for (name, value) in target.attributes { dict.set(name, value) }
        return "mappingproxy(\(try dict.value.reprText()))"
    }
}

extension Class {
    /// Written as a plain dict by `type(obj.__dict__)`.
    public static let attributeView = Class("dict", bases: [.dict])
    public static let mappingProxy = Class("mappingproxy")
}
