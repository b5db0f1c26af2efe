import Runtime
import SQL

/// The special methods of Python's operators, which programs call by name: `column.__add__(3)`, `operator` tables, `super().__mod__(x)`.
enum OperatorMethods {
    static func declare(_ type: Class) {
        let operations: [BinaryOperation] = [.add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .leftShift, .rightShift, .and, .or, .matrixMultiply]
        for operation in operations {
            add(operation.method, "Apply the operator.", type) { element, given in try element.binary(operation, given, reflected: false) }
            if operation == .and || operation == .or || operation == .leftShift || operation == .rightShift || operation == .matrixMultiply { continue }
            add(operation.reflectedMethod, "Apply the operator from the right.", type) { element, given in try element.binary(operation, given, reflected: true) }
        }
        add(.getItem, "x[key]", type) { element, given in try element.item(given) }
        for operation in [UnaryOperation.negative, .invert] { add(operation.method, "Apply the operator.", type) { element in try element.unary(operation) } }
    }

    private static func add(_ name: Name, _ doc: String, _ type: Class, _ body: @escaping (ColumnElement, Value) throws -> Value?) {
        type.addMember(name, .object(NativeFunction(name: name.text, doc: doc, owner: type, isHook: true) { arguments in
            guard arguments.positionalCount == 2, let element = arguments[0].object as? ColumnElement else { throw PythonException.typeError("Operators.\(name.text)() takes 2 positional arguments but \(arguments.positionalCount) were given") }
            return try body(element, arguments[1]) ?? .notImplemented
        }))
    }
    private static func add(_ name: Name, _ doc: String, _ type: Class, _ body: @escaping (ColumnElement) throws -> Value?) {
        type.addMember(name, .object(NativeFunction(name: name.text, doc: doc, owner: type, isHook: true) { arguments in
            guard arguments.positionalCount == 1, let element = arguments[0].object as? ColumnElement else { throw PythonException.typeError("Operators.\(name.text)() takes 1 positional argument but \(arguments.positionalCount) were given") }
            return try body(element) ?? .notImplemented
        }))
    }
}
