/** Whether a value that the language or the platform brings has a member of this name. */
export function isOfPlatform(name: string): boolean {
  return known().has(name);
}

let names: ReadonlySet<string> | undefined;

function known(): ReadonlySet<string> {
  names ??= new Set(
    Object.getOwnPropertyNames(globalThis).flatMap((name) => {
      const value: unknown = Object.getOwnPropertyDescriptor(globalThis, name)?.value;
      return [name, ...membersOf(value), ...membersOf(prototypeOf(value))];
    }),
  );
  return names;
}

function prototypeOf(value: unknown): unknown {
  return typeof value === "function" ? value.prototype : undefined;
}

function membersOf(value: unknown): string[] {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  return isObject ? Object.getOwnPropertyNames(value) : [];
}
