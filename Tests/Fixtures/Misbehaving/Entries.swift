// The library's entries: one symbol a handler.
import IntentKit

/// `fixture.exec.segfault`
@c(intent_handler_fixture__exec__segfault)
public func segfaultEntry() -> UnsafeRawPointer { export(Segfault.self) }

/// `fixture.exec.fatal_error`
@c(intent_handler_fixture__exec__fatal_error)
public func fatalErrorEntry() -> UnsafeRawPointer { export(FatalError.self) }

/// `fixture.exec.exits`
@c(intent_handler_fixture__exec__exits)
public func exitsEntry() -> UnsafeRawPointer { export(Exits.self) }

/// `fixture.exec.allocates`
@c(intent_handler_fixture__exec__allocates)
public func allocatesEntry() -> UnsafeRawPointer { export(Allocates.self) }

/// `fixture.exec.prints`
@c(intent_handler_fixture__exec__prints)
public func printsEntry() -> UnsafeRawPointer { export(Prints.self) }

/// `fixture.exec.floods`
@c(intent_handler_fixture__exec__floods)
public func floodsEntry() -> UnsafeRawPointer { export(Floods.self) }

/// `fixture.exec.huge_result`
@c(intent_handler_fixture__exec__huge_result)
public func hugeResultEntry() -> UnsafeRawPointer { export(HugeResult.self) }

/// `fixture.exec.follow_ups`
@c(intent_handler_fixture__exec__follow_ups)
public func followUpsEntry() -> UnsafeRawPointer { export(SubmitsFollowUps.self) }

/// `fixture.exec.counts`
@c(intent_handler_fixture__exec__counts)
public func countsEntry() -> UnsafeRawPointer { export(Counts.self) }

/// `fixture.exec.tells_context`
@c(intent_handler_fixture__exec__tells_context)
public func tellsContextEntry() -> UnsafeRawPointer { export(TellsContext.self) }

/// `fixture.exec.wants_store`
@c(intent_handler_fixture__exec__wants_store)
public func wantsStoreEntry() -> UnsafeRawPointer { export(WantsStore.self) }

/// `fixture.exec.throws`
@c(intent_handler_fixture__exec__throws)
public func throwsEntry() -> UnsafeRawPointer { export(Throws.self) }

/// `fixture.exec.permanent`
@c(intent_handler_fixture__exec__permanent)
public func permanentEntry() -> UnsafeRawPointer { export(Permanent.self) }

/// `fixture.exec.invalid_params`
@c(intent_handler_fixture__exec__invalid_params)
public func invalidParamsEntry() -> UnsafeRawPointer { export(InvalidParams.self) }

/// `fixture.exec.retry_later`
@c(intent_handler_fixture__exec__retry_later)
public func retryLaterEntry() -> UnsafeRawPointer { export(RetryLater.self) }

/// `fixture.exec.snooze`
@c(intent_handler_fixture__exec__snooze)
public func snoozeEntry() -> UnsafeRawPointer { export(Snooze.self) }

/// `fixture.exec.rate_limited`
@c(intent_handler_fixture__exec__rate_limited)
public func rateLimitedEntry() -> UnsafeRawPointer { export(RateLimited.self) }

/// `fixture.exec.no_need`
@c(intent_handler_fixture__exec__no_need)
public func noNeedEntry() -> UnsafeRawPointer { export(NoNeed.self) }

/// `fixture.exec.nothing`
@c(intent_handler_fixture__exec__nothing)
public func nothingEntry() -> UnsafeRawPointer { export(Nothing.self) }

/// `fixture.exec.stores_visit`
@c(intent_handler_fixture__exec__stores_visit)
public func storesVisitEntry() -> UnsafeRawPointer { export(StoresVisit.self) }

/// `fixture.exec.breaks_off`
@c(intent_handler_fixture__exec__breaks_off)
public func breaksOffEntry() -> UnsafeRawPointer { export(BreaksOff.self) }

/// `fixture.exec.misuses_store`
@c(intent_handler_fixture__exec__misuses_store)
public func misusesStoreEntry() -> UnsafeRawPointer { export(MisusesStore.self) }

/// `fixture.exec.shares_store`
@c(intent_handler_fixture__exec__shares_store)
public func sharesStoreEntry() -> UnsafeRawPointer { export(SharesStore.self) }

/// `fixture.exec.sends`
@c(intent_handler_fixture__exec__sends)
public func sendsEntry() -> UnsafeRawPointer { export(Sends.self) }

/// `fixture.exec.loops`
@c(intent_handler_fixture__exec__loops)
public func loopsEntry() -> UnsafeRawPointer { export(LoopsForever.self) }

/// `fixture.exec.ignores_cancellation`
@c(intent_handler_fixture__exec__ignores_cancellation)
public func ignoresCancellationEntry() -> UnsafeRawPointer { export(IgnoresCancellation.self) }

/// `fixture.exec.honours_cancellation`
@c(intent_handler_fixture__exec__honours_cancellation)
public func honoursCancellationEntry() -> UnsafeRawPointer { export(HonoursCancellation.self) }

/// `fixture.exec.completes_when_cancelled`
@c(intent_handler_fixture__exec__completes_when_cancelled)
public func completesWhenCancelledEntry() -> UnsafeRawPointer { export(CompletesWhenCancelled.self) }

/// `fixture.exec.blocks`
@c(intent_handler_fixture__exec__blocks)
public func blocksEntry() -> UnsafeRawPointer { export(Blocks.self) }

/// `fixture.exec.slow`
@c(intent_handler_fixture__exec__slow)
public func slowEntry() -> UnsafeRawPointer { export(Slow.self) }

/// `fixture.exec.meets`
@c(intent_handler_fixture__exec__meets)
public func meetsEntry() -> UnsafeRawPointer { export(Meets.self) }

/// `fixture.exec.gives_up`
@c(intent_handler_fixture__exec__gives_up)
public func givesUpEntry() -> UnsafeRawPointer { export(GivesUp.self) }

/// `fixture.exec.leaks`
@c(intent_handler_fixture__exec__leaks)
public func leaksEntry() -> UnsafeRawPointer { export(Leaks.self) }

/// `fixture.exec.writes_to`
@c(intent_handler_fixture__exec__writes_to)
public func writesToEntry() -> UnsafeRawPointer { export(WritesTo.self) }
