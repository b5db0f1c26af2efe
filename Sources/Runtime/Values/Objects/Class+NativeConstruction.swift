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
