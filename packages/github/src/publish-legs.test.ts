import { expect, test, vi } from "vitest";
import type { PullRequest, Run } from "./forge.ts";
import { createClient } from "./github/client.ts";
import { createFeedbackWriter } from "./github/feedback.ts";
import { withLeg } from "./legs.ts";
import { commentMarker } from "./marks.ts";
import { publish } from "./publish.ts";
import { settle } from "./settle.ts";
import { openShop, type Shop } from "./testing/open-shop.ts";
import { FIXED_TAX, problemOf, reportOf, TAX } from "./testing/report-of.ts";

vi.setConfig({ testTimeout: 60_000 });

interface Legs extends Shop {
  run: Run;
  pull: PullRequest;
  /** One job tells of itself: these lines fail. */
  tell(leg: string, lines: readonly number[]): Promise<void>;
  pass(leg: string): Promise<void>;
}

function refuse(message: string): never {
  throw new Error(message);
}

async function openLegs(): Promise<Legs> {
  const shop = await openShop();
  const { repository, forge } = shop;
  repository.commit("main", { "src/tax.ts": FIXED_TAX });
  repository.commit("topic", { "src/tax.ts": TAX }, { from: "refs/heads/main" });
  repository.addPull({ head: "topic" });
  const { id } = repository.addRun({ branch: "topic", event: "pull_request", jobs: [] });
  const run = await forge.run(id);
  const pull = await forge.pullRequestOf(run);
  if (pull === undefined) throw new Error("no pull request");
  const options = { mode: "suggest", maxAnnotations: 50, tell: refuse } as const;
  return {
    ...shop,
    run,
    pull,
    async tell(leg, lines) {
      const problems = lines.map((line) =>
        problemOf({
          id: `p${line}`,
          jobs: [],
          location: { file: "src/tax.ts", line, column: 1, endLine: null, endColumn: null },
        }),
      );
      const report = reportOf({ sha: run.sha, run: { id, attempt: 1 }, problems });
      await publish(forge, { report, run }, { ...options, leg });
    },
    async pass(leg) {
      await settle(forge, run, { mode: "suggest", tell: refuse, leg });
    },
  };
}

test("each leg has a check of its own and its part of the one comment; what one annotates another does not", async () => {
  const { repository, github, tell } = await openLegs();
  await tell("test (10)", [1, 2]);
  await tell("test (9)", [2]);
  await tell("test (11)", [2, 3]);
  expect(
    repository.checkRuns.map(({ name, annotations }) => [
      name,
      annotations.map((each) => each["start_line"]),
    ]),
  ).toEqual([
    ["Hephaestus / ci / test (10)", [1, 2]],
    ["Hephaestus / ci / test (9)", []],
    ["Hephaestus / ci / test (11)", [3]],
  ]);
  const [comment] = repository.comments;
  expect(repository.comments).toHaveLength(1);
  expect([...(comment?.body.matchAll(/^In .*$/gm) ?? [])].map(String)).toEqual([
    "In `test (9)`:",
    "In `test (10)`:",
    "In `test (11)`:",
  ]);
  const said = comment?.body;
  await tell("test (10)", [1, 2]);
  expect([repository.comments[0]?.body, repository.checkRuns.length]).toEqual([said, 3]);
  expect(github.state.violations).toEqual([]);
});

test("a leg that passes again takes its part away and leaves the others; after the last one the comment says so", async () => {
  const { repository, forge, run, tell, pass } = await openLegs();
  await tell("test (9)", [1]);
  await tell("test (10)", [2]);
  await pass("test (9)");
  expect(repository.comments[0]?.body).not.toContain("test (9)");
  expect(repository.comments[0]?.body).toContain("In `test (10)`:");
  await pass("test (10)");
  expect(repository.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(
      /\n### Nothing of what was told here fails any more\n\n`test \(10\)` of \[run \d+\]/,
    ),
  ]);
  await tell("test (9)", [1]);
  await settle(forge, run, { mode: "suggest", tell: refuse });
  expect(repository.comments[0]?.body).toContain("### Nothing fails any more");
});

test("what another leg overwrites, having read the comment before, is said again", async () => {
  const { repository, github, run, pull } = await openLegs();
  const options = { token: "ghs_secret", repository: "octo/shop", apiUrl: github.origins.api };
  const words = (leg: string) => (old: string | undefined) =>
    withLeg(old, run, { leg, body: "### 1 root problem" });
  const marker = commentMarker(run);
  const pauses: number[] = [];
  /** Another leg has read the comment when nothing was there, and writes only now. */
  const pause = (ms: number): Promise<void> => {
    pauses.push(ms);
    for (const comment of repository.comments.slice(0, pauses.length === 1 ? 1 : 0))
      comment.body = `${marker}\n${words("test (20)")(undefined)}`;
    return Promise.resolve();
  };
  const writer = createFeedbackWriter(createClient(options), pause);
  await writer.comment(pull, { marker, say: words("test (18)"), isShared: true });
  expect(repository.comments.map(({ body }) => body)).toEqual([
    expect.stringContaining("In `test (18)`, `test (20)`:"),
  ]);
  expect(pauses).toEqual([4_000, 4_000]);
  await writer.comment(pull, { marker, say: words("test (18)"), isShared: true });
  expect(pauses).toHaveLength(2);
  expect(github.state.violations).toEqual([]);
});
