/** Instructions of WebAssembly in their binary form, as section 5.4 of its specification has them: what an expression does last comes last. */
export type Code = readonly number[];

export const unsigned = (value: number): Code =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];

function signed(value: number): Code {
  const rest = value >> 7;
  const isLast = (rest === 0 && (value & 0x40) === 0) || (rest === -1 && (value & 0x40) !== 0);
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(rest)];
}

export const number = (value: number): Code => [0x41, ...signed(value | 0)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];

const unary =
  (...operation: number[]) =>
  (value: Code): Code => [...value, ...operation];
const binary =
  (...operation: number[]) =>
  (left: Code, right: Code): Code => [...left, ...right, ...operation];

export const isZero: (value: Code) => Code = unary(0x45);
export const leadingZeros: (value: Code) => Code = unary(0x67);
export const trailingZeros: (value: Code) => Code = unary(0x68);
export const equal: (left: Code, right: Code) => Code = binary(0x46);
export const isLess: (left: Code, right: Code) => Code = binary(0x48);
export const add: (left: Code, right: Code) => Code = binary(0x6a);
export const subtract: (left: Code, right: Code) => Code = binary(0x6b);
export const multiply: (left: Code, right: Code) => Code = binary(0x6c);
export const and: (left: Code, right: Code) => Code = binary(0x71);
export const or: (left: Code, right: Code) => Code = binary(0x72);
export const xor: (left: Code, right: Code) => Code = binary(0x73);
export const shiftLeft: (left: Code, right: Code) => Code = binary(0x74);
export const shiftRight: (left: Code, right: Code) => Code = binary(0x76);

/** Loads and stores at an address that lies `offset` bytes behind the one told; none needs to be aligned. */
const loading =
  (...operation: number[]) =>
  (address: Code, offset = 0): Code => [...address, ...operation, 0, ...unsigned(offset)];
const storing =
  (operation: number) =>
  (address: Code, value: Code, offset = 0): Code => [...address, ...value, operation, 0, ...unsigned(offset)];

export const loadWord: (address: Code, offset?: number) => Code = loading(0x28);
export const loadByte: (address: Code, offset?: number) => Code = loading(0x2d);
export const loadPair: (address: Code, offset?: number) => Code = loading(0x2f);
export const storeWord: (address: Code, value: Code, offset?: number) => Code = storing(0x36);
export const storePair: (address: Code, value: Code, offset?: number) => Code = storing(0x3b);
export const storeByte: (address: Code, value: Code, offset?: number) => Code = storing(0x3a);

/** Bits for those of the sixteen bytes at an address that are equal to a certain one. */
export const bytesEqual = (address: Code, byte: number): Code => [
  ...loading(0xfd, 0x00)(address),
  ...number(byte),
  0xfd,
  0x0f,
  0xfd,
  0x23,
  0xfd,
  0x64,
];

/** Fills bytes from an address on. */
export const fill = (address: Code, byte: Code, count: Code): Code => [
  ...address,
  ...byte,
  ...count,
  0xfc,
  0x0b,
  0,
];

const EMPTY = 0x40;
const END = 0x0b;

export const when = (condition: Code, ...then: Code[]): Code => [
  ...condition,
  0x04,
  EMPTY,
  ...then.flat(),
  END,
];

/** Repeats instructions as long as a condition holds, which is looked at first. */
export const whilst = (condition: Code, ...body: Code[]): Code => [
  0x02,
  EMPTY,
  0x03,
  EMPTY,
  ...isZero(condition),
  0x0d,
  1,
  ...body.flat(),
  0x0c,
  0,
  END,
  END,
];

export const call = (index: number, ...values: Code[]): Code => [...values.flat(), 0x10, ...unsigned(index)];
export const giveBack = (value: Code): Code => [...value, 0x0f];
/** One of two values, by a condition. */
export const select = (condition: Code, yes: Code, no: Code): Code => [...yes, ...no, ...condition, 0x1b];
export const drop: (value: Code) => Code = unary(0x1a);
