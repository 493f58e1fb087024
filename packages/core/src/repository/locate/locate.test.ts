import { describe, expect, test } from "vitest";
import { createLocator } from "./locate.ts";

const SHOP = ["README.md", "src/cart/price.ts", "src/index.js", "src/with space/ä.ts", "vite.config.ts"];

const MONOREPO = [
  "package.json",
  "packages/web/src/App.tsx",
  "packages/web/src/index.ts",
  "packages/web/test/index.test.ts",
  "packages/api/src/index.ts",
  "packages/api/src/server.ts",
  "packages/api/server.ts",
  "tools/build.ts",
];

function locate(files: readonly string[], path: string, directory?: string): string {
  const root = files === MONOREPO ? "/home/me/mono" : "/home/me/shop";
  const result = createLocator(root, files).locate(path, directory === undefined ? {} : { directory });
  if (result.status === "found") return result.file;
  return result.status === "ambiguous" ? result.files.join(" | ") : result.status;
}

describe("a path as tools and runners write it", () => {
  test.each([
    ["relative", "src/cart/price.ts"],
    ["with a dot", "./src/cart/price.ts"],
    ["with steps back inside", "src/index/../cart/./price.ts"],
    ["with doubled slashes", "src//cart/price.ts"],
    ["on Windows", String.raw`src\cart\price.ts`],
    ["in this very workspace", "/home/me/shop/src/cart/price.ts"],
    ["in another clone", "/Users/jo/dev/shop/src/cart/price.ts"],
    ["in another clone with another name", "C:/Users/jo/dev/our-shop/src/cart/price.ts"],
    ["GitHub, Linux", "/home/runner/work/shop/shop/src/cart/price.ts"],
    ["GitHub, macOS", "/Users/runner/work/shop/shop/src/cart/price.ts"],
    ["GitHub, Windows", String.raw`D:\a\shop\shop\src\cart\price.ts`],
    ["GitHub, Windows with slashes", "D:/a/shop/shop/src/cart/price.ts"],
    ["GitHub, job container", "/__w/shop/shop/src/cart/price.ts"],
    ["GitHub, container action", "/github/workspace/src/cart/price.ts"],
    ["GitLab", "/builds/group/shop/src/cart/price.ts"],
    ["GitLab, nested groups", "/builds/group/team/inner/shop/src/cart/price.ts"],
    ["CircleCI", "/home/circleci/project/src/cart/price.ts"],
    ["Azure Pipelines", "/home/vsts/work/1/s/src/cart/price.ts"],
    ["Jenkins", "/var/lib/jenkins/workspace/folder/shop/src/cart/price.ts"],
    ["Bitbucket", "/opt/atlassian/pipelines/agent/build/src/cart/price.ts"],
    ["container /app", "/app/src/cart/price.ts"],
    ["container /usr/src/app", "/usr/src/app/src/cart/price.ts"],
    ["container /workspace", "/workspace/src/cart/price.ts"],
    ["container /workspace, cloned into a folder", "/workspace/shop/src/cart/price.ts"],
    ["development container", "/workspaces/shop/src/cart/price.ts"],
    ["a container's own folder", "/srv/backend/src/cart/price.ts"],
    ["file URL", "file:///home/runner/work/shop/shop/src/cart/price.ts"],
    ["file URL on Windows", "file:///D:/a/shop/shop/src/cart/price.ts"],
    ["file URL on a share", "file://server/share/shop/src/cart/price.ts"],
    ["Windows device path", String.raw`\\?\D:\a\shop\shop\src\cart\price.ts`],
    ["Windows share", String.raw`\\server\share\shop\src\cart\price.ts`],
    ["webpack", "webpack://shop/./src/cart/price.ts"],
    ["webpack, scoped package, hash", "webpack://@me/shop/./src/cart/price.ts?1f2e"],
    ["webpack, no package", "webpack:///src/cart/price.ts"],
    ["webpack, Next.js layer", "webpack-internal:///(rsc)/./src/cart/price.ts"],
    ["Turbopack", "turbopack:///[project]/src/cart/price.ts"],
    ["Vite, outside its root", "/@fs/home/runner/work/shop/shop/src/cart/price.ts"],
    ["Vite, from its root", "/src/cart/price.ts?v=123"],
    ["Vite, served", "http://localhost:5173/src/cart/price.ts?t=1700000000000"],
    ["Vite, served from outside its root", "http://127.0.0.1:5173/@fs/home/me/shop/src/cart/price.ts"],
    ["home folder", "~/code/shop/src/cart/price.ts"],
  ])("%s: %s", (_, path) => {
    expect(locate(SHOP, path)).toBe("src/cart/price.ts");
  });

  test("with percent-escapes, or with a percent sign that escapes nothing", () => {
    expect(locate(SHOP, "file:///app/src/with%20space/%C3%A4.ts")).toBe("src/with space/ä.ts");
    expect(locate(["src/100%/a.ts"], "file:///app/src/100%/a.ts")).toBe("src/100%/a.ts");
  });

  test("root-level files only below a place known to be a root", () => {
    expect(locate(SHOP, "vite.config.ts")).toBe("vite.config.ts");
    expect(locate(SHOP, "/vite.config.ts")).toBe("vite.config.ts");
    expect(locate(SHOP, "/app/vite.config.ts")).toBe("vite.config.ts");
    expect(locate(SHOP, "/home/me/shop/vite.config.ts")).toBe("vite.config.ts");
    expect(locate(SHOP, "/Users/jo/shop/vite.config.ts")).toBe("vite.config.ts");
    expect(locate(SHOP, "/builds/group/team/shop/vite.config.ts")).toBe("vite.config.ts");
    expect(locate(SHOP, "/Users/jo/blog/vite.config.ts")).toBe("outside");
    expect(locate(SHOP, "/builds/group/team/blog/vite.config.ts")).toBe("unknown");
  });
});

