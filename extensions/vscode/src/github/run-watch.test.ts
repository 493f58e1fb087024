import { expect, it } from "vitest";
import type { GitHubPlace, RunFacts, RunState } from "@hephaestus/language-server";
import { createRunWatch } from "./run-watch.ts";

const PLACE: GitHubPlace = {
  host: "github.com",
  apiUrl: "https://api.github.com",
  repository: "octo/shop",
  branch: "feat-x",
  sha: "a".repeat(40),
};
const RUN: RunFacts = { id: 1, attempt: 1, name: "CI", url: "", sha: "a".repeat(40), branch: "feat-x" };

interface Scene {
  place: GitHubPlace | undefined;
  failed: RunFacts | undefined;
  state: RunState | undefined;
  muted: string[];
  time: number;
  asked: number;
  told: string[];
  look(occasion?: "poll" | "return"): Promise<void>;
}

function scene(): Scene {
  const at: Omit<Scene, "look"> = {
    place: PLACE,
    failed: RUN,
    state: "running",
    muted: [],
    time: 0,
    asked: 0,
    told: [],
  };
  const look = createRunWatch({
    place: () => Promise.resolve(at.place),
    state() {
      at.asked += 1;
      return Promise.resolve(at.state);
    },
    failed: () => Promise.resolve(at.failed),
    isMuted: (branch) => at.muted.includes(branch),
    tell: ({ id, attempt }) => at.told.push(`${id} ${attempt}`),
    now: () => at.time,
  });
  return Object.assign(at, { look: (occasion: "poll" | "return" = "poll") => look(occasion) });
}

it("tells of each attempt of a failing run once", async () => {
  const at = scene();
  await at.look();
  await at.look();
  at.failed = { ...RUN, attempt: 2 };
  await at.look();
  expect(at.told).toEqual(["1 1", "1 2"]);
});

it("tells of no run of another commit", async () => {
  const at = scene();
  at.failed = { ...RUN, sha: "b".repeat(40) };
  await at.look();
  expect(at.told).toEqual([]);
});

it("asks nobody for a branch that is muted, and for no repository", async () => {
  const at = scene();
  at.muted = ["feat-x"];
  await at.look();
  at.muted = [];
  at.place = undefined;
  await at.look();
  expect(at.asked).toBe(0);
});

it("asks until the runs of a commit have ended, and again for another commit or branch", async () => {
  const at = scene();
  at.failed = undefined;
  await at.look();
  at.state = "ended";
  at.failed = RUN;
  await at.look();
  expect(at.told).toEqual(["1 1"]);
  await at.look();
  expect(at.asked).toBe(2);
  at.place = { ...PLACE, branch: "other" };
  await at.look();
  expect(at.asked).toBe(3);
  at.place = { ...PLACE, sha: "c".repeat(40) };
  await at.look();
  expect(at.asked).toBe(4);
});

it("waits some minutes for runs to begin, and for somebody to sign in", async () => {
  const at = scene();
  at.state = undefined;
  await at.look();
  at.state = "none";
  at.time = 60_000;
  await at.look();
  at.time = 600_001;
  await at.look();
  await at.look();
  expect([at.asked, at.told]).toEqual([3, []]);
});

it("notices that ended runs were started again when the user comes back, at most once a minute", async () => {
  const at = scene();
  at.state = "ended";
  await at.look();
  at.time = 59_999;
  await at.look("return");
  expect(at.asked).toBe(1);
  at.time = 60_000;
  await at.look("return");
  await at.look("return");
  await at.look();
  expect([at.asked, at.told]).toEqual([2, ["1 1"]]);
  at.state = "running";
  at.failed = undefined;
  at.time = 120_000;
  await at.look("return");
  at.state = "ended";
  at.failed = { ...RUN, attempt: 2 };
  await at.look();
  expect([at.asked, at.told]).toEqual([4, ["1 1", "1 2"]]);
});

it("leaves runs that go on to the timer, however often the user comes back", async () => {
  const at = scene();
  await at.look();
  at.time = 300_000;
  await at.look("return");
  expect(at.asked).toBe(1);
});
