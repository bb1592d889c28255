// What a handler's author needs besides this module: keys, ids, errors, times and JSON.
@_exported public import IntentJSON
@_exported public import IntentModel

// `Date` for parameters. The whole of Foundation would double a handler's start. No other file of the module imports it:
// beside an import that is not exported, Swift 6.3 forgets in some orders of the files that this one is.
#if canImport(FoundationEssentials)
  @_exported public import struct FoundationEssentials.Date
#else
  @_exported public import struct Foundation.Date
#endif
