import type { FrameClaim } from "./format.ts";

/** A frame with the application that it is of, where the stack tells it. */
export interface ElixirFrame extends FrameClaim {
  app?: string;
}

const FRAME =
  /^(?:\((\w{1,60})(?: [\w.+-]{1,40})?\) )?(\S[^:]{0,300}\.(?:exs?|erl|eex|heex|leex)):(\d{1,9}): (\S.*)$/;

/** Reads `(shop 0.1.0) lib/cart.ex:3: Shop.Cart.first/1`; a test's own frames have no application. */
export function parseElixirFrame(text: string): ElixirFrame | undefined {
  const [, app, path, line, symbol] = FRAME.exec(text) ?? [];
  if (path === undefined || symbol === undefined) return undefined;
  const frame = { path, line: Number(line), symbol };
  return app === undefined ? frame : { ...frame, app };
}
