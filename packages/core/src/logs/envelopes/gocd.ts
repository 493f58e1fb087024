import type { Envelope } from "./envelope.ts";
import { kindedRecords } from "./kinded-records.ts";

/**
 * Console logs of GoCD: `&1|09:01:02.123 text`. Two characters tell what prints: `&1` and `&2` a task, `!!` its command,
 * `##`, `pr`, `ex` the agent.
 */
export const gocd: Envelope = kindedRecords({
  id: "gocd",
  title: "GoCD console log",
  record:
    /^(##|!!|!x|\?[01]|x[01]|j[01]|c[01]|ar|ae|pr|pe|fp|ff|ji|ex|&[12])\|(\d\d:\d\d:\d\d\.\d{3})(?: |$)/,
  least: 0.6,
  command: "!!",
});
