internal import CSystem

/// The dynamic loader's own account of what is mapped into this process, as opposed to what the runtime thinks.
public enum LoadedLibraries {
  /// The paths of all libraries, the system's among them, in the order of loading.
  public static var all: [String] {
    var paths: [String] = []
    withUnsafeMutablePointer(to: &paths) { paths in
      csystem_each_loaded_library(
        { path, argument in
          argument!.assumingMemoryBound(to: [String].self).pointee.append(String(cString: path!))
        }, paths)
    }
    return paths
  }
}
