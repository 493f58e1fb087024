const FILE = /([^/]+?)\.ya?ml(?:@|$)/;

/**
 * What tells a workflow from others, of its path `.github/workflows/ci.yml`, which a run may follow with `@refs/heads/main`:
 * its file without folder and ending. A name would not do: of a run with a `run-name` GitHub tells that in its place.
 */
export function workflowOf(path: string): string | undefined {
  return FILE.exec(path)?.[1];
}
