import type { Envelope } from "./envelope.ts";
import { kindedRecords } from "./kinded-records.ts";

/** Build logs of Bamboo: `build\t20-Nov-2026 09:01:02\ttext`, `error\t20-Nov-2026 09:01:02\ttext`. */
export const bamboo: Envelope = kindedRecords({
  id: "bamboo",
  title: "Bamboo build log",
  record: /^(simple|build|error|command|warning)\t(\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d)(?:\t|$)/,
  least: 0.5,
  command: "command",
});
