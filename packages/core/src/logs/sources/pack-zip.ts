import { crc32, deflateRawSync } from "node:zlib";

/** A file to pack; `name` goes into the zip as it is, whatever it is. */
export interface PackedFile {
  name: string;
  content: string | Uint8Array;
  /** Size to declare instead of the true one. */
  declaredSize?: number;
  encrypted?: boolean;
}

/**
 * Packs files into a zip, for tests: deflated, names in UTF-8. As zip64 it tells where its directory lies in the records of
 * 64 bits alone (APPNOTE 4.3.14 and 4.3.15), as zips with more than 65535 entries or 4 GB do.
 */
export function packZip(files: readonly PackedFile[], isZip64 = false): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { local, central } = packFile(file, offset);
    parts.push(local);
    index.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(index);
  const end = { count: files.length, size: directory.length, offset };
  const wide = isZip64 ? packWideEnd(end) : Buffer.alloc(0);
  const narrow = packEnd(isZip64 ? { count: 0xffff, size: 0xffffffff, offset: 0xffffffff } : end);
  return Buffer.concat([...parts, directory, wide, narrow]);
}

/** How many entries a directory has, its bytes, and where it begins. */
interface DirectoryEnd {
  count: number;
  size: number;
  offset: number;
}

function packEnd({ count, size, offset }: DirectoryEnd): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function packWideEnd({ count, size, offset }: DirectoryEnd): Buffer {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(45, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}

function packFile(file: PackedFile, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(file.name);
  const content = Buffer.from(file.content);
  const packed = deflateRawSync(content);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(file.encrypted === true ? 0x801 : 0x800, 2);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(content), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(file.declaredSize ?? content.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const start = Buffer.alloc(6);
  start.writeUInt32LE(0x02014b50, 0);
  start.writeUInt16LE(20, 4);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, name, packed]),
    central: Buffer.concat([start, shared, rest, name]),
  };
}
