import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The environment that gives an action its inputs: those of the step, and the defaults of its `action.yml`, whose
 * expressions are looked up. Throws where the step names an input that the action has not, or leaves out a required one.
 */
export function inputsOf(
  action: string,
  given: Readonly<Record<string, string>>,
  expressions: Readonly<Record<string, string>>,
): Record<string, string> {
  const inputs = declaredInputs(readFileSync(join(action, "action.yml"), "utf8"));
  const unknown = Object.keys(given).find((name) => !inputs.has(name));
  if (unknown !== undefined) throw new Error(`the action has no input ${unknown}`);
  const values = [...inputs].map(([name, { value, isRequired }]) => {
    if (isRequired && given[name] === undefined) throw new Error(`input ${name} is required`);
    const text =
      given[name] ?? value.replace(/^\$\{\{ ?(.+?) ?\}\}$/, (_, key: string) => expressions[key] ?? "");
    return [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, text] as const;
  });
  return Object.fromEntries(values);
}

interface Declared {
  value: string;
  isRequired: boolean;
}

/** Reads the plain YAML that our `action.yml` are written in: a key with its values, two spaces deeper at a time. */
function declaredInputs(content: string): Map<string, Declared> {
  const inputs = new Map<string, Declared>();
  const body = /^inputs:\n((?:[ ].*\n|\n)+)/m.exec(content)?.[1] ?? "";
  let current: Declared | undefined;
  for (const line of body.split("\n")) {
    const name = /^ {2}([\w-]+):$/.exec(line)?.[1];
    const [, key = "", value = ""] = /^ {4}(default|required): (.*)$/.exec(line) ?? [];
    if (name !== undefined) inputs.set(name, (current = { value: "", isRequired: false }));
    else if (key === "default" && current !== undefined) current.value = value.replace(/^"(.*)"$/, "$1");
    else if (key === "required" && current !== undefined) current.isRequired = value === "true";
  }
  return inputs;
}
