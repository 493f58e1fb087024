import { expect, test } from "vitest";
import { apiUrlOf, parseRemote, parseRunUrl } from "./remote-place.ts";

test.each([
  ["https://github.com/octo/shop/actions/runs/42", { host: "github.com", repository: "octo/shop", run: 42 }],
  ["https://github.com/octo/shop/actions/runs/42/attempts/2", { run: 42, attempt: 2 }],
  ["https://github.com/octo/shop/actions/runs/42/job/7?pr=3#step:4:1", { run: 42, attempt: undefined }],
  [
    "https://git.example.com:8443/o-o/s.s/actions/runs/9/",
    { host: "git.example.com:8443", repository: "o-o/s.s" },
  ],
])("%s", (url, place) => {
  expect(parseRunUrl(url)).toMatchObject(place);
});

test.each([
  "https://github.com/octo/shop",
  "42x",
  "file:///etc/passwd",
  "https://github.com/../x/actions/runs/x",
])("%s is no run", (url) => {
  expect(() => parseRunUrl(url)).toThrow("is no address of a run");
});

test.each([
  ["git@github.com:octo/shop.git", "github.com", "octo/shop"],
  ["ssh://git@git.example.com:22/octo/shop", "git.example.com", "octo/shop"],
  ["https://x-access-token:secret@github.com/octo/shop.js.git", "github.com", "octo/shop.js"],
  ["https://github.com/octo/shop\n", "github.com", "octo/shop"],
])("%s", (url, host, repository) => {
  expect(parseRemote(url)).toEqual({ host, repository });
});

test.each(["/srv/git/shop.git", "../shop", "file:///srv/shop", "C:\\shop"])("%s is on no forge", (url) => {
  expect(parseRemote(url)).toBeUndefined();
});

test.each([
  ["github.com", "https://api.github.com"],
  ["octo.ghe.com", "https://api.octo.ghe.com"],
  ["git.example.com", "https://git.example.com/api/v3"],
])("%s has its interface at %s", (host, url) => {
  expect(apiUrlOf(host)).toBe(url);
});
