/** An organisation's accent, moved until words can be read in it and on it, in light and in dark. */

type Rgb = [number, number, number];

const parse = (hex: string): Rgb => {
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
};

const print = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, 0–1 (WCAG 2.2). */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1–21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

/**
 * The colour nearest to `accent` that can be read on `paper`: at least 5 to 1, above what WCAG 2.2 AA asks (4.5).
 * @param towards the colour it is mixed with until it is so, black or white
 */
export function readable(accent: string, paper: string, towards: '#000000' | '#ffffff'): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = print(mix(parse(accent), parse(towards), share));
    if (contrast(mixed, paper) >= 5) return mixed;
  }
  return towards;
}
