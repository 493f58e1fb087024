/** Reads generated lines through a node: `node monitor-throughput.ts LINES` prints entries a second of processor time, and memory. */
import { setImmediate } from "node:timers/promises";
import { HephaestusNode, streamSource } from "@hephaestus/core";

const LINES_OF_CHUNK = 2000;
const MEGABYTE = 1e6;
const lines = Number(process.argv[2] ?? 1_000_000);

/** Ordinary lines of a service, one in a hundred an error. */
function* chunks(): Generator<Buffer> {
  for (let first = 0; first < lines; first += LINES_OF_CHUNK) {
    let text = "";
    for (let line = first; line < Math.min(lines, first + LINES_OF_CHUNK); line++) text += lineOf(line);
    yield Buffer.from(text);
  }
}

function lineOf(line: number): string {
  const at = new Date(Date.UTC(2026, 10, 20) + line).toISOString().replace("T", " ").slice(0, 23);
  const thread = `[http-nio-8080-exec-${line % 16}]`;
  switch (line % 100) {
    case 0:
      return `${at} ERROR ${thread} com.shop.Cart - order ${line} failed: pool "main-${line % 7}" is exhausted\n`;
    case 1:
      return `${at} WARN  ${thread} com.shop.Stock - item sku-${line} took ${line % 900}ms at 10.0.${line % 200}.7:5432\n`;
    default:
      return `${at} INFO  ${thread} com.shop.Web - GET /api/items/${line} 200 in ${line % 250}ms for user=${line % 5000}\n`;
  }
}

async function* stream(): AsyncGenerator<Buffer> {
  for (const chunk of prepared.length > 0 ? prepared : chunks()) {
    await setImmediate();
    yield chunk;
  }
}

/** A shorter log is made beforehand, so that making it is not measured. */
const prepared = lines <= 2_000_000 ? [...chunks()] : [];
const node = new HephaestusNode({ sources: [streamSource("app", stream())] });
const before = process.cpuUsage();
await node.start();
await node.ended();
const { user, system } = process.cpuUsage(before);
const { entries, alarms } = await node.stop();
const rate = entries / ((user + system) / 1e6);
console.log(
  JSON.stringify({
    rate,
    entries,
    alarms,
    megabytes: process.resourceUsage().maxRSS / 1000,
    heap: process.memoryUsage().heapUsed / MEGABYTE,
  }),
);
