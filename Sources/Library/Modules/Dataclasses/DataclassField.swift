import Runtime

/// `dataclasses.Field`
final class DataclassField: Object {
    enum Kind: String { case field = "_FIELD", classVariable = "_FIELD_CLASSVAR", initOnly = "_FIELD_INITVAR" }
    var name: Name?
    var annotation = Value.none
    var fallback: Value?
    var factory: Value?
    var isInitialised = true
    var isShown = true
    /// nil: as `isCompared`.
    var isHashed: Bool?
    var isCompared = true
    var isKeywordOnly: Bool?
    var kind: Kind?
    var metadata = MappingProxyObject(DictObject()).value
    var hasDefault: Bool { fallback != nil || factory != nil }

    static let missing = Value.object(Object(type: Class("_MISSING_TYPE", module: "dataclasses")))
    static let factoryMark = "<factory>"
    /// What a signature shows as the default of a field with a factory.
    static let factoryDefault: Value = {
        let type = Class("_HAS_DEFAULT_FACTORY_CLASS", module: "dataclasses")
        type.addMember(.repr, .object(NativeFunction(name: "__repr__", owner: type) { _ in .string(factoryMark) }))
        type.hasOwnRepresentation = true
        return .object(Object(type: type))
    }()

    static let pythonClass = Class.declare("Field", for: DataclassField.self, module: "dataclasses", doc: "A field of a dataclass.") { type in
        type.property("name", doc: "Its name.") { (field: DataclassField) -> Value in field.name?.value ?? .none } set: { (field: DataclassField, name: String) in field.name = Name(name) }
        type.property("type", doc: "Its annotation.") { (field: DataclassField) -> Value in field.annotation } set: { (field: DataclassField, type: Value) in field.annotation = type }
        type.property("default", doc: "Its default, or MISSING.") { (field: DataclassField) -> Value in field.fallback ?? missing }
        type.property("default_factory", doc: "What makes its default, or MISSING.") { (field: DataclassField) -> Value in field.factory ?? missing }
        type.property("init", doc: "Whether the constructor takes it.") { (field: DataclassField) -> Bool in field.isInitialised }
        type.property("repr", doc: "Whether the representation shows it.") { (field: DataclassField) -> Bool in field.isShown }
        type.property("hash", doc: "Whether the hash looks at it; None means as comparison does.") { (field: DataclassField) -> Value in field.isHashed.map { .bool($0) } ?? .none }
        type.property("compare", doc: "Whether comparison looks at it.") { (field: DataclassField) -> Bool in field.isCompared }
        type.property("metadata", doc: "The user's notes.") { (field: DataclassField) -> Value in field.metadata }
        type.property("kw_only", doc: "Whether it is passed by keyword only.") { (field: DataclassField) -> Value in field.isKeywordOnly.map { .bool($0) } ?? missing }
    }

    override init() { super.init(type: DataclassField.pythonClass) }

    /// A descriptor as a default is told the name of the attribute.
    override func setName(owner: Class, name: Name) throws {
        guard let fallback, let object = fallback.object else { return }
        if let method = object.type.overriding("__set_name__") { _ = try method.call(fallback, .object(owner), name.value) } else { try object.setName(owner: owner, name: name) }
    }

    override func repr() throws -> String {
        func word(_ flag: Bool?) -> String { flag.map { $0 ? "True" : "False" } ?? "None" }
        return try Recursion.guarding(self, else: "...") { try shown(word) }
    }

    private func shown(_ word: (Bool?) -> String) throws -> String {
        let keyword = try isKeywordOnly.map { word($0) } ?? DataclassField.missing.reprText()
        return "Field(name=\(name?.text.pythonRepr ?? "None"),type=\(try annotation.reprText()),default=\(try (fallback ?? DataclassField.missing).reprText()),default_factory=\(try (factory ?? DataclassField.missing).reprText())," +
            "init=\(word(isInitialised)),repr=\(word(isShown)),hash=\(word(isHashed)),compare=\(word(isCompared)),metadata=\(try metadata.reprText()),kw_only=\(keyword),_field_type=\(kind?.rawValue ?? "None"))"
    }
}

/// Annotations that mean something to a dataclass.
enum DataclassMarks {
    static let keywordOnly = Value.object(Class("KW_ONLY", module: "dataclasses"))
    static let initOnlyClass: Class = {
        let made = Class("InitVar", module: "dataclasses", doc: "An argument of the constructor that goes to __post_init__ and is not kept.")
        made.addMember(.classGetItem, .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "__class_getitem__") { InitOnlyType($0[1]).value }))))
        made.construct = { _, arguments in
            InitOnlyType(try NativeSignature("InitVar.__init__", ["type"], required: 1).bind(arguments)[0] ?? .none).value
        }
        return made
    }()

    static func isKeywordOnly(_ annotation: Value) -> Bool {
        annotation.isIdentical(to: keywordOnly) || named(annotation) { $0.isIdentical(to: keywordOnly) }
    }
    static func isInitOnly(_ annotation: Value) -> Bool {
        annotation.object === initOnlyClass || annotation.object is InitOnlyType || named(annotation) { $0.object === initOnlyClass || $0.object is InitOnlyType }
    }
    static func isClassVariable(_ annotation: Value) -> Bool {
        if annotation.object is StringObject { return named(annotation) { !($0.object is StringObject) && isClassVariable($0) } }
        guard annotation.object is TypingForm || annotation.object is TypingAlias else { return false }
        return (try? annotation.reprText()).map { $0 == "typing.ClassVar" || $0.hasPrefix("typing.ClassVar[") } ?? false
    }

    /// Whether an annotation kept as text begins with a name, bare or behind that of its module, which stands in the module of
    /// the class for what is wanted: ` t.ClassVar [int]`.
    private static func named(_ annotation: Value, _ isWanted: (Value) -> Bool) -> Bool {
        guard let text = (annotation.object as? StringObject)?.text, let module = Program.context?.currentModule else { return false }
        func word(_ rest: inout Substring) -> Substring {
            rest = rest.drop { $0.isWhitespace }
            let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            rest = rest.dropFirst(word.count)
            return word
        }
        var rest = text[...]
        let first = module[Name(String(word(&rest)))]
        rest = rest.drop { $0.isWhitespace }
        guard rest.first == "." else { return isWanted(first) }
        rest = rest.dropFirst()
        guard let holder = first.object as? ModuleObject else { return false }
        return (try? holder.value.attributeIfPresent(Name(String(word(&rest))))).flatMap { $0 }.map(isWanted) ?? false
    }
}

/// `InitVar[int]`
final class InitOnlyType: Object {
    let content: Value
    init(_ content: Value) {
        self.content = content
        super.init(type: DataclassMarks.initOnlyClass)
    }
    override func repr() throws -> String { "dataclasses.InitVar[\(try AnnotationText.shown(content, qualified: true))]" }
    override func dynamicAttribute(_ name: Name) throws -> Value? { name.text == "type" ? content : nil }
}
