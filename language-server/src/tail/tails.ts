import { basename } from "node:path";
import type { Streams } from "../analyses/streams.ts";
import type { Source } from "../problems/source.ts";
import type { TailState } from "../protocol/commands.ts";
import { uriToPath } from "../workspace/file-uri.ts";
import { HostError } from "../worker/host-error.ts";
import { countLines } from "./count-lines.ts";
import { createFileFollower, type FileFollower } from "./file-follower.ts";
import { createLineMap } from "./line-map.ts";

/** The logs that are followed. */
export interface Tails {
  /** Throws where the URI is none of a file here. */
  start(uri: string, options: { fromStart: boolean; folder?: string | undefined }): Promise<void>;
  stop(uri: string): Promise<void>;
  readonly states: readonly TailState[];
  dispose(): void;
}

interface Tail {
  uri: string;
  source: Source;
  follower: FileFollower;
  timer: NodeJS.Timeout;
}

const LOOK_MS = 400;

export function createTails(streams: Streams): Tails {
  const tails = new Map<string, Tail>();

  async function stop(uri: string): Promise<void> {
    const path = uriToPath(uri) ?? uri;
    const tail = tails.get(path);
    if (tail === undefined) return;
    tails.delete(path);
    clearInterval(tail.timer);
    await tail.follower.close();
    await streams.end(streamOf(path));
  }

  return {
    async start(uri, { fromStart, folder }) {
      const path = uriToPath(uri);
      if (path === undefined) throw new HostError({ message: `${uri} is no file on this machine.` });
      await stop(uri);
      const tail = await follow({ uri, path, streams, fromStart, folder });
      tails.set(path, tail);
    },
    stop,
    get states() {
      return [...tails.values()].map(({ uri, source, follower }) => ({
        uri,
        source: source.id,
        offset: follower.offset,
        rotations: follower.rotations,
        state: follower.state,
      }));
    },
    dispose() {
      for (const { timer, follower } of tails.values()) {
        clearInterval(timer);
        void follower.close();
      }
    },
  };
}

function streamOf(path: string): string {
  return `tail:${path}`;
}

interface FollowRequest {
  uri: string;
  path: string;
  streams: Streams;
  fromStart: boolean;
  folder: string | undefined;
}

/** Looks once before it answers, so that what is appended from then on is told. */
async function follow({ uri, path, streams, fromStart, folder }: FollowRequest): Promise<Tail> {
  const stream = streamOf(path);
  let map = createLineMap(0);
  let last = "\n";
  const source = streams.open(
    stream,
    { label: basename(path), kind: "tail", uri, logLine: (line) => map.lineOf(line) },
    folder,
  );
  const follower = createFileFollower(path, fromStart ? 0 : "end", {
    async text(text) {
      last = text.at(-1) ?? last;
      await streams.append(stream, text);
    },
    rotated() {
      if (last !== "\n") void streams.append(stream, "\n");
      map.rotated(source.lines);
    },
  });
  await follower.look();
  if (!fromStart) map = createLineMap(await countLines(path, follower.offset));
  const timer = setInterval(() => void follower.look(), LOOK_MS);
  timer.unref();
  return { uri, source, follower, timer };
}
