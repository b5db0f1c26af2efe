/// An object that answers to names which `dir()` does not list, as in SQLAlchemy: what a completion offers all the same.
public protocol ForwardingObject {
    var forwardedNames: [String] { get }
}
