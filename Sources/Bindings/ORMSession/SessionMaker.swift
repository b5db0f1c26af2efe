import Database
import ORM
import Runtime
import SQL

/// `sessionmaker(engine)`: makes sessions with the same arguments.
final class SessionMaker: Object {
    /// The class of the sessions: one derived for this maker, so that it can have listeners of its own.
    let sessionType: Class
    let keywords: DictObject

    init(_ type: Class, bind: Value, autoflush: Value, expireOnCommit: Value, info: Value, others: [(name: Name, value: Value)]) throws {
        sessionType = try Class(ClassDefinition(name: type.name, qualifiedName: type.qualifiedName, module: type.module, bases: [type], namespace: []))
        keywords = DictObject()
        for (name, value) in others { keywords.set(name, value) }
        keywords.set("bind", bind)
        keywords.set("autoflush", autoflush)
        keywords.set("expire_on_commit", expireOnCommit)
        if !info.isNone { keywords.set("info", info) }
        super.init(type: sessionMakerClass())
    }

    /// A session, some arguments replaced.
    func make(_ replaced: [(name: Name, value: Value)] = []) throws -> Session {
        var given = replaced
        for (key, value) in keywords.pairs {
            let name = Name(try String.from(key))
            guard let at = given.firstIndex(where: { $0.name == name }) else {
                given.append((name, value))
                continue
            }
            guard name == "info", let own = value.dictionary, let added = given[at].value.dictionary else { continue }
            let merged = DictObject()
            for (key, value) in own.pairs + added.pairs { try merged.set(key, value) }
            given[at].value = .dict(merged)
        }
        let made = try Value.object(sessionType).call([], keywords: given)
        guard let session = made.object as? Session else { throw PythonException.typeError("sessionmaker made no Session: \(try made.reprText())") }
        return session
    }

    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        if arguments.positionalCount > 0 { throw PythonException.typeError("sessionmaker.__call__() takes 1 positional argument but \(arguments.positionalCount + 1) were given") }
        return .object(try make(arguments.keywordPairs))
    }

    override func repr() throws -> String {
        "sessionmaker(class_=\(try Value.string(sessionType.name).reprText()), \(try keywords.pairs.map { "\(try $0.key.strText())=\(try $0.value.reprText())" }.joined(separator: ", ")))"
    }
}

func sessionMakerClass() -> Class {
    declaredOnce(SessionMaker.self) {
        Class.declare("sessionmaker", for: SessionMaker.self, module: "sqlalchemy.orm.session", derivable: true, takesAttributes: true, doc: "A maker of sessions with the same arguments: `Session = sessionmaker(engine)`.") { type in
            type.subscriptable()
            type.constructor(.optional("bind", default: Value.none), .keyword("class_", default: Value.none), .keyword("autoflush", default: Value.bool(true)), .keyword("expire_on_commit", default: Value.bool(true)), .keyword("info", default: Value.none), .keywords("kw")) { (_: Class, bind: Value, type: Value, autoflush: Value, expires: Value, info: Value, others: [(name: Name, value: Value)]) throws -> SessionMaker in
                try SessionMaker(type.object as? Class ?? sessionClass(), bind: bind, autoflush: autoflush, expireOnCommit: expires, info: info, others: others)
            }
            type.method("begin", doc: "A context manager: a session in a transaction, which is committed and closed.") { (maker: SessionMaker) throws -> Value in .object(try maker.scope()) }
            type.method("configure", .keywords("new_kw"), doc: "Replace arguments.") { (maker: SessionMaker, replaced: [(name: Name, value: Value)]) in for (name, value) in replaced { maker.keywords.set(name, value) } }
            declareSessionStatics(type)
            type.property("kw", doc: "The arguments.") { (maker: SessionMaker) -> Value in .dict(maker.keywords) }
            type.property("class_", doc: "The class of the sessions.") { (maker: SessionMaker) -> Class in maker.sessionType }
        }
    }
}

extension SessionMaker {
    /// `with Session.begin() as session:`
    fileprivate func scope() throws -> BlockScope {
        let session = try make()
        var transaction: SessionTransaction?
        return BlockScope {
            transaction = try session.begin()
            transaction?.enter()
            return .object(session)
        } leave: { hasFailed in
            do { try transaction?.exit(hasFailed: hasFailed) } catch {
                try session.close()
                throw error
            }
            try session.close()
        }
    }
}
