import Syntax

/// `union(select(User), select(User).where(...))` and its kin, each of which is a method of legacy queries too.
struct SetOperation {
    static let functions: Set = ["union", "union_all", "intersect", "intersect_all", "except_", "except_all"]

    /// `union`
    let name: String
    let operands: [String]

    /// A function of statements, or the method of one.
    init?(_ chain: CallChain) {
        guard let last = chain.steps.last, let arguments = last.arguments else { return nil }
        if chain.steps.count == 1, last.name.isEmpty, SetOperation.functions.contains(chain.root) {
            (name, operands) = (chain.root, CallChain.pieces(arguments))
        } else if SetOperation.functions.contains(last.name), chain.steps.count > 1 {
            (name, operands) = (last.name, [chain.text(upTo: chain.steps.count - 1)] + CallChain.pieces(arguments))
        } else { return nil }
        if operands.count < 2 { return nil }
    }

    /// What legacy queries select from: the `union(...)` in `aliased(User, union(...).subquery())`, with the class.
    static func selected(_ entities: String) -> (entity: String, operation: SetOperation)? {
        guard let chain = CallChain(entities), chain.root == "aliased", chain.steps.count == 1, let arguments = chain.steps[0].arguments else { return nil }
        let pieces = CallChain.pieces(arguments)
        guard pieces.count == 2, let inner = CallChain(pieces[1]), inner.steps.last?.name == "subquery", inner.steps.last?.arguments == "" else { return nil }
        return SetOperation(inner.without(last: 1)).map { (pieces[0], $0) }
    }

    /// `union(select(...), select(...))`
    var text: String { "\(name)(\(operands.joined(separator: ", ")))" }
}
