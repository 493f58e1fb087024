/** Where runners and containers keep a checkout. `*` is any one segment, a last `**` any number of them. */
const CHECKOUT_ROOTS = [
  "home/runner/work/*/*", // GitHub Actions on Linux
  "Users/runner/work/*/*", // … on macOS
  "*:/a/*/*", // … on Windows, and Azure Pipelines
  "home/runner/_work/*/*",
  "__w/*/*", // … in a job's container
  "github/workspace", // … in a container action
  "builds/*/*/**", // GitLab, whose groups nest
  "home/circleci/project",
  "root/project",
  "home/vsts/work/*/*", // Azure Pipelines
  "Users/vsts/work/*/*",
  "home/travis/build/*/*",
  "var/lib/jenkins/workspace/*/**",
  "var/jenkins_home/workspace/*/**",
  "home/jenkins/agent/workspace/*/**",
  "opt/atlassian/pipelines/agent/build", // Bitbucket
  "drone/src",
  "codebuild/output/*/src/*",
  "vercel/path0",
  "opt/build/repo", // Netlify
  "workspaces/*", // Codespaces, development containers
  "workspace/**", // Cloud Build
  "usr/src/app",
  "usr/app",
  "opt/app",
  "srv/app",
  "home/node/app",
  "var/task",
  "app",
  "code",
  "repo",
].map(parsePattern);

/** Folders of the machine, never of a project, as lower-case first segments after a drive. */
const SYSTEM_FOLDERS: ReadonlySet<string> = new Set(
  [
    "usr",
    "etc",
    "lib",
    "lib64",
    "bin",
    "sbin",
    "proc",
    "sys",
    "dev",
    "boot",
    "snap",
    "system",
    "library",
    "windows",
  ].concat(["program files", "program files (x86)", "programdata", "nix"]),
);

/** The number of leading segments that are a checkout's root, and whether it may well lie deeper still. */
export interface CheckoutRoot {
  length: number;
  open: boolean;
}

/** The checkout that an absolute path lies in, by the place where a runner or container is known to keep it. */
export function findCheckoutRoot(segments: readonly string[]): CheckoutRoot | undefined {
  const pattern = CHECKOUT_ROOTS.find(
    ({ parts }) =>
      parts.length < segments.length && parts.every((part, index) => isMatch(part, segments[index] ?? "")),
  );
  return pattern === undefined ? undefined : { length: pattern.parts.length, open: pattern.open };
}

/** Whether an absolute path leads into the machine itself: `/usr/lib/x.js`, `C:/Windows/…`. Checkouts there come first. */
export function isSystemPath(segments: readonly string[]): boolean {
  const first = segments.find((segment) => !/^[a-z]:$/i.test(segment));
  return first !== undefined && SYSTEM_FOLDERS.has(first.toLowerCase());
}

function parsePattern(text: string): { parts: string[]; open: boolean } {
  const open = text.endsWith("/**");
  return { parts: (open ? text.slice(0, -"/**".length) : text).split("/"), open };
}

function isMatch(part: string, segment: string): boolean {
  if (part === "*:") return /^[a-z]:$/i.test(segment);
  return part === "*" || part === segment;
}
