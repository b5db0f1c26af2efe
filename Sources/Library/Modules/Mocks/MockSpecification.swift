import Runtime

/// What a mock stands for: `spec=` and `spec_set=`.
struct MockSpecification: ReferenceHolder {
    /// What `__class__` answers.
    var type: Class?
    /// Whether attributes that are not there may not be set either: `spec_set=`.
    var isStrict = false
    /// The attributes that are there; nil where any is.
    var names: Set<String>?
    /// The names in their order, for `dir()`.
    var orderedNames: [String] = []
    /// By which calls are compared.
    var signature: Signature?

    mutating func visitHeld(_ visit: (Object) -> Void) {
        if let type { visit(type) }
        if let signature { visit(signature) }
    }
}

extension MockObject {
    /// `mock_add_spec(spec)`
    func specify(_ given: Value, isStrict: Bool, asInstance: Bool = false, dropsReceiver: Bool = false) throws {
        if given.object is MockObject { throw MockErrors.invalidSpecification("Cannot spec a Mock object. [object=\(try given.reprText())]") }
        var made = MockSpecification(isStrict: isStrict)
        switch given {
        case .none: break
        case .list, .tuple: made.orderedNames = try given.elements().map { try $0.strText() }
        default:
            made.type = given.object?.asClass ?? given.type
            made.signature = try MockSignature.of(given, asInstance: asInstance, dropsReceiver: dropsReceiver)
            made.orderedNames = try Value.namesListed(by: given)
        }
        if !given.isNone { made.names = Set(made.orderedNames) }
        specification = made
    }

    /// `mock.__class__`
    var claimedClass: Class { specification.type ?? type }
}

extension Value {
    /// `dir(value)`, as `__dir__` written in Python has it.
    static func namesListed(by value: Value) throws -> [String] {
        if let mock = value.object as? MockObject { return try mock.listedNames() }
        if let method = value.type.overriding(.dir) { return try method.call(value).elements().map { try $0.strText() }.sorted() }
        return value.attributeNames()
    }
}

/// What the calls of a mock with a specification must fit (`_get_signature_object`).
enum MockSignature {
    /// nil where nothing is known of the callable, or the specification is none.
    static func of(_ specification: Value, asInstance: Bool, dropsReceiver: Bool) throws -> Signature? {
        if let type = specification.object?.asClass {
            // `object.__init__` takes anything.
            if !asInstance, type.nativeBase === Class.object, type.overriding(.`init`) == nil, (type.lookup(.new)?.object as? MethodWrapper)?.function.object is NativeFunction { return nil }
            guard asInstance else { return try? Signature.of(specification) }
            guard let method = type.lookup(.call), method.object?.asClass == nil, type.nativeBase === Class.object else { return nil }
            return try? Signature.of(method).droppingFirst
        }
        if let wrapper = specification.object as? MethodWrapper {
            let found = try? Signature.of(wrapper.function)
            return wrapper.kind == .classMethod ? found?.droppingFirst : found
        }
        guard specification.isCallable, let found = try? Signature.of(specification) else { return nil }
        return dropsReceiver ? found.droppingFirst : found
    }
}

/// The errors of `unittest.mock`.
enum MockErrors {
    static let invalidSpecificationClass = Class("InvalidSpecError", module: "unittest.mock", bases: [.exception], doc: "What was given as `spec` is none.", derivable: true)
    static func invalidSpecification(_ message: String) -> PythonException { PythonException(invalidSpecificationClass, message) }
    static func assertion(_ message: String, cause: PythonException? = nil) -> PythonException {
        let error = PythonException(.assertionError, message)
        error.cause = cause
        error.suppressesContext = true
        return error
    }
    /// What Retort does not have of the module.
    static func absent(_ name: String, _ reason: String) -> PythonException { .notImplemented("Retort has no unittest.mock.\(name): \(reason)") }
}
