/** How many folders lie between two files. */
export function distanceOf(a: string, b: string): number {
  const [first, second] = [a, b].map((path) => path.split("/").slice(0, -1));
  if (first === undefined || second === undefined) return 0;
  const shared = first.findIndex((name, index) => name !== second[index]);
  const common = shared === -1 ? first.length : shared;
  return first.length + second.length - 2 * common;
}
