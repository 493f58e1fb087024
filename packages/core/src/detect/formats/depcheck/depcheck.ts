import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const TITLES: readonly string[] = ["Unused dependencies", "Unused devDependencies", "Missing dependencies"];
const MANIFEST = "package.json";
const ROW = /^\* ([\w@][\w@/.-]{0,213})(?:: (\S.*))?$/;
const MAX_ROWS = 400;

/** Dependencies that depcheck calls unused or missing: one finding for each row of a section. */
export const depcheck: LogFormat = {
  id: "depcheck",
  title: "depcheck",
  glance: TITLES,
  read: readSection,
};

/** `Missing dependencies` above `* lodash: ./src/cart.js`; unused ones are declared in `package.json`. */
function readSection(window: LogWindow): Match | undefined {
  const title = window.text(0)?.trimEnd() ?? "";
  if (!TITLES.includes(title)) return undefined;
  const findings: Finding[] = [];
  while (findings.length < MAX_ROWS) {
    const offset = findings.length + 1;
    const [, name, file] = ROW.exec(window.text(offset)?.trimEnd() ?? "") ?? [];
    if (name === undefined) break;
    const place = { path: file ?? MANIFEST, line: 1 };
    const lines = { from: offset, to: offset };
    findings.push({ severity: "error", message: `${title}: ${name}`, place, lines });
  }
  return findings.length === 0 ? undefined : { from: 0, to: findings.length + 1, findings };
}
