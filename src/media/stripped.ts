/** What taking the metadata out of an image gives, whatever its format. */

/** `bytes` show the very picture that went in. */
export type Stripped = {
  readonly bytes: Uint8Array;
  /** As EXIF counts it, 1 to 8; 5 and more lie on their side. `bytes` still say it, because browsers turn the image by it. */
  readonly orientation: number;
};

/** Takes metadata out of a file of one format; undefined for one that is damaged, or is of another format. */
export type Strip = (bytes: Uint8Array) => Stripped | undefined;

/** A look at numbers in bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether the ASCII `text` stands at `at`. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** `length` bytes at `at`, each an ASCII character. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