describe("a log made in a folder of the repository", () => {
  test.each([
    ["the only file that ends so", "src/App.tsx", undefined, "packages/web/src/App.tsx"],
    ["two that end so", "src/index.ts", undefined, "packages/api/src/index.ts | packages/web/src/index.ts"],
    ["the step's folder decides", "src/index.ts", "packages/web", "packages/web/src/index.ts"],
    ["told with a dot", "src/index.ts", "./packages/api/", "packages/api/src/index.ts"],
    [
      "told as the runner's path",
      "src/index.ts",
      "/home/runner/work/mono/mono/packages/api",
      "packages/api/src/index.ts",
    ],
    [
      "told as Windows' path",
      "src/index.ts",
      String.raw`D:\a\mono\mono\packages\api`,
      "packages/api/src/index.ts",
    ],
    [
      "told as this workspace's path",
      "src/index.ts",
      "/home/me/mono/packages/api",
      "packages/api/src/index.ts",
    ],
    ["a neighbour of the step's folder", "../web/src/index.ts", "packages/api", "packages/web/src/index.ts"],
    ["a neighbour, folder unknown", "../web/src/index.ts", undefined, "packages/web/src/index.ts"],
    ["root-relative all the same", "tools/build.ts", "packages/web", "tools/build.ts"],
    [
      "a whole path is not tied by shorter ones",
      "packages/api/src/index.ts",
      "packages/web",
      "packages/api/src/index.ts",
    ],
    [
      "absolute, ambiguous, in a container",
      "/srv/x/src/index.ts",
      "packages/api",
      "packages/api/src/index.ts",
    ],
    ["absolute, of one package's container", "/app/src/App.tsx", undefined, "packages/web/src/App.tsx"],
    ["a bare name that is told once", "index.test.ts", undefined, "packages/web/test/index.test.ts"],
    [
      "a bare name that is not",
      "server.ts",
      undefined,
      "packages/api/server.ts | packages/api/src/server.ts",
    ],
    ["the step's folder narrows it", "index.ts", "packages/web", "packages/web/src/index.ts"],
    ["the step's folder is the root", "src/App.tsx", ".", "packages/web/src/App.tsx"],
    ["an odd folder does no harm", "src/App.tsx", "../../..", "packages/web/src/App.tsx"],
  ])("%s: %s in %s", (_, path, directory, expected) => {
    expect(locate(MONOREPO, path, directory)).toBe(expected);
  });
});

describe("a workspace that is a folder of the checkout", () => {
  const locator = createLocator("/home/me/mono/packages/web", [
    "src/App.tsx",
    "src/index.ts",
    "vite.config.ts",
  ]);

  test.each([
    ["packages/web/src/App.tsx", "src/App.tsx"],
    ["web/src/App.tsx", "src/App.tsx"],
    ["/home/runner/work/mono/mono/packages/web/src/App.tsx", "src/App.tsx"],
    ["/home/runner/work/mono/mono/packages/web/vite.config.ts", "vite.config.ts"],
    [String.raw`D:\a\mono\mono\packages\web\src\App.tsx`, "src/App.tsx"],
    ["../web/src/App.tsx", "src/App.tsx"],
  ])("%s", (path, file) => {
    expect(locator.locate(path)).toEqual({ status: "found", file });
  });

  test.each([
    ["packages/api/src/index.ts", "unknown"],
    ["/home/runner/work/mono/mono/packages/api/src/index.ts", "unknown"],
    ["../api/src/index.ts", "outside"],
  ])("does not take a neighbour's file for its own: %s", (path, status) => {
    expect(locator.locate(path)).toMatchObject({ status });
  });
});

