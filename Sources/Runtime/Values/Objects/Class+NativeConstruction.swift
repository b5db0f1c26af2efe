/// How classes written in Python share making an instance with the built-in type they derive from.
extension Class {
    /// Whether the built-in `__new__` leaves keywords to an `__init__` of a derived class (`_PyArg_NoKeywords` only for the type itself).
    final var ignoresKeywordsOfInitializers: Bool {
        let native = nativeBase
        return native === Class.tuple || native === Class.frozenSet || native === Class.float || native.module == "builtins" && (native.name == "map" || native.name == "filter")
    }

    /// `list.__init__` behind a `__new__` written in Python, which has keywords of its own.
    final func initializeNatively(_ made: Value, _ arguments: Arguments) throws {
        let native = nativeBase
        guard let object = made.object, let initialize = native.initialize else { return }
        try initialize(object, native === Class.list ? arguments.withoutKeywords : arguments)
    }
}

/// Native classes that CPython has in Python, with an `__init__`.
extension Class {
    /// Lets instances be made in Python's two steps, so that a derived class may have a `__new__` or an `__init__` with parameters of its own.
    ///
    ///     made.constructInSteps("thing", allocate: { Closing(type: $0) }) { closing, given in closing.thing = given["thing"] ?? .none }
    ///
    /// - Parameters:
    ///   - signature: the parameters of `__init__` without `self`.
    ///   - name: the class that argument errors name, where that is another one.
    public final func constructInSteps<S: Object>(_ signature: String, named name: String? = nil, allocate: @escaping (Class) -> S, initialize: @escaping (S, NamedArguments) throws -> Void) {
        let signature = PythonSignature("\(name ?? qualifiedName).__init__", signature, isMethod: true)
        constructorParameters = signature.parameters
        constructInSteps(allocate: allocate) { try initialize($0, signature.bind($1)) }
    }

    /// The same of a class whose `__init__` reads its arguments itself.
    public final func constructInSteps<S: Object>(allocate: @escaping (Class) throws -> S, initialize: @escaping (S, Arguments) throws -> Void) {
        self.allocate = allocate
        self.initialize = { object, arguments in
            guard let object = object as? S else { return }
            try initialize(object, arguments)
        }
        construct = { made, arguments in
            let object = try allocate(made)
            try initialize(object, arguments)
            return object.value
        }
    }

    /// Gives an object that the native constructor made the class that was called, which is derived from the native one.
    public final func adopt(_ object: Object) -> Value {
        if !isNative, object.type !== self, isSubclass(of: object.type) { object.changeShape(to: rootShape) }
        return object.value
    }
}
