import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^ {0,8}-{4} {2}(?:failed|broken) examples$/;
const EXAMPLE = /^ {1,8}\d{1,6} {2}[✘!✗-] (?:it )?(\S.*?)(?: \(\d{1,9}ms\))?$/u;
const END = /^(?:\s{20,}\d{1,3}%|\d{1,9} specs?$|\s{0,8}-{4} {2}\S)/;
const SUBJECT = /^[A-Z]\w{0,100}(?:\/\w{1,100}){1,12}$/;
const MAX_LINES = 300;
const MAX_MESSAGE_LINES = 12;

/** Failed and broken examples of phpspec, from the lists that its reports end with. */
export const phpspec: LogFormat = {
  id: "phpspec",
  title: "phpspec",
  glance: ["----  failed examples", "----  broken examples", "  ✘ ", "  ! it"],
  read: (window) => read(window) ?? readProgress(window),
};

/** `----  failed examples`, a class, `  12  ✘ adds two items`, what was said. */
function read(window: LogWindow): Match | undefined {
  if (!HEAD.test(window.text(0)?.trimEnd() ?? "")) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => END.test(text));
  const findings: Finding[] = [];
  let subject: string | undefined;
  for (const [index, line] of lines.entries()) {
    const name = EXAMPLE.exec(line)?.[1];
    if (name !== undefined) findings.push(readExample(lines, index, name, subject));
    else if (isSubject(lines, index)) subject = line.trim();
  }
  return findings.length === 0 ? undefined : { from: 0, to: lines.length + 1, findings };
}

/** Below its bar of progress: `Shop/Cart`, filled to 50 columns, `  12  ✘ it adds two items`, what was said. */
function readProgress(window: LogWindow): Match | undefined {
  const name = EXAMPLE.exec(window.text(0) ?? "")?.[1];
  const subject = SUBJECT.exec(window.text(-1)?.trimEnd() ?? "")?.[0];
  if (name === undefined || subject === undefined) return undefined;
  const lines = blockLines(window, 0, MAX_MESSAGE_LINES, (text) => text.trim() === "");
  const { lines: _, ...finding } = readExample(lines, 0, name, subject);
  return { from: -1, to: lines.length, findings: [finding] };
}

/** A class stands alone above its first example. */
function isSubject(lines: readonly string[], index: number): boolean {
  return lines[index - 1] === "" && lines[index] !== "" && EXAMPLE.test(lines[index + 1] ?? "");
}

function readExample(
  lines: readonly string[],
  index: number,
  name: string,
  subject: string | undefined,
): Finding {
  const below = lines.slice(index + 1, index + 1 + MAX_MESSAGE_LINES);
  const end = below.findIndex((line) => line === "" || EXAMPLE.test(line));
  const said = (end === -1 ? below : below.slice(0, end)).map((line) => line.trim());
  const test = subject === undefined ? name : `${subject} > ${name}`;
  const evidence = { from: index + 1, to: index + 1 + said.length };
  return { severity: "error", message: said.join("\n") || name, test, lines: evidence };
}
