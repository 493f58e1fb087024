import type { LogFormat } from "../format.ts";
import { readPrettyRows } from "../pretty-rows.ts";

/** XO, and ESLint with eslint-formatter-pretty. */
export const xo: LogFormat = {
  id: "xo",
  title: "XO",
  glance: ["✖", "⚠"],
  read: (window) => readPrettyRows(window, { isFile: () => true, firstColumn: 1 }),
};
