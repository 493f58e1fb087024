import type { FrameClaim, PathClaim } from "./format.ts";
import { parsePlace, placeOfFrame } from "./place.ts";

const DEPENDENCY =
  /^<|^\/usr\/(?:local\/)?(?:bin|lib|share)\/|(?:^|[\\/])bin[\\/](?:bundle|rake|rspec|rails|ruby)$|(?:^|[\\/])(?:gems|rubygems|vendor[\\/]bundle|vendor_ruby|lib[\\/]ruby|rubygems-integration)[\\/]/;

/** Reads `/home/shop/lib/cart.rb:14:in `first'`; since Ruby 3.4 `lib/cart.rb:14:in 'Cart#first'`. */
export function parseRubyFrame(text: string): FrameClaim | undefined {
  const call = /:in [`']/.exec(text);
  const target = call === null ? text : text.slice(0, call.index);
  const place = parsePlace(target.replace(/^\.\//, ""));
  if (place === undefined || place.column !== undefined) return undefined;
  return call === null
    ? place
    : { ...place, symbol: text.slice(call.index + call[0].length).replace(/'$/, "") };
}

/** The innermost place outside of gems and of Ruby's own library. */
export function ownRubyPlace(frames: readonly FrameClaim[]): PathClaim | undefined {
  const frame = frames.find(({ path }) => !DEPENDENCY.test(path));
  return frame === undefined ? undefined : placeOfFrame(frame);
}
