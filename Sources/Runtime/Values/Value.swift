// The Runtime layer; see docs/architecture.md.
