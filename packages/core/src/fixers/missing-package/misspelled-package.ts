import type { Candidate } from "../../model/candidate.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { areContrasting } from "../contrasting-names.ts";
import { nameLikeness } from "../name-likeness.ts";
import type { PackageAskedFor } from "./package-asked-for.ts";
import { workspacePackages } from "./workspace-packages.ts";

const LEAST_LIKENESS = 0.9;
const CONFIDENCE = 0.85;

/** The package that is meant where the name of a declared one, or of one of the repository, is misspelled. */
export function misspelledPackage(
  repository: VirtualRepository,
  file: string,
  { asked, names }: { asked: PackageAskedFor; names: readonly string[] },
): Candidate[] {
  if (asked.isTypes) return [];
  const own = workspacePackages(repository).flatMap(({ manifest }) => manifest.name ?? []);
  const near = [...new Set([...names, ...own])].filter(
    (name) =>
      name !== asked.name &&
      nameLikeness(name, asked.name) >= LEAST_LIKENESS &&
      !areContrasting(name, asked.name),
  );
  const [only, ...others] = near;
  if (only === undefined || others.length > 0) return [];
  const text = repository.read(file)?.text ?? "";
  const path = asked.specifier.replace(asked.name, only);
  const edits = ['"', "'"]
    .flatMap((quote) => placesOf(text, `${quote}${asked.specifier}${quote}`))
    .map((start) => ({
      start: start + 1,
      end: start + 1 + asked.specifier.length,
      text: path,
    }));
  return [
    {
      title: `Import from '${path}'`,
      edits: [{ file, edits: edits.toSorted((a, b) => a.start - b.start) }],
      origin: "missing-package",
      rationale: `there is no \`${asked.name}\`, and \`${only}\` is declared`,
      confidence: CONFIDENCE,
    },
  ];
}

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + part.length))
    places.push(start);
  return places;
}
