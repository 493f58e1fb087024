import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listFiles } from "../../repository/files.ts";
import { createSandbox } from "./sandbox.ts";
import type { Sandbox } from "./sandbox.ts";

const NODE = `"${process.execPath}"`;

let top: string;
let root: string;
let sandbox: Sandbox | undefined;

/** A workspace as pnpm lays it out: `app` uses the package `lib` beside it and the dependency `left`. */
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-test-")));
  root = join(top, "shop");
  write("package.json", "{}");
  write("packages/lib/package.json", `{"name":"@shop/lib","type":"module","exports":"./index.js"}`);
  write("packages/lib/index.js", `export const greeting = "hello";`);
  write(
    "packages/app/main.mjs",
    `import { greeting } from "@shop/lib"; import left from "left"; console.log(greeting, left);`,
  );
  write(
    "node_modules/.pnpm/left@1.0.0/node_modules/left/package.json",
    `{"name":"left","type":"module","exports":"./index.js"}`,
  );
  write("node_modules/.pnpm/left@1.0.0/node_modules/left/index.js", `export default "left";`);
  write("node_modules/.cache/tool/state", "kept by a tool");
  write("node_modules/.bin/shim", "#!/bin/sh\necho from the shim\n");
  chmodSync(join(root, "node_modules/.bin/shim"), 0o755);
  link("packages/lib", "packages/app/node_modules/@shop/lib");
  link("node_modules/.pnpm/left@1.0.0/node_modules/left", "packages/app/node_modules/left");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await sandbox?.dispose();
  sandbox = undefined;
  rmSync(top, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function link(target: string, path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(join(root, target), join(root, path), "junction");
}

async function create(folder: string = root): Promise<Sandbox> {
  sandbox = await createSandbox(folder, (await listFiles(folder)).files);
  return sandbox;
}

describe("the copy", () => {
  test("runs the project, dependencies and packages of the workspace included", async () => {
    const copy = await create();
    const result = await copy.run(`${NODE} packages/app/main.mjs`);
    expect(result).toMatchObject({ exitCode: 0, output: "hello left\n", timedOut: false });
  });

  test("is what a command sees change, never the user's tree", async () => {
    const copy = await create();
    await copy.write("packages/lib/index.js", `export const greeting = "changed";`);
    expect((await copy.run(`${NODE} main.mjs`, { cwd: "packages/app" })).output).toBe("changed left\n");
    expect(readFileSync(join(root, "packages/lib/index.js"), "utf8")).toContain("hello");
  });

  test("has node_modules of its own, without caches, so that deleting it harms nothing", async () => {
    const copy = await create();
    expect(existsSync(join(copy.root, "node_modules/.cache"))).toBe(false);
    await copy.write(
      "clean.mjs",
      `import { rmSync } from "node:fs"; for (const folder of ["", "packages/app/"]) rmSync(folder + "node_modules", { recursive: true });`,
    );
    expect(await copy.run(`${NODE} clean.mjs`)).toMatchObject({ exitCode: 0, output: "" });
    expect(existsSync(join(copy.root, "node_modules"))).toBe(false);
    expect(existsSync(join(root, "node_modules/.pnpm/left@1.0.0/node_modules/left/index.js"))).toBe(true);
    expect(existsSync(join(root, "packages/app/node_modules/left/index.js"))).toBe(true);
  });

  test("of a folder of a workspace finds what is installed above it", async () => {
    const copy = await create(join(root, "packages/app"));
    expect((await copy.run(`${NODE} main.mjs`)).output).toBe("hello left\n");
    expect(existsSync(join(copy.root, "../../node_modules/.pnpm/left@1.0.0"))).toBe(true);
  });

  test(
    "puts the programs of each node_modules on the path",
    { skip: process.platform === "win32" },
    async () => {
      const copy = await create();
      expect((await copy.run("shim", { cwd: "packages/app" })).output).toBe("from the shim\n");
    },
  );

  test("keeps modes and the links that stay inside", { skip: process.platform === "win32" }, async () => {
    write("run.sh", "#!/bin/sh\n");
    chmodSync(join(root, "run.sh"), 0o755);
    symlinkSync("packages/lib/index.js", join(root, "short.js"));
    symlinkSync(join(root, "packages/lib"), join(root, "long"));
    symlinkSync("/etc", join(root, "out"));
    sandbox = await createSandbox(root, [
      "run.sh",
      "short.js",
      "long",
      "out",
      "gone.ts",
      "packages/lib/index.js",
    ]);
    expect(statSync(join(sandbox.root, "run.sh")).mode & 0o777).toBe(0o755);
    expect(realpathSync(join(sandbox.root, "short.js"))).toBe(join(sandbox.root, "packages/lib/index.js"));
    expect(realpathSync(join(sandbox.root, "long"))).toBe(join(sandbox.root, "packages/lib"));
    expect(existsSync(join(sandbox.root, "out"))).toBe(false);
  });

  test("is gone after dispose, which may be called twice", async () => {
    const copy = await create();
    await copy.dispose();
    await copy.dispose();
    expect(existsSync(copy.root)).toBe(false);
  });
});

describe("write", () => {
  test("makes new files and replaces read-only ones, keeping their mode", async () => {
    write("locked.ts", "before");
    chmodSync(join(root, "locked.ts"), 0o444);
    const copy = await create();
    await copy.write("locked.ts", "after");
    await copy.write("new/deep/file.ts", "new");
    expect(readFileSync(join(copy.root, "locked.ts"), "utf8")).toBe("after");
    expect(statSync(join(copy.root, "locked.ts")).mode & 0o222).toBe(0);
    expect(readFileSync(join(copy.root, "new/deep/file.ts"), "utf8")).toBe("new");
    expect(readFileSync(join(root, "locked.ts"), "utf8")).toBe("before");
  });

  test.each([
    "../out.ts",
    "/../../out.ts",
    "packages/../../out.ts",
    "",
    "packages/app/node_modules/left/index.js",
  ])("refuses %j", async (file) => {
    const copy = await create();
    await expect(copy.write(file, "x")).rejects.toMatchObject({ code: "file-unwritable" });
  });
});

describe("run", () => {
  test("tells a failure as a result, with all that was printed in its order", async () => {
    const copy = await create();
    const seen: string[] = [];
    const result = await copy.run(`echo one && echo two 1>&2 && exit 3`, {
      onOutput: (text) => seen.push(text),
    });
    expect(result).toMatchObject({ exitCode: 3, timedOut: false });
    expect(result.output.split(/\s+/).toSorted()).toEqual(["", "one", "two"]);
    expect(seen.join("")).toBe(result.output);
  });

  test("gives the command no secrets and nothing to read", async () => {
    vi.stubEnv("SHOP_TOKEN", "hidden");
    const copy = await create();
    await copy.write(
      "tell.mjs",
      `process.stdin.resume().on("end", () => console.log(process.env.SHOP_TOKEN, process.env.SHOP_MODE));`,
    );
    const result = await copy.run(`${NODE} tell.mjs`, { env: { SHOP_MODE: "test" } });
    expect(result.output).toBe("undefined test\n");
  });

  test("ends a command that takes too long", async () => {
    const copy = await create();
    const result = await copy.run(`${NODE} -e "setInterval(() => {}, 1000)"`, { timeoutMs: 200 });
    expect(result.timedOut).toBe(true);
    expect(result.exitCode).not.toBe(0);
  });

  test("ends the processes that the command started as well", async () => {
    const copy = await create();
    await using witness = await createWitness();
    await copy.write(
      "child.mjs",
      `import net from "node:net"; net.connect(${witness.port}, "127.0.0.1"); setInterval(() => {}, 1000);`,
    );
    await copy.write(
      "parent.mjs",
      `import { spawn } from "node:child_process"; spawn(process.execPath, ["child.mjs"]); setInterval(() => {}, 1000);`,
    );
    const abort = new AbortController();
    const running = copy.run(`${NODE} parent.mjs`, { signal: abort.signal });
    const connection = await witness.connected;
    abort.abort(new Error("enough"));
    await expect(running).rejects.toThrow("enough");
    await closed(connection);
  });

  test(
    "does not wait for what it leaves in the background",
    { skip: process.platform === "win32" },
    async () => {
      const copy = await create();
      await using witness = await createWitness();
      await copy.write(
        "child.mjs",
        `import net from "node:net"; net.connect(${witness.port}, "127.0.0.1", () => console.log("up")); setInterval(() => {}, 1000);`,
      );
      const running = copy.run(`mkfifo up && (${NODE} child.mjs > up &) && head -n 1 up`);
      const connection = await witness.connected;
      expect(await running).toMatchObject({ exitCode: 0, output: "up\n" });
      await closed(connection);
    },
  );

  test("refuses a folder outside, and a signal that has fired", async () => {
    const copy = await create();
    await expect(async () => await copy.run("echo", { cwd: "../.." })).rejects.toMatchObject({
      code: "usage",
    });
    await expect(copy.run("echo", { signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow(
      "before",
    );
  });

  test("says when a folder is not there", async () => {
    const copy = await create();
    await expect(copy.run("echo", { cwd: "none" })).rejects.toMatchObject({ code: "command-failed" });
  });
});

interface Witness extends AsyncDisposable {
  port: number;
  /** The connection of a process, which ends when the process does. */
  connected: Promise<Socket>;
}

async function createWitness(): Promise<Witness> {
  const server = createServer();
  const connected = once(server, "connection").then(([socket]: Socket[]) => {
    if (socket === undefined) throw new Error("no connection");
    return socket.on("error", () => {}).resume();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the witness listens on no port");
  return {
    port: address.port,
    connected,
    async [Symbol.asyncDispose]() {
      await once(server.close(), "close");
    },
  };
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await once(socket, "close");
}
