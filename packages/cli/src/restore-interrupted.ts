import { recoverInterrupted } from "@hephaestus/core";
import type { Io } from "./io.ts";
import { print } from "./io.ts";

/** Takes back what a killed fix wrote half-way and tells it on stderr. True when there was such a fix. */
export async function restoreInterrupted(workspace: string, io: Io): Promise<boolean> {
  const recovered = await recoverInterrupted(workspace);
  if (recovered === undefined) return false;
  const { restored, left } = recovered;
  const rows = [
    "a fix was interrupted half-way and is taken back",
    ...restored.map((file) => `restored ${file}`),
    ...left.map((file) => `left ${file} as it is: it was changed since, or cannot be written`),
  ];
  await print(io.stderr, `${rows.join("\n")}\n`);
  return true;
}
