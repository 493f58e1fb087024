/** Ids of sources, unique while the server runs. */
export function createSourceIds(): () => string {
  let count = 0;
  return () => `source-${(count += 1)}`;
}
