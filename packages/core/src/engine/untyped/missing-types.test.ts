import { Readable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { openLogStream } from "../../logs/sources/open-log.ts";
import { temporaryWorkspace } from "../../repository/fixtures/temporary-workspace.ts";
import { openEngine } from "../engine.ts";

vi.setConfig({ testTimeout: 60_000 });

const BASE = {
  "package.json": `{ "name": "board", "dependencies": { "react": "19.0.0" } }\n`,
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "jsx": "react-jsx", "types": [] } }\n`,
};

const MISSING = (name: string): string =>
  `error TS2307: Cannot find module '${name}' or its corresponding type declarations.`;
const UNTYPED = (name: string): string => `error TS7006: Parameter '${name}' implicitly has an 'any' type.`;

/** The roots of what tsc says of a file, each with what follows from it, by their lines, and how many fixes there are. */
async function rootsOf(text: string, said: readonly string[], file = "src/a.ts"): Promise<object> {
  const workspace = temporaryWorkspace({ ...BASE, [file]: text });
  const engine = await openEngine({
    workspace,
    trust: false,
    config: { ignore: [], protectedPaths: [] },
    clock: () => 0,
    progress: () => undefined,
  });
  onTestFinished(() => engine.dispose());
  const log = said.map((line) => `${file}${line}\n`).join("");
  const { roots, problems } = await engine.analyze(openLogStream("log", Readable.from([Buffer.from(log)])));
  const lineOf = (id: string): number | undefined => problems.find((one) => one.id === id)?.location?.line;
  return Object.fromEntries(
    roots.map((id) => [
      lineOf(id),
      problems.find((one) => one.id === id)?.causeOf.map((effect) => lineOf(effect)),
    ]),
  );
}

test.each<[string, string, string[], object]>([
  [
    "of a function that is called",
    `import { sumBy } from "lodash";\nexport const total = sumBy([1],\n  (each) => each);\n`,
    [`(1,23): ${MISSING("lodash")}`, `(3,4): ${UNTYPED("each")}`],
    { 1: [3] },
  ],
  [
    "of what such a call gives, under other names",
    `import express from "express";\nconst app = express();\nconst { routes: [first] } = app.all;\napp.use("/", { handlers: [\n  (request) => request] });\nfirst.on(\n  function (response) { return response; });\n`,
    [`(1,21): ${MISSING("express")}`, `(5,4): ${UNTYPED("request")}`, `(7,13): ${UNTYPED("response")}`],
    { 1: [5, 7] },
  ],
  [
    "of a parameter that has no type for the same reason",
    `import express from "express";\nexpress().use(\n  (request) => request.items.map(\n    (item) => item));\n`,
    [`(1,21): ${MISSING("express")}`, `(3,4): ${UNTYPED("request")}`, `(4,6): ${UNTYPED("item")}`],
    { 1: [3, 4] },
  ],
  [
    "of an annotation",
    `import type { Handler } from "itty";\nimport * as http from "koa";\nexport const one: Handler =\n  (event) => event;\nexport const two: http.Next =\n  (next) => next;\n`,
    [
      `(1,30): ${MISSING("itty")}`,
      `(2,23): ${MISSING("koa")}`,
      `(4,4): ${UNTYPED("event")}`,
      `(6,4): ${UNTYPED("next")}`,
    ],
    { 1: [4], 2: [6] },
  ],
])(
  "what has no type because of a module that is missing follows from it: %s",
  async (_, text, said, roots) => {
    expect(await rootsOf(text, said)).toEqual(roots);
  },
);

test("a parameter of the workspace's own code is a root of its own, whatever else is missing", async () => {
  const text = `import { sumBy } from "lodash";\nfunction each(item) { return item; }\nexport const total = sumBy([1], each);\nconst own = (list: any) => list;\nown(\n  (entry) => entry);\n`;
  const said = [`(1,23): ${MISSING("lodash")}`, `(2,15): ${UNTYPED("item")}`, `(6,4): ${UNTYPED("entry")}`];
  expect(await rootsOf(text, said)).toEqual({ 1: [], 2: [], 6: [] });
});

test("tags follow from the module that brings the types of JSX, else from the first of them", async () => {
  const text = `export const a = (\n  <p\n    onClick={(event) => event}>\n    <b>x</b></p>);\n`;
  const tag =
    "error TS7026: JSX element implicitly has type 'any' because no interface 'JSX.IntrinsicElements' exists.";
  const runtime =
    "error TS2875: This JSX tag requires the module path 'react/jsx-runtime' to exist, but none could be found. Make sure you have types for the appropriate package installed.";
  const tags = [`(2,3): ${tag}`, `(4,5): ${tag}`];
  const all = [`(1,18): ${runtime}`, ...tags, `(3,15): ${UNTYPED("event")}`];
  expect(await rootsOf(text, all, "src/a.tsx")).toEqual({ 1: [2, 4, 3] });
  expect(await rootsOf(text, tags, "src/a.tsx")).toEqual({ 2: [4] });
});
