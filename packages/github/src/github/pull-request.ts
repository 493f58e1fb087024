import type { PullRequest } from "../forge.ts";

interface PullRequestData {
  number: number;
  title: string;
  html_url: string;
  base: { ref: string };
  head: { ref: string; sha: string; repo?: { full_name: string } | null };
}

/** A pull request as GitHub tells it in our words. */
export function toPullRequest({ number, title, html_url: url, base, head }: PullRequestData): PullRequest {
  return {
    number,
    title,
    url,
    base: base.ref,
    head: head.ref,
    headSha: head.sha,
    headRepository: head.repo?.full_name,
  };
}
