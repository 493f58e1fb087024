import { parseErrorHead } from "./error-head.ts";
import type { PathClaim } from "./format.ts";
import { claim, parsePlace } from "./place.ts";

/** What an error of a bundler says, without the names and the place in front of it. */
export interface BundlerMessage {
  message: string;
  code?: string;
  place?: PathClaim;
}

const LABEL = /^(?:\[[^\][]{1,80}\]:? |\(plugin [^)]{1,80}\) |[A-Z]\w{0,60}Error: |Error: )/;
const ROLLUP_PLACE = / \((\d{1,9}):(\d{1,9})\)$/;
/** The position is told once more, with the file. */
const POSITION = / \(\d{1,9}:\d{1,9}\)$/;
const FILE = /^[^\s"'`]{1,400}[\\/][^\s"'`]{0,200}\.\w{1,8}$/;
const MAX_LABELS = 4;

/**
 * Reads the first line of an error that passed through rollup or its kin:
 * `[checker] [plugin checker] src/cart.ts (3:7): no carts here` (columns from 0),
 * `[vite:css] [postcss] /home/runner/work/shop/shop/src/style.css:1:39: Unknown word color`.
 */
export function parseBundlerMessage(text: string): BundlerMessage {
  const code = parseErrorHead(text)?.code;
  let rest = code === undefined ? text : text.slice(text.indexOf("]: ") + 3);
  for (let count = 0; count < MAX_LABELS; count++) rest = rest.replace(LABEL, "");
  const placed = withPlace(rest);
  return code === undefined ? placed : { code, ...placed };
}

function withPlace(text: string): BundlerMessage {
  const bracket = text.indexOf("): ");
  const place = bracket === -1 ? undefined : parseRollupPlace(text.slice(0, bracket + 1));
  if (place !== undefined) return { message: text.slice(bracket + 3), place };
  const colon = text.indexOf(": ");
  const plain = colon === -1 ? undefined : parseFile(text.slice(0, colon));
  return plain === undefined
    ? { message: text.replace(POSITION, "") }
    : { message: text.slice(colon + 2), place: plain };
}

/** A path with line and column, or one that ends in an extension and holds a folder. */
function parseFile(text: string): PathClaim | undefined {
  const place = parsePlace(text);
  if (place?.column !== undefined) return place;
  return FILE.test(text) ? { path: text, line: 1 } : undefined;
}

/** Reads `src/cart.ts (3:7)`; columns count from 0. */
export function parseRollupPlace(text: string): PathClaim | undefined {
  const [tail, line, column] = ROLLUP_PLACE.exec(text) ?? [];
  const path = text.slice(0, text.length - (tail?.length ?? 0));
  return tail === undefined || path === "" ? undefined : claim(path, Number(line), Number(column) + 1);
}
