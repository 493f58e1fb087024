import { HephaestusError } from "@hephaestus/core";
import { expect, test } from "vitest";
import type { CommandEntry } from "./command.ts";
import { EXIT_CODE } from "./exit-code.ts";
import { print } from "./io.ts";
import type { Io } from "./io.ts";
import { run } from "./run.ts";
import { ioOf } from "./testing/io-of.ts";

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

function entry(name: string, action: (io: Io) => void | Promise<void>): CommandEntry {
  return {
    name,
    summary: `${name} something`,
    load: () => Promise.resolve((command, io) => void command.action(() => action(io))),
  };
}

async function outcome(argv: string[], entries: CommandEntry[], env: Io["env"] = {}): Promise<Outcome> {
  const io = ioOf({ env });
  const code = await run(argv, io, entries);
  return { code, stdout: String(io.stdout.read() ?? ""), stderr: String(io.stderr.read() ?? "") };
}

test("the command decides the exit code", async () => {
  const commands = [
    entry("look", async (io) => {
      await print(io.stdout, "seen\n");
      io.exitCode = EXIT_CODE.problemsRemain;
    }),
    entry("rest", () => undefined),
  ];
  expect(await outcome(["look"], commands)).toEqual({ code: 1, stdout: "seen\n", stderr: "" });
  expect(await outcome(["rest"], commands)).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("a mistake of the user is a line and a hint, without anything that could steer the terminal", async () => {
  const refuse = entry("refuse", () => {
    throw new HephaestusError("log-not-found", "no log at \u001B[2Jx", { hint: "name\u0007 another" });
  });
  expect(await outcome(["refuse"], [refuse])).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: no log at \uFFFD[2Jx\nhint: name\uFFFD another\n",
  });
  const { stderr } = await outcome(["refuse"], [refuse], { FORCE_COLOR: "1" });
  expect(stderr.startsWith("\u001B[31merror:\u001B[39m ")).toBe(true);
});

test("a mistake without a hint is a line", async () => {
  const refuse = entry("refuse", () => {
    throw new HephaestusError("usage", "not like this");
  });
  expect((await outcome(["refuse"], [refuse])).stderr).toBe("error: not like this\n");
});

test.each([
  new TypeError("x is undefined"),
  new HephaestusError("internal", "x is undefined", { cause: new Error("below") }),
  "x is undefined",
])("a bug is a stack and 3 (%#)", async (reason) => {
  const broken = entry("broken", () => Promise.reject(reason));
  const { code, stdout, stderr } = await outcome(["broken"], [broken]);
  expect([code, stdout]).toEqual([3, ""]);
  expect(stderr).toMatch(/^error: this is a bug in Hephaestus\n[^]*x is undefined[^]*\nhint: please report/);
});

test("only the command on the command line is loaded", async () => {
  const other: CommandEntry = {
    name: "other",
    summary: "not now",
    load: () => Promise.reject(new Error("loaded")),
  };
  const commands = [entry("rest", () => undefined), other];
  expect(await outcome(["rest"], commands)).toMatchObject({ code: 0 });
  expect(await outcome(["--help"], commands)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("not now"),
  });
  expect(await outcome(["other"], commands)).toMatchObject({ code: 3 });
});
