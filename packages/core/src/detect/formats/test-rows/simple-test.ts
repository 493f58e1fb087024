import type { Finding, LogWindow, Match } from "../format.ts";

const METHOD = /^\tin (test\w{0,200})$/i;
const CLASS = /^\tin (\w{1,200})$/;
const PLACE = / (?:at|in) \[(\S.{0,300}) line (\d{1,7})\]$/;
const NUMBER = /^(?:\d{1,6}\) |Exception \d{1,6}!$)/;

/** SimpleTest: `1) Equal expectation fails … at [/shop/tests/cart.php line 12]`, `\tin testTotal`, `\tin CartTest`, a file. */
export function readSimpleTest(window: LogWindow): Match | undefined {
  const method = METHOD.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  const suite = CLASS.exec(window.text(1)?.trimEnd() ?? "")?.[1];
  const said = window.text(-1)?.trimEnd() ?? "";
  if (method === undefined || suite === undefined || said === "") return undefined;
  const [, path, line] = PLACE.exec(said) ?? [];
  const finding: Finding = {
    severity: "error",
    message: said.replace(PLACE, "").replace(NUMBER, ""),
    test: `${suite} > ${method}`,
    ...(path === undefined ? {} : { place: { path, line: Number(line) } }),
  };
  const isInFile = window.text(2)?.startsWith("\tin ") === true;
  return { from: -1, to: isInFile ? 3 : 2, findings: [finding] };
}
