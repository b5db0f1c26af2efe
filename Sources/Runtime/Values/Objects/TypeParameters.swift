/// A type variable, which the subscript of what mentions it replaces: `T` of `list[T]`.
public protocol TypeParameter: Object {
    /// Whether it stands for any number of types: `Ts` of `tuple[*Ts]`.
    var standsForMany: Bool { get }
    /// Gathers what the subscript gives to a variable that takes several arguments (`__typing_prepare_subst__`).
    /// - Returns: one argument for each variable so far, tuples for those that take several.
    func gather(_ arguments: [Value], of alias: Value, parameters: [Value]) throws -> [Value]
    /// What stands in the place of the variable (`__typing_subst__`).
    func replacement(_ argument: Value) throws -> Value
}

/// What mentions type variables: `list[T]`, `T | None`, `Box[T]`.
public protocol Parameterised: Object {
    /// `__parameters__`
    var typeParameters: [Value] { get }
    /// `Ts` of `*Ts`.
    var unpackedVariable: Value? { get }
    /// The arguments of `*tuple[int, str]`.
    var unpackedTypes: [Value]? { get }
}

extension Parameterised {
    public var unpackedVariable: Value? { nil }
    public var unpackedTypes: [Value]? { nil }
}

/// How the subscript of an alias replaces the type variables in it (PEPs 484, 612, 646).
public enum TypeSubstitution {
    /// The type variables among arguments, in order of appearance.
    public static func parameters(of arguments: [Value]) -> [Value] {
        var found: [Value] = []
        func add(_ variable: Value) {
            if !found.contains(where: { $0.isIdentical(to: variable) }) { found.append(variable) }
        }
        for argument in arguments {
            if argument.object is TypeParameter { add(argument) } else if let inner = argument.object as? Parameterised { inner.typeParameters.forEach(add) } else if case .tuple(let group) = argument {
                parameters(of: Array(group.elements)).forEach(add)
            }
        }
        return found
    }

    /// The arguments of `alias` after `alias[given]`.
    /// - Parameter flattens: whether a group of types stands for each of them, as in `Callable`.
    public static func replace(_ arguments: [Value], of alias: Value, parameters: [Value], by given: [Value], flattens: Bool = false) throws -> [Value] {
        let gathered = try gather(given, of: alias, parameters: parameters)
        return try replace(arguments, flattens) { variable in parameters.firstIndex { $0.isIdentical(to: variable) }.map { gathered[$0] } ?? variable }
    }

    /// An argument for each variable.
    /// - Parameter unpacks: whether `*tuple[int, str]` stands for two types.
    public static func gather(_ given: [Value], of alias: Value, parameters: [Value], unpacks: Bool = true) throws -> [Value] {
        var found: [Value] = []
        for argument in given {
            if unpacks, let types = (argument.object as? Parameterised)?.unpackedTypes, !(types.last?.isIdentical(to: .ellipsis) ?? false) { found += types } else { found.append(argument) }
        }
        for variable in parameters { found = try (variable.object as? TypeParameter)?.gather(found, of: alias, parameters: parameters) ?? found }
        guard found.count == parameters.count else {
            throw PythonException.typeError("Too \(found.count > parameters.count ? "many" : "few") arguments for \(try alias.reprText()); actual \(found.count), expected \(parameters.count)")
        }
        return found
    }

    private static func replace(_ arguments: [Value], _ flattens: Bool, _ find: (Value) -> Value) throws -> [Value] {
        var result: [Value] = []
        for old in arguments {
            let new: Value
            if let variable = old.object as? TypeParameter {
                new = try variable.replacement(find(old))
            } else if let variable = (old.object as? Parameterised)?.unpackedVariable {
                if case .tuple(let group) = find(variable) { result += group.elements } else { result.append(old) }
                continue
            } else if let inner = old.object as? Parameterised, !inner.typeParameters.isEmpty {
                var given: [Value] = []
                for variable in inner.typeParameters {
                    if (variable.object as? TypeParameter)?.standsForMany ?? false, case .tuple(let group) = find(variable) { given += group.elements } else { given.append(find(variable)) }
                }
                new = try old.item(.tuple(given))
            } else if case .tuple(let group) = old {
                new = .tuple(try replace(Array(group.elements), flattens, find))
            } else {
                new = old
            }
            if flattens, case .tuple(let group) = new { result += group.elements } else { result.append(new) }
        }
        return result
    }
}
