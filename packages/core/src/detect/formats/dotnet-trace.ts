import type { FrameClaim, PathClaim } from "./format.ts";
import { placeOfFrame } from "./place.ts";

const FRAME = /^\s*(?:at|в|bei|à|en|在) (\S.*)$/u;
const LINE = /:(?:line |строка |Zeile |ligne |línea |行号 )?(\d{1,9})\s*$/u;
const XUNIT = /\((\d{1,9}),\d{1,9}\)$/;
const XUNIT_MIDDLE = ": at ";
const LIBRARY =
  /^(?:System|Microsoft|Xunit|NUnit|FluentAssertions|Shouldly|Moq|NSubstitute|TUnit|MSTest|Expecto|FsUnit|Castle|Newtonsoft)\./;

/** Reads `   at Shop.Cart.Total(Int32 n) in /home/shop/Cart.cs:line 14`, Mono's `… [0x00002] in /home/shop/Cart.cs:14`, and xUnit's `/home/shop/Cart.cs(14,0): at Shop.Cart.Total()`. */
export function parseDotnetFrame(text: string): FrameClaim | undefined {
  const middle = text.indexOf(XUNIT_MIDDLE);
  const position = XUNIT.exec(text.slice(0, Math.max(middle, 0)));
  if (position !== null)
    return {
      path: text.slice(0, position.index).trim(),
      line: Number(position[1]),
      symbol: symbolOf(text.slice(middle + XUNIT_MIDDLE.length)),
    };
  const body = FRAME.exec(text)?.[1];
  const number = LINE.exec(body ?? "");
  if (body === undefined || number === null) return undefined;
  const path = body.indexOf(" in ", body.indexOf(")"));
  const claimed = body.slice(path + 4, number.index).trim();
  if (path < 0 || claimed === "" || claimed.startsWith("<")) return undefined;
  return { path: claimed, line: Number(number[1]), symbol: symbolOf(body.slice(0, path)) };
}

/** Whether a line belongs to a trace, with or without a place. */
export function isDotnetFrame(text: string): boolean {
  return (
    /^\s*at \S.*\)/.test(text) || /^\s*---? ?(?:End of|>)/.test(text) || parseDotnetFrame(text) !== undefined
  );
}

/** The innermost place outside of the library and of test tools. */
export function ownDotnetPlace(frames: readonly FrameClaim[]): PathClaim | undefined {
  const frame = frames.find(({ symbol = "" }) => !LIBRARY.test(symbol)) ?? frames[0];
  return frame === undefined ? undefined : placeOfFrame(frame);
}

function symbolOf(called: string): string {
  return called.split(/[ (]/, 1)[0] ?? called;
}
