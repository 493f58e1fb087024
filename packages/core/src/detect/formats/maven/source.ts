import type { Finding, LogWindow, Match } from "../format.ts";

const HEAD = /^\[(ERROR|WARNING)\] ([^\s[].*)$/;
const POSITION = /:\[(\d{1,9})(?:,(\d{1,9}))?\] /;
const DETAIL = /^(?:\[ERROR\] )? {2,}\S/;
const MAX_DETAILS = 12;

/** Reads `[ERROR] /home/shop/src/main/java/Cart.java:[11,9] cannot find symbol` with the lines that explain it. */
export function readSource(window: LogWindow): Match | undefined {
  const [, level, text] = HEAD.exec(window.text(0) ?? "") ?? [];
  const position = POSITION.exec(text ?? "");
  if (text === undefined || position === null) return undefined;
  const path = text.slice(0, position.index);
  const details: string[] = [];
  while (details.length < MAX_DETAILS && DETAIL.test(window.text(1 + details.length) ?? ""))
    details.push(
      window
        .text(1 + details.length)
        ?.replace("[ERROR] ", "")
        .trimEnd() ?? "",
    );
  const message = [text.slice(position.index + position[0].length).trimEnd(), ...details].join("\n");
  const place = { path: drive(path), line: Number(position[1]) };
  const finding: Finding = { severity: level === "ERROR" ? "error" : "warning", message, place };
  if (position[2] !== undefined) finding.place = { ...place, column: Number(position[2]) };
  return { from: 0, to: 1 + details.length, findings: [finding] };
}

/** On Windows, Maven puts a slash before the drive: `/D:/a/shop/Cart.java`. */
function drive(path: string): string {
  return /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path;
}
