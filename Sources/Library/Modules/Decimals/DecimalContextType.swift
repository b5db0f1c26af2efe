import Runtime

/// `decimal.Context`
func declareDecimalContext(_ type: Class) {
    let signature = NativeSignature(nil, DecimalSettings.names, required: 0)
    type.construct = { made, arguments in
        let context = DecimalContext(type: made)
        try DecimalSettings.apply(try signature.bind(arguments), to: context, takesLists: true)
        return context.value
    }
    type.extend(for: DecimalContext.self, doc: "Precision, rounding and traps of calculations.") { type in
        for name in DecimalSettings.names {
            type.property(name, doc: "The setting \(name) of the context.", get: { (context: DecimalContext) -> Value in setting(name, of: context) }, set: { (context: DecimalContext, value: Value) in
                try DecimalSettings.set(name, value, on: context)
            })
            type.deletion(of: name) { _ in throw PythonException.attributeError("context attributes cannot be deleted") }
        }
        for name in ["copy", "__copy__"] { type.method(name, doc: "A copy of the context.") { (context: DecimalContext) -> Value in context.copy().value } }
        type.method("clear_flags", doc: "Forgets which signals there were.") { (context: DecimalContext) in context.flags = [] }
        type.method("clear_traps", doc: "Lets no signal raise an exception.") { (context: DecimalContext) in context.traps = [] }
        type.method("Etiny", doc: "The least exponent of a number of full precision that is too small.") { (context: DecimalContext) -> Int in context.etiny }
        type.method("Etop", doc: "The exponent of the greatest numbers of full precision.") { (context: DecimalContext) -> Int in context.etop }
        type.method("radix", doc: "Return 10.") { (_: DecimalContext) -> Value in DecimalObject(DecimalNumber(coefficient: 10)).value }
        type.method("create_decimal", .optional("num", default: Value.string("0")), doc: "A Decimal with no more digits than the precision.") { (context: DecimalContext, value: Value) throws -> Value in
            var number = try DecimalObject.exact(value, context)
            // Unlike `Decimal()`, no blanks and underscores are passed over.
            if let text = value.object as? StringObject, text.text.unicodeScalars.contains(where: { $0 == "_" || $0.properties.isWhitespace }) {
                try context.record(.conversionSyntax)
                number = .notANumber()
            }
            if number.isNaN, try LargeIntegers.text(of: number.coefficient).utf8.count > context.precision - (context.clamps ? 1 : 0), !number.coefficient.isZero {
                try context.record(.conversionSyntax)
                number = .notANumber()
            }
            return DecimalObject(try context.run { try $0.finish(number) }).value
        }
        type.method("create_decimal_from_float", .required("f", as: Value.self), doc: "A Decimal of a float, with no more digits than the precision.") { (context: DecimalContext, value: Value) throws -> Value in
            guard value.bigInteger != nil || value.type.isSubclass(of: .float) else { throw PythonException.typeError("argument must be int or float") }
            let number = try value.bigInteger.map { DecimalNumber($0) } ?? DecimalNumber(Double.from(value))
            return DecimalObject(try context.run { try $0.finish(number) }).value
        }
        type.method("to_sci_string", .required("x", as: Value.self).positionalOnly, doc: "As text.") { (context: DecimalContext, x: Value) throws -> String in
            try DecimalObject.argument(x).text(usesCapitals: context.usesCapitals)
        }
        type.method("to_eng_string", .required("x", as: Value.self).positionalOnly, doc: "As text, with exponents that are multiples of 3.") { (context: DecimalContext, x: Value) throws -> String in
            try DecimalObject.argument(x).engineeringText(usesCapitals: context.usesCapitals)
        }
        DecimalOperations.declare(type)
        declareQuestions(type)
    }
}

/// The methods of `Decimal` that a context has too: `context.is_zero(d)`, `context.copy_sign(d, e)`.
private func declareQuestions(_ type: Declaration<DecimalContext>) {
    func decimal(_ value: Value) throws -> Value { DecimalObject(try DecimalObject.argument(value)).value }
    for name in ["is_canonical", "is_finite", "is_infinite", "is_nan", "is_qnan", "is_signed", "is_snan", "is_zero", "copy_abs", "copy_negate", "canonical", "is_normal", "is_subnormal", "number_class"] {
        let asksContext = ["is_normal", "is_subnormal", "number_class"].contains(name)
        type.method(name, .required("x", as: Value.self).positionalOnly, doc: "As the method of Decimal, by this context.") { (context: DecimalContext, x: Value) throws -> Value in
            if name.hasSuffix("canonical"), !(x.object is DecimalObject) { throw PythonException.typeError("argument must be a Decimal") }
            return try decimal(x).attribute(Name(name)).call(asksContext ? [context.value] : [])
        }
    }
    for name in ["copy_sign", "same_quantum", "compare_total", "compare_total_mag"] {
        type.method(name, .required("x", as: Value.self).positionalOnly, .required("y", as: Value.self).positionalOnly, doc: "As the method of Decimal, by this context.") { (_: DecimalContext, x: Value, y: Value) throws -> Value in
            try decimal(x).callMethod(Name(name), decimal(y))
        }
    }
    type.method("copy_decimal", .required("x", as: Value.self).positionalOnly, doc: "The number itself.") { (_: DecimalContext, x: Value) throws -> Value in x.object is DecimalObject ? x : try decimal(x) }
}

private func setting(_ name: String, of context: DecimalContext) -> Value {
    switch name {
    case "prec": .int(context.precision)
    case "rounding": .string(context.rounding.rawValue)
    case "Emin": .int(context.smallestExponent)
    case "Emax": .int(context.largestExponent)
    case "capitals": .int(context.usesCapitals ? 1 : 0)
    case "clamp": .int(context.clamps ? 1 : 0)
    case "flags": SignalView(context, \.flags).value
    default: SignalView(context, \.traps).value
    }
}
