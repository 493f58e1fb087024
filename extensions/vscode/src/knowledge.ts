import { EventEmitter, type Disposable, type Event } from "vscode";
import type { Overview, Status } from "@hephaestus/language-server";
import type { Server } from "./server/server.ts";

/** What the server knows, kept for views and commands. */
export interface Knowledge extends Disposable {
  readonly overview: Overview | undefined;
  readonly status: Status | undefined;
  /** Status or overview are new. */
  readonly onDidChange: Event<void>;
  /** Asks the server now; for those who cannot wait for the next change. */
  refresh(): Promise<Overview>;
}

/** Follows the server: an overview is asked for when the status tells a new revision, one request at a time. */
export function createKnowledge(server: Server): Knowledge {
  const changed = new EventEmitter<void>();
  let overview: Overview | undefined;
  let status: Status | undefined;
  let pending: Promise<unknown> | undefined;

  async function refresh(): Promise<Overview> {
    overview = await server.request("overview", {});
    changed.fire();
    return overview;
  }

  async function catchUp(): Promise<void> {
    const { revision } = await refresh();
    if (status !== undefined && status.revision > revision) await catchUp();
  }

  const subscriptions = [
    server.onStatus((next) => {
      status = next;
      changed.fire();
      if (next.revision === overview?.revision) return;
      pending ??= catchUp()
        .catch((error: unknown) => server.note(error))
        .finally(() => (pending = undefined));
    }),
    server.onDidEnd(() => {
      overview = undefined;
      status = undefined;
      changed.fire();
    }),
  ];
  return {
    get overview() {
      return overview;
    },
    get status() {
      return status;
    },
    onDidChange: changed.event,
    refresh,
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      changed.dispose();
    },
  };
}