describe("the longest end decides", () => {
  test("over a shorter one", () => {
    const files = ["a/src/x.ts", "src/x.ts", "x.ts"];
    expect(locate(files, "/opt/q/a/src/x.ts")).toBe("a/src/x.ts");
    expect(locate(files, "/opt/q/b/src/x.ts")).toBe("src/x.ts");
    expect(locate(files, "/opt/q/b/c/x.ts")).toBe("outside");
  });

  test("by whole segments, not by letters", () => {
    expect(locate(["other-src/a.ts", "lib/a.ts"], "/opt/q/src/a.ts")).toBe("outside");
    expect(locate(["my-a.ts"], "a.ts")).toBe("unknown");
  });

  test("two equal ends are ambiguous, sorted", () => {
    expect(locate(["b/src/x.ts", "a/src/x.ts"], "/opt/q/src/x.ts")).toBe("a/src/x.ts | b/src/x.ts");
  });
});

describe("letter case", () => {
  test("counts first", () => {
    expect(locate(["src/Cart.ts", "src/cart.ts"], "src/cart.ts")).toBe("src/cart.ts");
  });

  test("is passed over where nothing else fits", () => {
    expect(locate(SHOP, "SRC/Cart/Price.ts")).toBe("src/cart/price.ts");
    expect(locate(SHOP, "/home/runner/work/shop/shop/Src/cart/price.ts")).toBe("src/cart/price.ts");
    expect(locate(["src/Cart.ts", "src/cart.ts"], "src/CART.ts")).toBe("src/Cart.ts | src/cart.ts");
  });

  test("of a drive and of the root says nothing", () => {
    const locator = createLocator(String.raw`C:\Work\Shop`, SHOP);
    expect(locator.locate(String.raw`c:\work\shop\src\cart\price.ts`)).toEqual({
      status: "found",
      file: "src/cart/price.ts",
    });
  });

  test("and composed letters are the same as decomposed ones", () => {
    expect(locate(SHOP, "src/with space/a\u0308.ts")).toBe("src/with space/ä.ts");
  });
});

describe("hostile and foreign claims", () => {
  test.each([
    ["climbs out", "../../etc/passwd", "outside"],
    ["climbs out from inside", "src/../../../etc/passwd", "outside"],
    ["climbs out of the root", "/home/me/shop/../../../etc/passwd", "outside"],
    ["the machine's own", "/etc/passwd", "outside"],
    ["the machine's own, told as a URL", "file:///etc/passwd", "outside"],
    ["a coincidence of one name", "/usr/lib/index.js", "outside"],
    ["a coincidence in a library", "/usr/lib/src/index.js", "outside"],
    ["a coincidence on Windows", String.raw`C:\Program Files\tool\src\index.js`, "outside"],
    ["a coincidence below a root", "/home/runner/work/shop/shop/index.js", "unknown"],
    ["a generated twin", "/home/runner/work/shop/shop/gen/src/index.js", "unknown"],
    ["a generated twin, relative", "gen/src/index.js", "unknown"],
    ["in the workspace, but no file of it", "/home/me/shop/cart/price.ts", "unknown"],
    ["the workspace itself", "/home/me/shop", "unknown"],
    ["a folder", "src/cart", "unknown"],
    ["a dependency", "node_modules/left-pad/src/index.js", "outside"],
    ["a dependency, absolute", "/home/me/shop/node_modules/left/src/index.js", "outside"],
    ["a dependency on Windows", String.raw`D:\a\shop\shop\node_modules\left\src\index.js`, "outside"],
    ["the runtime", "node:internal/modules/cjs/loader", "outside"],
    ["no file at all", "<anonymous>", "outside"],
    ["code of another host", "https://example.com/src/cart/price.ts", "outside"],
    ["data", "data:text/javascript,src/cart/price.ts", "outside"],
    ["a NUL", "src/cart/price.ts\0.png", "outside"],
    ["an escaped NUL", "file:///app/src/cart/price.ts%00", "outside"],
    ["a line break", "src/cart/price.ts\n", "outside"],
    ["a novel", `${"a/".repeat(5000)}src/cart/price.ts`, "outside"],
    ["only a question", "?", "unknown"],
    ["nothing", "", "outside"],
    ["only steps", "../..", "outside"],
  ])("%s", (_, path, expected) => {
    expect(locate(SHOP, path)).toBe(expected);
  });
});

describe("size", () => {
  test("ten thousand claims against a hundred thousand files of one name", { timeout: 60_000 }, () => {
    const files = Array.from(
      { length: 100_000 },
      (_, index) => `packages/p${index % 1000}/src/m${index}/index.ts`,
    );
    const locator = createLocator("/home/me/mono", files);
    let found = 0;
    for (let index = 0; index < 10_000; index++) {
      const result = locator.locate(`/app/src/m${index}/index.ts`);
      if (result.status === "found" && result.file.endsWith(`/m${index}/index.ts`)) found += 1;
    }
    expect(found).toBe(10_000);
  });
});
