import { levelOfWord } from "../level.ts";
import type { PrefixShape, StreamPrefix } from "./prefix.ts";

const BRACKETS =
  /^(?:➤ YN0000: (?:│ )?)?\[((?:\d{1,7}|[^\s\][][^\][]{0,60}\.\.[^\][]{1,60}|npm run [\w:.-]{1,60}|[A-Za-z][\w.-]{0,60}(?: [\w.,='()/&+-]{1,60}){1,8}|[A-Za-z@][\w@./~:-]{0,200}(?: : [\w-]{1,60})?) {0,20})\](:?)(?: |$)/u;
/** Drone and Woodpecker count the lines of a step: `[test:12] text`, `[test:L12:3s] text`. */
const COUNTED = /:(?:\d{1,6}|L\d{1,6}:\d{1,6}s)$/;
/** A place that a tool begins its message with: `[src/cart.cpp:4]: (error) Division by zero.` */
const PLACE = /\.[A-Za-z]\w{0,4}:\d{1,9}$/;
/** `[ELIFECYCLE]`, `[MISSING_EXPORT]` and the like are codes of messages. */
const CODE = /^[A-Z][A-Z0-9_]{2,}$/;
/** `[plugin vite:css] …`, `[error in …]` */
const NO_BRANCH = /^(?:plugin|object|native|function|error|warn(?:ing)?|info|debug|fatal) /i;
/** Ant's tasks that tell what kind of line it is: `[ant:checkstyle] /home/shop/src/Cart.java:4: Line is longer than 100 characters.` */
const TELLING = new Set(["checkstyle", "ant:checkstyle"]);
const NEEDED = 2;

/**
 * Labels of concurrently, yarn, nx, kubectl and Jenkins' parallel branches: `[web] text`, `[0] text`,
 * `[@shop/web]: text`, `[npm ru..int:a] text`, `[pod/web-6d4/app] text`, `[Unit tests] text`, `[Matrix - OS = 'linux'] text`; of Drone and Tekton: `[test:12] text`, `[test : unit] text`.
 * A logger's level in brackets is none.
 */
export const brackets: PrefixShape = {
  id: "brackets",
  title: "concurrently, yarn workspaces foreach, nx, kubectl, Drone, Tekton",
  read(text) {
    const [prefix, padded, colon] = BRACKETS.exec(text) ?? [];
    const name = padded?.trimEnd();
    if (prefix === undefined || name === undefined || isOfMessage(name)) return undefined;
    const ofPackage = contextOf(name);
    const isWorkspace = ofPackage.context !== undefined && colon === ":";
    return {
      key: `[${name.replace(COUNTED, "")}]${colon ?? ""}`,
      length: prefix.length,
      needed: isWorkspace ? 1 : NEEDED,
      isLoose: true,
      ...ofPackage,
    };
  },
};

function isOfMessage(name: string): boolean {
  if (TELLING.has(name)) return true;
  return levelOfWord(name) !== undefined || CODE.test(name) || PLACE.test(name) || NO_BRANCH.test(name);
}

function contextOf(name: string): Pick<StreamPrefix, "context"> {
  return /^@[\w.~-]{1,100}\/[\w.~-]{1,100}$/.test(name) ? { context: { package: name } } : {};
}
