/** What the double does with one request. */
export type Step =
  | { kind: "text"; text: string }
  /** The same, one character per event. */
  | { kind: "drip"; text: string }
  | { kind: "refusal"; text: string }
  /** Stops because the answer got too long. */
  | { kind: "length"; text: string }
  /** The connection ends in the middle of the stream. */
  | { kind: "cut"; text: string }
  /** The stream begins, one character per event, and then nothing more comes; the connection stays open. */
  | { kind: "stall"; text: string }
  /** A stream whose last event is no JSON. */
  | { kind: "invalid-json" }
  /** No answer ever comes. */
  | { kind: "hang" }
  /** Bytes of a server that has its own ways; nothing of them is checked. */
  | { kind: "raw"; contentType: string; pieces: readonly string[] }
  /** The connection is closed without an answer. */
  | { kind: "reset" }
  | {
      kind: "status";
      status: number;
      headers?: Readonly<Record<string, string>>;
      message?: string;
      code?: string;
    };

/** The steps one after the other, the last one for all that follow; or a choice by what was asked. */
export type Script = readonly Step[] | ((body: string) => Step);

/** The step for each request in turn. */
export function stepsOf(script: Script): (body: string) => Step {
  if (typeof script === "function") return script;
  let index = 0;
  return () => {
    const step = script[Math.min(index, script.length - 1)];
    index += 1;
    if (step === undefined) throw new RangeError("a script has at least one step");
    return step;
  };
}
