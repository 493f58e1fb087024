import type { PrefixShape } from "./prefix.ts";

const COMPOSE = /^(?:\d\d:\d\d:\d\d )?([A-Za-z][\w.-]{0,99}) {1,40}\|(?: |$)/;

/** Services of docker compose, and processes of foreman and overmind: `web-1  | text`, `09:01:02 web.1   | text`. */
export const compose: PrefixShape = {
  id: "compose",
  title: "docker compose, foreman, overmind",
  read(text) {
    const [prefix, name] = COMPOSE.exec(text) ?? [];
    return prefix === undefined || name === undefined
      ? undefined
      : { key: `${name} |`, length: prefix.length, needed: 2 };
  },
};
