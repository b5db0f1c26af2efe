#ifndef CALLOCATION_H
#define CALLOCATION_H

/// Small blocks for the Swift runtime.  The linker binds the runtime's calls to this target's functions (Package.swift);
/// nothing is called by name.

#endif
