import { expect, test } from "vitest";
import { openShop } from "../testing/open-shop.ts";
import { smoke } from "./smoke.ts";

test("what a real repository is asked comes out on the double, and leaves no branch behind", async () => {
  const { github, repository } = await openShop();
  const told: string[] = [];
  await smoke({
    token: "ghs_secret",
    repository: "octo/shop",
    apiUrl: github.origins.api,
    branch: "live-1",
    tell: (message) => told.push(message),
  });
  expect(told).toEqual([
    expect.stringMatching(/^branch live-1 at [0-9a-f]{40}$/),
    expect.stringContaining("1 suggestion, comment: true"),
    expect.stringMatching(/^Opened pull request #\d+/),
    "no run of main failed: no log is read",
    expect.stringMatching(/^closed and deleted: live-1, hephaestus-live\/\w+$/),
  ]);
  expect(repository.git.run(["for-each-ref", "--format=%(refname)", "refs/heads"])).toBe("refs/heads/main");
  expect(github.state.violations).toEqual([]);
});
