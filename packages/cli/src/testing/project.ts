import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { ownState } from "./own-state.ts";

/** A git repository in a temporary folder that is gone after the test. */
export interface Project {
  root: string;
  write(file: string, content: string | Uint8Array): void;
  read(file: string): string;
  /** Runs git there; throws where it fails. */
  git(args: readonly string[], input?: string): string;
}

export function createProject(files: Readonly<Record<string, string>>): Project {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-cli-")));
  const { HEPHAESTUS_STATE_HOME: state } = ownState(root);
  onTestFinished(() => {
    for (const folder of [root, state]) rmSync(folder, { recursive: true, force: true });
  });
  const project: Project = {
    root,
    write(file, content) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), content);
    },
    read: (file) => readFileSync(join(root, file), "utf8"),
    git: (args, input = "") =>
      execFileSync("git", args, { cwd: root, input, encoding: "utf8", stdio: "pipe" }),
  };
  project.git(["init", "-q"]);
  for (const [file, content] of Object.entries(files)) project.write(file, content);
  return project;
}
