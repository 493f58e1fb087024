import type { ts } from "ts-morph";

/** Computes once per program and key: hundreds of errors may have one cause, and a program never changes. */
export function perProgram<Value>(): (program: ts.Program, key: string, compute: () => Value) => Value {
  const programs = new WeakMap<ts.Program, Map<string, { value: Value }>>();
  return (program, key, compute) => {
    const known = programs.get(program) ?? new Map<string, { value: Value }>();
    programs.set(program, known);
    const entry = known.get(key) ?? { value: compute() };
    known.set(key, entry);
    return entry.value;
  };
}
