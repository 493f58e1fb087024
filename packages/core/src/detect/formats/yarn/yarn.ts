import type { LogFormat } from "../format.ts";
import { readBerry } from "./berry.ts";
import { CLASSIC_GLANCE, readClassic } from "./classic.ts";

/** Errors of Yarn itself, 1 and newer, and its notes that a script failed, which are consequences. */
export const yarn: LogFormat = {
  id: "yarn",
  title: "Yarn",
  glance: [
    ...CLASSIC_GLANCE,
    "➤ ",
    "Usage Error: ",
    "Internal Error: ",
    "Unknown Syntax Error: ",
    "(when parsing ",
  ],
  read: (window) => readBerry(window) ?? readClassic(window),
};
