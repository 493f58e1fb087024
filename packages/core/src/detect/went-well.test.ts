import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";

const REFUSED = 'psql: error: connection to server at "db", port 5432 failed: Connection refused';
const NO_CONTAINER = "Error response from daemon: No such container: shop-test";
const PLACED = "src/cart.ts(3,7): error TS2304: Cannot find name 'total'.";

function told(...lines: string[]): string[] {
  return detectText(`${lines.join("\n")}\n`).findings.map(({ tool }) => tool);
}

describe("withoutSurvived", () => {
  it.each([
    [REFUSED, "postgres is up", "Created database 'shop_test'"],
    [NO_CONTAINER, "4c01db0b339c", "smoke test passed"],
    ["+ ./old", "./old: line 3: foo: command not found", "+ status=127", "+ ./new", "all good"],
    [REFUSED, "no answer yet", "42 scenarios, 0 failures"],
    [
      "sh: 1: version-gen: not found",
      "checking for gcc... gcc",
      "dpkg-buildpackage: info: binary-only upload",
    ],
    ["error: unable to delete 'old': remote ref does not exist", "Everything up-to-date"],
    [
      "ERROR: No matching distribution found for fastlib",
      "using slowlib",
      "Successfully installed slowlib-1.0",
    ],
    [
      "ERROR: Failed building wheel for cart",
      "Running setup.py install for cart: done",
      "Successfully installed cart-1.0",
    ],
    [
      "+ curl -sf http://shop/health",
      "curl: (7) Failed to connect to shop port 80: Connection refused",
      "+ exit 0",
    ],
    [
      "E: Could not get lock /var/lib/dpkg/lock-frontend - open (11: Resource temporarily unavailable)",
      "Setting up liberror-perl (0.17025-1) ...",
      "/sbin/ldconfig.real: /usr/lib/libshop.so.1 is not a symbolic link",
    ],
    [
      " ! [rejected]        pages -> pages (fetch first)",
      "error: failed to push some refs to 'https://git.example/shop.git'",
      "   3fd12ab..4ae12bc  pages -> pages",
    ],
    ["Published.", "Post job cleanup.", NO_CONTAINER],
    [
      "CONFLICT (content): Merge conflict in f",
      "Automatic merge failed; fix conflicts and then commit the result.",
      "merging with our side",
      "Merge made by the 'ort' strategy.",
      "On branch main",
      "nothing to commit, working tree clean",
    ],
  ])("says nothing of commands that a script got over: %s", (...lines) => {
    expect(told(...lines)).toEqual([]);
  });

  it.each([
    ["is the last that is said", ["Build finished in 12s", REFUSED], ["environment"]],
    ["ends a command", [REFUSED, "npm error code 1", "Process exited with code 1", "done"], ["environment"]],
    ["is followed by cleaning alone", [REFUSED, "Cleaning up... done"], ["environment"]],
    ["is followed by no success", [REFUSED, "deploy not completed"], ["environment"]],
    ["stands beside an error with a place", [REFUSED, PLACED, "done"], ["environment", "tsc"]],
  ])("keeps what %s", (_, lines, tools) => {
    expect(told(...lines)).toEqual(expect.arrayContaining(tools));
  });
});
