import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { lookBack } from "../look-back.ts";
import { claim } from "../place.ts";

/** ` --> src/Cart.sol:4:5:`, of a whole file `--> Cart.sol`. */
const PLACE = /^ {0,8}--> (\S.*\.sol)(?::(\d{1,7}):(\d{1,7}))?:?$/;
/** `DeclarationError: …`, in Foundry `Error (7576): …`. */
const HEAD = /^(Warning|Error|[A-Z]\w{1,30}Error)(?: \((\d{1,6})\))?: (\S.*)$/;
const MAX_MESSAGE_LINES = 4;
const DRAWING = /^ {0,8}\d{0,7} *[|=]/;

/** Errors and warnings of Solidity's compiler, also as Hardhat and Foundry show them. */
export const solidity: LogFormat = { id: "solidity", title: "Solidity", glance: [".sol"], read };

function read(window: LogWindow): Match | undefined {
  const [, path, line, column] = PLACE.exec(window.text(0) ?? "") ?? [];
  if (path === undefined) return undefined;
  const start = lookBack(window, MAX_MESSAGE_LINES, (text) => HEAD.test(text));
  const [, kind = "", number, message = ""] = HEAD.exec(window.text(start ?? 0) ?? "") ?? [];
  if (start === undefined) return undefined;
  let to = 1;
  while (to < 8 && DRAWING.test(window.text(to) ?? "")) to += 1;
  const finding: Finding = {
    severity: kind === "Warning" ? "warning" : "error",
    message: message.trimEnd(),
    place: claim(path, Number(line ?? 0), column === undefined ? undefined : Number(column)),
  };
  const code = number ?? (kind.length > "Error".length && kind !== "Warning" ? kind : undefined);
  if (code !== undefined) finding.code = code;
  return { from: start, to, findings: [finding] };
}
