import { placedCheckouts } from "../analyses/read-target.ts";
import type { OpenDocument } from "../documents/open-documents.ts";
import { isLog } from "../documents/open-documents.ts";
import { logText } from "../documents/log-text.ts";
import type { LogOutline } from "@hephaestus/core";
import { isLogOf, type Source, type TrackedProblem } from "../problems/source.ts";
import { evidencePlace } from "../problems/to-diagnostic.ts";
import type { SuspiciousLine } from "../protocol/commands.ts";
import type { Place } from "../protocol/place.ts";
import type { LocatedMention } from "../reader/reader-methods.ts";
import type { Session } from "../session/session.ts";
import { withTries } from "../worker/with-tries.ts";
import { documentKey, uriBelow } from "../workspace/file-uri.ts";

/** The open log behind a URI; undefined for other documents. */
export function openLog({ documents }: Session, uri: string): OpenDocument | undefined {
  const document = documents.get(uri);
  return document !== undefined && isLog(document) ? document : undefined;
}

/** What was read of a log. */
export function sourcesOfLog({ store }: Session, uri: string): Source[] {
  return store.sources.filter((source) => isLogOf(source, uri));
}

/** The lines of a log that look like trouble, where no error is known in it. */
export function suspiciousIn(session: Session, uri: string): SuspiciousLine[] {
  return sourcesOfLog(session, uri).flatMap(({ nothing, logUris, uri: own }) =>
    (nothing?.lines ?? []).filter(({ log }) => {
      const place = logUris?.get(log ?? "") ?? own;
      return place !== undefined && documentKey(place) === documentKey(uri);
    }),
  );
}

/** A problem with where its log tells it. */
export interface LogProblem {
  source: Source;
  tracked: TrackedProblem;
  place: Place;
}

/** The problems that a log tells, in its order. */
export function problemsOfLog({ store }: Session, uri: string): LogProblem[] {
  return store.sources
    .filter((source) => isLogOf(source, uri))
    .flatMap((source) =>
      [...source.problems.values()].flatMap((tracked) => {
        const place = evidencePlace(tracked, source);
        const isHere = place !== undefined && documentKey(place.uri) === documentKey(uri);
        return !isHere || tracked.status === "ignored" ? [] : [{ source, tracked, place }];
      }),
    )
    .toSorted((a, b) => a.place.range.start.line - b.place.range.start.line);
}

const outlines = new WeakMap<OpenDocument, Promise<LogOutline>>();

/** The sections of a log, read once for each version. */
export function outlineOf({ reader }: Session, document: OpenDocument): Promise<LogOutline> {
  const log = logText(document);
  const known = outlines.get(document) ?? withTries(() => reader.call("outline", { log }));
  outlines.set(document, known);
  known.catch(() => outlines.delete(document));
  return known;
}

/** The files that lines of a log mention; `to` is exclusive. */
export async function mentionsIn(
  { reader, folders, store, state }: Session,
  document: OpenDocument,
  from: number,
  to: number,
): Promise<LocatedMention[]> {
  const own = store.sources.find((source) => isLogOf(source, document.uri));
  const paths = folders.all.map(({ path }) => path);
  const first = own?.folder?.path;
  const ordered = first === undefined ? paths : [first, ...paths.filter((path) => path !== first)];
  const checkouts = placedCheckouts(folders, state.settings.checkouts);
  const asked = { log: logText(document), from, to, folders: ordered, checkouts };
  return await withTries(() => reader.call("mentions", asked));
}

/** The place that a mention names. */
export function placeOf({ folders, documents }: Session, mention: LocatedMention): Place | undefined {
  const folder = folders.byPath(mention.folder);
  if (folder === undefined) return undefined;
  const uri = uriBelow(folder.uri, mention.file);
  const start = { line: mention.row - 1, character: (mention.column ?? 1) - 1 };
  return { uri: documents.get(uri)?.uri ?? uri, range: { start, end: start } };
}
