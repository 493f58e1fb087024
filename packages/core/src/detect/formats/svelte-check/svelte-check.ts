import type { LogFormat } from "../format.ts";
import { readHuman } from "./human.ts";
import { readMachine } from "./machine.ts";

/** Diagnostics of svelte-check, as people and as machines read them. */
export const svelteCheck: LogFormat = {
  id: "svelte-check",
  title: "svelte-check",
  glance: ["Error", "Warn", " ERROR ", " WARNING ", " FAILURE ", '{"type":"'],
  read: (window) => readHuman(window) ?? readMachine(window),
};
