/** Bytes of an XML file → its text, and the entities that it declares for itself. */

/** Of one entity's text, and of the entities, so that no file can grow by them beyond measure. */
const ENTITY_LENGTH = 128;
const MOST_ENTITIES = 100;

/** By its byte order mark, else UTF-8, else what the declaration says; undefined when that is not true. XML 1.0, appendix F. */
export function decodeXml(bytes: Uint8Array): string | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
  if (marked !== undefined) return decode(bytes, marked);
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const said = /^<\?xml[^>]{0,100}\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(head)?.[1];
  return decode(bytes, "utf-8") ?? (said === undefined || /^utf/i.test(said) ? undefined : decode(bytes, said));
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Names and plain texts: Adobe Illustrator writes its namespaces so. Entities that hold markup or others are not taken. */
export function entitiesIn(doctype: string): readonly (readonly [name: string, text: string])[] {
  const entities: (readonly [string, string])[] = [];
  for (const [, name = "", double, single] of doctype.matchAll(/<!ENTITY\s+([\w:.-]+)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>/g)) {
    const text = double ?? single ?? "";
    if (text.length <= ENTITY_LENGTH) entities.push([name, text]);
    if (entities.length === MOST_ENTITIES) break;
  }
  return entities;
}
