"""The table, for people and as JSON."""
import json, os, platform, textwrap

TITLES = ["QUEUE", "VERSION", "JOBS", "SUBMIT/S", "DRAIN/S", "OURS IS", "PICKUP P50", "P99", "A POWER CUT CAN LOSE"]


def table(results, notes):
    """The first result is ours, which the others are compared with."""
    rows = [TITLES] + [row(result, results[0].medians) for result in results]
    # The last one may be as long as it likes.
    widths = [max(len(row[column]) for row in rows) for column in range(len(TITLES) - 1)]
    for cells in rows:
        padded = [text.rjust(width) if 2 <= column <= 7 else text.ljust(width)
                  for column, (text, width) in enumerate(zip(cells, widths))]
        print("  ".join([*padded, cells[-1]]).rstrip())
    print()
    for note in notes + [f"{result.name}: {result.how}" for result in results]:
        print(textwrap.fill(note, 120, subsequent_indent="  ", break_on_hyphens=False))


def row(result, ours):
    start, medians = [result.name, result.version, str(result.jobs)], result.medians
    last = f"failed: {result.failure}" if result.failure else result.loses
    if not medians:
        return start + ["-"] * 5 + [last]
    ratio = f"{short(ours.drain / medians.drain)}x" if ours else "-"
    return start + [short(medians.submit), short(medians.drain), ratio, f"{short(medians.p50)} ms",
                    f"{short(medians.p99)} ms", last]


def short(value):
    """Three or so significant digits."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}"


def write(path, results, rounds, notes):
    machine = {"cores": os.cpu_count(), "kernel": platform.release(), "python": platform.python_version()}
    path.write_text(json.dumps({
        "rounds": rounds, "machine": machine, "notes": notes,
        "units": {"submit": "jobs/s", "drain": "jobs/s", "p50": "ms", "p99": "ms"},
        "queues": [record(result, results[0].medians) for result in results]}, indent=1, ensure_ascii=False) + "\n")


def record(result, ours):
    ratio = {"ours_is": ours.drain / result.medians.drain} if ours and result.medians else {}
    return result.record | ratio
