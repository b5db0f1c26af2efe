/// `obj.__dict__`: a live view of the own attributes.  The Library adds a dict's methods.
public final class AttributeView: Object {
    public private(set) var target: Object
    init(_ target: Object) {
        self.target = target
        super.init(type: .attributeView)
        Heap.track(self)
        if target.tracking & Heap.wasFinalized != 0 { AttributeView.ofFinalized.append(Finalized(view: self)) }
    }

    /// The views of objects whose `__del__` runs or has run.
    nonisolated(unsafe) private static var ofFinalized: [Finalized] = []
    private struct Finalized { weak var view: AttributeView? }

    /// Lets an object go of which nothing but views is left after its `__del__`: they keep the attributes.
    /// - Parameter holders: how many more hold it than before `__del__` ran.
    static func letGo(of object: Object, holders: Int) {
        if ofFinalized.isEmpty { return }
        let views = ofFinalized.compactMap(\.view).filter { $0.target === object }
        ofFinalized.removeAll { $0.view == nil || $0.view?.target === object }
        guard !views.isEmpty, holders == views.count else { return }
        let remains = Object(type: object.type)
        remains.tracking |= Heap.wasFinalized
        for (name, value) in object.ownAttributes { remains.setOwnAttribute(name, value) }
        for view in views { view.target = remains }
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(target) }
    /// The attributes that lie in the dictionary.
    private var entries: [(name: Name, value: Value)] { target.dictionaryAttributes.filter { !MemberDescriptor.isStorage($0.name) } }
    private func entry(_ name: Name) -> Value {
        target.implicitAttributes.first { $0.name == name }?.value ?? target.ownAttribute(name)
    }
    /// What has keys that are no strings, `obj.__dict__[1] = x`: in a dict of its own, under a name that no source can spell.
    private static let otherKeys: Name = "\u{0}\u{0}other keys"
    /// Whether an own attribute belongs to `__dict__` though no source can spell its name.
    static func isOfDictionary(_ name: Name) -> Bool { name.text.hasPrefix("\u{0}\u{0}") }
    /// Whether an own attribute is none of the program's: the value of a slot, the dict of other keys.
    public static func isHidden(_ name: Name) -> Bool { MemberDescriptor.isStorage(name) }
    private var others: DictObject? {
        if let adopted = target.adoptedDictionary { return AttributeView.entriesWithoutNames(adopted) }
        return target.ownAttribute(AttributeView.otherKeys).object as? DictObject
    }

    private static func entriesWithoutNames(_ dictionary: DictObject) -> DictObject {
        let found = DictObject()
        for (key, value) in dictionary.pairs where !(key.object is StringObject) { try? found.set(key, value) }
        return found
    }

    /// An own attribute as a copy of its object gets it: what has other keys is not shared.
    public static func content(of name: Name, _ value: Value) -> Value { name == otherKeys ? (value.object as? DictObject)?.copy().value ?? value : value }

    /// `obj.__dict__ = {...}`
    static func replace(_ target: Object, _ pairs: [(key: Value, value: Value)]) throws {
        for (name, _) in target.ownAttributes where !MemberDescriptor.isStorage(name) || name == otherKeys { _ = target.removeOwnAttribute(name) }
        let view = AttributeView(target)
        for (key, value) in pairs { _ = try view.setItem(key, value) }
    }

    public override func length() throws -> Int? { entries.count + (others?.count ?? 0) }
    public override func item(_ key: Value) throws -> Value? {
        guard let text = key.object as? StringObject else {
            guard let found = try others?.get(key) else { throw PythonException.keyError(key) }
            return found
        }
        let found = entry(Name(text))
        if found.isUndefined { throw PythonException.keyError(key) }
        return found
    }
    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        if let adopted = target.adoptedDictionary { return try adopted.setItem(key, value) }
        guard let text = key.object as? StringObject else {
            let dict = others ?? DictObject()
            try dict.set(key, value)
            target.setOwnAttribute(AttributeView.otherKeys, dict.value)
            return true
        }
        target.setOwnAttribute(Name(text), value)
        return true
    }
    public override func deleteItem(_ key: Value) throws -> Bool {
        if let adopted = target.adoptedDictionary { return try adopted.deleteItem(key) }
        guard let text = key.object as? StringObject else {
            guard try others?.remove(key) != nil else { throw PythonException.keyError(key) }
            return true
        }
        let name = Name(text)
        guard target.removeOwnAttribute(name) || target.implicitAttributes.contains(where: { $0.name == name }) else { throw PythonException.keyError(key) }
        return true
    }
    public override func contains(_ element: Value) throws -> Bool? {
        guard let text = element.object as? StringObject else { return try others?.get(element) != nil }
        return !entry(Name(text)).isUndefined
    }
    public override func iterator() throws -> IteratorObject? {
        var keys = (entries.map(\.name.value) + (others?.pairs.map(\.key) ?? []))[...]
        return ClosureIterator { keys.popFirst() }
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
        if let others { try? dict.update(others.value) }
        return dict
    }
    public override func repr() throws -> String { try copy.value.reprText() }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        try copy.value.compare(operation, (other.object as? AttributeView)?.copy.value ?? other)
    }
}

