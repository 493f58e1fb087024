/** What is kept between runs stands beside the project of a test, and goes with it: see `createProject`. */
export function ownState(cwd: string): { HEPHAESTUS_STATE_HOME: string } {
  return { HEPHAESTUS_STATE_HOME: `${cwd}-state` };
}
