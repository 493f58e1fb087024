import { json } from "./json/json.ts";
import { patch } from "./patch/patch.ts";
import type { Report } from "./report.ts";
import { text } from "./text/text.ts";

/** Every form of report; the first is the default. */
export const REPORTS: readonly Report[] = [text, json, patch];
