import type { LogWindow } from "../format.ts";

const RULE = "  ─";
const SEPARATOR = " › ";
const BLANKS = 3;

/** Whether a line opens or closes the list of failures. */
export function isRule(text: string | undefined): boolean {
  return text?.trimEnd() === RULE;
}

/** Whether a failure's title stands at an offset: below the rule, or below three empty lines. */
export function isTitle(window: LogWindow, offset: number): boolean {
  if (!/^ {2}\S/.test(window.text(offset) ?? "") || isRule(window.text(offset))) return false;
  if (window.text(offset + 1)?.trim() !== "" && !/^ {2}\S+:\d+$/.test(window.text(offset + 1) ?? ""))
    return false;
  if (window.text(offset - 1)?.trim() === "" && isRule(window.text(offset - 2))) return true;
  for (let above = 1; above <= BLANKS; above++) if (window.text(offset - above)?.trim() !== "") return false;
  return true;
}

/** The name of a test without its file: `cart › counts quantities` is `counts quantities`. */
export function testName(title: string): string {
  const separator = title.lastIndexOf(SEPARATOR);
  return separator === -1 ? title : title.slice(separator + SEPARATOR.length);
}
