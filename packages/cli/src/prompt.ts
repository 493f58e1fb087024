import { createInterface } from "node:readline";
import { print, type Io } from "./io.ts";

/** Asks on the terminal. Lines are read as the terminal gives them, so that it works on every one. */
export interface Prompt extends Disposable {
  /** The answer without the space around it; undefined when the user ends the input. */
  ask(question: string): Promise<string | undefined>;
}

/** Undefined where nobody can be asked: without a terminal to show the question on and to type the answer. */
export function openPrompt(io: Io): Prompt | undefined {
  if (io.stderr.isTTY !== true) return undefined;
  const input = io.keyboard();
  if (input === undefined) return undefined;
  const reader = createInterface({ input, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  return {
    async ask(question) {
      await print(io.stderr, question);
      const { value, done }: IteratorResult<string> = await lines.next();
      if (done !== true) return value.trim();
      await print(io.stderr, "\n");
      return undefined;
    },
    [Symbol.dispose]() {
      reader.close();
      if (input !== io.stdin && "destroy" in input && typeof input.destroy === "function") input.destroy();
    },
  };
}
