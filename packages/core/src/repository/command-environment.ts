/** Names of variables that hold secrets, or reach the CI system that runs us. */
const SECRET =
  /(?:^|_)(?:TOKEN|KEY|PAT|AUTH|CREDENTIALS?)(?:_|$)|AUTHTOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE/i;
const CI_CHANNEL = /^(?:ACTIONS_.*|GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY))$/i;

/**
 * The environment for a project's command: ours without secrets (`GITHUB_TOKEN`, `NPM_KEY`, `DB_PASSWORD`, …) and without
 * the files by which a step speaks to its runner. What the user passes by name is kept whatever it is called.
 */
export function commandEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  passed: Readonly<Record<string, string>> = {},
): Record<string, string | undefined> {
  const kept = Object.entries(environment).filter(([name]) => !SECRET.test(name) && !CI_CHANNEL.test(name));
  return { ...Object.fromEntries(kept), ...KEEP_INSTALL, ...passed };
}

/** pnpm sees that the copy lies elsewhere than where it was installed, and would install anew before each script. */
const KEEP_INSTALL = { pnpm_config_verify_deps_before_run: "false" };
