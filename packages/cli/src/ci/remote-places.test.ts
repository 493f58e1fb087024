import { expect, test } from "vitest";
import { createProject } from "../testing/project.ts";
import { remotePlaces } from "./remote-places.ts";

function remotes(
  urls: Readonly<Record<string, string>>,
  config: readonly string[][] = [],
): Promise<string[]> {
  const project = createProject({});
  for (const [name, url] of Object.entries(urls)) project.git(["remote", "add", name, url]);
  project.git(["symbolic-ref", "HEAD", "refs/heads/topic"]);
  for (const setting of config) project.git(["config", ...setting]);
  return remotePlaces(project.root).then((places) =>
    places.map(({ host, repository }) => `${host}/${repository}`),
  );
}

const FORK = "git@github.com:jo/shop.git";
const BASE = "https://github.com/octo/shop";

test.each<[string, Record<string, string>, string[][], string[]]>([
  ["no remote", {}, [], []],
  ["one", { origin: FORK }, [], ["github.com/jo/shop"]],
  ["a fork", { upstream: BASE, origin: FORK }, [], ["github.com/jo/shop", "github.com/octo/shop"]],
  [
    "the branch's own first",
    { upstream: BASE, origin: FORK, eve: "https://github.com/eve/shop" },
    [["branch.topic.remote", "eve"]],
    ["github.com/eve/shop", "github.com/octo/shop", "github.com/jo/shop"],
  ],
  [
    "an address for a remote, as `gh pr checkout` leaves it",
    { origin: BASE },
    [["branch.topic.remote", "https://github.com/eve/shop.git"]],
    ["github.com/eve/shop", "github.com/octo/shop"],
  ],
  [
    "what gh calls the base",
    { origin: FORK, main: BASE },
    [
      ["branch.topic.remote", "origin"],
      ["remote.main.gh-resolved", "base"],
    ],
    ["github.com/jo/shop", "github.com/octo/shop"],
  ],
  [
    "a branch that follows one here",
    { origin: BASE },
    [["branch.topic.remote", "."]],
    ["github.com/octo/shop"],
  ],
  [
    "ssh on another port",
    { origin: "ssh://git@ssh.github.com:443/octo/shop.git" },
    [],
    ["github.com/octo/shop"],
  ],
  [
    "an Enterprise server",
    { origin: "ssh://git@git.example.com:2222/octo/shop" },
    [],
    ["git.example.com/octo/shop"],
  ],
  [
    "shorthands of one's own",
    { origin: "gh:octo/shop" },
    [["url.https://github.com/.insteadOf", "gh:"]],
    ["github.com/octo/shop"],
  ],
  ["the same twice", { origin: FORK, other: "https://github.com/Jo/shop" }, [], ["github.com/Jo/shop"]],
  ["none that is on a forge", { origin: "../shop.git" }, [], []],
  [
    "an option for a host",
    {},
    [["remote.origin.url", "-oProxyCommand:octo/shop"]],
    ["-oProxyCommand/octo/shop"],
  ],
])("%s", async (_, urls, config, places) => {
  expect(await remotes(urls, config)).toEqual(places);
});
