import BigInt
import Syntax

extension Lowering {
    func node(_ expression: Expression) -> Node {
        let range = expression.range
        switch expression.kind {
        case .name(let name): return nameNode(name, range)
        case .constant(let constant): return ConstantNode(Lowering.value(of: constant), range)
        case .joinedString(let parts): return joinedString(parts, range)
        case .unary(let operation, let operand): return unary(operation, operand, range)
        case .binary(let left, let operation, let right): return binary(BinaryOperation(operation), node(left), node(right), range)
        case .boolean(let operation, let operands): return BooleanNode(isAnd: operation == .and, operands.map { node($0) }, range)
        case .compare(let first, let rest):
            warn(SyntaxWarning.about(expression))
            return comparison(first, rest, range)
        case .conditional(let test, let then, let otherwise): return ConditionalNode(condition(test, of: range), node(then), node(otherwise), range)
        case .lambda(let lambda): return self.lambda(lambda, range)
        case .call(let callee, let arguments):
            warn(SyntaxWarning.about(expression))
            return call(callee, arguments, range)
        case .attribute(let object, let name):
            let inner = node(object), range = attributeRange(range, name)
            if let local = inner as? LocalNode { return LocalAttributeNode(local, Name(mangled(name)), range) }
            return AttributeNode(inner, Name(mangled(name)), range)
        case .subscripted(let object, let key):
            warn(SyntaxWarning.about(expression))
            if case .slice(let lower, let upper, nil) = key.kind {
                return PartNode(node(object), lower: lower.map { node($0) }, upper: upper.map { node($0) }, range)
            }
            return ItemNode(node(object), node(key), range)
        case .slice(let lower, let upper, let step): return SliceNode(lower: lower.map { node($0) }, upper: upper.map { node($0) }, step: step.map { node($0) }, range)
        case .starred(let inner): return node(inner)
        case .tuple(let elements): return sequence(.tuple, elements, range)
        case .list(let elements): return sequence(.list, elements, range)
        case .set(let elements): return sequence(.set, elements, range)
        case .dict(let entries): return DictNode(entries.map { ($0.key.map { node($0) }, node($0.value)) }, range)
        case .comprehension(let comprehension): return self.comprehension(comprehension, range)
        case .walrus(let target, let value): return WalrusNode(self.target(target), node(value), range)
        case .yield(let value): return YieldNode(value.map { node($0) }, range)
        case .yieldFrom(let value): return YieldFromNode(node(value), slot: hiddenSlot(), range)
        }
    }

