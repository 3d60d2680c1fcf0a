// Medians and other ranks, and how they are written.

/** The value below which `share` of all values lie. */
export function rank(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)];
}

export function median(values) {
  return rank(values, 0.5);
}

export function milliseconds(value) {
  return `${value.toFixed(value < 1 ? 3 : value < 100 ? 1 : 0)} ms`;
}

export function kilobytes(value) {
  return `${(value / 1000).toFixed(1)} KB`;
}

export function times(ratio) {
  return `${ratio.toFixed(2)} ×`;
}
