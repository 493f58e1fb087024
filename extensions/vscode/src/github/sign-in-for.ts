/**
 * The editor's own sign-in whose tokens are meant for a host; undefined where none is. `enterprise` is the user's setting
 * `github-enterprise.uri`. What a repository calls its remote decides nothing else.
 */
export function signInFor(host: string, enterprise: unknown): "github" | "github-enterprise" | undefined {
  if (host === "github.com" || host === "www.github.com") return "github";
  const isOwn =
    typeof enterprise === "string" && URL.canParse(enterprise) && new URL(enterprise).host === host;
  return isOwn ? "github-enterprise" : undefined;
}
