import type { Phase, ProgressEvent } from "@hephaestus/core";
import type { ServerContext } from "@modelcontextprotocol/server";

const PHASES: Readonly<Record<Phase, string>> = {
  read: "lines read",
  fix: "problems looked into",
  prove: "fixes proved",
  run: "commands run",
};

/** Is told how far an analysis is. */
export type OnProgress = (event: ProgressEvent) => void;

/** Tells a client that asked for it how far an analysis is; while it is being told nothing else is. */
export function progressOf({
  _meta: meta,
  notify,
}: Pick<ServerContext["mcpReq"], "_meta" | "notify">): OnProgress {
  const progressToken = meta?.progressToken;
  if (progressToken === undefined) return () => undefined;
  let progress = 0;
  let isTelling = false;
  return ({ phase, count, total }) => {
    if (isTelling) return;
    isTelling = true;
    progress += 1;
    const message = `${count}${total === undefined ? "" : ` of ${total}`} ${PHASES[phase]}`;
    const told = notify({ method: "notifications/progress", params: { progressToken, progress, message } });
    void told.catch(() => undefined).finally(() => (isTelling = false));
  };
}
