import type { Phase } from "@hephaestus/core";
import type { Connection } from "vscode-languageserver/node";
import type { ProofListener } from "../analyses/prove-queue.ts";
import type { Source } from "../problems/source.ts";
import { showWork } from "../progress/work-done.ts";
import type { StatusTeller } from "../status/status-teller.ts";

export interface ProofViews {
  connection: Connection;
  hasWorkDone: boolean;
  status: StatusTeller;
}

const PHASES: Readonly<Record<Phase, string>> = {
  read: "reading",
  fix: "making fixes",
  prove: "proving",
  run: "running",
};
const PERCENT = 100;

/** Shows how a proof goes on, in the editor's own way and in the status bar. */
export function showProof(
  { connection, hasWorkDone, status }: ProofViews,
  { label }: Source,
  cancel: () => void,
): ProofListener {
  const work = showWork(connection, hasWorkDone, `Hephaestus: ${label}`, cancel);
  status.proving({ done: 0 });
  return {
    progress({ phase, count, total }) {
      const isCounted = total !== undefined && total > 0;
      const share = isCounted ? Math.min(PERCENT, Math.round((count / total) * PERCENT)) : undefined;
      work.report(isCounted ? `${PHASES[phase]} ${count} of ${total}` : PHASES[phase], share);
      if (phase === "prove") status.proving({ done: count, ...(isCounted ? { total } : {}) });
    },
    end() {
      work.end();
      status.proving(undefined);
    },
  };
}
