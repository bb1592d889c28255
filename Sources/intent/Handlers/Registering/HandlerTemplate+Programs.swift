extension HandlerTemplate {
  /// A handler in Python: the standard library is all that it needs.
  var python: String {
    """
    #!/usr/bin/env python3
    \(programHeading)
    import json
    import os
    import sys

    job = json.load(sys.stdin)
    params = job["intent_params"]

    subject = params.get("subject")
    if not isinstance(subject, str) or not subject:
        problem = "is missing" if subject is None else "is empty" if subject == "" else "is no text"
        error = {"kind": "invalid_params", "message": problem + ": say what it is about", "field": "intent_params.subject"}
        json.dump({"error": error}, sys.stdout)
        sys.exit(65)

    # Standard error is the log. Exit with 75 to be tried again.
    print("attempt", os.environ["INTENT_ATTEMPT"] + ", about", subject, file=sys.stderr)

    json.dump({"subject": subject, "characters": len(subject)}, sys.stdout)

    """
  }

  /// A handler in shell, which reads JSON with jq.
  var shell: String {
    #"""
    #!/bin/sh
    \#(programHeading)
    set -eu
    command -v jq >/dev/null || { echo "jq is not installed: apt install jq" >&2; exit 75; }

    job=$(cat)
    subject=$(printf '%s' "$job" | jq -r '.intent_params.subject // "" | strings')
    if [ -z "$subject" ]; then
      printf '%s' "$job" | jq '
        (if .intent_params | has("subject") then "is empty, or no text" else "is missing" end) as $problem |
        {error: {kind: "invalid_params", message: "\($problem): say what it is about", field: "intent_params.subject"}}'
      exit 65
    fi

    # Standard error is the log. Exit with 75 to be tried again.
    echo "attempt $INTENT_ATTEMPT, about $subject" >&2

    jq -n --arg subject "$subject" '{subject: $subject, characters: ($subject | length)}'

    """#
  }

  private var programHeading: String {
    SourceText.comment("\(name.key): \(description)", mark: "#") + "\n#\n"
      + """
      # The job comes as JSON on standard input, the result goes as JSON to standard output. Exit 0: done, 75: try again,
      # 65: never. An attempt may be repeated: INTENT_JOB_UID is the same in each attempt of a job.
      """
  }
}
