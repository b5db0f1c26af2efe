import Runtime

func decimalModule(_ module: ModuleObject) {
    module["Decimal"] = .object(DecimalObject.pythonClass)
    module["Context"] = .object(DecimalContext.pythonClass)
    module["DecimalTuple"] = .object(DecimalFields.tupleClass)
    module["DecimalException"] = .object(DecimalErrors.base)
    let classes = [DecimalErrors.conversionSyntax, DecimalErrors.divisionImpossible, DecimalErrors.divisionUndefined, DecimalErrors.invalidContext] + DecimalErrors.signals.map(\.1)
    for type in classes { module[Name(type.name)] = .object(type) }
    for rounding in DecimalRounding.allCases { module[Name(rounding.rawValue)] = .string(rounding.rawValue) }
    module["MAX_PREC"] = .int(999_999_999_999_999_999)
    module["MAX_EMAX"] = .int(999_999_999_999_999_999)
    module["MIN_EMIN"] = .int(-999_999_999_999_999_999)
    module["MIN_ETINY"] = .int(-1_999_999_999_999_999_997)
    module["HAVE_THREADS"] = .bool(true)
    module["HAVE_CONTEXTVAR"] = .bool(true)
    declareReadyContexts(module)
    declareCurrentContext(module)
}

private func declareReadyContexts(_ module: ModuleObject) {
    func ready(_ precision: Int, _ rounding: DecimalRounding, _ traps: DecimalSignals) -> Value {
        let context = DecimalContext()
        context.precision = precision
        context.rounding = rounding
        context.traps = traps
        return context.value
    }
    module["DefaultContext"] = ready(28, .halfEven, DecimalContext.usualTraps)
    module["BasicContext"] = ready(9, .halfUp, DecimalContext.usualTraps.union([.clamped, .underflow]))
    module["ExtendedContext"] = ready(9, .halfEven, [])
}

private func declareCurrentContext(_ module: ModuleObject) {
    module.function("getcontext", doc: "The context that calculations go by.") { DecimalContext.current.value }
    module.function("setcontext", .required("context", as: Value.self).positionalOnly, doc: "Sets the context that calculations go by.") { (given: Value) throws in
        guard let context = given.object as? DecimalContext else { throw PythonException.typeError("argument must be a context") }
        // The contexts of the module are templates.
        let isTemplate = ["DefaultContext", "BasicContext", "ExtendedContext"].contains { module[Name($0)].object === context }
        DecimalContext.current = isTemplate ? context.copy() : context
    }
    let parameters = NativeSignature(nil, ["ctx"] + DecimalSettings.names, required: 0, positionalLimit: 1)
    module["localcontext"] = .object(NativeFunction(name: "localcontext", doc: """
        Lets a block calculate by a context of its own: a copy of `ctx`, or of the present one.

            with localcontext(prec=6):
                print(Decimal(2).sqrt())
        """) { arguments in
        let given = try parameters.bind(arguments)
        let context = try DecimalObject.context(given[0]).copy()
        try DecimalSettings.apply(Array(given.dropFirst()), to: context)
        var earlier: DecimalContext?
        return .object(ClosureManager(enter: { _ in
            earlier = DecimalContext.current
            DecimalContext.current = context
            return context.value
        }, exit: { _, _ in
            if let earlier { DecimalContext.current = earlier }
            return false
        }))
    })
}

/// `DecimalTuple(sign, digits, exponent)`
enum DecimalFields {
    static let tupleClass = NamedTuples.make("DecimalTuple", ["sign", "digits", "exponent"], module: "decimal")

    /// `as_tuple()`
    static func tuple(_ number: DecimalNumber) -> Value {
        let digits: [Value]
        let exponent: Value
        switch number.kind {
        case .finite:
            digits = String(number.coefficient).utf8.map { .int(Int($0) - 48) }
            exponent = .int(number.exponent)
        case .infinity:
            digits = [.int(0)]
            exponent = .string("F")
        case .quietNaN, .signalingNaN:
            digits = number.coefficient.isZero ? [] : String(number.coefficient).utf8.map { .int(Int($0) - 48) }
            exponent = .string(number.kind == .quietNaN ? "n" : "N")
        }
        return TupleObject(elements: [.int(number.isNegative ? 1 : 0), .tuple(digits), exponent], type: tupleClass).value
    }
}
