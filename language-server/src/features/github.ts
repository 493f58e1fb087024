import type { CancellationToken } from "vscode-languageserver/node";
import { abortedBy } from "../commands/abort-signal.ts";
import { REQUESTS } from "../protocol/messages.ts";
import { commandError } from "./execute-command.ts";
import type { Feature } from "./feature.ts";

/** The failing run of what is checked out; what answers is loaded when somebody asks. A token is passed on and not held. */
export const github: Feature = {
  capabilities: () => ({}),
  register(session) {
    const { connection } = session;
    connection.onRequest(REQUESTS.gitHubPlace, (given: unknown) =>
      answered(async () => {
        const { answerPlace } = await import("../forge/answer-requests.ts");
        return answerPlace(session, given);
      }),
    );
    connection.onRequest(REQUESTS.runState, (given: unknown) =>
      answered(async () => {
        const { answerRunState } = await import("../forge/answer-requests.ts");
        return answerRunState(session, given);
      }),
    );
    connection.onRequest(REQUESTS.failedRun, (given: unknown, token: CancellationToken) =>
      answered(async () => {
        const { answerFailedRun } = await import("../forge/answer-requests.ts");
        return answerFailedRun(session, given, abortedBy(token).signal);
      }),
    );
  },
};

async function answered(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    throw commandError(error);
  }
}
