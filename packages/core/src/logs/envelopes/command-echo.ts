import type { CarrierState, Peeled } from "./envelope.ts";

const DOLLAR = "$ ";

/** Follows a carrier that shows each command of a script before it runs it: `$ npm test`. */
export function followDollar(state: CarrierState, { text }: Peeled): CarrierState {
  if (!text.startsWith(DOLLAR)) return { ...state, echo: false };
  return { ...state, context: { ...state.context, step: text.slice(DOLLAR.length) }, echo: true };
}
