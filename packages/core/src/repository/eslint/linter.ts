import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { VirtualRepository } from "../virtual-repository.ts";
import { LintAnswerSchema, type LintAnswer, type LintMessage, type LintRequest } from "./protocol.ts";

/** What linting one file came to: its messages, or why there are none to be had. */
export type LintResult = { messages: LintMessage[] } | { unavailable: string };

/** The workspace's own ESLint, in a process of its own. Runs project code: create one for trusted workspaces only. */
export interface Linter {
  lint(repository: VirtualRepository, file: string): Promise<LintResult>;
  dispose(): void;
}

/** A configuration that hangs must not hang us. */
const TIMEOUT_MS = 60_000;
const CONFIG_FILE = /(?:^|\/)(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.[a-z]+)?)$/;

export function createLinter(): Linter {
  const hosts = new Map<string, Host>();
  const results = new Map<string, Promise<LintResult>>();

  async function lintWith(folder: string, path: string, text: string): Promise<LintResult> {
    if (!hasEslint(folder)) return { unavailable: "eslint is not installed in the workspace" };
    const host = hosts.get(folder) ?? startHost(folder);
    hosts.set(folder, host);
    return host.ask(path, text);
  }

  return {
    lint(repository, file) {
      const source = repository.read(file);
      if (source === undefined) return Promise.resolve({ unavailable: `cannot read ${file}` });
      const key = `${file}\0${source.version}`;
      const folder = join(repository.root, configFolder(repository.files, file));
      const result = results.get(key) ?? lintWith(folder, join(repository.root, file), source.text);
      results.set(key, result);
      return result;
    },
    dispose() {
      for (const host of hosts.values()) host.stop();
      hosts.clear();
    },
  };
}

interface Host {
  ask(path: string, text: string): Promise<LintResult>;
  stop(): void;
}

function startHost(folder: string): Host {
  const child = forkHost(folder);
  const waiting = new Map<number, (answer: LintAnswer) => void>();
  let asked = 0;
  let gone: string | undefined;

  child.on("message", (message) => {
    const answer = LintAnswerSchema.safeParse(message);
    if (answer.success) waiting.get(answer.data.id)?.(answer.data);
  });
  const fail = (reason: string): void => {
    gone ??= reason;
    for (const [id, settle] of waiting) settle({ id, error: reason });
  };
  child.on("exit", (code) => fail(`eslint ended with exit code ${code}`));
  child.on("error", (error) => fail(error.message));

  return {
    async ask(path, text) {
      if (gone !== undefined) return { unavailable: gone };
      const request: LintRequest = { id: (asked += 1), path, text };
      const answer = await new Promise<LintAnswer>((settle) => {
        const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
        waiting.set(request.id, (reply) => {
          clearTimeout(timer);
          waiting.delete(request.id);
          settle(reply);
        });
        child.send(request);
      });
      return answer.messages === undefined
        ? { unavailable: answer.error ?? "eslint gave no answer" }
        : { messages: answer.messages };
    },
    stop: () => child.kill(),
  };
}

/** What the host prints is the project's, not ours: it goes nowhere. */
function forkHost(folder: string): ChildProcess {
  const self = fileURLToPath(import.meta.url);
  const host = join(dirname(self), `eslint-host${extname(self)}`);
  return fork(host, [folder], { cwd: folder, stdio: ["ignore", "ignore", "ignore", "ipc"] });
}

/** ESLint is run where its configuration lies: the nearest one above the file, else the root. */
function configFolder(files: readonly string[], file: string): string {
  const folders = files.filter((candidate) => CONFIG_FILE.test(candidate)).map((config) => dirname(config));
  const above = folders.filter((folder) => folder === "." || file.startsWith(`${folder}/`));
  return above.toSorted((a, b) => b.length - a.length)[0] ?? ".";
}

function hasEslint(folder: string): boolean {
  try {
    return existsSync(createRequire(join(folder, "package.json")).resolve("eslint"));
  } catch {
    return false;
  }
}
