import { HephaestusError, isPathPattern, type Config } from "@hephaestus/core";

/** What the user consents to on the command line comes after what the workspace protects. */
export function withAllowed(config: Config, given: readonly string[]): Config {
  const patterns = given.map((text) => text.replace(/^\.\//, "").replace(/\/$/, ""));
  const wrong = patterns.find((pattern) => !isPathPattern(pattern));
  if (wrong !== undefined)
    throw new HephaestusError("usage", `--allow ${wrong}: not a path of the workspace`, {
      hint: "give a path from the workspace's root, in which *, ? and ** may stand",
    });
  const allowed = patterns.map((pattern) => `!${pattern}`);
  return { ...config, protectedPaths: [...config.protectedPaths, ...allowed] };
}
