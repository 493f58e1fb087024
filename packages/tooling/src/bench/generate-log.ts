import { createWriteStream } from "node:fs";
import { once } from "node:events";

export interface GeneratedLog {
  bytes: number;
  lines: number;
  /** Problems that a reader should find, each at a place of its own. */
  planted: number;
}

const BATCH_LINES = 5000;
/** One problem in so many lines: where most is broken, and on an ordinary bad day. */
export const DENSE = 120;
export const SPARSE = 10_000;

/**
 * Writes a raw GitHub job log of about `bytes` bytes: what package managers, bundlers and passing tests print, with a
 * failure planted in one of `linesPerProblem` lines.
 */
export async function generateLog(
  path: string,
  bytes: number,
  linesPerProblem: number = DENSE,
  seed = 42,
): Promise<GeneratedLog> {
  const random = createRandom(seed);
  const stream = createWriteStream(path);
  const log: GeneratedLog = { bytes: 0, lines: 0, planted: 0 };
  while (log.bytes < bytes) {
    const lines: string[] = [];
    while (lines.length < BATCH_LINES) {
      const isProblem = random(linesPerProblem) === 0;
      lines.push(
        ...(isProblem ? pick(PROBLEMS, random)(random, (log.planted += 1)) : [pick(NOISE, random)(random)]),
      );
    }
    const text = lines.map((line, index) => `${timestamp(log.lines + index)} ${line}\n`).join("");
    log.lines += lines.length;
    log.bytes += Buffer.byteLength(text);
    if (!stream.write(text)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
  return log;
}

/** Lines of such a log that tell of nothing wrong. */
export function quietLines(count: number, seed = 42): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => `${timestamp(index)} ${pick(NOISE, random)(random)}`);
}

type Random = (below: number) => number;

/** Mulberry32: small, and the same on every machine. */
function createRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function pick<Item>(items: readonly [Item, ...Item[]], random: Random): Item {
  return items[random(items.length)] ?? items[0];
}

function timestamp(line: number): string {
  const time = new Date(Date.UTC(2026, 10, 20, 9) + line).toISOString();
  return `${time.slice(0, -1)}1234Z`;
}

const WORDS = [
  "cart",
  "invoice",
  "price",
  "stock",
  "order",
  "customer",
  "shipping",
  "coupon",
  "ledger",
  "report",
] as const;
const word = (random: Random): string => pick(WORDS, random);
const file = (random: Random, number: number): string => `src/${word(random)}/${word(random)}-${number}.ts`;

const NOISE: readonly [(random: Random) => string, ...((random: Random) => string)[]] = [
  (random) =>
    `npm http fetch GET 200 https://registry.example/${word(random)}-${random(9999)} ${random(900)}ms (cache miss)`,
  (random) =>
    `\u001B[2mtransforming\u001B[22m (${random(4000)}) \u001B[2mnode_modules/${word(random)}/dist/index.js\u001B[22m`,
  (random) =>
    ` \u001B[32m✓\u001B[39m test/${word(random)}.test.ts \u001B[2m(\u001B[22m\u001B[2m${random(40)} tests\u001B[22m\u001B[2m)\u001B[22m ${random(900)}ms`,
  (random) =>
    `dist/assets/${word(random)}-${random(65536).toString(16)}.js   ${random(900)}.${random(99)} kB │ gzip: ${random(200)}.10 kB`,
  (random) => `Downloaded ${random(900)} packages, ${random(900)} from cache, in ${random(60)}s`,
  (random) => `   ✓ ${word(random)} > should keep the ${word(random)} of a ${word(random)} ${random(20)}ms`,
  (random) =>
    `[${word(random)}] GET /api/${word(random)}/${random(99999)} 200 ${random(300)}ms - ${random(9999)} bytes`,
  (random) => `   ✓ ${word(random)} > should throw an error for an unknown ${word(random)} ${random(20)}ms`,
  () => "",
];

const PROBLEMS: readonly [
  (random: Random, number: number) => string[],
  ...((random: Random, number: number) => string[])[],
] = [
  (random, number) => [
    `##[error]${file(random, number)}(${1 + random(300)},${1 + random(80)}): error TS2304: Cannot find name '${word(random)}${number}'.`,
  ],
  (random, number) => [
    `/home/runner/work/shop/shop/${file(random, number)}`,
    `##[error]  ${1 + random(300)}:${1 + random(80)}  error  '${word(random)}${number}' is assigned a value but never used  no-unused-vars`,
    "",
  ],
  (random, number) => [
    ` FAIL  test/${word(random)}-${number}.test.ts > ${word(random)} > keeps number ${number}`,
    `AssertionError: expected ${number} to be ${number + 1} // Object.is equality`,
    "",
    `- ${number + 1}`,
    `+ ${number}`,
    "",
    ` ❯ test/${word(random)}-${number}.test.ts:${1 + random(90)}:${1 + random(40)}`,
    "⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[1/1]⎯",
    "",
  ],
];
