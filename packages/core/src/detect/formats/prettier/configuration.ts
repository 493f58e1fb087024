import type { Finding } from "../format.ts";
import { claim } from "../place.ts";

const INVALID = "Invalid configuration for file ";
const FILE = /^\w{1,10} Error in "([^"]{1,400})":$/;
/** At the end in JSON, in YAML above the line itself: `… and end with a ] at line 2, column 1:`. */
const POSITION = /(?:\(line (\d{1,9}) column (\d{1,9})\)$| at line (\d{1,9}), column (\d{1,9}):$)/m;

/** Whether a line begins what Prettier says of a configuration that it cannot read. */
export function isOfConfiguration({ message }: Finding): boolean {
  return message.startsWith(INVALID);
}

/**
 * One finding for the lines on a configuration: `Invalid configuration for file "/home/shop/src/cart.ts":`,
 * `JSON Error in "/home/shop/.prettierrc":`, `Expected ':' after property name in JSON at position 29 (line 1 column 30)`.
 */
export function joinConfiguration(findings: readonly Finding[]): Finding[] {
  const start = findings.findIndex(isOfConfiguration);
  const first = findings[start];
  if (first === undefined) return [...findings];
  const next = findings.findIndex((finding, index) => index > start && finding.place !== undefined);
  const end = next === -1 ? findings.length : next;
  const said = findings.slice(start, end);
  const message = said.map((finding) => finding.message).join("\n");
  const joined: Finding = { ...first, message };
  const path = said.map((finding) => FILE.exec(finding.message)?.[1]).find((found) => found !== undefined);
  const [, inJson, columnInJson, inYaml = "1", columnInYaml] = POSITION.exec(message) ?? [];
  const line = inJson ?? inYaml;
  const column = columnInJson ?? columnInYaml;
  if (path !== undefined)
    joined.place = claim(path, Number(line), column === undefined ? undefined : Number(column));
  const to = said.at(-1)?.lines?.to;
  if (first.lines !== undefined && to !== undefined) joined.lines = { from: first.lines.from, to };
  return [...findings.slice(0, start), joined, ...findings.slice(end)];
}
