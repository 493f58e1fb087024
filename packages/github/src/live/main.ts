/*
 * `GITHUB_TOKEN=… HEPHAESTUS_LIVE_REPOSITORY=owner/name pnpm test:github`: the same as the double is asked, of a real
 * repository that may be written to. It leaves closed pull requests behind, and no branch.
 */
import process from "node:process";
import { smoke } from "./smoke.ts";

const { GITHUB_TOKEN: token = "", HEPHAESTUS_LIVE_REPOSITORY: repository = "" } = process.env;
if (token === "" || repository === "") {
  console.error(
    "Set GITHUB_TOKEN, and HEPHAESTUS_LIVE_REPOSITORY to owner/name of a repository to try it on.",
  );
  process.exitCode = 2;
} else {
  await smoke({
    token,
    repository,
    apiUrl: process.env["GITHUB_API_URL"] ?? "https://api.github.com",
    branch: `hephaestus-live-${Date.now()}`,
    tell: (message) => console.log(message),
  });
}
