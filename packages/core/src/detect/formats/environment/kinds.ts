import { ACCESS_KINDS } from "./access-kinds.ts";
import type { EnvironmentKind } from "./environment-kind.ts";
import { MACHINE_KINDS } from "./machine-kinds.ts";
import { NETWORK_KINDS } from "./network-kinds.ts";
import { RUNNER_KINDS } from "./runner-kinds.ts";

/** Every kind of failure of the environment; the first that matches has the line. */
export const ENVIRONMENT_KINDS: readonly EnvironmentKind[] = [
  ...MACHINE_KINDS,
  ...RUNNER_KINDS,
  ...NETWORK_KINDS,
  ...ACCESS_KINDS,
];
