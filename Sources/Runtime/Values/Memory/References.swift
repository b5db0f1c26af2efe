/// What holds references that the cycle collector must see: an object, a value, an array of them.
public protocol ReferenceHolder {
    /// Visits each object that this holds, once for each time it is held.
    mutating func visitHeld(_ visit: (Object) -> Void)
}

extension Object: ReferenceHolder {
    @inline(__always)
    public final func visitHeld(_ visit: (Object) -> Void) { visit(self) }
}

extension Value: ReferenceHolder {
    @inline(__always)
    public func visitHeld(_ visit: (Object) -> Void) { if let object { visit(object) } }
}

extension Optional: ReferenceHolder where Wrapped: ReferenceHolder {
    public mutating func visitHeld(_ visit: (Object) -> Void) { self?.visitHeld(visit) }
}

extension Array: ReferenceHolder where Element: ReferenceHolder {
    /// Nothing where another array shares the storage (`SharedStorage.isShared`).
    public mutating func visitHeld(_ visit: (Object) -> Void) {
        if isEmpty || SharedStorage.isShared(&self) { return }
        for index in indices { self[index].visitHeld(visit) }
    }
}

/// Keyword arguments that a native object keeps.
public struct KeywordValues: ReferenceHolder {
    public var pairs: [(name: Name, value: Value)]
    public init(_ pairs: [(name: Name, value: Value)]) { self.pairs = pairs }
    public mutating func visitHeld(_ visit: (Object) -> Void) {
        if pairs.isEmpty || SharedStorage.isShared(&pairs) { return }
        for index in pairs.indices { pairs[index].value.visitHeld(visit) }
    }
}

/// What a Swift closure and the object that runs it hold together.
///
/// A closure cannot be asked what it captures.  It captures a `Held` instead of the Python object; the object that owns the
/// closure visits what the `Held` holds.  One object alone may own it, or references would be counted twice.
public class HeldReferences {
    fileprivate init() {}
    public func visitReferences(_ visit: (Object) -> Void) {}
}

public final class Held<Content: ReferenceHolder>: HeldReferences {
    /// nil while it is being let go alone.
    @usableFromInline var stored: Content?
    /// Inlinable: in another module the runtime would look up the type of the content each time.
    @inlinable public var content: Content {
        @inline(__always) get { stored.unsafelyUnwrapped }
        @inline(__always) set { stored = newValue }
    }
    /// Changes the content where it is: an array that nothing else holds is not copied.
    @inlinable public func change(_ body: (inout Content) -> Void) {
        guard var taken = stored.take() else { return }
        body(&taken)
        stored = taken
    }

    public init(_ content: Content) {
        stored = content
        super.init()
    }
    deinit { Reclaimer.release(&stored) }
    public override func visitReferences(_ visit: (Object) -> Void) { stored.visitHeld(visit) }
}
