"""results.py TRX SKIPPED: prints "PASSED FAILED" for a test run, and writes the skipped tests, one per line, to the file SKIPPED.

Lists the failures with their messages on standard error: a rare failure may not recur when somebody investigates."""

import sys
import xml.etree.ElementTree as xml

NS = {"t": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}
STACK_LINES = 20


def main(trx, skipped):
    root = xml.parse(trx).getroot()
    results = root.findall("t:Results/t:UnitTestResult", NS)
    passed = sum(r.get("outcome") == "Passed" for r in results)
    missed = [r for r in results if r.get("outcome") == "NotExecuted"]
    with open(skipped, "w", encoding="utf-8") as out:
        for result in missed:
            reason = result.findtext("t:Output/t:ErrorInfo/t:Message", None, NS) or result.findtext("t:Output/t:StdOut", "", NS)
            out.write(f"{result.get('testName')}: {' '.join(reason.split())}\n")
    for result in (r for r in results if r.get("outcome") not in ("Passed", "NotExecuted")):
        message = result.findtext("t:Output/t:ErrorInfo/t:Message", "no message", NS)
        stack = result.findtext("t:Output/t:ErrorInfo/t:StackTrace", "", NS).splitlines()
        print(f"{result.get('testName')}\n{message}", *stack[:STACK_LINES], sep="\n", file=sys.stderr)
    if not results:
        sys.exit("no tests ran")
    print(passed, len(results) - passed - len(missed))


main(*sys.argv[1:])
