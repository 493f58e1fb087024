import type { LogFormat } from "../format.ts";
import { readPrettyRows } from "../pretty-rows.ts";

const TEST_FILE = /\.test-d\.[cm]?tsx?$/;

/** Failed tests of types, in the layout of eslint-formatter-pretty with columns from 0. */
export const tsd: LogFormat = {
  id: "tsd",
  title: "tsd",
  glance: ["✖", "⚠"],
  read: (window) => readPrettyRows(window, { isFile: (path) => TEST_FILE.test(path), firstColumn: 0 }),
};
