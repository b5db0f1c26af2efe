/// The namespace of a class body that looks at each name as it is bound: an enumeration's.
open class ClassNamespace: DictObject {
    public override init() { super.init(type: .dict) }
    /// Takes `name = value` in the body.
    open func bind(_ name: Name, _ value: Value) throws { set(name, value) }
    /// A name that the body reads; nil where it is not bound.
    open func read(_ name: Name) throws -> Value? { get(name) }
    /// `del name` in the body; false where it is not bound.
    open func unbind(_ name: Name) throws -> Bool { try remove(name.value) != nil }
}

/// What a class statement gives to the making of the class.
public struct ClassDefinition {
    public var name: String
    public var qualifiedName: String
    public var module: String
    public var bases: [Class]
    /// The names that the body bound, in order.
    public var namespace: [(name: Name, value: Value)]
    /// Keywords after the bases: `class A(B, table=True)`.
    public var keywords: [(name: Name, value: Value)]
    /// The namespace that `makeNamespace` of a base made for the body.
    public var prepared: ClassNamespace?
    /// The metaclass, where that is one written in Python.
    public var metaclass: Class?
    public init(name: String, qualifiedName: String, module: String, bases: [Class], namespace: [(name: Name, value: Value)], keywords: [(name: Name, value: Value)] = [], prepared: ClassNamespace? = nil) {
        self.name = name
        self.qualifiedName = qualifiedName
        self.module = module
        self.bases = bases
        self.namespace = namespace
        self.keywords = keywords
        self.prepared = prepared
    }
}
