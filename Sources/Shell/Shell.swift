// The Shell layer; see docs/architecture.md.
