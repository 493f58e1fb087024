import { HASH_SEED, joinHash, mixHigh, mixLow } from "./hash-53.ts";
import type { TemplateToken } from "./template.ts";

/** No character has such a code. */
const END = 0x1ffff;
const MASKED = 0x2ffff;
const VARYING = 0x3ffff;

/** The same for tokens that are equal but at some places; a number, since a text for each would take much memory. */
export function familyKey(tokens: readonly TemplateToken[], places: readonly number[]): number {
  let low = HASH_SEED;
  let high = tokens.length;
  for (let place = 0; place < tokens.length; place++) {
    const isVarying = places.includes(place);
    const text = isVarying ? undefined : tokens[place]?.text;
    for (let at = 0; at < (text?.length ?? 0); at++) {
      const code = text?.charCodeAt(at) ?? 0;
      low = mixLow(low, code);
      high = mixHigh(high, code);
    }
    const end = text === undefined && !isVarying ? MASKED : END;
    low = mixLow(low, isVarying ? VARYING : end);
    high = mixHigh(high, low);
  }
  return joinHash(high, low);
}
