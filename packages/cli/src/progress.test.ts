import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createProgress } from "./progress.ts";

interface Stage {
  stream: PassThrough & { isTTY: boolean; columns: number };
  at: (milliseconds: number) => void;
  now: () => number;
  printed: () => string;
}

function stage(isTTY: boolean): Stage {
  const stream = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY, columns: 30 });
  let time = 0;
  return {
    stream,
    at: (milliseconds) => {
      time = milliseconds;
    },
    now: () => time,
    printed: () => String(stream.read() ?? "").replaceAll("\r\u001B[2K", "<"),
  };
}

test("without a terminal each phase is a line when it ends", () => {
  const { stream, at, now, printed } = stage(false);
  const progress = createProgress({ stream, quiet: false, now });
  progress.begin("reading lines");
  progress.update(5000);
  progress.update(12_034);
  expect(printed()).toBe("");
  at(840);
  progress.begin("proving");
  progress.update(2, 3);
  at(2000);
  progress.end();
  progress.end();
  expect(printed()).toBe("reading lines: 12034, 0.8 s\nproving: 2/3, 1.2 s\n");
});

test("a terminal has one line that is rewritten, not too often, never too long, and gone at the end", () => {
  const { stream, at, now, printed } = stage(true);
  const progress = createProgress({ stream, quiet: false, now });
  progress.begin("reading lines");
  at(49);
  progress.update(1);
  at(50);
  progress.update(2);
  progress.begin("looking for what the log means by its paths");
  progress.end();
  expect(printed()).toBe("<reading lines: 0.0 s<reading lines: 2, 0.1 s<<looking for what the log mean<");
});

test("quiet is silent", () => {
  const { stream, printed } = stage(false);
  const progress = createProgress({ stream, quiet: true });
  progress.begin("reading");
  progress.update(1);
  progress.end();
  expect(printed()).toBe("");
});

test("an interruption leaves the terminal's line clean", () => {
  const { stream, now, printed } = stage(true);
  const controller = new AbortController();
  createProgress({ stream, quiet: false, now, signal: controller.signal }).begin("proving");
  controller.abort();
  expect(printed()).toBe("<proving: 0.0 s<");
});
