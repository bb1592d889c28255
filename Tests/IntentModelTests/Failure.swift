import IntentModel

/// The error of making a value, or nil if it is made.
func failure<Value>(_ make: () throws(ModelError) -> Value) -> ModelError? {
  do throws(ModelError) {
    _ = try make()
    return nil
  } catch {
    return error
  }
}
