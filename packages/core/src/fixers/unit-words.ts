import { wordsOf } from "./words-of.ts";

/** Units by what they measure: what is so much in one of them is another number in the others. */
export const UNITS: readonly (readonly string[])[] = [
  [
    "ms",
    "s",
    "sec",
    "secs",
    "millis",
    "milliseconds",
    "seconds",
    "mins",
    "minutes",
    "hours",
    "days",
    "weeks",
  ],
  ["b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "bits", "bytes", "kilobytes", "megabytes", "gigabytes"],
  ["g", "mg", "kg", "lb", "lbs", "oz", "ounces", "pounds", "grams", "kilograms", "kilos"],
  ["m", "mm", "cm", "km", "mi", "ft", "feet", "inch", "inches", "miles", "meters", "metres", "yards"],
  ["c", "f", "k", "celsius", "fahrenheit", "kelvin"],
  ["px", "em", "rem", "pt", "vh", "vw", "percent"],
  ["deg", "rad", "degrees", "radians"],
  ["cents", "euros", "dollars", "pounds", "pence", "eur", "usd", "gbp"],
  ["hz", "khz", "mhz", "ghz"],
];

const NAMES: ReadonlySet<string> = new Set(UNITS.flat().filter((unit) => unit.length > 1));

/** Whether a word says what a number counts; single letters say too little. */
export function isUnit(word: string): boolean {
  return NAMES.has(word);
}

/** Whether two names tell of other units, or one of them of none: `amount` and `amountCents`. */
export function haveOtherUnits(a: string, b: string): boolean {
  const [own, other] = [a, b].map((name) => wordsOf(name).filter(isUnit).join(" "));
  return own !== other;
}
