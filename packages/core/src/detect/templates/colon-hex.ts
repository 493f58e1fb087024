import { isHexadecimal } from "./character-kinds.ts";

const COLON = 0x3a;
const FEWEST_GROUPS = 4;
const LONGEST_GROUP = 4;

/**
 * Where groups of hexadecimal digits with colons between them end: `00:11:43:e4:aa:1c`, `fe80::9a:2f`. The place itself
 * where there are none, or so few that it may be a time.
 */
export function endOfColonHex(text: string, at: number, end: number): number {
  const isGap = text.charCodeAt(at) === COLON && text.charCodeAt(at + 1) === COLON;
  if (isGap && at > 0 && !/[ [/(=,]/.test(text.charAt(at - 1))) return at;
  let [place, groups, digits, hasGap] = isGap ? [at + 2, 3, 0, true] : [at, 1, 0, false];
  for (; place < end; place++) {
    const code = text.charCodeAt(place);
    if (isHexadecimal(code)) {
      digits += 1;
      if (digits > LONGEST_GROUP) return at;
    } else if (code === COLON) {
      if (digits === 0 && hasGap) return at;
      hasGap ||= digits === 0;
      groups += 1;
      digits = 0;
    } else break;
  }
  if (digits === 0 && !hasGap) return at;
  if (isGap && place === at + 2) return isAnyAddress(text, place) ? place : at;
  const isEnough = groups >= FEWEST_GROUPS || (hasGap && /\d/.test(text.slice(at, place)));
  return isEnough && isBoundary(text, place) ? place : at;
}

/** `on ::`, `[::]:80`: what ends there is any address. */
function isAnyAddress(text: string, end: number): boolean {
  return /^(?:$|[ \]/]|\.(?: |$))/.test(text.slice(end, end + 2));
}

function isBoundary(text: string, at: number): boolean {
  return at >= text.length || !/[\w-]/.test(text.charAt(at));
}
