import type { LogFormat } from "../format.ts";
import { readBerry } from "./berry.ts";
import { readClassic } from "./classic.ts";

/** Errors of Yarn itself, 1 and newer, and its notes that a script failed, which are consequences. */
export const yarn: LogFormat = {
  id: "yarn",
  title: "Yarn",
  glance: ["error ", "➤ ", "Usage Error: ", "Internal Error: "],
  read: (window) => readBerry(window.text(0) ?? "") ?? readClassic(window),
};
