import type { LogWindow } from "./format.ts";

const NUMBER = /^\d{1,6}: /;

/** A window without what `ctest -V` puts before each line of a test, its number: `12: [ RUN      ] Cart.Sums`. */
export function withoutTestNumber(window: LogWindow): LogWindow {
  const [prefix] = NUMBER.exec(window.text(0) ?? "") ?? [];
  if (prefix === undefined) return window;
  return { at: window.at, text: (offset) => withoutPrefix(window.text(offset), prefix) };
}

function withoutPrefix(text: string | undefined, prefix: string): string | undefined {
  if (text?.startsWith(prefix) === true) return text.slice(prefix.length);
  return text === prefix.trimEnd() ? "" : text;
}
