import { checkout } from "./checkout.ts";
import { failingRun } from "./failing-run.ts";
import type { Flow } from "./flow.ts";
import { model } from "./model.ts";
import { multiRoot } from "./multi-root.ts";
import { nothingFound } from "./nothing-found.ts";
import { paste } from "./paste.ts";
import { preview } from "./preview.ts";
import { restricted } from "./restricted.ts";
import { tail } from "./tail.ts";
import { terminalLink } from "./terminal-link.ts";
import { terminal } from "./terminal.ts";
import { virtual } from "./virtual.ts";

export const FLOWS: readonly Flow[] = [
  paste,
  preview,
  terminal,
  terminalLink,
  tail,
  failingRun,
  nothingFound,
  checkout,
  model,
  multiRoot,
  restricted,
  virtual,
];
