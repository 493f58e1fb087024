import { getBuiltinModule } from "node:process";

/** Whether a value that the language or the platform brings has a member of this name. */
export function isOfPlatform(name: string): boolean {
  return known().has(name);
}

/** Modules of Node that have classes which others extend. */
const MODULES = ["events", "stream", "net", "http", "https", "fs", "zlib", "readline", "util", "url", "vm"];
/** Modules whose classes others extend, and then ask for what these have: `this.emit`, `this.write`. */
const EXTENDED = ["events", "stream", "net", "http"];
/** What classes of Node are called, and what those who extend them write for them: `Transform`, `_transform`. */
const OF_NODE = /^(?:_|\p{Lu})/u;

let names: ReadonlySet<string> | undefined;

function known(): ReadonlySet<string> {
  names ??= new Set([...namesOf(globalThis), ...namesOfNode(), ...EXTENDED.flatMap(inheritedFrom)]);
  return names;
}

function namesOfNode(): string[] {
  return MODULES.flatMap((id) => namesOf(moduleOf(id))).filter((name) => OF_NODE.test(name));
}

function moduleOf(id: string): object {
  return getBuiltinModule(id) ?? {};
}

/** What instances of the classes of a module have. */
function inheritedFrom(id: string): string[] {
  const values: unknown[] = Object.values(moduleOf(id));
  return values.flatMap((value) => membersOf(prototypeOf(value)));
}

function namesOf(whole: object): string[] {
  return Object.getOwnPropertyNames(whole).flatMap((name) => {
    const value: unknown = Object.getOwnPropertyDescriptor(whole, name)?.value;
    return [name, ...membersOf(value), ...membersOf(prototypeOf(value))];
  });
}

function prototypeOf(value: unknown): unknown {
  return typeof value === "function" ? value.prototype : undefined;
}

function membersOf(value: unknown): string[] {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  return isObject ? Object.getOwnPropertyNames(value) : [];
}
