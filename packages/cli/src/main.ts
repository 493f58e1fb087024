#!/usr/bin/env node
import process from "node:process";
import { processIo } from "./process-io.ts";
import { run } from "./run.ts";

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processIo());
}

void main();
