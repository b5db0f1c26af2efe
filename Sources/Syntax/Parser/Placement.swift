/// Statements that stand where they may not: `return` outside a function, `break` outside a loop.
enum Placement {
    struct Place {
        var isInFunction = false
        /// Whether a definition lies around: the beginning of the file it cannot be.
        var isInDefinition = false
        var isInLoop = false
        var isInGroupHandler = false
        /// How many loops, `with` and `try` statements of the function lie around.
        var blocks = 0

        /// The place inside one more of them.
        func inBlock(of statement: Statement) throws -> Place {
            guard blocks < Place.deepestBlocks else { throw SyntaxFailure("too many statically nested blocks", statement.range) }
            var inner = self
            inner.blocks += 1
            return inner
        }
        /// CPython's CO_MAXBLOCKS.
        private static let deepestBlocks = 20
    }

    static func check(_ body: [Statement]) throws { try check(body, Place()) }

    /// `return *a`: a star without a comma.
    static func refuseLoneStar(_ value: Expression?) throws {
        if let value, case .starred = value.kind { throw SyntaxFailure("can't use starred expression here", value.range) }
    }

    private static func check(_ body: [Statement], _ place: Place) throws {
        for statement in body { try check(statement, place) }
    }

    private static func check(_ statement: Statement, _ place: Place) throws {
        switch statement.kind {
        case .expression(let value): try refuseLoneStar(value)
        case .annotatedAssign(_, _, let value, _): try refuseLoneStar(value)
        case .assign(let targets, let value):
            try refuseLoneStar(value)
            for target in targets { if case .starred = target.kind { throw SyntaxFailure("starred assignment target must be in a list or tuple", target.range) } }
        case .return(let value):
            if !place.isInFunction { throw SyntaxFailure("'return' outside function", statement.range) }
            if place.isInGroupHandler { throw SyntaxFailure("'break', 'continue' and 'return' cannot appear in an except* block", value?.range ?? statement.range) }
            try refuseLoneStar(value)
        case .break, .continue:
            if place.isInGroupHandler { throw SyntaxFailure("'break', 'continue' and 'return' cannot appear in an except* block", statement.range) }
            guard !place.isInLoop else { return }
            if case .break = statement.kind { throw SyntaxFailure("'break' outside loop", statement.range) }
            throw SyntaxFailure("'continue' not properly in loop", statement.range)
        case .if(_, let then, let otherwise):
            try check(then, place)
            try check(otherwise, place)
        case .while(_, let body, let otherwise), .for(_, _, let body, let otherwise):
            var inLoop = try place.inBlock(of: statement)
            inLoop.isInLoop = true
            inLoop.isInGroupHandler = false
            try check(body, inLoop)
            try check(otherwise, place)
        case .with(_, let body): try check(body, try place.inBlock(of: statement))
        case .try(let node):
            try check(node.body, try place.inBlock(of: statement))
            var handling = place
            if node.isGroup { handling.isInGroupHandler = true }
            for handler in node.handlers { try check(handler.body, handling) }
            try check(node.otherwise, place)
            try check(node.finally, place)
        case .match(_, let cases): for one in cases { try check(one.body, place) }
        case .function(let node): try check(node.body, Place(isInFunction: true, isInDefinition: true))
        case .class(let node): try check(node.body, Place(isInDefinition: true))
        case .importFrom(module: "__future__", level: 0, _, _) where place.isInDefinition:
            throw SyntaxFailure("from __future__ imports must occur at the beginning of the file", statement.range)
        default: break
        }
    }
}
