import { createHash } from "node:crypto";
import { plainTitle, type PullRequestTemplate } from "@hephaestus/core";
import type { ReportedFix, RunReport } from "./run-report.ts";

const LONGEST_TITLE = 200;
const LONGEST_PART = 60;

export interface FixNames {
  /** The same fixes have the same id, in whatever order. */
  id: string;
  title: string;
  branch: string;
}

/** Title and branch of a fix from the templates of `hephaestus.yaml`. What comes from a log is made harmless first. */
export function fixNames(
  fix: ReportedFix,
  { solutions, problems }: RunReport,
  { titleTemplate, branchTemplate }: PullRequestTemplate,
): FixNames {
  const taken = fix.solutionIds.flatMap((id) => solutions.find((solution) => solution.id === id) ?? []);
  const [first] = taken;
  const problem = problems.find(({ id }) => first?.problemIds.includes(id) === true);
  const more = fix.solutionIds.length - 1;
  const title = `${first?.title ?? "proved fix"}${more > 0 ? ` and ${more} more` : ""}`;
  const id = fixId(fix);
  const values = {
    id,
    title,
    tool: problem?.tool ?? "",
    code: problem?.code ?? "",
    file: problem?.location?.file ?? fix.files[0]?.path ?? "",
  };
  return {
    id,
    title: plainTitle(filled(titleTemplate, values), LONGEST_TITLE),
    branch: filled(
      branchTemplate,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, branchPart(value)])),
    ),
  };
}

function fixId({ solutionIds, files }: ReportedFix): string {
  const said = [...solutionIds.toSorted(), ...files.map(({ path, before }) => `${path} ${before}`)].join(
    "\n",
  );
  return createHash("sha256").update(said).digest("hex").slice(0, 10);
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** What git takes as part of a branch's name, and people can type. */
function branchPart(value: string): string {
  const plain = value.replaceAll(/[^\w-]+/g, "-").slice(0, LONGEST_PART);
  return plain.replaceAll(/^-+|-+$/g, "") || "fix";
}

/** What all branches of a template begin with: `hephaestus/`. Empty where it begins with a placeholder. */
export function branchPrefix({ branchTemplate }: PullRequestTemplate): string {
  return branchTemplate.split("{")[0] ?? "";
}
