import { delimiter } from "node:path";

/** Names of variables that hold secrets, or reach the CI system that runs us. */
const SECRET =
  /(?:^|_)(?:TOKEN|KEY|PAT|AUTH|CREDENTIALS?)(?:_|$)|AUTHTOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE/i;
const PNPM_STORE = /[\\/]\.pnpm[\\/]/;
const CI_CHANNEL = /^(?:ACTIONS_.*|GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY))$/i;

/**
 * The environment for a project's command: ours without secrets (`GITHUB_TOKEN`, `NPM_KEY`, `DB_PASSWORD`, …), without
 * the files by which a step speaks to its runner, and without where our own packages lie. What the user passes by name is
 * kept whatever it is called.
 */
export function commandEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  passed: Readonly<Record<string, string>> = {},
): Record<string, string | undefined> {
  const kept = Object.entries(environment).filter(([name]) => !SECRET.test(name) && !CI_CHANNEL.test(name));
  return { ...withoutOwnPackages(Object.fromEntries(kept)), ...KEEP_INSTALL, ...passed };
}

/**
 * pnpm's starter of a program puts the program's own packages on NODE_PATH, and whatever the program starts would resolve
 * to them what its project lacks. Other entries are the user's and stay.
 */
export function withoutOwnPackages(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const { NODE_PATH: path, ...rest } = environment;
  const kept = (path ?? "").split(delimiter).filter((entry) => entry !== "" && !PNPM_STORE.test(entry));
  return kept.length === 0 ? rest : { ...rest, NODE_PATH: kept.join(delimiter) };
}

/** pnpm sees that the copy lies elsewhere than where it was installed, and would install anew before each script. */
const KEEP_INSTALL = { pnpm_config_verify_deps_before_run: "false" };
