import Runtime

func operatorModule(_ module: ModuleObject) {
    let binaries: [(String, BinaryOperation)] = [
        ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .trueDivide), ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power),
        ("matmul", .matrixMultiply), ("lshift", .leftShift), ("rshift", .rightShift), ("and_", .and), ("or_", .or), ("xor", .xor),
    ]
    for (name, operation) in binaries {
        module.function(name, .required("a", as: Value.self), .required("b", as: Value.self), doc: "a \(operation.symbol) b") { a, b in try a.binary(operation, b) }
        module.function("i" + name.filter { $0 != "_" }, .required("a", as: Value.self), .required("b", as: Value.self), doc: "a \(operation.inPlaceSymbol) b") { a, b in try a.inPlace(operation, b) }
    }
    for (name, operation) in [("lt", Comparison.less), ("le", .lessOrEqual), ("eq", .equal), ("ne", .notEqual), ("gt", .greater), ("ge", .greaterOrEqual)] {
        module.function(name, .required("a", as: Value.self), .required("b", as: Value.self), doc: "a \(operation.symbol) b") { a, b in try a.compare(operation, b) }
    }
    module.function("neg", .required("a", as: Value.self), doc: "-a") { try $0.unary(.negative) }
    module.function("pos", .required("a", as: Value.self), doc: "+a") { try $0.unary(.positive) }
    module.function("invert", .required("a", as: Value.self), doc: "~a") { try $0.unary(.invert) }
    module.function("not_", .required("a", as: Value.self), doc: "not a") { try !$0.isTrue() }
    module.function("truth", .required("a", as: Value.self), doc: "bool(a)") { try $0.isTrue() }
    module.function("is_", .required("a", as: Value.self), .required("b", as: Value.self), doc: "a is b") { a, b in a.isIdentical(to: b) }
    module.function("is_not", .required("a", as: Value.self), .required("b", as: Value.self), doc: "a is not b") { a, b in !a.isIdentical(to: b) }
    module.function("contains", .required("a", as: Value.self), .required("b", as: Value.self), doc: "b in a") { a, b in try a.contains(b) }
    module.function("getitem", .required("a", as: Value.self), .required("b", as: Value.self), doc: "a[b]") { a, b in try a.item(b) }
    module.function("setitem", .required("a", as: Value.self), .required("b", as: Value.self), .required("c", as: Value.self), doc: "a[b] = c") { (a: Value, b: Value, c: Value) throws in try a.setItem(b, c) }
    module.function("delitem", .required("a", as: Value.self), .required("b", as: Value.self), doc: "del a[b]") { (a: Value, b: Value) throws in try a.deleteItem(b) }
    module.function("concat", .required("a", as: Value.self), .required("b", as: Value.self), doc: "a + b") { a, b in try a.binary(.add, b) }
    module.function("index", .required("a", as: Value.self), doc: "a as an int") { (a: Value) throws -> Value in
        guard let index = try a.index() else { throw PythonException.typeError("'\(a.typeName)' object cannot be interpreted as an integer") }
        return index
    }
    module.function("itemgetter", .rest("items", of: Value.self), doc: "A function that gets items.") { (items: [Value]) throws -> Value in
        try getter("itemgetter", items) { value, key in try value.item(key) }
    }
    module.function("attrgetter", .rest("attrs", of: Value.self), doc: "A function that gets attributes.") { (names: [Value]) throws -> Value in
        try getter("attrgetter", names) { value, path in
            try String.from(path).split(separator: ".").reduce(value) { try $0.attribute(Name(String($1))) }
        }
    }
    module.function("methodcaller", .required("name", as: String.self), .rest("args", of: Value.self), .keywords("kwargs"), doc: "A function that calls a method.") { (name: String, arguments: [Value], keywords: [(name: Name, value: Value)]) -> Value in
        .object(NativeFunction.declare("methodcaller", .required("obj", as: Value.self), doc: "Call the method.") { target in
            try target.attribute(Name(name)).call(arguments, keywords: keywords)
        })
    }
}

private func getter(_ name: String, _ keys: [Value], _ get: @escaping (Value, Value) throws -> Value) throws -> Value {
    if keys.isEmpty { throw PythonException.typeError("\(name) expected 1 argument, got 0") }
    return .object(NativeFunction.declare(name, .required("obj", as: Value.self), doc: "Get.") { (target: Value) throws -> Value in
        if keys.count == 1 { return try get(target, keys[0]) }
        return .tuple(try keys.map { try get(target, $0) })
    })
}
