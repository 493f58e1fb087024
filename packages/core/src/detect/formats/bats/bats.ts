import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const PLACE =
  /^(?:#| ) {1,3}\((?:from function .{1,200} )?in (?:test )?file (\S.{0,300}), line (\d{1,9})[,)]$/;
const LAST_PLACE = /^(?:#| ) {1,3}in test file (\S.{0,300}), line (\d{1,9})\)$/;
const TAP = /^not ok \d{1,9} (\S.*?)(?: in \d{1,9}m?s(?:ec)?)?$/;
/** A terminal draws it over the line that says which test runs. */
const PRETTY = "✗ ";
const NEXT = / [✓✗] |\d\/\d{1,6}/u;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 4;

/** Failed tests of Bats, in its TAP and its pretty output. */
export const bats: LogFormat = {
  id: "bats",
  title: "Bats",
  glance: ["in test file "],
  read,
};

/** `not ok 1 adds prices`, `# (in test file cart.bats, line 4)`, `#   `[ 1 -eq 2 ]' failed` and what was printed. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const [, path, line] = PLACE.exec(text) ?? LAST_PLACE.exec(text) ?? [];
  if (path === undefined) return undefined;
  let from = -1;
  while (from > -8 && /^(?:#| ) {1,3}\(?(?:from|in) /.test(window.text(from) ?? "")) from -= 1;
  const head = window.text(from) ?? "";
  const test = TAP.exec(head)?.[1] ?? prettyName(head);
  if (test === undefined) return undefined;
  const isTap = head.startsWith("not ok ");
  const lines = blockLines(
    window,
    1,
    MAX_LINES,
    (row) => !row.startsWith(isTap ? "#" : "  ") || NEXT.test(row),
  );
  const said = lines.map((row) => row.replace(/^#/, "").trim()).filter((row) => row !== "");
  const finding: Finding = {
    severity: "error",
    message: said.slice(0, MAX_MESSAGE_LINES).join("\n") || "failed",
    place: { path, line: Number(line) },
    test,
  };
  return { from, to: lines.length + 1, findings: [finding] };
}

function prettyName(head: string): string | undefined {
  const start = head.lastIndexOf(PRETTY);
  return start === -1 ? undefined : head.slice(start + PRETTY.length).replace(/ \[\d+\]$/, "");
}
