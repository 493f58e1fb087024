import type { Origins } from "../answer.ts";
import type { Repository } from "../state.ts";

/** A repository as answers show it. */
export function repositoryBody(
  { owner, name, defaultBranch, isPrivate }: Repository,
  origins: Origins,
): object {
  return {
    name,
    full_name: `${owner}/${name}`,
    owner: { login: owner, type: "User" },
    private: isPrivate,
    default_branch: defaultBranch,
    html_url: `${origins.server}/${owner}/${name}`,
    url: `${origins.api}/repos/${owner}/${name}`,
  };
}
