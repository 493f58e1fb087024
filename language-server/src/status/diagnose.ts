import process from "node:process";
import type { Diagnosis } from "../protocol/messages.ts";
import type { Session } from "../session/session.ts";
import { readVersion } from "../version.ts";

const MEGABYTE = 2 ** 20;
/** The system counts the peak in kilobytes. */
const KILOBYTES = 1024;

/** What this server is and works with, now. */
export function diagnose({ state, folders, reader, prover, status }: Session): Diagnosis {
  const { pid: readerPid } = reader;
  const { pid: proverPid } = prover;
  const { trouble } = status;
  return {
    version: readVersion(),
    node: process.versions.node,
    memory: Math.round(process.memoryUsage.rss() / MEGABYTE),
    peakMemory: Math.round(process.resourceUsage().maxRSS / KILOBYTES),
    trust: state.trust,
    settings: state.settings,
    folders: folders.all.map(({ uri }) => uri),
    unreadable: [...folders.unreadable],
    ...(readerPid === undefined ? {} : { reader: readerPid }),
    ...(proverPid === undefined ? {} : { prover: proverPid }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}
