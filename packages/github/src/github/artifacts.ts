import { HephaestusError } from "@hephaestus/core";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import type { ArtifactFile, Run } from "../forge.ts";
import type { Client } from "./client.ts";

const PAGE = 100;
const MOST_ENTRIES = 1_000;

/** A file of a run's newest artifact of this name; undefined where there is none. Sizes that are claimed are not believed. */
export async function readArtifact(
  { octokit, ...place }: Client,
  run: Run,
  { artifact: name, file, mostBytes }: ArtifactFile,
): Promise<Uint8Array | undefined> {
  const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
    ...place,
    run_id: run.id,
    name,
    per_page: PAGE,
  });
  const newest = data.artifacts.filter(({ expired }) => !expired).toSorted((a, b) => b.id - a.id)[0];
  if (newest === undefined) return undefined;
  if (newest.size_in_bytes > mostBytes) throw tooLarge(name, mostBytes);
  const { headers } = await octokit.rest.actions.downloadArtifact({
    ...place,
    artifact_id: newest.id,
    archive_format: "zip",
    request: { redirect: "manual" },
  });
  const response = await fetch(headers.location ?? "");
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new HephaestusError("forge-refused", `cannot read the artifact ${name}: its file is gone`);
  }
  const packed = await collected(response.body, tooLarge(name, mostBytes), mostBytes);
  return unpacked(packed, { artifact: name, file, mostBytes });
}

async function collected(
  chunks: AsyncIterable<Uint8Array>,
  tooMuch: HephaestusError,
  mostBytes: number,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooMuch;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** Nothing is unpacked to the disk, and of one file alone no more than is asked for. */
async function unpacked(packed: Buffer, { artifact, file, mostBytes }: ArtifactFile): Promise<Uint8Array> {
  try {
    const zip = await fromBufferPromise(packed, { lazyEntries: true, autoClose: false });
    try {
      const entry = await findEntry(zip, file);
      if (entry === undefined)
        throw new HephaestusError("forge-refused", `the artifact ${artifact} holds no ${file}`);
      return await collected(
        await zip.openReadStreamPromise(entry),
        tooLarge(artifact, mostBytes),
        mostBytes,
      );
    } finally {
      zip.close();
    }
  } catch (cause) {
    if (cause instanceof HephaestusError) throw cause;
    throw new HephaestusError("forge-refused", `the artifact ${artifact} is no zip that can be read`, {
      cause,
    });
  }
}

async function findEntry(zip: ZipFile, file: string): Promise<Entry | undefined> {
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === file) return entry;
    if ((seen += 1) >= MOST_ENTRIES) return undefined;
  }
  return undefined;
}

function tooLarge(name: string, mostBytes: number): HephaestusError {
  const most = `${Math.floor(mostBytes / (1 << 20))} MB`;
  return new HephaestusError("forge-refused", `the artifact ${name} is too large: ${most} are allowed`);
}
