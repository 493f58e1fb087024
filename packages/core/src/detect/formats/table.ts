import { eslint } from "./eslint/eslint.ts";
import type { LogFormat } from "./format.ts";
import { tsc } from "./tsc/tsc.ts";

/** Every tool whose output is read; order is priority, strict formats before loose ones. */
export const FORMATS: readonly LogFormat[] = [tsc, eslint];
