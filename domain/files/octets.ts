/** Looking into a file's octets. */

/** Pixels of a picture that is opened: a few kilobytes can say that they are a picture of gigabytes. */
const mostPixels = 100_000_000;

/** Whether a picture says of itself that it has a size which can be shown. */
export const isShowable = (width: number, height: number): boolean =>
  width > 0 && height > 0 && width * height <= mostPixels;

export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Whether the letters of `text` stand at a place; each is one octet. */
export const stands = (octets: Uint8Array, at: number, text: string): boolean =>
  at + text.length <= octets.length && [...text].every((sign, index) => octets[at + index] === sign.charCodeAt(0));

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
