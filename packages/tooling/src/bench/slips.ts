import { moduleFolder } from "./shop-project.ts";
import type { Slip } from "./slip.ts";

/** Where in a module, what, and what becomes of it. */
type SlipOfModule = readonly [name: string, from: string, to: string];

const SLIPS: readonly SlipOfModule[] = [
  ["service", `logger.info("a`, `loger.info("a`],
  ["view", `import { formatDay } from "../shared/clock";\n`, ""],
  ["view", "address.postalCode", "address.postCode"],
  [
    "errors",
    "export function $nounErrorStatus(error: $NounError): number",
    "export function $nounErrorStatus(error: $NounError): string",
  ],
  ["events", "describe$NounEvent", "tell$NounEvent"],
  [
    "controller",
    `found = await this.service.get(to$NounId(parameter(request, "id")))`,
    "found = await this.service.get(to$NounId(parameter(request)))",
  ],
  ["service", "repository.save(draft)", "repository.save(draft, clock)"],
  ["service", "const wasThere = await repository", "const wasThere = repository"],
  ["state", `"../shared/brand"`, `"./shared/brand"`],
  ["pricing", "  return scaleMoney(total, taxRate);", "  scaleMoney(total, taxRate);"],
  ["schema", "return { label, quantity, unitPrice", "return { label, unitPrice"],
  ["view", "address.country?.toUpperCase() ??", "address.country.toUpperCase() ??"],
  [
    "events",
    '    case "$noun-removed":\n      return `${event.$nounId} was removed: ${event.reason}`;\n',
    "",
  ],
  ["repository", ".containing(", ".contains("],
  ["test", `get(to$NounId("none"))`, `get("none")`],
  ["model", "import type { Brand }", "import { Brand }"],
  ["fixtures", "quantity: 2,", "quantitiy: 2,"],
  ["policy", "return compareMoney(", "return compareMonies("],
  ["model", `return status === "open" ||`, `return status === "opened" ||`],
  ["report", "({ status }) => status);", "({ state }) => state);"],
];
/** So far apart that a slip is felt by few of the others' files. */
const STRIDE = 3;

/** Twenty slips of twenty kinds in twenty places, deep and shallow. */
export const MIXED_SLIPS: readonly Slip[] = SLIPS.map(([name, from, to], index) => {
  const folder = moduleFolder(index * STRIDE);
  const file = name === "test" ? `${folder.slice("src/".length)}.test` : name;
  return { file: `${folder}/${file}.ts`, from, to };
});

/** One slip that two files of each module feel. */
export const SHARED_SLIPS: readonly Slip[] = [
  { file: "src/shared/clock.ts", from: "function formatDay(", to: "function formatDate(" },
];
