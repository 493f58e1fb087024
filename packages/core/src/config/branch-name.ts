/** Whether git takes this as a branch name; stricter than git where names confuse shells and people. */
export function isBranchName(name: string): boolean {
  if (name.length > 200 || !/^[\w./-]+$/.test(name) || name.includes("..")) return false;
  return name.split("/").every((part) => /^\w/.test(part) && !part.endsWith(".") && !part.endsWith(".lock"));
}
