/** An entry of a zip that is a log. */
export interface ZipLog<Entry> {
  entry: Entry;
  job?: string;
}

/** `0_build.txt`: the whole log of a job, at the top of GitHub's zip. */
const JOB_LOG = /^-?\d+_(?<job>[^/]+)\.txt$/;
/** `build/3_Run tests.txt`: one step of it. */
const STEP_LOG = /^(?<job>[^/]+)\/-?\d+_[^/]+\.txt$/;
const LOG = /\.(?:txt|log)$/i;
/** What macOS keeps beside the files it packs. */
const FORK = /^__MACOSX\//;

/**
 * Chooses the logs among the entries of a zip, in the order of their names. Of GitHub's whole-run zip these are the
 * job logs, since the step logs repeat them; of any other zip every text or log file.
 */
export function chooseLogs<Entry extends { fileName: string }>(entries: readonly Entry[]): ZipLog<Entry>[] {
  const logs = entries
    .filter(({ fileName }) => LOG.test(fileName) && !FORK.test(fileName))
    .toSorted((a, b) => byNumber(a.fileName, b.fileName));
  const top = logs.filter(({ fileName }) => !fileName.includes("/"));
  if (top.length > 0 && top.every(({ fileName }) => JOB_LOG.test(fileName))) return ofJobs(top, JOB_LOG);
  const steps = logs.filter(({ fileName }) => STEP_LOG.test(fileName));
  if (top.length === 0 && steps.length > 0) return ofJobs(steps, STEP_LOG);
  return logs.map((entry) => ({ entry }));
}

function ofJobs<Entry extends { fileName: string }>(
  entries: readonly Entry[],
  pattern: RegExp,
): ZipLog<Entry>[] {
  return entries.map((entry) => {
    const job = pattern.exec(entry.fileName)?.groups?.["job"];
    return job === undefined ? { entry } : { entry, job };
  });
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
