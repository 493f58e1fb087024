import type { PrefixShape } from "./prefix.ts";

/** The root of a workspace is called `//`. */
const TASK =
  /^((?:@[\w.~-]{1,100}\/)?[A-Za-z_][\w.-]{0,100}|\/\/):([A-Za-z_][\w.-]{0,60}(?::[A-Za-z_][\w.-]{0,60}){0,4}):(?: |$)/;

/** Tasks of turbo, and of lage and wireit where they print alike: `@shop/web:build: text`. */
export const turbo: PrefixShape = {
  id: "turbo",
  title: "turbo",
  read(text) {
    const [prefix, name, task] = TASK.exec(text) ?? [];
    if (prefix === undefined || name === undefined || task === undefined) return undefined;
    const context = name === "//" ? { directory: ".", task } : { package: name, task };
    return { key: `${name}:${task}`, length: prefix.length, needed: name.startsWith("@") ? 1 : 2, context };
  },
};
