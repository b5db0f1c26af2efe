import Runtime
import SQL

/// `@declared_attr`: a method of a mixin that makes an attribute for each class that is mapped.
public final class DeclaredAttribute: Object {
    public internal(set) var function: Value
    /// `@declared_attr.cascading`: for subclasses of mapped classes too.
    public let isCascading: Bool
    /// `@declared_attr.directive`: `__tablename__` and its kin.
    public let isDirective: Bool
    /// What it gave for the classes whose mapping is under way.
    var memory: [ObjectIdentifier: Value] = [:]

    /// - Parameter type: the class of the decorator, which may be derived.
    public init(_ function: Value, isCascading: Bool = false, isDirective: Bool = false, type: Class? = nil) {
        self.function = function
        self.isCascading = isCascading
        self.isDirective = isDirective
        super.init(type: type ?? Class.registered(for: DeclaredAttribute.self))
    }
    /// `declared_attr.__init__` of a derived class.
    public func wrap(_ function: Value) { self.function = function }

    /// Whether criteria of `with_loader_criteria()` read a mixin's attributes, which is no misuse.
    nonisolated(unsafe) private static var isRead = false
    public static func reading<Result>(_ body: () throws -> Result) rethrows -> Result {
        let outer = isRead
        isRead = true
        defer { isRead = outer }
        return try body()
    }

    public override var descriptorKind: DescriptorKind { .nonData }

    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if let known = memory[ObjectIdentifier(owner)] { return known }
        let isScanned = DeclarativeScan.isScanning(owner)
        if !isScanned, !DeclaredAttribute.isRead, Mapper.of(owner) == nil, !awaitsMapping(owner) { try warnOfNoMapping(owner) }
        let made = try makeValue(for: owner)
        if isScanned {
            owner.pin()
            memory[ObjectIdentifier(owner)] = made
        }
        return made
    }

    /// Whether a class is declared whole and mapped later: when its base is prepared, or mappers are configured.
    private func awaitsMapping(_ owner: Class) -> Bool {
        DeferredReflection.awaits(owner) || ConcreteBases.awaits(owner) || DeclarativeBaseDefinition.governing(owner)?.deferred.contains { $0 === owner } ?? false
    }

    /// A class that is not mapped gets another value each time.
    private func warnOfNoMapping(_ owner: Class) throws {
        let function = (function.object as? MethodWrapper)?.function ?? function
        guard let name = try (function.attributeIfPresent(.name)?.object as? StringObject)?.text, !Name(name).isDunder else { return }
        try SQLWarning.warn("Unmanaged access of declarative attribute \(name) from non-mapped class \(owner.name)")
    }

    func makeValue(for owner: Class) throws -> Value {
        if let wrapper = function.object as? MethodWrapper { return try wrapper.function.call(.object(owner)) }
        return try function.call(.object(owner))
    }
}