extension Value {
    /// The dict that a value is; of `obj.__dict__` and `globals()` a copy, as they are now.
    public var dictionary: DictObject? {
        if case .dict(let dict) = self { return dict }
        switch object {
        case let dict as DictObject: return dict
        case let view as AttributeView: return view.copy
        case let view as ModuleView: return view.copy
        default: return nil
        }
    }
}

/// `|` and `|=` of what stands for a dict: the attributes of an object, the globals of a module.
enum DictViewOperators {
    private static func plain(_ value: Value) -> Value {
        if let view = value.object as? AttributeView { return view.copy.value }
        if let view = value.object as? ModuleView { return view.copy.value }
        if let view = value.object as? ClassAttributeView { return view.copy.value }
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
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(target) }

    /// The attributes in CPython's order: what the body bound, the slots of instances, an implied `__doc__`, what came later.
    public var entries: [(name: Name, value: Value)] {
        var found: [(name: Name, value: Value)] = []
        let slots = target.instanceSlots.map { (name: $0.name, value: $0.value) }
        if slots.isEmpty { return Array(target.attributes) }
        for (index, entry) in target.attributes.enumerated() {
            if index == target.definedCount { found += slots }
            found.append((entry.name, entry.value))
        }
        if target.attributes.count <= target.definedCount { found += slots }
        return found
    }
    public static func entries(of type: Class) -> [(name: Name, value: Value)] { ClassAttributeView(type).entries }
    /// A dict of the attributes as they are.
    public var copy: DictObject {
        let dict = DictObject()
        for (name, value) in entries { dict.set(name, value) }
        return dict
    }
    private func find(_ key: Value) -> Value? {
        guard let text = key.object as? StringObject else { return nil }
        let name = Name(text)
        return target.attributes[name] ?? target.instanceSlots.first { $0.name == name }?.value
    }
    public override func length() throws -> Int? { target.attributes.count + target.instanceSlots.count }
    public override func item(_ key: Value) throws -> Value? {
        guard let found = find(key) else { throw PythonException.keyError(key) }
        return found
    }
    public override func contains(_ element: Value) throws -> Bool? { find(element) != nil }
    public override func iterator() throws -> IteratorObject? {
        var names = entries.map(\.name)[...]
        return ClosureIterator { names.popFirst()?.value }
    }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        try copy.value.compare(operation, (other.object as? ClassAttributeView)?.copy.value ?? other)
    }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? try DictViewOperators.union(copy.value, other, reflected: reflected) : nil
    }
    public override func hash() throws -> Int { throw PythonException.unhashable(type) }
    public override func repr() throws -> String { "mappingproxy(\(try copy.value.reprText()))" }
}

/// `<attribute '__dict__' of 'A' objects>`: what a class adds to its instances, as `cls.__dict__` shows it.
public final class InstanceSlot: Object {
    public let name: Name
    private let owner: Class
    init(_ name: Name, _ owner: Class) {
        self.name = name
        self.owner = owner
        super.init(type: .getSetDescriptor)
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(owner) }
    public override var descriptorKind: DescriptorKind { .data }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? value : name == .dict ? try instance.attribute(.dict) : .none
    }
    public override func repr() throws -> String { "<attribute '\(name.text)' of '\(owner.name)' objects>" }
    public override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute.text {
        case "__name__", "__qualname__": name.value
        case "__objclass__": .object(owner)
        default: nil
        }
    }
}

extension Class {
    /// Written as a plain dict by `type(obj.__dict__)`.
    public static let attributeView: Class = {
        let made = Class("dict", bases: [.dict])
        made.isMappingForMatch = true
        return made
    }()
    public static let mappingProxy: Class = {
        let made = Class("mappingproxy")
        made.isMappingForMatch = true
        return made
    }()
}
