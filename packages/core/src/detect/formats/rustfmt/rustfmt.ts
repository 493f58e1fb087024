import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

/** Up to Rust 1.76: `Diff in /home/shop/src/main.rs at line 3:` */
const HEAD = /^Diff in (\S.*):$/;
const MAX_LINES = 400;

/** Places that `cargo fmt --check` and `rustfmt --check` would change. */
export const rustfmt: LogFormat = {
  id: "rustfmt",
  title: "rustfmt",
  glance: ["Diff in "],
  read,
};

function read(window: LogWindow): Match | undefined {
  const head = HEAD.exec(window.text(0) ?? "")?.[1];
  const place = parsePlace(head?.replace(" at line ", ":") ?? "");
  if (place === undefined || !place.path.endsWith(".rs")) return undefined;
  let to = 1;
  while (to < MAX_LINES && /^(?:[ +-]|$)/.test(window.text(to) ?? "Diff")) to += 1;
  return { from: 0, to, findings: [{ severity: "error", message: "Diff in formatting", place }] };
}
