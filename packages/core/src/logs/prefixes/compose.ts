import type { PrefixShape } from "./prefix.ts";

const COMPOSE =
  /^(?:\d\d:\d\d:\d\d )?(\d{1,3}\|[A-Za-z][\w.-]{0,99}|\+?[A-Za-z][\w.-]{0,99}(?::[a-z][\w-]{0,60}|@[\w.-]{1,60})?) {1,40}[|│](?: |$)/u;
/** A service of compose with the number of its container, which no other text looks like. */
const NUMBERED = /[a-z][-_]\d{1,4}$/;
/** moon writes a task's name at the right: ` money:test | text`. */
const TASK = /^ {0,40}[A-Za-z][\w.-]{0,99}:[a-z][\w-]{0,60} \|(?: |$)/;
/** A deployment of the AWS CDK tells its stack so: `ShopStack | 1/7 | 6:41:29 PM | CREATE_FAILED | …`. */
const STACK_EVENT = /^ *\d{1,6}\/\d{1,6} \| \d{1,2}:\d\d:\d\d/;

/**
 * Services of docker compose, processes of foreman and overmind, of pm2, tasks of moon, targets of Earthly, tasks of Swarm:
 * `web-1  | text`, `09:01:02 web.1   | text`, `0|web  | text`, `web:build | text`, `+build | text`,
 * `shop_web.1.x7k2pq8r9s0t@node-1 | text`.
 */
export const compose: PrefixShape = {
  id: "compose",
  title: "docker compose, foreman, overmind, pm2, moon, Tilt, Earthly, Swarm",
  read(text) {
    const task = TASK.exec(text)?.[0];
    if (task !== undefined) return { key: task.trim(), length: task.length, needed: 1 };
    const [prefix, name] = COMPOSE.exec(text) ?? [];
    return prefix === undefined || name === undefined || STACK_EVENT.test(text.slice(prefix.length))
      ? undefined
      : { key: `${name} |`, length: prefix.length, needed: NUMBERED.test(name) ? 1 : 2 };
  },
};