    static func value(of constant: Constant) -> Value {
        switch constant {
        case .none: return .none
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .ellipsis: return .ellipsis
        case .integer(let digits, let radix):
            if let small = Int(digits, radix: radix) { return .int(small) }
            return .int(BigInt(digits, radix: radix) ?? 0)
        case .float(let number): return .float(number)
        case .string(let text): return text.utf8.count <= 64 && text.utf8.allSatisfy { Lowering.isNameByte($0) } ? Name(text).value : .string(text)
        case .bytes(let bytes): return BytesObject(bytes).value
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { byte == 95 || (byte | 32 >= 97 && byte | 32 <= 122) || (byte >= 48 && byte <= 57) }

    private func unary(_ operation: UnaryOperator, _ operand: Expression, _ range: SourceRange) -> Node {
        let inner = node(operand)
        switch operation {
        case .not: return NotNode(inner, range)
        case .negative:
            if let constant = inner as? ConstantNode {
                switch constant.value {
                case .int(let number) where number != .min: return ConstantNode(.int(-number), range)
                case .float(let number): return ConstantNode(.float(-number), range)
                default: break
                }
            }
            return UnaryNode(.negative, inner, range)
        case .positive: return UnaryNode(.positive, inner, range)
        case .invert: return UnaryNode(.invert, inner, range)
        }
    }

    func binary(_ operation: BinaryOperation, _ left: Node, _ right: Node, _ range: SourceRange) -> Node {
        if operation == .add || operation == .subtract, let local = left as? LocalNode, let literal = right as? ConstantNode,
           case .int(let constant) = literal.value, constant != .min {
            return LocalPlusConstantNode(operation, local, literal, constant: constant, range)
        }
        switch operation {
        case .add: return AddNode(operation, left, right, range)
        case .subtract: return SubtractNode(operation, left, right, range)
        case .multiply: return MultiplyNode(operation, left, right, range)
        case .modulo: return ModuloNode(operation, left, right, range)
        case .floorDivide: return FloorDivideNode(operation, left, right, range)
        case .trueDivide: return DivideNode(operation, left, right, range)
        case .and, .or, .xor: return BitNode(operation, left, right, range)
        default: return BinaryNode(operation, left, right, range)
        }
    }

    private func comparison(_ first: Expression, _ rest: [(operation: ComparisonOperator, operand: Expression)], _ range: SourceRange) -> Node {
        let left = node(first)
        guard rest.count == 1 else { return ChainNode(left, rest.map { (Relation($0.operation), node($0.operand)) }, range) }
        let right = node(rest[0].operand)
        let operation: Comparison
        switch Relation(rest[0].operation) {
        case .compare(let comparison): operation = comparison
        case .identical(let isWanted): return IdentityNode(isWanted: isWanted, left, right, range)
        case .contained(let isWanted): return ContainsNode(isWanted: isWanted, left, right, range)
        }
        let general = CompareNode(operation, left, right, range)
        if let local = left as? LocalNode, let literal = right as? ConstantNode, case .int(let constant) = literal.value {
            return LocalCompareNode(operation, local, constant: constant, general: general, range)
        }
        return general
    }

    private func sequence(_ kind: SequenceNode.Kind, _ elements: [Expression], _ range: SourceRange) -> Node {
        let nodes = elements.map { element -> (node: Node, isStarred: Bool) in
            if case .starred(let inner) = element.kind { return (node(inner), true) }
            return (node(element), false)
        }
        if kind == .tuple, !nodes.contains(where: { $0.isStarred || !($0.node is ConstantNode) }) {
            let values = nodes.compactMap { ($0.node as? ConstantNode)?.value }
            return ConstantNode(values.isEmpty ? .tuple(TupleObject.empty) : .tuple(values), range)
        }
        return SequenceNode(kind, nodes, range)
    }

    private func joinedString(_ parts: [Expression.FormatPart], _ range: SourceRange) -> JoinedStringNode {
        JoinedStringNode(parts.map { part in
            switch part {
            case .literal(let text): return .literal(text)
            case .field(let expression, let conversion, let specification, let debug):
                let conversion = conversion ?? (debug != nil && specification == nil ? "r" : nil)
                return .field(node(expression), conversion: conversion, specification: specification.map { joinedString($0, range) })
            }
        }, range)
    }

    // MARK: calls

    func callArguments(_ arguments: [Expression.Argument]) -> CallArguments {
        var positional: [(node: Node, isStarred: Bool)] = []
        var keywords: [(name: Name?, node: Node)] = []
        for argument in arguments {
            switch argument.kind {
            case .positional: positional.append((node(argument.value), false))
            case .starred: positional.append((node(argument.value), true))
            case .keyword(let name): keywords.append((Name(mangled(name)), node(argument.value)))
            case .doubleStarred: keywords.append((nil, node(argument.value)))
            }
        }
        return CallArguments(positional: positional, keywords: keywords)
    }

    private func call(_ callee: Expression, _ arguments: [Expression.Argument], _ range: SourceRange) -> Node {
        switch callee.kind {
        case .attribute(let object, let name):
            let target = node(object), given = callArguments(arguments), name = Name(mangled(name))
            let call = MethodCallNode(target, name, given, attributeRange: attributeRange(callee.range, name.text), range)
            if let superNode = target as? SuperNode { return onItsLine(SuperCallNode(superNode, name, given, general: call, range)) }
            return onItsLine(call)
        case .name("super") where arguments.isEmpty && scope.kind == .function:
            if let classSlot = slotOfName["__class__"], let first = scope.bound.first, scope.parameterCount > 0 {
                return SuperNode(classSlot: classSlot, receiver: nameNode(first, range), range)
            }
            return BareSuperNode(node(callee), refusal: scope.parameterCount == 0 ? "super(): no arguments" : "super(): __class__ cell not found", range)
        case .name(let name) where arguments.isEmpty && NamespaceCallNode.names.contains(name): return namespaceCall(name, node(callee), range)
        default: return onItsLine(CallNode(node(callee), callArguments(arguments), range))
        }
    }

    /// Where an attribute on a later line than its object is told: at its name (`update_start_location_to_match_attr`).
    private func attributeRange(_ range: SourceRange, _ name: String) -> SourceRange {
        guard range.line != range.endLine else { return range }
        return SourceRange(line: range.endLine, column: range.endColumn - Int32(name.utf8.count), endLine: range.endLine, endColumn: range.endColumn)
    }

    /// A call that tells the call stack its line, where that is not its statement's.
    func onItsLine(_ call: Node) -> Node { call.range.line == statementLine ? call : LineNode(call) }

    /// `locals()` and its kin, which see the scope they are called in.
    private func namespaceCall(_ name: String, _ callee: Node, _ range: SourceRange) -> Node {
        let variables = slotOfName.sorted { $0.value < $1.value }.filter { $0.key != "__class__" }.map { (name: Name($0.key), slot: $0.value) }
        return NamespaceCallNode(Name(name), callee, kind: scope.kind, variables: variables, module: module, builtins: builtins, range)
    }

    // MARK: functions

    private func lambda(_ lambda: Expression.Lambda, _ range: SourceRange) -> Node {
        guard let scope = scopes.scope(of: lambda) else { return Node(range) }
        let defaults = self.defaults(lambda.parameters)
        let (code, captures) = inner(scope, name: "<lambda>", line: range.line, className: className) { code in
            code.parameters = layout(lambda.parameters)
            statementLine = lambda.body.range.line
            code.lastLine = lambda.body.range.endLine
            let body = node(lambda.body)
            code.expression = body
        }
        return FunctionNode(code, defaults: defaults.positional, keywordDefaults: defaults.keyword, captures: captures, annotations: [], range)
    }

    func layout(_ parameters: Parameters) -> ParameterLayout {
        var layout = ParameterLayout()
        layout.names = parameters.all.map { Name(mangled($0.name)) }
        layout.positionalOnlyCount = parameters.positionalOnly.count
        layout.positionalCount = parameters.positionalOnly.count + parameters.plain.count
        layout.keywordOnlyCount = parameters.keywordOnly.count
        var next = layout.positionalCount + layout.keywordOnlyCount
        if parameters.rest != nil {
            layout.restSlot = next
            next += 1
        }
        if parameters.keywords != nil { layout.keywordsSlot = next }
        return layout
    }

    func defaults(_ parameters: Parameters) -> (positional: [Node], keyword: [Node?]) {
        ((parameters.positionalOnly + parameters.plain).compactMap { $0.fallback.map { node($0) } }, parameters.keywordOnly.map { $0.fallback.map { node($0) } })
    }

    private func comprehension(_ comprehension: Expression.Comprehension, _ range: SourceRange) -> Node {
        guard let scope = scopes.scope(of: comprehension), let first = comprehension.clauses.first else { return Node(range) }
        let iterable = node(first.iterable)
        let isGenerator = comprehension.kind == .generator
        var loop = ComprehensionLoop([])
        var element = Node(range)
        var value: Node?
        let (code, captures) = inner(scope, name: scope.name, line: range.line, reserved: isGenerator ? 1 : 0, className: className) { code in
            statementLine = comprehension.element.range.line
            if isGenerator {
                code.program = generatorProgram(comprehension.clauses, comprehension.element, range)
                return
            }
            loop = ComprehensionLoop(comprehension.clauses.enumerated().map { index, clause in
                ComprehensionLoop.Clause(
                    target: target(clause.target), iterable: index == 0 ? nil : node(clause.iterable),
                    conditions: clause.conditions.map { condition($0, of: range) }, range: range)
            })
            element = node(comprehension.element)
            value = comprehension.value.map { node($0) }
        }
        switch comprehension.kind {
        case .generator: return GeneratorExpressionNode(code, iterable: iterable, captures: captures, range)
        case .list: return ComprehensionNode(.list, code, iterable: iterable, captures: captures, loop: loop, element: element, value: nil, range)
        case .set: return ComprehensionNode(.set, code, iterable: iterable, captures: captures, loop: loop, element: element, value: nil, range)
        case .dict: return ComprehensionNode(.dict, code, iterable: iterable, captures: captures, loop: loop, element: element, value: value, range)
        }
    }
}

extension BinaryOperation {
    init(_ operation: BinaryOperator) {
        switch operation {
        case .add: self = .add
        case .subtract: self = .subtract
        case .multiply: self = .multiply
        case .trueDivide: self = .trueDivide
        case .floorDivide: self = .floorDivide
        case .modulo: self = .modulo
        case .power: self = .power
        case .matrixMultiply: self = .matrixMultiply
        case .leftShift: self = .leftShift
        case .rightShift: self = .rightShift
        case .and: self = .and
        case .or: self = .or
        case .xor: self = .xor
        }
    }
}
