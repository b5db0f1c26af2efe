// The Bindings layer; see docs/architecture.md.
