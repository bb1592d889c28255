import IntentCore
import IntentJSON
import IntentModel

/// Makes the batch of a job out of the items that it gives, or the file that it names.
struct BatchMaking {
  let layout: Layout
  let isSynced: Bool
  let now: Timestamp

  func make(_ job: Job) throws(BatchError) {
    let draft = try storing { () throws(SystemCallError) in
      try BatchDraft(layout, job.id, isSynced: isSynced, now: now)
    }
    do throws(BatchError) {
      switch job.batch?.items {
      case .inline(let items): try add(items, to: draft)
      case .file(let name): try add(fileNamed: name, to: draft)
      case .prepared, nil:
        throw .unusable(
          .invalidParams(
            "the items of the batch are gone: there is no batches/\(job.id) of this job. Submit the items again",
            field: "batch.uid"))
      }
      // The first job that executes it gives the batch its identity.
      do { try draft.publish(uid: job.uid, owner: job.uid, key: job.key.text, now: now) } catch {
        throw .storage(error)
      }
    } catch {
      draft.discard()
      throw error
    }
  }

  private func add(_ items: JSONText, to draft: BatchDraft) throws(BatchError) {
    for (index, item) in items.elements.enumerated() {
      let isItem = item.kind == .object
      try add(
        isItem
          ? .params(item.onOneLine)
          : .malformed("batch.items[\(index)]: expected an object of parameters, found \(item.found)"), to: draft)
    }
  }

  private func add(_ item: BatchItem.Content, to draft: BatchDraft) throws(BatchError) {
    do { try draft.add(item) } catch { throw .storage(error) }
  }

  private func add(fileNamed name: String, to draft: BatchDraft) throws(BatchError) {
    let file = try open(name)
    defer { layout.files.close(file) }
    let files = layout.files
    guard try storing({ () throws(SystemCallError) in try files.status(of: file) }).kind == .regular else {
      throw Self.unusable(name, "is no plain file")
    }
    var lines = FileLines(files, file, limit: ItemParser.itemLimit)
    var parser = ItemParser(ItemFormat(fileName: name) ?? .jsonLines)
    while true {
      let next = try storing { () throws(SystemCallError) in try lines.next() }
      let item: BatchItem.Content?
      do throws(ItemHeaderError) {
        switch next {
        case .line(let line): item = try parser.take(line.bytes)
        case .tooLong: item = parser.takeTooLong()
        case .end: item = try parser.end()
        }
      } catch {
        throw Self.unusable(name, error.message)
      }
      if let item { try add(item, to: draft) }
      if case .end = next { return }
    }
  }

  private func open(_ name: String) throws(BatchError) -> FileSystem.Descriptor {
    do { return try layout.files.open(FileName(name), in: layout.batches, .read) } catch {
      if error.isAbsence {
        throw Self.unusable(name, "is not there: put the file of items there, then retry the job")
      }
      if error.isNotOurs || error.isNoFile {
        throw Self.unusable(name, "cannot be read (\(error.reason)): put a plain file there")
      }
      throw .storage(SpoolError("cannot open \(layout.path)/batches/\(name)", error))
    }
  }

  private static func unusable(_ name: String, _ reason: String) -> BatchError {
    .unusable(.invalidParams("batches/\(name) \(reason)", field: "batch.items_file"))
  }

  private func storing<Value>(_ body: () throws(SystemCallError) -> Value) throws(BatchError) -> Value {
    do throws(SystemCallError) { return try body() } catch {
      throw .storage(SpoolError("cannot make a batch in \(layout.path)/batches", error))
    }
  }
}
