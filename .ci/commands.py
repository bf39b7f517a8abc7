#!/usr/bin/env python3
"""Runs the commands on the pages that need no AWS account: .ci/commands.py DRILL.DLL

Each command runs once, in its own temporary folder. A command passes if it exits with 0; a server passes if it reports that it is serving,
and ends on Ctrl+C.
"""
import pathlib, re, signal, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LONGEST = 300  # seconds per command
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
COMMAND = re.compile(r"dotnet run --project drill(?! -c)(?: -- (?P<arguments>[^`|>\n]+))?")
SERVES = {"live": "writer-crash, seed", "serve": "http://127.0.0.1:"}


def commands():
    found = {(match["arguments"] or "").strip() for page in PAGES for match in COMMAND.finditer(page.read_text("utf-8"))}
    return sorted(found, key=lambda arguments: ("--evidence" not in arguments, arguments))


def filled(words, folder):
    """What a reader puts in the place of words in capitals: two executions of the evidence."""
    pieces = sorted(pathlib.Path(folder).rglob("0.json"))
    places = {"EXECUTION": pieces[0], "OTHER": pieces[-1]} if pieces else {}
    return [str(places.get(word, word)) for word in words]


def serve(command, folder, ready):
    # A shell that runs this in the background has told it to ignore Ctrl+C, which its children would inherit.
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    lines, started = [], time.monotonic()
    for line in process.stdout:
        lines.append(line)
        if ready in line or time.monotonic() - started > LONGEST:
            break
    process.send_signal(signal.SIGINT)
    try:
        rest, _ = process.communicate(timeout=60)
    finally:
        process.kill()
    ended = 0 if process.returncode in (0, 130, -signal.SIGINT) else process.returncode
    return ended if ready in lines[-1] else f"no line with {ready}", "".join(lines) + rest


def run(arguments, drill, folder):
    words = arguments.split()
    command = ["dotnet", drill, *filled(words, folder)]
    if words and words[0] in SERVES:
        return serve(command, folder, SERVES[words[0]])
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LONGEST)
    overdue = "--due" in words and done.returncode == 1  # the simulated executions are of one day, and grow old
    return 0 if overdue else done.returncode, done.stdout + done.stderr


def main(drill):
    with tempfile.TemporaryDirectory() as folder:
        return check(str(pathlib.Path(drill).resolve()), folder)


def check(drill, folder):
    failed = 0
    for arguments in commands():
        started = time.monotonic()
        try:
            found, output = run(arguments, drill, folder)
        except subprocess.TimeoutExpired as overrun:
            found, output = f"no end within {overrun.timeout} s", ""
        print(f"{'pass' if found == 0 else 'FAIL'}  {time.monotonic() - started:5.1f} s  drill {arguments}")
        if found != 0:
            failed += 1
            print(f"expected exit code 0, found {found}:\n{output[-2000:]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
