import { HephaestusError } from "@hephaestus/core";

/** Inputs of an action, checked. Each throws `usage` in a sentence that names the input. */
export interface ActionInputs {
  /** One of some words. */
  choice<Word extends string>(name: string, allowed: readonly Word[]): Word;
  /** A whole number. */
  count(name: string, least: number): number;
  isOn(name: string): boolean;
  token(): string;
  /** The number of a run, or the word `failed`; undefined where none is given. */
  runId(): number | "failed" | undefined;
}

export const ACTION_MODES = ["annotate", "suggest", "deploy"] as const;

const MOST = 1_000;

/** Checks inputs that `read` gives as text. */
export function createActionInputs(read: (name: string) => string): ActionInputs {
  function choice<Word extends string>(name: string, allowed: readonly Word[]): Word {
    const value = read(name);
    const found = allowed.find((word) => word === value);
    if (found === undefined)
      throw wrong(name, `${JSON.stringify(value)} is not one of ${allowed.join(", ")}`);
    return found;
  }
  return {
    choice,
    count(name, least) {
      const value = Number(read(name));
      if (Number.isInteger(value) && value >= least && value <= MOST && read(name) !== "") return value;
      throw wrong(name, `expected a whole number from ${least} to ${MOST}`);
    },
    isOn: (name) => choice(name, ["true", "false"]) === "true",
    token() {
      const value = read("token");
      if (value === "") throw new HephaestusError("usage", "input token is empty");
      return value;
    },
    runId() {
      const value = read("run-id");
      if (value === "") return undefined;
      if (value === "failed") return value;
      if (/^\d{1,15}$/.test(value)) return Number(value);
      throw wrong("run-id", `${JSON.stringify(value)} is no number of a run, and not \`failed\``);
    },
  };
}

function wrong(name: string, why: string): HephaestusError {
  return new HephaestusError("usage", `input ${name}: ${why}`);
}
