import type { SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";

const SETTLED: ReadonlySet<SourceSummary["stage"]> = new Set(["proved", "restricted", "failed"]);

/** What is known of a log once nothing more comes by itself; undefined where it is forgotten before, or the server ends. */
export function proved({ knowledge, server }: Session, source: string): Promise<SourceSummary | undefined> {
  return new Promise((resolve) => {
    const look = (): void => {
      const summary = knowledge.overview?.sources.find((each) => each.source === source);
      if (summary === undefined || SETTLED.has(summary.stage)) finish(summary);
    };
    const subscriptions = [knowledge.onDidChange(look), server.onDidEnd(() => finish(undefined))];
    function finish(summary: SourceSummary | undefined): void {
      for (const subscription of subscriptions) subscription.dispose();
      resolve(summary);
    }
    look();
  });
}
