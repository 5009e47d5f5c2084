#!/usr/bin/env python3
"""Renders the case files with Python's jinja2, set up as dbt sets it up, and compares with what they expect.

Optional, outside the build: pip install jinja2, then python3 analytics/conformance/check.py
A case named with [dbt] or [own] is not Jinja's to judge and is skipped. --update writes what jinja2 gives.
"""
import datetime, itertools, json, pathlib, re, sys
import jinja2, jinja2.sandbox

HERE = pathlib.Path(__file__).parent / "cases"


def environment():
    env = jinja2.sandbox.SandboxedEnvironment(
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"], undefined=jinja2.StrictUndefined)
    env.globals["modules"] = {"datetime": datetime, "re": re, "itertools": itertools}
    env.globals["tojson"] = lambda value, default=None, sort_keys=False: json.dumps(value, sort_keys=sort_keys)
    env.globals["fromjson"] = lambda text, default=None: json.loads(text)
    env.globals["set"] = lambda value, default=None: set(value)
    env.globals["zip"] = lambda *lists: zip(*lists)
    return env


def cases(text):
    for block in re.split(r"(?m)^=== ", text)[1:]:
        name, _, rest = block.partition("\n")
        template, _, expected = rest.partition("\n--- ")
        kind, _, body = expected.partition("\n")
        yield name, template.rstrip("\n") if not expected else template, kind, body[:-1] if body.endswith("\n") else body


def rendered(template):
    try:
        return "output", environment().from_string(template).render()
    except Exception as problem:
        return "error", ""


def main():
    update = "--update" in sys.argv
    total = skipped = wrong = 0
    for path in sorted(HERE.glob("*.txt")):
        lines = []
        for name, template, kind, expected in cases(path.read_text()):
            total += 1
            judged = "[" not in name
            skipped += not judged
            actual = rendered(template) if judged else (kind, expected)
            if update and judged and kind == "":
                kind, expected = actual
            same = actual[0] == kind and (kind == "error" or actual[1] == expected)
            if not same:
                wrong += 1
                print(f"{path.name}: {name}: expected {kind} {expected!r}, jinja2 gives {actual!r}")
            lines.append(f"=== {name}\n{template}\n--- {kind}\n{expected}\n")
        if update:
            path.write_text("".join(lines))
    print(f"{total} cases, {skipped} not Jinja's to judge, {total - skipped - wrong} equal, {wrong} different "
          f"(jinja2 {jinja2.__version__})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
