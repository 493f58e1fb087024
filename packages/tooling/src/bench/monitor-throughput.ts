/** Reads generated lines through a node: `node monitor-throughput.ts LINES` prints entries a second of processor time. */
import { setImmediate } from "node:timers/promises";
import { HephaestusNode, streamSource } from "@hephaestus/core";
import { serviceLog } from "./service-log.ts";

const lines = Number(process.argv[2] ?? 1_000_000);

async function* stream(): AsyncGenerator<Buffer> {
  for (const chunk of prepared) {
    await setImmediate();
    yield chunk;
  }
}

/** Made beforehand, so that making it is not measured. */
const prepared = [...serviceLog(lines)];
const node = new HephaestusNode({ sources: [streamSource("app", stream())] });
const before = process.cpuUsage();
await node.start();
await node.ended();
const { user, system } = process.cpuUsage(before);
const { entries, alarms } = await node.stop();
const rate = entries / ((user + system) / 1e6);
console.log(JSON.stringify({ rate, entries, alarms }));
